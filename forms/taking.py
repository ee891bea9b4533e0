"""One question, one message: what it comes to.

Knows fields and their kinds. Knows no conversation: commands, questions and greetings are told apart elsewhere, with
`looks_like` as the field's own opinion.
"""

from collections.abc import Mapping
from datetime import date

from forms.definition import Field
from forms.fields import Asked, kind_of
from forms.readings import Offer, Reading, Value
from forms.terms import Answer, Answers, Language
from forms.typed import shortened


def read(text: str, field: Field, answers: Answers, language: Language = "th", today: date | None = None) -> Reading:
    """What the words come to as an answer to this field: Value, Almost or Problem. Never raises."""
    return kind_of(field).read(text, Asked(field, answers, language, today))


def looks_like(
    field: Field, text: str, answers: Answers, language: Language = "th", today: date | None = None
) -> float:
    """How sure the words answer this very field: 1 an exact answer; under 0.5 they had better be something else."""
    return kind_of(field).sure(text, Asked(field, answers, language, today))


def accepts(field: Field, value: Answer, answers: Answers, today: date | None = None) -> bool:
    """Whether this stored value stands, with the other answers as they are."""
    return kind_of(field).accepts(value, Asked(field, answers, today=today))


def show(value: Answer, field: Field, language: Language) -> str:
    """The stored value for people to read."""
    return kind_of(field).show(value, field, language)


def offers(field: Field, answers: Answers, language: Language = "th") -> tuple[Offer, ...]:
    """Answers to tap: choices; places of the parent where there are at most 13; else none."""
    return kind_of(field).offers(Asked(field, answers, language))


def prefilled(field: Field, known: Mapping[str, str], language: Language = "th") -> Offer | None:
    """What is known of the person (name, phone, …) as an answer to tap, where the field says so and it fits."""
    reading = read(known.get(field.prefill, ""), field, {}, language) if field.prefill else None
    if not isinstance(reading, Value):
        return None
    return Offer(reading.value, shortened(show(reading.value, field, language)))
