"""Where files lie: a folder of this machine, or one that several machines share. Whole or not there, and on disk.

Knows names and bytes; knows no picture. Another kind of place needs these verbs; `bot.buckets` is one.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

from bot.buckets import Bucket, NotInstalled
from bot.settings import Settings, SettingsError

PIECE = 1 << 18  # bytes


class Place(Protocol):
    """Files by their paths. Raises OSError where it cannot be reached or is full."""

    def put(self, path: str, body: bytes | Path) -> None:
        """body: the bytes, or a file of this machine with them."""
        ...

    def read(self, path: str) -> bytes | None: ...

    def pieces(self, path: str) -> Iterator[bytes] | None:
        """The same, for what may be large."""
        ...

    def has(self, path: str) -> bool: ...

    def delete(self, path: str) -> None: ...

    def older(self, below: str, than: datetime) -> Iterator[str]:
        """Paths below a folder's path that were written before that moment."""
        ...


def place_for(settings: Settings) -> Place:
    """Where this installation keeps what people send along. Raises SettingsError where it cannot be."""
    if not settings.attachments:
        return Folder(Path(settings.data_dir).resolve())
    try:
        return Bucket(settings.attachments, settings.for_buckets())
    except NotInstalled:
        raise SettingsError(
            "SAMAK_ATTACHMENTS names a bucket, and the package that speaks to it is not there: make setup LOCK=s3"
        ) from None


class Folder:
    """Files below `home`; a path that leads out of it is nobody's."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def put(self, path: str, body: bytes | Path) -> None:
        write_durably(self._at(path), body)

    def read(self, path: str) -> bytes | None:
        return self._at(path).read_bytes() if self.has(path) else None

    def pieces(self, path: str) -> Iterator[bytes] | None:
        return _pieces(self._at(path).open("rb")) if self.has(path) else None

    def has(self, path: str) -> bool:
        return self._at(path).is_file()

    def delete(self, path: str) -> None:
        self._at(path).unlink(missing_ok=True)

    def older(self, below: str, than: datetime) -> Iterator[str]:
        home = self._home.resolve()
        for file in self._at(below).rglob("*"):
            if file.is_file() and datetime.fromtimestamp(file.stat().st_mtime, UTC) < than:
                yield str(file.relative_to(home))

    def _at(self, path: str) -> Path:
        home = self._home.resolve()
        full = (home / path).resolve()
        if not full.is_relative_to(home):
            raise PermissionError(f"not below {home}")
        return full


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def write_durably(path: Path, body: bytes | Path) -> None:
    """Raises OSError where it could not be written; nothing is left behind then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        part.touch(0o600)
        with part.open("wb") as file:
            if isinstance(body, Path):
                with body.open("rb") as source:
                    shutil.copyfileobj(source, file)
            else:
                file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
