"""How a place is offered: its button, its full name, what holds it, and what to say where there is none.

Knows places and words. Does not read messages.
"""

from forms.definition import Field
from forms.places import LEVELS, Level, Place, called, gazetteer, lineage, parent
from forms.readings import Almost, Offer, Option, Problem
from forms.terms import Language, Text
from forms.texts import COUNTRY, LEVEL_NAMES, MEANT, PLACE_IN, WHICH, problem
from forms.typed import plain, shortened

MOST_GUESSED = 5
_WORD: dict[Level, str] = {"province": "จังหวัด", "district": "อำเภอ", "subdistrict": "ตำบล"}


def offer(place: Place, language: Language) -> Offer:
    return Offer(place.th, shortened(place.en if language == "en" else place.th))


def option(place: Place, above: Place | None, field: Field) -> Option:
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
    word = "" if place.th.startswith("เขต") else _WORD[place.level]
    return Text(th=word + place.th, en=place.en)


def almost(options: list[Option]) -> Almost:
    question = MEANT.filled(guess=options[0].label) if len(options) == 1 else WHICH
    return Almost(tuple(options[:MOST_GUESSED]), question)


def holders_of(text: str, level: Level, above: Place | None) -> list[Place]:
    """The places of this level that hold a smaller place of this name: few enough to choose from."""
    length = 2 * (LEVELS.index(level) + 1)
    smaller = [one for low in LEVELS[LEVELS.index(level) + 1 :] for one in called(text, low, above)]
    codes = dict.fromkeys(one.code[:length] for one in smaller)
    return [gazetteer().by_code[code] for code in codes] if len(codes) <= MOST_GUESSED else []


def unknown(text: str, level: Level, above: Place | None, field: Field) -> Problem:
    if level != "province" and plain(text).startswith(("บ้าน", "หมู่", "ม.", "ban ", "moo ", "village")):
        return problem("village", field.example, level=LEVEL_NAMES[level])
    return problem(f"no_{level}", field.example, parent=_full(above))
