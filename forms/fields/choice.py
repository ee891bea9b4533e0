"""Answers from a list of which one is chosen.

Knows what to do with a near miss and with “something else”. Does not know how a choice is named in a message:
`forms.choosing` does.
"""

import re
from typing import ClassVar

from forms.chatter import chatter, nothing
from forms.choosing import SLIP, named, nearly
from forms.definition import Choice, Field
from forms.fields.kind import UNSURE, Asked, Kind, kind
from forms.pointing import numbers
from forms.question import asking
from forms.readings import Almost, Offer, Option, Reading, Value
from forms.sense import makes_sense
from forms.terms import Answer, Language, Text
from forms.texts import MEANT, OTHER, WHICH, problem
from forms.typed import polite_off, shortened, tidy

_OTHER = re.compile(
    r"^(?:อื่น\s*ๆ?|อย่างอื่น|แบบอื่น|other|others|something else)(?:\s*(?:[:,(-]|คือ|ได้แก่|เป็น|namely))?\s*", re.IGNORECASE
)


@kind
class One(Kind):
    """One of the choices; stored as its code."""

    name = "choice"
    chosen = True
    nearly: ClassVar[frozenset[str]] = frozenset({"number_off", "one_only"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        field = asked.field
        if places := numbers(text):
            return _by_number(places, field) if len(places) == 1 else problem("one_only", field.example)
        found = named(text, field)
        if found.left and (close := [one for one in _slips(text, field) if one not in found.choices]):
            return _almost([*close, *found.choices])
        if len(found.choices) == 1:
            return _other(found.choices[0], text) or Value(found.choices[0].code, said_back=bool(found.left))
        if found.choices:
            return _almost(list(found.choices))
        guess = nearly(text, field)
        return _almost(guess) if guess else _unlisted(text, field) or problem("no_choice", field.example)

    def exact(self, text: str, asked: Asked, /) -> bool:
        return bool(numbers(text)) or not named(text, asked.field).left

    def certainty(self, text: str, asked: Asked, /) -> float:
        certainty, found, field = super().certainty(text, asked), named(text, asked.field), asked.field
        if numbers(text) or field.begun_by(text) or any(one.other for one in found.choices):
            return certainty
        talk = found.amid_talk if found.choices else not nearly(text, field)
        return min(certainty, UNSURE) if talk else certainty

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        return isinstance(value, str) and asked.field.choice(value) is not None

    def show(self, value: Answer, field: Field, language: Language, /) -> str:
        choice = field.choice(value)
        return choice.label.of(language) if choice else str(value)

    def offers(self, asked: Asked, /) -> tuple[Offer, ...]:
        return tuple(Offer(one.code, shortened(one.label.of(asked.language))) for one in asked.field.choices)


def _slips(text: str, field: Field) -> list[Choice]:
    """Choices whose name is a slip away from the words, or from a piece of them."""
    pieces = [piece for piece in text.split() if len(piece) > 5 and not piece.isascii()]
    found = [one for words in (text, *pieces) for one in nearly(words, field, SLIP)]
    return list(dict.fromkeys(found))


def at_place(place: int, field: Field) -> Choice:
    """The choice with this number on the list; -1 is the last."""
    return field.choices[place - 1 if place > 0 else place]


def listed(place: int, field: Field) -> bool:
    return place == -1 or 1 <= place <= len(field.choices)


def _by_number(places: list[int], field: Field) -> Reading:
    if not listed(places[0], field):
        return problem("number_off", field.example, count=len(field.choices))
    return Value(at_place(places[0], field).code, said_back=True)


def _other(choice: Choice, text: str) -> Value | None:
    """“อื่น ๆ กลุ่มเลี้ยงผึ้ง”: the code, and what it is for the field that says which."""
    detail = _OTHER.sub("", polite_off(tidy(text)), count=1).strip()
    if not choice.other or not makes_sense(detail) or detail == polite_off(tidy(text)):
        return None
    return Value(choice.code, said_back=True, also={choice.other: detail})


def _unlisted(text: str, field: Field) -> Reading | None:
    """Words that name no choice, where there is “something else”: offered as that."""
    other = next((one for one in field.choices if one.other), None)
    words = " ".join(polite_off(tidy(text)).split())
    talk = chatter(text) or nothing(text) or asking(text) >= 0.5 or not makes_sense(words)
    if other is None or talk or not 3 <= len(words) <= 60:
        return None
    label = OTHER.filled(label=other.label, detail=words)
    return Almost((Option(other.code, label, {other.other: words}),), MEANT.filled(guess=label))


def which(guess: list[Choice]) -> Text:
    """The question under these choices."""
    return MEANT.filled(guess=guess[0].label) if len(guess) == 1 else WHICH


def _almost(guess: list[Choice]) -> Almost:
    return Almost(tuple(Option(one.code, one.label) for one in guess[:5]), which(guess))
