"""What is wrong with a form's definition, said so that its author can mend it.

Knows pydantic's findings and turns them into sentences with a remedy. Does not look for mistakes itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

Where = tuple[str | int, ...]  # the way to the mistake: ("fields", 3, "label", "th")


@dataclass(frozen=True)
class DefinitionError:
    """One mistake: where it is, what it is, what to write instead."""

    where: Where
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.where)) or 'form'}: {self.problem}. {self.remedy}."


class WrongForm(ValueError):
    """The definition cannot be used. errors: every mistake found, in the file's order."""

    def __init__(self, errors: list[DefinitionError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


def similar(word: object, known: Iterable[str]) -> str:
    """“Did you mean …?”, or what there is."""
    there = list(dict.fromkeys(filter(None, known)))
    close = get_close_matches(str(word), there, n=1)
    return f"Write {close[0]!r}" if close else f"There is: {', '.join(there) or 'nothing'}"


def findings(error: ValidationError, before: Where, known: Mapping[str, Iterable[str]]) -> list[DefinitionError]:
    """Pydantic's findings as mistakes. known: the keys that may stand in a block, by the key the block stands under."""
    return [_finding(found, before, known) for found in error.errors()]


def _finding(found: Any, before: Where, known: Mapping[str, Iterable[str]]) -> DefinitionError:
    where = (*before, *(part for part in found["loc"] if part not in ("Rule", "Group")))
    name, kind = where[-1] if where else "form", found["type"]
    if kind == "missing" and name in _LANGUAGES:
        return DefinitionError(where, f"the {_LANGUAGES[name]} words are missing", f"Write them under {name!r}")
    if kind == "missing":
        return DefinitionError(where, f"{name!r} is missing", f"Add {name!r}")
    if kind == "extra_forbidden":
        return DefinitionError(where, f"{name!r} is not known here", similar(name, _beside(where, known)))
    if kind == "model_type" and name in TEXTS:
        return DefinitionError(where, f"{name!r} is in one language only, or in none", "Write th: … and en: … under it")
    if kind in _PLAIN:
        return DefinitionError(where, *_PLAIN[kind])
    quoted = kind == "string_type"  # YAML reads 2026-12-01, yes and 5 as something else than words
    problem = "this is no text" if quoted else found["msg"].removeprefix("Value error, ").lower()
    remedy = f"Put it in quotes: {str(found['input'])!r}" if quoted else f"Got {found['input']!r}: change it"
    return DefinitionError(where, problem, remedy)


def _beside(where: Where, known: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """The keys that may stand next to the last one: those of the nearest block around it."""
    around = [part for part in where[:-1] if isinstance(part, str)]
    return next((known[part] for part in reversed(around) if part in known), ("th", "en") if around else known[""])


_LANGUAGES = {"th": "Thai", "en": "English"}
TEXTS = ("ask", "label", "why", "help", "example", "bring", "unit", "title", "intro")
_PLAIN = {
    "string_pattern_mismatch": ("this cannot be a name", "Use small letters, digits and _ only"),
    "string_too_short": ("there are no words here", "Write some, or leave the key out"),
    "model_type": ("this is no block of keys and values", "Write keys and values"),
}
