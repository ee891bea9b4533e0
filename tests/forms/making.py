"""Fields and forms to test with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from forms import Almost, Answers, Field, Form, Language, Problem, Reading, Value, read, read_form

FORM_FILE = Path(__file__).resolve().parents[2] / "programmes" / "glo-creative" / "form.yaml"


def programme_form() -> Form:
    return read_form(yaml.safe_load(FORM_FILE.read_text(encoding="utf-8")))


def both(words: str) -> dict[str, str]:
    return {"th": words, "en": words}


def raw(key: str, kind: str, **rest: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "ask": both(f"ask {key}"), "label": both(f"label {key}"), **rest}


def field(kind: str, **rest: Any) -> Field:
    return Field.model_validate(raw("it", kind, **rest))


def form_of(*fields: Mapping[str, Any], **rest: Any) -> dict[str, Any]:
    return {"title": both("form"), "minutes": 5, "fields": list(fields), **rest}


def outcome(reading: Reading) -> Any:
    """A reading in short: the value, the likeliest value in a list with the others, or the problem's code."""
    match reading:
        case Value(value=value):
            return value
        case Almost(options=options):
            return ("almost", *(option.value for option in options))
        case Problem(code=code):
            return ("problem", code)


def heard(text: str, asked: Field, answers: Answers | None = None, language: Language = "th", today: Any = None) -> Any:
    return outcome(read(text, asked, answers or {}, language, today))
