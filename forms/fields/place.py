"""Answers that are provinces, districts and sub-districts, each within the one above.

Knows what to make of a name that is misspelt, lies elsewhere or belongs to another level. Does not know the names:
`forms.places` does. Stored: the official Thai name.
"""

from collections.abc import Iterable
from typing import ClassVar

from forms.addresses import Address, address, by_postcode, provinces_inside, resolved
from forms.chatter import chatter
from forms.definition import Field
from forms.fields.kind import UNSURE, Asked, Kind, kind
from forms.fields.whereabouts import MOST_GUESSED, almost, holders_of, offer, option, unknown
from forms.misspelt import near
from forms.places import LEVELS, Level, Place, called, children, named_exactly
from forms.readings import Offer, Reading, Value
from forms.terms import Answer, Language
from forms.texts import problem
from forms.typed import letters, plain, seen

MOST_OFFERED = 13
_BESIDE = 8  # letters beside an unmarked name, before it is talk of something else


class Area(Kind):
    """What the three levels share."""

    level: ClassVar[Level]
    nearly: ClassVar[frozenset[str]] = frozenset({"too_many_places", "village"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        above = _above(asked, self.level)
        exact = called(text, self.level, above)
        if len(exact) == 1:
            return Value(exact[0].th, said_back=not _by_its_name(text, exact[0]))
        if len(exact) > MOST_GUESSED:
            return problem("too_many_places", asked.field.example)
        if exact:
            return almost([option(one, above, asked.field) for one in exact])
        found = address(text, above)
        return (found and self._placed(found, above, asked.field)) or self._guess(text, above, asked.field)

    def _placed(self, found: Address, above: Place | None, field: Field) -> Reading | None:
        """The message says more than one name, or another level."""
        place = found.places.get(self.level)
        if place is None or not found.clear:
            return None
        said = self.level in found.said or len(found.said) > 1
        if found.marked or (said and place.inside(above)):
            return Value(place.th, said_back=True) if place.inside(above) else almost([option(place, above, field)])
        return None

    def _guess(self, text: str, above: Place | None, field: Field) -> Reading:
        """A slip of a name here, the same name elsewhere, or a smaller place whose holder is meant."""
        likely = [*near(text, self.level, above)]
        likely += holders_of(text, self.level, above)
        likely += [one for one in called(text, self.level) if not one.inside(above)]
        likely += [one for one in self._mentioned(text) if one.inside(above)]
        if likely:
            return almost([option(one, above, field) for one in dict.fromkeys(likely)][:MOST_GUESSED])
        return unknown(text, self.level, above, field)

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
        return tuple(offer(one, asked.language) for one in inside) if len(inside) <= MOST_OFFERED else ()

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
