"""From data to a `Form`: every mistake found at once, each with the way to it and a remedy.

Knows how the parts of a form must fit together. Knows no file: whoever read it adds the line numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from forms.conditions import Group, Rule
from forms.definition import Choice, Field, Form, Limits, Section
from forms.fields import KINDS
from forms.places import LEVELS
from forms.typed import graphemes
from forms.wrong import DefinitionError, Where, WrongForm, findings, similar

CHOICE_LABEL, LABEL = 20, 40  # graphemes: what a button holds; what a summary line holds
Placed = list[tuple[int, Field]]


def read_form(data: object) -> Form:
    """The form in `data` (as read from YAML or JSON). Raises WrongForm with every mistake."""
    if not isinstance(data, Mapping) or not isinstance(data.get("fields"), list) or not data["fields"]:
        raise WrongForm([DefinitionError((), "this is no form", "Write title, minutes and a list of fields")])
    fields, errors = _fields(data["fields"])
    errors += _shell(data)
    keys = [str(raw.get("key", "")) if isinstance(raw, Mapping) else "" for raw in data["fields"]]
    errors += [error for at, field in fields for error in _fit(at, field, keys, fields)]
    errors += _sections(data.get("sections"), fields)
    if errors:
        raise WrongForm([_with_key(error, keys) for error in sorted(errors, key=_in_order)])
    return Form.model_validate(data)


def _in_order(error: DefinitionError) -> list[str]:
    return [("1" if part == "fields" else "0") + str(part).rjust(4, "0") for part in error.where]


def _with_key(error: DefinitionError, keys: list[str]) -> DefinitionError:
    """The mistake with its field's key in front."""
    if len(error.where) < 2 or error.where[0] != "fields" or not isinstance(error.where[1], int):
        return error
    return replace(error, problem=f"{keys[error.where[1]] or 'a field without a key'}: {error.problem}")


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


_KNOWN = {
    "": _names(Form),
    "fields": _names(Field),
    "choices": _names(Choice),
    "limits": _names(Limits),
    "sections": _names(Section),
    "show_if": [*_names(Rule), *_names(Group)],
    **dict.fromkeys(("ask", "label", "why", "help", "example", "bring", "unit", "title", "intro"), ["th", "en"]),
}


def _shell(data: Mapping[str, Any]) -> list[DefinitionError]:
    """The form around its fields."""
    try:
        Form.model_validate({**data, "fields": [_ANY]})
    except ValidationError as error:
        return findings(error, (), _KNOWN)
    return []


_ANY = {"key": "any", "kind": "short_text", "ask": {"th": "ก", "en": "a"}, "label": {"th": "ก", "en": "a"}}


def _fields(raw: list[Any]) -> tuple[Placed, list[DefinitionError]]:
    placed: Placed = []
    errors: list[DefinitionError] = []
    for at, one in enumerate(raw):
        try:
            placed.append((at, Field.model_validate(one)))
        except ValidationError as error:
            errors += findings(error, ("fields", at), _KNOWN)
    return placed, errors


def _fit(at: int, field: Field, keys: list[str], fields: Placed) -> Iterator[DefinitionError]:
    """What is wrong with one field among the others."""
    where: Where = ("fields", at)
    if field.key in keys[:at]:
        yield DefinitionError((*where, "key"), f"{field.key!r} is there twice", "Give one of them another key")
    if field.kind not in KINDS:
        yield DefinitionError((*where, "kind"), f"there is no kind {field.kind!r}", similar(field.kind, sorted(KINDS)))
        return
    yield from _limits(where, field)
    yield from _choices(where, field, keys[at + 1 :])
    yield from _words(where, field)
    yield from _earlier(where, field, keys, at, fields)


def _limits(where: Where, field: Field) -> Iterator[DefinitionError]:
    allowed = KINDS[field.kind].limits
    limits = field.limits
    for name in sorted(limits.model_fields_set - allowed):
        remedy = f"It knows: {', '.join(sorted(allowed))}" if allowed else "Leave it out"
        yield DefinitionError((*where, "limits", name), f"the kind {field.kind!r} has no limit {name!r}", remedy)
    for low, high in (("min_length", "max_length"), ("min", "max"), ("min_count", "max_count")):
        least, most = getattr(limits, low), getattr(limits, high)
        if least is not None and most is not None and least > most:
            yield DefinitionError((*where, "limits", low), f"{low} {least} is more than {high} {most}", "Change one of them")
    yield from _days(where, limits)


