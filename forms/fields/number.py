"""Answers that count: members, households.

Knows limits and units. Does not know how numbers are written: `forms.figures` does.
"""

from typing import ClassVar

from forms.chatter import chatter
from forms.definition import Field
from forms.fields.kind import UNSURE, Asked, Kind, kind
from forms.figures import Figure, beside, figures, vague
from forms.readings import Almost, Option, Problem, Reading, Value
from forms.terms import Answer, Language, Text
from forms.texts import MEANT, WHICH_NUMBER, problem
from forms.typed import seen

_UNITS = (
    *("คน", "ท่าน", "ชีวิต", "ครัวเรือน", "ครอบครัว", "หลัง", "ปี", "วัน", "เดือน", "บาท", "กิโล", "กม", "ไร่", "ตัว", "รูป"),
    *("households", "families", "people", "persons", "members", "baht", "years", "days", "houses"),
)
_BESIDE = 10  # letters beside the number and the words around numbers, before it is talk of something else
_PARTS = ("ชาย", "หญิง", "ผู้ใหญ่", "เด็ก", "เยาวชน", "men", "women", "adults", "children", "male", "female")


@kind
class Number(Kind):
    """A whole number within limits; stored as int."""

    name = "number"
    limits: ClassVar[frozenset[str]] = frozenset({"min", "max"})
    nearly: ClassVar[frozenset[str]] = frozenset({"vague_number", "not_whole", "too_small", "too_big"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        found = _counted(figures(text), asked.field)
        if not found:
            return problem("vague_number" if vague(text) else "no_number", asked.field.example)
        if len(found) > 1:
            return _several(found, text, asked.field)
        return self._one(found[0], asked.field)

    def _one(self, figure: Figure, field: Field) -> Reading:
        if wrong := _wrong(figure.low, field) or _wrong(figure.high, field):
            return wrong
        low, high = int(figure.low), int(figure.high)
        if low != high:
            return Almost((_option(low, field), _option(high, field)), WHICH_NUMBER)
        if _other_unit(figure.unit, field):
            return Almost((_option(low, field),), MEANT.filled(guess=_option(low, field).label))
        return Value(low, said_back=figure.rough)

    def certainty(self, text: str, asked: Asked, /) -> float:
        certainty = super().certainty(text, asked)
        found = figures(text)
        own = any(one.unit.startswith(asked.field.unit_words()) for one in found if one.unit)
        beside_it = "" if own else beside(text)
        talk = chatter(text) or len(beside_it) > (_BESIDE if any(one.span for one in found) else _BESIDE // 2)
        return min(certainty, UNSURE) if talk else certainty

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and _wrong(value, asked.field) is None

    def show(self, value: Answer, field: Field, language: Language, /) -> str:
        return f"{value:,} {field.unit.of(language)}" if field.unit else f"{value:,}"


def _wrong(size: float, field: Field) -> Problem | None:
    least, most = field.limits.min, field.limits.max
    if least is not None and size < least:
        return problem("too_small", field.example, least=f"{least:,}")
    if (most is not None and size > most) or abs(size) >= 1e15:
        return problem("too_big", field.example, most=f"{1e15 if most is None else most:,.0f}")
    return None if size == int(size) else problem("not_whole", field.example)


def _counted(found: list[Figure], field: Field) -> list[Figure]:
    """The figures with this field's unit where some have it, else all."""
    own = [figure for figure in found if figure.unit and figure.unit.startswith(field.unit_words())]
    return own if len(own) == 1 else found


def _other_unit(unit: str, field: Field) -> bool:
    return field.unit is not None and unit.startswith(_UNITS) and not unit.startswith(field.unit_words())


def _option(size: int, field: Field) -> Option:
    both = (
        Text(th=f"{size:,} {field.unit.th}", en=f"{size:,} {field.unit.en}")
        if field.unit
        else Text(th=f"{size:,}", en=f"{size:,}")
    )
    return Option(size, both)


def _several(found: list[Figure], text: str, field: Field) -> Reading:
    """Several numbers: their sum first where they are parts of a whole."""
    sizes = [int(figure.low) for figure in found]
    words = seen(text).casefold()
    sizes = [sum(sizes), *sizes] if any(part in words for part in _PARTS) else sizes
    fitting = [size for size in dict.fromkeys(sizes) if _wrong(size, field) is None][:4]
    return (
        Almost(tuple(_option(size, field) for size in fitting), WHICH_NUMBER)
        if fitting
        else problem("no_number", field.example)
    )
