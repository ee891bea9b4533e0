"""Which question is next, how far one is, what an application says.

Knows a form and its answers. Knows no conversation, no channel and no clock. `answers` maps keys to stored values;
`skipped` holds the keys of optional fields that were passed over.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from forms.definition import Field, Form, Section
from forms.fields import Asked, kind_of
from forms.terms import Answers, Language


@dataclass(frozen=True)
class Progress:
    """“ข้อ number จาก of”, and the section it stands in."""

    number: int
    of: int
    section: Section | None = None


@dataclass(frozen=True)
class Row:
    """One line of a summary. shown is empty where nothing was answered."""

    key: str
    label: str
    shown: str


@dataclass(frozen=True)
class Estimate:
    """What lies ahead: minutes, the fewest questions one is asked, and how many of them must be answered."""

    minutes: int
    count: int
    required: int


def visible(form: Form, answers: Answers) -> tuple[Field, ...]:
    """The fields that are asked, given these answers; an answer of a hidden field counts for nothing."""
    seen: list[Field] = []
    counted: dict[str, Any] = {}
    for field in form.fields:
        if field.show_if is None or field.show_if.holds(counted):
            seen.append(field)
            if answers.get(field.key) is not None:
                counted[field.key] = answers[field.key]
    return tuple(seen)


def next_field(form: Form, answers: Answers, skipped: Collection[str] = ()) -> Field | None:
    """The first field that is neither answered nor skipped; None when the form is complete."""
    return next((one for one in visible(form, answers) if not _done(one, answers, skipped)), None)


def missing(form: Form, answers: Answers) -> tuple[Field, ...]:
    """Required fields without an answer."""
    return tuple(one for one in visible(form, answers) if one.required and answers.get(one.key) is None)


def _done(field: Field, answers: Answers, skipped: Collection[str]) -> bool:
    return answers.get(field.key) is not None or (not field.required and field.key in skipped)


def progress(form: Form, answers: Answers, skipped: Collection[str] = (), key: str = "") -> Progress:
    """The place of the next question (or of `key`) among those that are asked; the last one when all is done."""
    asked = visible(form, answers)
    following = next_field(form, answers, skipped)
    wanted = key or (following.key if following else asked[-1].key)
    at = next((at for at, one in enumerate(asked) if one.key == wanted), len(asked) - 1)
    section = next((one for one in form.sections if one.key == asked[at].section), None)
    return Progress(at + 1, len(asked), section)


def summary(form: Form, answers: Answers, language: Language) -> tuple[Row, ...]:
    """Every visible field with its answer, in order."""
    return tuple(Row(one.key, one.label.of(language), _shown(one, answers, language)) for one in visible(form, answers))


def _shown(field: Field, answers: Answers, language: Language) -> str:
    value = answers.get(field.key)
    return "" if value is None else kind_of(field).show(value, field, language)


def frozen(form: Form, answers: Answers) -> list[dict[str, Any]]:
    """What was asked and answered, readable without the form: key, ask, label, value, shown; JSON-ready."""
    return [
        {
            "key": one.key,
            "kind": one.kind,
            "ask": one.ask.model_dump(),
            "label": one.label.model_dump(),
            "value": answers[one.key],
            "shown": {"th": _shown(one, answers, "th"), "en": _shown(one, answers, "en")},
        }
        for one in visible(form, answers)
        if answers.get(one.key) is not None
    ]


def depends(form: Form, key: str) -> tuple[str, ...]:
    """Keys of the fields that hang on this one, directly or through others, in order."""
    on: set[str] = {key}
    for field in form.fields:
        needs = set(field.depends_on) | (field.show_if.fields() if field.show_if else set())
        if needs & on:
            on.add(field.key)
    return tuple(field.key for field in form.fields if field.key in on and field.key != key)


def stale(form: Form, answers: Answers) -> tuple[str, ...]:
    """Keys whose answers no longer stand (a district of another province, a detail of a choice not made)."""
    standing = {key: value for key, value in answers.items() if value is not None}
    fallen: list[str] = []
    for field in form.fields:
        if field.key in standing and not _stands(field, standing):
            fallen.append(field.key)
            del standing[field.key]
    return tuple(fallen)


def _stands(field: Field, answers: Answers) -> bool:
    shown = field.show_if is None or field.show_if.holds(answers)
    return shown and kind_of(field).accepts(answers[field.key], Asked(field, answers))


def estimate(form: Form) -> Estimate:
    """What starting means, before anything is answered."""
    asked = visible(form, {})
    return Estimate(form.minutes, len(asked), sum(one.required for one in asked))


def prepare(form: Form, language: Language) -> tuple[str, ...]:
    """What to have at hand, in the form's words and order."""
    return tuple(one.bring.of(language) for one in form.fields if one.bring is not None)
