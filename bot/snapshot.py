"""What took long to build, kept on disk, so that the next start need not build it again.

Signed with the service's own key, and bound to what it was built from: other texts, other code or other packages build
anew. Knows bytes; knows nothing of what is kept.
"""

import hashlib
import hmac
import io
import pickle
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.places import write_durably

Built = TypeVar("Built")
PACKAGES = ("numpy", "scipy", "pythainlp", "pydantic")
log = structlog.get_logger()


class Snapshot:
    """One file in `folder`. An empty key keeps nothing: everything is built."""

    def __init__(self, folder: Path, key: str) -> None:
        self._path, self._key = folder / "book.kept", key.encode()

    def made(self, source: bytes, build: Callable[[], Built], outside: Mapping[str, object]) -> Built:
        """What `build` gives for this source; from disk where it was kept. outside: what it refers to by name."""
        if not self._key:
            return build()
        mark = hashlib.sha256(source).digest()
        if (kept := self._read(mark, outside)) is not None:
            return kept  # type: ignore[no-any-return]
        built = build()
        self._write(mark, built, outside)
        return built

    def _read(self, mark: bytes, outside: Mapping[str, object]) -> Any:
        try:
            body = self._path.read_bytes()
        except OSError:
            return None
        sealed, payload = body[:32], body[32:]
        if payload[:32] != mark or not hmac.compare_digest(sealed, self._seal(payload)):
            return None
        return _Reader(io.BytesIO(payload[32:]), outside).load()

    def _write(self, mark: bytes, built: object, outside: Mapping[str, object]) -> None:
        out = io.BytesIO()
        _Writer(out, outside).dump(built)
        payload = mark + out.getvalue()
        try:
            write_durably(self._path, self._seal(payload) + payload)
        except OSError as error:
            log.warning("book_not_kept", error=type(error).__name__)

    def _seal(self, payload: bytes) -> bytes:
        return hmac.new(self._key, b"snapshot" + payload, hashlib.sha256).digest()


class _Writer(pickle.Pickler):
    """Names what is outside instead of writing it."""

    def __init__(self, file: io.BytesIO, outside: Mapping[str, object]) -> None:
        super().__init__(file, protocol=5)
        self._names = {id(thing): name for name, thing in outside.items()}

    def persistent_id(self, thing: object) -> str | None:
        return self._names.get(id(thing))


class _Reader(pickle.Unpickler):
    """Finds what is outside by its name. Reads only what carries our seal."""

    def __init__(self, file: io.BytesIO, outside: Mapping[str, object]) -> None:
        super().__init__(file)
        self._outside = outside

    def persistent_load(self, name: str) -> object:
        return self._outside[name]


def code_of(folder: Path) -> bytes:
    """A mark of the code and data in a folder, of Python and of the packages under it."""
    mark = hashlib.sha256(repr([sys.version, *map(version, PACKAGES)]).encode())
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".py", ".yaml", ".txt", ".json"}:
            mark.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return mark.digest()
