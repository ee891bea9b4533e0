"""A form as data: its fields, limits and words in both languages.

Knows the shape of a form. Does not know how a kind reads an answer (`forms.fields`), nor whether the fields
fit together (`forms.checks`, which is the way to get a `Form` from a file).
"""

from typing import Annotated

from pydantic import BeforeValidator
from pydantic import Field as Limited

from forms.conditions import Condition
from forms.terms import Code, Fixed, Key, Text, Words


class Limits(Fixed):
    """What an answer may measure: characters of a text, size of a number, count of photos or choices, days."""

    min_length: int | None = Limited(default=None, ge=0)
    max_length: int | None = Limited(default=None, ge=1)
    min: int | None = None
    max: int | None = None
    min_count: int | None = Limited(default=None, ge=0)
    max_count: int | None = Limited(default=None, ge=1)
    earliest: str = ""  # an ISO date, or "today"
    latest: str = ""
    letters: bool = True  # a text has at least one letter


class Choice(Fixed):
    """One thing to choose. `says`: other words people type for it."""

    code: Code
    label: Text
    says: tuple[Words, ...] = ()
    other: str = ""  # “something else”: the key of the field that then says which
    alone: bool = False  # “none of these”: cannot go with others


class Section(Fixed):
    """A named stretch of the form."""

    key: Key
    title: Text


def _listed(one: object) -> object:
    return (one,) if isinstance(one, str) else one


class Field(Fixed):
    """One question. What each part is for stands in `docs/forms.md`."""

    key: Key
    kind: str
    ask: Text
    label: Text  # short: summaries, the console
    why: Text | None = None  # “why we ask”
    help: Text | None = None  # what else to say when the first try did not fit
    example: Text | None = None
    bring: Text | None = None  # what to have at hand before starting
    required: bool = True
    show_if: Condition | None = None
    limits: Limits = Limits()
    choices: tuple[Choice, ...] = ()
    depends_on: Annotated[tuple[Key, ...], BeforeValidator(_listed)] = ()  # the places above, the nearest first
    unit: Text | None = None  # what a number counts
    says: tuple[Words, ...] = ()  # what people call this field, or its unit
    begins: tuple[Words, ...] = ()  # how answers to it often begin
    personal: bool = False
    prefill: str = ""  # what is known of the person that may be offered: name, phone, …
    role: str = ""  # what the answer is to its readers: see `forms.roles`
    section: str = ""

    def choice(self, code: object) -> Choice | None:
        return next((one for one in self.choices if one.code == code), None)

    def unit_words(self) -> tuple[str, ...]:
        """What may stand after a number for it to count what this field asks for."""
        return (*((self.unit.th, self.unit.en) if self.unit else ()), *self.says)

    def begun_by(self, words: str) -> bool:
        """Whether the words begin as answers to this field often do."""
        return any(words.casefold().startswith(one.casefold()) for one in self.begins)


class Form(Fixed):
    """The questions of one programme's application, in the order they are asked."""

    title: Text
    minutes: Annotated[int, Limited(ge=1, le=240)]
    intro: Text | None = None
    sections: tuple[Section, ...] = ()
    fields: Annotated[tuple[Field, ...], Limited(min_length=1)]

    def field(self, key: str) -> Field:
        """The field called `key`. Raises KeyError."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(one.key == key for one in self.fields)
