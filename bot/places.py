"""Where files lie: a folder of this machine, or one that several machines share. Whole or not there, and on disk.

Knows names and bytes; knows no picture. Another kind of place needs these four verbs.
"""

import os
from pathlib import Path
from typing import Protocol
from uuid import uuid4


class Place(Protocol):
    """Files by their paths. Raises OSError where it cannot be reached or is full."""

    def put(self, path: str, body: bytes) -> None: ...

    def read(self, path: str) -> bytes | None: ...

    def has(self, path: str) -> bool: ...

    def delete(self, path: str) -> None: ...


class Folder:
    """Files below `home`; a path that leads out of it is nobody's."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def put(self, path: str, body: bytes) -> None:
        write_durably(self._at(path), body)

    def read(self, path: str) -> bytes | None:
        return self._at(path).read_bytes() if self.has(path) else None

    def has(self, path: str) -> bool:
        return self._at(path).is_file()

    def delete(self, path: str) -> None:
        self._at(path).unlink(missing_ok=True)

    def _at(self, path: str) -> Path:
        home = self._home.resolve()
        full = (home / path).resolve()
        if not full.is_relative_to(home):
            raise PermissionError(f"not below {home}")
        return full


def write_durably(path: Path, body: bytes) -> None:
    """Raises OSError where it could not be written; nothing is left behind then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        part.touch(0o600)
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
