"""Files with one JSON object a line: read one by one, a mistake named with its file and line. Knows no command."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def lines(file: Path) -> Iterator[tuple[int, str]]:
    """Lines that hold something, with their numbers; "-" is standard input. Ends the program with a sentence where it
    cannot be read."""
    try:
        with sys.stdin if str(file) == "-" else file.open(encoding="utf-8-sig") as opened:
            yield from ((number, line) for number, line in enumerate(opened, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{file}: cannot be read as UTF-8 text ({type(error).__name__})")


def objects(file: Path, *names: str) -> Iterator[dict[str, Any]]:
    """Each line as an object that has these names. Ends the program with a sentence where one has not."""
    yield from (row for _, row in _numbered(file, *names))


def _numbered(file: Path, *names: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in lines(file):
        try:
            row = json.loads(line)
        except ValueError:
            sys.exit(f"{file}:{number}: not JSON; one object a line")
        if not isinstance(row, dict) or any(name not in row for name in names):
            sys.exit(f"{file}:{number}: needs {', '.join(f'“{name}”' for name in names)}")
        yield number, row


def topics(file: Path) -> Mapping[str, list[str]]:
    """Topics and their wordings; a mistake is named with its line."""
    found: dict[str, list[str]] = {}
    for number, row in _numbered(file, "topic", "questions"):
        topic, questions = row["topic"], row["questions"]
        if not isinstance(topic, str) or not topic.strip():
            sys.exit(f"{file}:{number}: “topic” is empty; give every line a topic of its own")
        if topic in found:
            sys.exit(f"{file}:{number}: topic “{topic}” stands twice; put its questions in one line")
        if not isinstance(questions, list) or not questions:
            sys.exit(f"{file}:{number}: “questions” is no list; write at least one question")
        if not all(isinstance(one, str) and one.strip() for one in questions):
            sys.exit(f"{file}:{number}: a question of “{topic}” is empty; fill it in or take it out")
        found[topic] = questions
    if not found:
        sys.exit(f"{file}: holds no entries")
    return found
