"""Whether one field fits among the others: its kind, limits, choices, words, and what it leans on.

Knows checked fields. Does not know how they were read, nor the sections.
"""

from collections.abc import Iterator
from datetime import date

from forms.definition import Field, Limits
from forms.fields import KINDS
from forms.places import LEVELS
from forms.roles import ROLES
from forms.typed import graphemes
from forms.wrong import DefinitionError, Where, similar

CHOICE_LABEL, LABEL = 20, 40  # graphemes: what a button holds; what a summary line holds
Placed = list[tuple[int, Field]]


def fit(at: int, field: Field, keys: list[str], fields: Placed) -> Iterator[DefinitionError]:
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
    yield from _role(where, field, [one for place, one in fields if place < at])
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
            yield DefinitionError(
                (*where, "limits", low), f"{low} {least} is more than {high} {most}", "Change one of them"
            )
    yield from _days(where, limits)


def _days(where: Where, limits: Limits) -> Iterator[DefinitionError]:
    for name in ("earliest", "latest"):
        if not _day(getattr(limits, name)):
            yield DefinitionError((*where, "limits", name), "this is no day", "Write it as 2021-06-15, or today")


def _choices(where: Where, field: Field, later: list[str]) -> Iterator[DefinitionError]:
    if KINDS[field.kind].chosen and len(field.choices) < 2:
        yield DefinitionError(
            (*where, "choices"), f"a {field.kind} needs at least two choices", "List them under choices"
        )
    if field.choices and not KINDS[field.kind].chosen:
        yield DefinitionError(
            (*where, "choices"), f"a {field.kind} has no choices", "Leave them out, or make it a choice"
        )
    codes = [one.code for one in field.choices]
    for at, choice in enumerate(field.choices):
        spot: Where = (*where, "choices", at)
        if choice.code in codes[:at]:
            yield DefinitionError((*spot, "code"), f"{choice.code!r} is there twice", "Give one of them another code")
        if choice.other and choice.other not in later:
            yield DefinitionError(
                (*spot, "other"), f"no later field is called {choice.other!r}", similar(choice.other, later)
            )
        yield from _length((*spot, "label"), choice.label.th, choice.label.en, CHOICE_LABEL)


def _words(where: Where, field: Field) -> Iterator[DefinitionError]:
    yield from _length((*where, "label"), field.label.th, field.label.en, LABEL)


def _role(where: Where, field: Field, before: list[Field]) -> Iterator[DefinitionError]:
    if not field.role:
        return
    if field.role not in ROLES:
        yield DefinitionError((*where, "role"), f"there is no role {field.role!r}", similar(field.role, ROLES))
    elif any(one.role == field.role for one in before):
        yield DefinitionError((*where, "role"), f"{field.role!r} is there twice", "Leave one of them out")


def _length(where: Where, th: str, en: str, most: int) -> Iterator[DefinitionError]:
    for language, words in (("th", th), ("en", en)):
        if (count := len(graphemes(words))) > most:
            yield DefinitionError(
                (*where, language), f"this has {count} characters, {most} are shown", "Say it shorter"
            )


def _earlier(where: Where, field: Field, keys: list[str], at: int, fields: Placed) -> Iterator[DefinitionError]:
    """Conditions and parents must stand before the field."""
    needed = field.show_if.fields() if field.show_if else set()
    for key in sorted(needed - set(keys[:at])):
        there = "stands later" if key in keys else "does not exist"
        yield DefinitionError(
            (*where, "show_if"), f"the condition asks {key!r}, which {there}", similar(key, keys[:at])
        )
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


def _day(written: str) -> bool:
    if written in ("", "today"):
        return True
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
