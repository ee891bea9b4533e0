"""Writing a file so that it is whole or not there, and on disk when it is said to be. Knows no picture."""

import os
from pathlib import Path


def write_durably(path: Path, body: bytes) -> None:
    """Raises OSError where it could not be written; nothing is left behind then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
