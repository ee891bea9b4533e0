"""YAML files with line numbers: read strictly, and say where a mistake stands and what to write instead.

Knows YAML and pydantic's errors; knows no programme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Where = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Wrong(ValueError):
    """One or more mistakes in a file: each a line “file:line: what is wrong; what to write”."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = list(lines)


@dataclass(frozen=True)
class Document:
    """A parsed file. `lines` tells on which line each key or item begins, by its path."""

    path: Path
    data: Any
    lines: dict[Where, int]

    def line_of(self, where: Sequence[str | int]) -> int:
        """The line of this place, or of the nearest one around it."""
        place = tuple(where)
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def wrong(self, where: Sequence[str | int], what: str) -> str:
        return f"{self.path}:{self.line_of(where)}: {what}"


def read(path: Path) -> Document:
    """Parse a file. Raises Wrong for what is no YAML, for a key that stands twice and for unquoted yes/no/on/off."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Wrong([f"{path}:1: not UTF-8 text; save the file as UTF-8"]) from None
    except OSError as error:
        raise Wrong([f"{path}:1: cannot be read ({error.strerror})"]) from None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Wrong(
            [f"{path}:{line}: not valid YAML ({error.problem}); check spaces, colons and quotes there"]
        ) from None
    except yaml.YAMLError:
        raise Wrong([f"{path}:1: not valid YAML; a character that may not be there"]) from None
    if node is None:
        raise Wrong([f"{path}:1: the file is empty"])
    builder = _Builder(path)
    data = builder.build(node, ())
    if builder.mistakes:
        raise Wrong(builder.mistakes)
    return Document(path, data, builder.lines)


class _Builder:
    """Walks the nodes: values, the line of each, and what YAML would silently misread."""

    def __init__(self, path: Path) -> None:
        self.path, self.lines, self.mistakes = path, dict[Where, int](), list[str]()
        self._scalar = yaml.SafeLoader("")

    def build(self, node: yaml.Node, where: Where) -> Any:
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            return dict(self._pair(key, value, where, seen) for key, value in node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*where, number)) for number, item in enumerate(node.value)]
        return self._value(node)

    def _pair(self, key_node: yaml.Node, value_node: yaml.Node, where: Where, seen: set[str]) -> tuple[str, Any]:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in seen:
            self._mistake(line, f"“{key}” stands twice; keep one of them")
        seen.add(key)
        self.lines[(*where, key)] = line
        return key, self.build(value_node, (*where, key))

    def _value(self, node: yaml.Node) -> Any:
        value = self._scalar.construct_object(node, deep=True)
        raw, line = str(node.value), node.start_mark.line + 1
        if isinstance(value, bool) and raw.lower() not in ("true", "false"):
            self._mistake(line, f"{raw} is read as {value}; write “{raw}” in quotes, or true/false")
        if isinstance(value, int) and not isinstance(value, bool) and len(raw) > 1 and raw.startswith("0"):
            self._mistake(line, f"{raw} would lose its leading zero; write “{raw}” in quotes")
        return value

    def _mistake(self, line: int, what: str) -> None:
        self.mistakes.append(f"{self.path}:{line}: {what}")


def checked(document: Document, model: type[Model], data: Any, below: Where = ()) -> Model:
    """`data` as `model`. Raises Wrong, with a line for each mistake; `below` is where `data` stands in the file."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Wrong([_mistake(document, below, dict(one)) for one in error.errors(include_url=False)]) from None


def _mistake(document: Document, below: Where, error: dict[str, Any]) -> str:
    where, name = (*below, *error["loc"]), ".".join(str(part) for part in error["loc"])
    if error["type"] == "missing":
        what = f"“{name}” is missing; add it"
    elif error["type"] == "extra_forbidden":
        what = f"“{name}” is not known here; check its spelling or take it out"
    else:
        what = f"“{name}”: {str(error['msg']).removeprefix('Value error, ')}"
    return document.wrong(where, what)
