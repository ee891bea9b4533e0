"""The filters in use, in words, each under the name that takes it away again. Knows filters by name; knows no query."""

from collections.abc import Mapping

from console.cases.filters import Asked
from console.desk import the_desk
from console.fields import choices_of
from console.showing import both, t
from forms.definition import Field

PLAIN = (
    "q", "programme", "province", "channel", "photos", "since", "until", "age", "reviewer", "score_from", "score_to",
    "flag", "unread", "double",
)  # fmt: skip
SAID = ("q", "since", "until", "age", "reviewer", "score_from", "score_to", "flag")  # named by a sentence with a value
NAMED = {"photos": "applications.photos_", "reviewer": "filters.reviewer_", "flag": "filters.flag_"}


def tags(asked: Asked, fields: Mapping[str, Field], people: Mapping[str, str]) -> dict[str, str]:
    """In the order of the page. people: names of reviewers by id, as far as this reader may ask for them."""
    plain = {name: _said(name, asked.typed[name], people) for name in PLAIN if name in asked.typed}
    return plain | {name: _answered(name, value, fields) for name, value in asked.answers.items()}


def _said(name: str, value: str, people: Mapping[str, str]) -> str:
    record = the_desk().knowledge().records.get(value)
    if name == "programme" and record:
        return both(record.short)
    if name == "channel":
        return the_desk().channel(value)
    if name in NAMED and value in ("me", "none", "yes", "no", ":none", ":any"):
        return t(f"{NAMED[name]}{value.removeprefix(':')}")
    if name in ("unread", "double"):
        return t(f"filters.{name}")
    return t(f"filters.said_{name}", value=people.get(value, value)) if name in SAID else value


def _answered(name: str, value: str, fields: Mapping[str, Field]) -> str:
    how, _, key = name.partition(".")
    field = fields.get(key)
    if field is None:
        return f"{key}: {value}"
    words = choices_of(field).get(value, value) if how == "is" else value
    return t(f"filters.answer_{how}", question=both(field.label.model_dump()), words=words)
