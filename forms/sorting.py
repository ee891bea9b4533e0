"""Taking a message apart: what plainly belongs to other fields than the one that was asked.

Knows marked places, phones, counted things, labelled lines, a name with its role. Takes nothing from a story and never
touches a field that has an answer.
"""

import re
from dataclasses import dataclass
from dataclasses import field as attribute

from forms.addresses import address, resolved
from forms.definition import Field, Form
from forms.fields import Asked, kind_of
from forms.figures import figures
from forms.flow import visible
from forms.naming import names_of_field
from forms.phones import phones
from forms.places import LEVELS, Level
from forms.readings import Value
from forms.terms import Answers
from forms.typed import key as comparable
from forms.typed import seen

MOST = 300  # characters: beyond that it is a story
_LABELLED = re.compile(r"^\s*[-•*]?\s*(?:\d{1,2}[.)]\s*)?([^:：=\n]{2,40}?)\s*[:：=]\s*(\S.*)$")
_LEADS_TO_PHONE = re.compile(
    r"(?:เบอร์(?:โทร(?:ศัพท์)?|มือถือ|ติดต่อ)?|โทร(?:ศัพท์)?\.?|มือถือ|ติดต่อ|\b(?:tel|phone|call|mobile)\b)[\s.:]*$", re.IGNORECASE
)
_LEADS_TO_NUMBER = re.compile(
    r"(?:มี|จำนวน|สมาชิก|ประมาณ|ราว ๆ|ราวๆ|ราว|รวม|\b(?:with|about|and|has|have)\b)[\s:]*$", re.IGNORECASE
)


@dataclass
class Sorting:
    """A message being taken apart."""

    words: str
    form: Form
    asked: Field
    open: tuple[Field, ...]  # visible, unanswered, not the asked one
    context: Asked
    found: dict[str, Value] = attribute(default_factory=dict)

    def known_places(self) -> dict[Level, str]:
        """The places answered above the one that is asked; all of them where something else is asked."""
        below = LEVELS.index(self.asked.kind) if self.asked.kind in LEVELS else len(LEVELS)
        stored = {one.kind: self.context.answers.get(one.key) for one in self.form.fields}
        return {level: str(stored[level]) for level in LEVELS[:below] if stored.get(level) is not None}

    def of_kind(self, kind: str) -> list[Field]:
        return [one for one in self.open if one.kind == kind and one.key not in self.found]

    def cut(self, start: int, end: int, leading: re.Pattern[str] | None = None) -> None:
        """Take a stretch out, with the words that lead to it."""
        before = self.words[:start]
        if leading:
            before = leading.sub("", before)
        self.words = f"{before.rstrip()} {self.words[end:].lstrip()}".strip()


def sort(text: str, form: Form, asked: Field, context: Asked) -> Sorting:
    sorting = Sorting(seen(text), form, asked, _open(form, asked, context.answers), context)
    _labelled(sorting)
    if asked.kind != "long_text" and len(sorting.words) <= MOST:
        _places(sorting)
        _phone(sorting)
        _counted(sorting)
        _following(sorting)
    return sorting


def _open(form: Form, asked: Field, answers: Answers) -> tuple[Field, ...]:
    """Visible fields without an answer; of a place that is asked again, those that lie in it too."""
    inside = [one for one in form.fields if asked.key in one.depends_on]
    unanswered = [one for one in visible(form, answers) if answers.get(one.key) is None or one in inside]
    return tuple(one for one in unanswered if one.key != asked.key)


def _labelled(sorting: Sorting) -> None:
    """Lines such as “จังหวัด: น่าน”, as people copy them from elsewhere."""
    by_name = {name: one for one in sorting.open for name in names_of_field(one)}
    kept: list[str] = []
    for line in sorting.words.split("\n"):
        hit = _LABELLED.match(line)
        field = by_name.get(comparable(hit[1])) if hit else None
        value = _read(hit[2], field, sorting) if hit and field and field.key not in sorting.found else None
        if field and value:
            sorting.found[field.key] = value
        else:
            kept.append(line)
    sorting.words = "\n".join(kept)


def _read(text: str, field: Field, sorting: Sorting) -> Value | None:
    """A sure answer to another field, with what this very message has told so far."""
    told = {**sorting.context.answers, **{key: value.value for key, value in sorting.found.items()}}
    reading = kind_of(field).read(text, Asked(field, told, sorting.context.language, sorting.context.today))
    return reading if isinstance(reading, Value) else None


def _places(sorting: Sorting) -> None:
    """The levels of an address. Without marks (จ. อ. ต.) only where a place was asked and two levels are said."""
    known = sorting.known_places()
    found = address(sorting.words, resolved(known))
    if found is None or not found.clear or not (found.marked or (sorting.asked.kind in LEVELS and len(found.said) > 1)):
        return
    if any(found.places[level].th != name for level, name in known.items() if level in found.places):
        return  # it lies elsewhere: the asked field's own reading asks back
    for level, place in found.places.items():
        for field in sorting.of_kind(level)[:1]:
            sorting.found[field.key] = Value(place.th, said_back=True)
    sorting.words = found.rest


def _phone(sorting: Sorting) -> None:
    fields = sorting.of_kind("phone")
    good = [one for one in phones(sorting.words) if one.e164]
    if sorting.asked.kind != "phone" and sorting.asked.limits.letters and len(fields) == 1 and len(good) == 1:
        sorting.found[fields[0].key] = Value(good[0].e164, said_back=True)
        sorting.cut(*good[0].span, _LEADS_TO_PHONE)


def _counted(sorting: Sorting) -> None:
    """Numbers with the unit of a field: 120 คน, 35 ครัวเรือน."""
    for field in sorting.of_kind("number"):
        units = field.unit_words()
        fitting = [one for one in figures(sorting.words) if one.unit and one.unit.startswith(units) and one.span]
        if len(fitting) != 1 or not fitting[0].span:
            continue
        start, end = fitting[0].span
        if value := _read(sorting.words[start:end], field, sorting):
            sorting.found[field.key] = Value(value.value, said_back=True)
            sorting.cut(start, end, _LEADS_TO_NUMBER)


def _following(sorting: Sorting) -> None:
    """A name with its role: “สมศรี แก้วดี ประธานกลุ่ม” answers the name and the question after it."""
    keys = [one.key for one in sorting.form.fields]
    after = keys[keys.index(sorting.asked.key) + 1 :][:1]
    following = next((one for one in sorting.of_kind("short_text") if one.key in after and one.begins), None)
    if following is None or sorting.asked.kind != "short_text" or not sorting.asked.personal:
        return
    starts = "|".join(map(re.escape, sorted(following.begins, key=len, reverse=True)))
    hit = re.search(rf"(?<=\S)[\s,(]+(?:เป็น|ตำแหน่ง)?\s*((?:{starts}).*)$", sorting.words, re.IGNORECASE)
    if hit and (value := _read(hit[1].rstrip(") "), following, sorting)):
        sorting.found[following.key] = Value(value.value, said_back=True)
        sorting.cut(hit.start(), len(sorting.words))
