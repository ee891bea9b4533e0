"""Answers that are provinces, districts and sub-districts, each within the one above.

Knows what to make of a name that is misspelt, lies elsewhere or belongs to another level. Does not know the names:
`forms.places` does. Stored: the official Thai name.
"""

from collections.abc import Iterable
from typing import ClassVar

from forms.addresses import Address, address, by_postcode, provinces_inside, resolved, seen
from forms.chatter import chatter
from forms.definition import Field
from forms.fields.kind import UNSURE, Asked, Kind, kind
from forms.places import LEVELS, Level, Place, called, children, gazetteer, lineage, named_exactly, near, parent
from forms.readings import Almost, Offer, Option, Problem, Reading, Value
from forms.terms import Answer, Language, Text
from forms.texts import COUNTRY, LEVEL_NAMES, MEANT, PLACE_IN, WHICH, problem
from forms.typed import letters, plain, shortened

MOST_OFFERED, MOST_GUESSED = 13, 5
_BESIDE = 8  # letters beside an unmarked name, before it is talk of something else


class Area(Kind):
    """What the three levels share."""

    level: ClassVar[Level]

    def read(self, text: str, asked: Asked, /) -> Reading:
        above = _above(asked, self.level)
        exact = called(text, self.level, above)
        if len(exact) == 1:
            return Value(exact[0].th, said_back=not _by_its_name(text, exact[0]))
        if exact:
            return _almost([_option(one, above, asked.field) for one in exact])
        found = address(text, above)
        return (found and self._placed(found, above, asked.field)) or self._guess(text, above, asked.field)

    def _placed(self, found: Address, above: Place | None, field: Field) -> Reading | None:
        """The message says more than one name, or another level."""
        place = found.places.get(self.level)
        if place is None or not found.clear:
            return None
        if found.marked or (self.level in found.said and place.inside(above)):
            return Value(place.th, said_back=True) if place.inside(above) else _almost([_option(place, above, field)])
        return None

    def _guess(self, text: str, above: Place | None, field: Field) -> Reading:
        """A slip of a name here, the same name elsewhere, or a smaller place whose holder is meant."""
        likely = [*near(text, self.level, above)] if above or self.level == "province" else []
        likely += _holders(text, self.level, above)
        likely += [one for one in called(text, self.level) if not one.inside(above)]
        likely += [one for one in self._mentioned(text) if one.inside(above)]
        if likely:
            return _almost([_option(one, above, field) for one in dict.fromkeys(likely)][:MOST_GUESSED])
        return _unknown(text, self.level, above, field)

    def _mentioned(self, _text: str, /) -> Iterable[Place]:
        return ()

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        return bool(named_exactly(self.level, value, _above(asked, self.level)))

    def show(self, value: Answer, _field: Field, language: Language, /) -> str:
        found = named_exactly(self.level, value, None)
        return found[0].en if found and language == "en" else str(value)

    def offers(self, asked: Asked, /) -> tuple[Offer, ...]:
        above = _above(asked, self.level)
        inside = children(above) if above else ()
        return tuple(_offer(one, asked.language) for one in inside) if len(inside) <= MOST_OFFERED else ()

    def exact(self, text: str, asked: Asked, /) -> bool:
        return len(called(text, self.level, _above(asked, self.level))) == 1

    def certainty(self, text: str, asked: Asked, /) -> float:
        certainty = super().certainty(text, asked)
        if self.exact(text, asked):
            return certainty
        found = address(text, _above(asked, self.level))
        beside = letters(found.rest) if found else letters(plain(text))
        most = 30 if found is None or found.marked else _BESIDE
        return min(certainty, UNSURE) if len(beside) > most or chatter(text) else certainty


@kind
class Province(Area):
    """One of the 77."""

    name = "province"
    level = "province"

    def _mentioned(self, text: str, /) -> Iterable[Place]:
        return (*provinces_inside(text), *by_postcode(text))


@kind
class District(Area):
    """An amphoe or a khet of the province answered before."""

    name = "district"
    level = "district"


@kind
class Subdistrict(Area):
    """A tambon or a khwaeng of the district answered before."""

    name = "subdistrict"
    level = "subdistrict"


def _above(asked: Asked, level: Level) -> Place | None:
    """The place that the answers so far put this one in."""
    above = tuple(reversed(LEVELS[: LEVELS.index(level)]))
    named = {one: asked.answers.get(key) for one, key in zip(above, asked.field.depends_on, strict=False)}
    return resolved({one: name for one, name in named.items() if isinstance(name, str)})


def _by_its_name(text: str, place: Place) -> bool:
    """Whether the official name was typed, not a nickname."""
    typed = plain(text)
    return place.th in seen(text) or place.en.casefold() in typed or typed in (place.th.removeprefix("เขต"), "เมือง")


def _offer(place: Place, language: Language) -> Offer:
    return Offer(place.th, shortened(place.en if language == "en" else place.th))


def _option(place: Place, above: Place | None, field: Field) -> Option:
    """The place, named with what holds it where that is not what was answered; then that answer changes too."""
    holder = parent(place)
    if place.inside(above) and (above or holder is None):
        return Option(place.th, Text(th=place.th, en=place.en))
    holders = {one.level: one.th for one in lineage(place)[:-1]}
    names = [holders[level] for level in reversed(LEVELS) if level in holders]
    label = PLACE_IN.filled(place=Text(th=place.th, en=place.en), holder=_full(holder))
    return Option(place.th, label, dict(zip(field.depends_on, names, strict=False)))


def _full(place: Place | None) -> Text:
    """The place with the word for its level: จังหวัดน่าน."""
    if place is None:
        return COUNTRY
    word = "" if place.th.startswith("เขต") else {"province": "จังหวัด", "district": "อำเภอ", "subdistrict": "ตำบล"}[place.level]
    return Text(th=word + place.th, en=place.en)


def _almost(options: list[Option]) -> Almost:
    question = MEANT.filled(guess=options[0].label) if len(options) == 1 else WHICH
    return Almost(tuple(options[:MOST_GUESSED]), question)


def _holders(text: str, level: Level, above: Place | None) -> list[Place]:
    """The places of this level that hold a smaller place of this name: few enough to choose from."""
    length = 2 * (LEVELS.index(level) + 1)
    smaller = [one for low in LEVELS[LEVELS.index(level) + 1 :] for one in called(text, low, above)]
    codes = dict.fromkeys(one.code[:length] for one in smaller)
    return [gazetteer().by_code[code] for code in codes] if len(codes) <= MOST_GUESSED else []


def _unknown(text: str, level: Level, above: Place | None, field: Field) -> Problem:
    if level != "province" and plain(text).startswith(("บ้าน", "หมู่", "ม.", "ban ", "moo ", "village")):
        return problem("village", field.example, level=LEVEL_NAMES[level])
    return problem(f"no_{level}", field.example, parent=_full(above))
