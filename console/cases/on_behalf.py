"""Reading what staff type for an applicant: by the form's own rules, question by question, with what hangs on it.

Knows fields and readings; knows no page and changes nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from console.wording import say
from forms import Almost, Answer, Field, Form, Option, Problem, Value, accepts, missing, offers, read, show, stale
from forms.terms import Language, Text

CHOSEN = ("choice", "several", "yes_no")  # kinds that are pressed, not typed
NOT_HERE = ("photos", "files")  # these are sent, and only the applicant can


@dataclass(frozen=True)
class Entry:
    """One question of the page: what was typed, what it comes to, and what is still to be said about it."""

    field: Field
    typed: str = ""
    picked: tuple[str, ...] = ()  # codes, as JSON
    saw: str = "null"  # the answer when the page was opened, as JSON
    value: Answer | None = None
    options: tuple[Option, ...] = ()  # which may have been meant
    check: str = ""  # understood rather than read: say it back once
    problem: Problem | None = None

    @property
    def is_settled(self) -> bool:
        return not (self.options or self.check or self.problem)


@dataclass(frozen=True)
class Reading:
    """All questions of the page. needed: keys that have to be answered as well before it can be kept."""

    entries: tuple[Entry, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)
    needed: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        return not self.needed and all(entry.is_settled for entry in self.entries)


def blank(form: Form, keys: Iterable[str], answers: Mapping[str, Any], language: Language) -> tuple[Entry, ...]:
    """The questions with the answers that stand now."""
    wanted = [one for one in form.fields if one.key in set(keys)]
    return tuple(_standing(one, answers.get(one.key), language) for one in wanted)


def _standing(one: Field, value: Any, language: Language) -> Entry:
    told = "" if value is None else show(value, one, language)
    codes = value if isinstance(value, list) else [value]
    if one.kind == "location" and value:
        told = f"{value['latitude']}, {value['longitude']}"
    return Entry(one, told, tuple(as_json(code) for code in codes if value is not None), as_json(value), value)


def read_entries(
    form: Form, keys: Iterable[str], typed: "MultiDict[str, str]", answers: Mapping[str, Any], language: Language
) -> Reading:
    """What was typed for these questions; places above are read before those within them."""
    now, entries = dict(answers), []
    for one in (one for one in form.fields if one.key in set(keys)):
        entry = _entry(one, typed, now, language)
        entries.append(entry)
        now[one.key] = entry.value
    now = {key: value for key, value in now.items() if value is not None}
    given = {entry.field.key for entry in entries}
    for key in stale(form, now):
        now.pop(key, None)
    lacking = [one.key for one in missing(form, now) if one.key not in given]
    return Reading(tuple(entries), now, tuple(lacking) if all(one.is_settled for one in entries) else ())


def _entry(one: Field, typed: "MultiDict[str, str]", answers: Mapping[str, Any], language: Language) -> Entry:
    key = one.key
    words, saw = typed.get(f"v-{key}", "").strip()[:5000], typed.get(f"saw-{key}", "null")
    if one.kind in CHOSEN:
        return _chosen(one, tuple(typed.getlist(f"c-{key}")), saw, answers)
    if not words:
        return Entry(one, saw=saw, problem=_problem("empty") if one.required else None)
    match read(words, one, answers, language):
        case Value() as found:
            told = show(found.value, one, language)
            check = told if found.said_back and typed.get(f"sure-{key}") != told else ""
            return Entry(one, words, saw=saw, value=found.value, check=check)
        case Almost(options=options):
            meant = next((option for option in options if as_json(option.value) == typed.get(f"pick-{key}")), None)
            return Entry(one, words, saw=saw, value=meant.value) if meant else Entry(one, words, (), saw, None, options)
        case Problem() as wrong:
            return Entry(one, words, saw=saw, problem=wrong)


def _chosen(one: Field, codes: tuple[str, ...], saw: str, answers: Mapping[str, Any]) -> Entry:
    known = {as_json(code): code for code, _ in choices_of(one, "th")}
    values = [known[code] for code in codes if code in known]
    value: Any = (values or None) if one.kind == "several" else next(iter(values), None)
    fits = not one.required if value is None else accepts(one, value, answers)
    return Entry(one, "", codes, saw, value if fits else None, problem=None if fits else _problem("choose"))


def _problem(word: str) -> Problem:
    return Problem(word, Text(th=say(f"changing.{word}", "th"), en=say(f"changing.{word}", "en")))


def choices_of(one: Field, language: Language) -> list[tuple[Answer, str]]:
    """What can be pressed, with its words."""
    if one.choices:
        return [(choice.code, choice.label.of(language)) for choice in one.choices]
    return [(offer.value, offer.label) for offer in offers(one, {}, language)]


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
