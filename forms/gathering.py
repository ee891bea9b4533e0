"""Several answers in one message: each to its own field, and what is left for the field that was asked.

Knows a form and what can be told apart without doubt: marked places, a phone, counted things, labelled lines. Takes
nothing from a story, and never touches a field that has an answer.
"""

import re
from dataclasses import dataclass, field as attribute
from datetime import date

from forms.addresses import address, resolved, seen
from forms.definition import Field, Form
from forms.fields import Asked, kind_of
from forms.figures import figures
from forms.flow import visible
from forms.phones import phones
from forms.places import LEVELS, Level
from forms.readings import Reading, Value
from forms.sense import has_letters
from forms.terms import Answers, Language
from forms.typed import key as comparable, polite_off

MOST = 300  # characters: beyond that it is a story
_WRITTEN = ("short_text", "long_text")
_LABELLED = re.compile(r"^\s*[-•*]?\s*(?:\d{1,2}[.)]\s*)?([^:：=\n]{2,40}?)\s*[:：=]\s*(\S.*)$")
_LEADS_TO_PHONE = re.compile(r"(?:เบอร์(?:โทร(?:ศัพท์)?|มือถือ|ติดต่อ)?|โทร(?:ศัพท์)?\.?|มือถือ|ติดต่อ|\b(?:tel|phone|call|mobile)\b)[\s.:]*$", re.IGNORECASE)
_LEADS_TO_NUMBER = re.compile(r"(?:มี|จำนวน|สมาชิก|ประมาณ|ราว ๆ|ราวๆ|ราว|รวม|\b(?:with|about|and|has|have)\b)[\s:]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """reading: of the asked field, None where the message was all about others. others: what they got, by key."""

    reading: Reading | None
    others: dict[str, Value] = attribute(default_factory=dict)


@dataclass
class _Sorting:
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


def take(
    text: str, form: Form, key: str, answers: Answers, language: Language = "th", today: date | None = None
) -> Taken:
    """Read a message as the answer to field `key` and, besides, to others it plainly answers. Never raises KeyError for
    a key of the form."""
    asked = form.field(key)
    sorting = _sorted(text, form, asked, Asked(asked, answers, language, today))
    kind = kind_of(asked)
    if not sorting.found:
        return Taken(kind.read(text, sorting.context))
    left = sorting.words if asked.kind in _WRITTEN or kind.chosen else text
    if asked.kind in _WRITTEN and not has_letters(comparable(polite_off(left))):
        return Taken(None, sorting.found)
    if kind.chosen and not comparable(left):
        return Taken(None, sorting.found)
    return Taken(kind.read(left, sorting.context), sorting.found)


def others(
    text: str, form: Form, key: str, answers: Answers, language: Language = "th", today: date | None = None
) -> dict[str, Value]:
    """The fields other than `key` that the message plainly answers: key → Value."""
    asked = form.field(key)
    return _sorted(text, form, asked, Asked(asked, answers, language, today)).found


def _sorted(text: str, form: Form, asked: Field, context: Asked) -> _Sorting:
    sorting = _Sorting(seen(text), form, asked, _open(form, asked, context.answers), context)
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


def _labelled(sorting: _Sorting) -> None:
    """Lines such as “จังหวัด: น่าน”, as people copy them from elsewhere; two at least, or one that is not the asked field's."""
    by_name = {comparable(name): one for one in sorting.open for name in (one.label.th, one.label.en, *one.says)}
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


def _read(text: str, field: Field, sorting: _Sorting) -> Value | None:
    """A sure answer to another field, with what this very message has told so far."""
    told = {**sorting.context.answers, **{key: value.value for key, value in sorting.found.items()}}
    reading = kind_of(field).read(text, Asked(field, told, sorting.context.language, sorting.context.today))
    return reading if isinstance(reading, Value) else None


def _places(sorting: _Sorting) -> None:
    """The levels of an address. Without marks (จ. อ. ต.) only where a place was asked, and two levels at least are said."""
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


def _phone(sorting: _Sorting) -> None:
    fields = sorting.of_kind("phone")
    good = [one for one in phones(sorting.words) if one.e164]
    if sorting.asked.kind != "phone" and sorting.asked.limits.letters and len(fields) == 1 and len(good) == 1:
        sorting.found[fields[0].key] = Value(good[0].e164, said_back=True)
        sorting.cut(*good[0].span, _LEADS_TO_PHONE)


def _counted(sorting: _Sorting) -> None:
    """Numbers with the unit of a field: 120 คน, 35 ครัวเรือน."""
    for field in sorting.of_kind("number"):
        units = tuple(one for one in (*((field.unit.th, field.unit.en) if field.unit else ()), *field.says) if one)
        fitting = [one for one in figures(sorting.words) if one.unit and one.unit.startswith(units) and one.span]
        if len(fitting) != 1 or not fitting[0].span:
            continue
        start, end = fitting[0].span
        if value := _read(sorting.words[start:end], field, sorting):
            sorting.found[field.key] = Value(value.value, said_back=True)
            sorting.cut(start, end, _LEADS_TO_NUMBER)


def _following(sorting: _Sorting) -> None:
    """A name with its role: “สมศรี แก้วดี ประธานกลุ่ม” answers the name and the question after it."""
    keys = [one.key for one in sorting.form.fields]
    after = keys[keys.index(sorting.asked.key) + 1 :][:1]
    following = next((one for one in sorting.open if one.key in after and one.begins and one.kind == "short_text"), None)
    if sorting.asked.kind != "short_text" or not sorting.asked.personal or following is None or following.key in sorting.found:
        return
    starts = "|".join(map(re.escape, sorted(following.begins, key=len, reverse=True)))
    hit = re.search(rf"(?<=\S)[\s,(]+(?:เป็น|ตำแหน่ง)?\s*((?:{starts}).*)$", sorting.words, re.IGNORECASE)
    if hit and (value := _read(hit[1].rstrip(") "), following, sorting)):
        sorting.found[following.key] = Value(value.value, said_back=True)
        sorting.cut(hit.start(), len(sorting.words))


def fields_named(text: str, form: Form, answers: Answers) -> tuple[str, ...]:
    """Keys of the visible fields whose name stands in the words (“แก้เบอร์โทร”), the longest name first."""
    words = comparable(text)
    hits: dict[str, int] = {}
    for one in visible(form, answers):
        names = [comparable(name) for name in (one.label.th, one.label.en, *one.says)]
        hits[one.key] = max((len(name) for name in names if len(name) > 2 and name in words), default=0)
    best = sorted((key for key, size in hits.items() if size), key=lambda key: -hits[key])
    return tuple(best)

