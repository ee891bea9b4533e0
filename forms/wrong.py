"""What is wrong with a form's definition, said so that its author can mend it.

Knows pydantic's findings and turns them into sentences with a remedy. Does not look for mistakes itself.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

Where = tuple[str | int, ...]  # the way to the mistake: ("fields", 3, "label", "th")


@dataclass(frozen=True)
class DefinitionError:
    """One mistake: where it is, what it is, what to write instead."""

    where: Where
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.where)) or 'form'}: {self.problem}. {self.remedy}."


class WrongForm(ValueError):
    """The definition cannot be used. errors: every mistake found, in the file's order."""

    def __init__(self, errors: list[DefinitionError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


def similar(word: object, known: list[str]) -> str:
    """“Did you mean …?”, or what there is."""
    close = get_close_matches(str(word), known, n=1)
    return f"Write {close[0]!r}" if close else f"There is: {', '.join(known)}"


def findings(error: ValidationError, before: Where, known: list[str]) -> list[DefinitionError]:
    """Pydantic's findings as mistakes. known: the keys that may stand at this level."""
    return [_finding(one, before, known) for one in error.errors() if not _echo(one)]


def _echo(found: Any) -> bool:
    """A condition is a rule or a group: pydantic complains about both, the rule's complaint is enough."""
    return "Group" in found["loc"] and "all" not in found["loc"] and "any" not in found["loc"]


def _finding(found: Any, before: Where, known: list[str]) -> DefinitionError:
    where = (*before, *(part for part in found["loc"] if part not in ("Rule", "Group")))
    name, kind = where[-1] if where else "form", found["type"]
    if kind == "missing" and name in ("th", "en"):
        language = {"th": "Thai", "en": "English"}[str(name)]
        return DefinitionError(where, f"the {language} words are missing", f"Write them under {name!r}")
    if kind == "missing":
        return DefinitionError(where, f"{name!r} is missing", f"Add {name!r}")
    if kind == "extra_forbidden":
        return DefinitionError(where, f"{name!r} is not known here", similar(name, known))
    if kind == "string_pattern_mismatch":
        return DefinitionError(where, f"{found['input']!r} cannot be a name", "Use small letters, digits and _ only")
    if kind == "string_too_short":
        return DefinitionError(where, "there are no words here", "Write some, or leave the key out")
    if kind == "model_type":
        return DefinitionError(where, f"{name!r} is not a block of keys and values", "Write th: … and en: … under it" if name in _TEXTS else "Write keys and values")
    return DefinitionError(where, found["msg"].removeprefix("Value error, ").lower(), f"Got {found['input']!r}: change it")


_TEXTS = ("ask", "label", "why", "help", "example", "bring", "unit", "title", "intro")
