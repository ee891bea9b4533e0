"""From data to a `Form`: every mistake found at once, each with the way to it and a remedy.

Knows how the parts of a form must fit together. Knows no file: whoever read it adds the line numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from forms.conditions import Group, Rule
from forms.definition import Choice, Field, Form, Limits, Section
from forms.fitting import Placed, fit
from forms.wrong import TEXTS, DefinitionError, WrongForm, findings, similar


def read_form(data: object) -> Form:
    """The form in `data` (as read from YAML or JSON). Raises WrongForm with every mistake."""
    if not isinstance(data, Mapping) or not isinstance(data.get("fields"), list) or not data["fields"]:
        raise WrongForm([DefinitionError((), "this is no form", "Write title, minutes and a list of fields")])
    fields, errors = _fields(data["fields"])
    errors += _shell(data)
    keys = [str(raw.get("key", "")) if isinstance(raw, Mapping) else "" for raw in data["fields"]]
    errors += [error for at, field in fields for error in fit(at, field, keys, fields)]
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
    **{name: ["th", "en"] for name in TEXTS},
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


def _sections(raw: object, fields: Placed) -> Iterator[DefinitionError]:
    known = [str(one.get("key")) for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
    for at, field in fields:
        if field.section and field.section not in known:
            remedy = similar(field.section, known) if known else "List it under sections"
            yield DefinitionError(("fields", at, "section"), f"there is no section {field.section!r}", remedy)