def _days(where: Where, limits: Limits) -> Iterator[DefinitionError]:
    for name in ("earliest", "latest"):
        if not _day(getattr(limits, name)):
            yield DefinitionError((*where, "limits", name), "this is no day", "Write it as 2021-06-15, or today")


def _choices(where: Where, field: Field, later: list[str]) -> Iterator[DefinitionError]:
    if KINDS[field.kind].chosen and len(field.choices) < 2:
        yield DefinitionError((*where, "choices"), f"a {field.kind} needs at least two choices", "List them under choices")
    if field.choices and not KINDS[field.kind].chosen:
        yield DefinitionError((*where, "choices"), f"a {field.kind} has no choices", "Leave them out, or make it a choice")
    codes = [one.code for one in field.choices]
    for at, choice in enumerate(field.choices):
        spot: Where = (*where, "choices", at)
        if choice.code in codes[:at]:
            yield DefinitionError((*spot, "code"), f"{choice.code!r} is there twice", "Give one of them another code")
        if choice.other and choice.other not in later:
            yield DefinitionError((*spot, "other"), f"no later field is called {choice.other!r}", similar(choice.other, later))
        yield from _length((*spot, "label"), choice.label.th, choice.label.en, CHOICE_LABEL)


def _words(where: Where, field: Field) -> Iterator[DefinitionError]:
    yield from _length((*where, "label"), field.label.th, field.label.en, LABEL)


def _length(where: Where, th: str, en: str, most: int) -> Iterator[DefinitionError]:
    for language, words in (("th", th), ("en", en)):
        if (count := len(graphemes(words))) > most:
            yield DefinitionError((*where, language), f"this has {count} characters, {most} are shown", "Say it shorter")


def _earlier(where: Where, field: Field, keys: list[str], at: int, fields: Placed) -> Iterator[DefinitionError]:
    """Conditions and parents must stand before the field."""
    needed = field.show_if.fields() if field.show_if else set()
    for key in sorted(needed - set(keys[:at])):
        there = "stands later" if key in keys else "does not exist"
        yield DefinitionError((*where, "show_if"), f"the condition asks {key!r}, which {there}", similar(key, keys[:at]))
    yield from _codes(where, field, fields)
    yield from _above(where, field, keys[:at], {one.key: one.kind for _, one in fields})


def _above(where: Where, field: Field, before: list[str], kinds: dict[str, str]) -> Iterator[DefinitionError]:
    """A place names the fields of the places that hold it."""
    wanted = LEVELS[: LEVELS.index(field.kind)][::-1] if field.kind in LEVELS else ()
    given = [kinds.get(key, "?") if key in before else "?" for key in field.depends_on]
    if given != list(wanted):
        what = f"depends on {' and '.join(wanted)}" if wanted else "depends on no place"
        remedy = f"Write the keys of the earlier fields: [{', '.join(wanted)}]" if wanted else "Leave it out"
        yield DefinitionError((*where, "depends_on"), f"a {field.kind} {what}", remedy)


def _codes(where: Where, field: Field, fields: Placed) -> Iterator[DefinitionError]:
    """A condition may only ask for codes that its field has."""
    choices = {one.key: [choice.code for choice in one.choices] for _, one in fields if one.choices}
    for key, code in field.show_if.codes() if field.show_if else ():
        if key in choices and code not in choices[key]:
            yield DefinitionError((*where, "show_if"), f"{key!r} has no choice {code!r}", similar(code, choices[key]))


def _sections(raw: object, fields: Placed) -> Iterator[DefinitionError]:
    known = [str(one.get("key")) for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
    for at, field in fields:
        if field.section and field.section not in known:
            yield DefinitionError(("fields", at, "section"), f"there is no section {field.section!r}", similar(field.section, known) if known else "List it under sections")


def _day(written: str) -> bool:
    if written in ("", "today"):
        return True
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
