"""Several answers in one message: each to its own field, and what is left for the field that was asked.

Knows a form and what can be told apart without doubt: marked places, a phone, counted things, labelled lines. Takes
nothing from a story, and never touches a field that has an answer.
"""

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date

from forms.definition import Form
from forms.fields import Asked, kind_of
from forms.readings import Reading, Value
from forms.sense import has_letters
from forms.sorting import sort
from forms.terms import Answers, Language
from forms.typed import key as comparable
from forms.typed import polite_off

HARDLY = 0.5  # sure of a choice, among words about something else
_WRITTEN = ("short_text", "long_text")


@dataclass(frozen=True)
class Taken:
    """reading: of the asked field, None where the message was all about others. others: what they got, by key."""

    reading: Reading | None
    others: dict[str, Value] = attribute(default_factory=dict)


def take(
    text: str, form: Form, key: str, answers: Answers, language: Language = "th", today: date | None = None
) -> Taken:
    """Read a message as the answer to field `key` and, besides, to others it plainly answers. Raises KeyError."""
    asked = form.field(key)
    sorting = sort(text, form, asked, Asked(asked, answers, language, today))
    kind = kind_of(asked)
    if not sorting.found:
        return Taken(kind.read(text, sorting.context))
    left = sorting.words if asked.kind in _WRITTEN or kind.chosen else text
    if asked.kind in _WRITTEN and not has_letters(comparable(polite_off(left))):
        return Taken(None, sorting.found)
    if kind.chosen and not comparable(left):
        return Taken(None, sorting.found)
    if (
        kind.chosen and kind.sure(left, sorting.context) < HARDLY
    ):  # “Uncle Dam, head of the village, 089 …” is no village
        return Taken(None, sorting.found)
    return Taken(kind.read(left, sorting.context), sorting.found)


def others(
    text: str, form: Form, key: str, answers: Answers, language: Language = "th", today: date | None = None
) -> dict[str, Value]:
    """The fields other than `key` that the message plainly answers: key → Value."""
    asked = form.field(key)
    return sort(text, form, asked, Asked(asked, answers, language, today)).found
