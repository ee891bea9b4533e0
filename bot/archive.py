"""A backup in one file: the rows, what people sent along, and a list of both with their sums. Live and consistent.

Knows the file; what is in the tables, `rows` knows.
"""

import gzip
import hashlib
import hmac
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import select, update

from bot import rows
from bot.database import revisions, upgrade
from bot.places import Place
from models.conversation import Attachment
from models.database import Database
from models.inbox import Event
from models.outbox import Delivery

LIST, ROWS, FILES = "samak-backup.json", "rows.jsonl.gz", "files/"
AGAIN = "restored: it may have been sent before"


class BadBackup(Exception):
    """It cannot be restored; the text says why and what to do."""


def save(database: Database, place: Place, key: str, target: Path) -> dict[str, Any]:
    """Write the backup while the service runs; its list. What is deleted meanwhile is left out."""
    part = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        dumped = Path(folder) / ROWS
        counts = rows.dump(database, dumped)
        sums = {ROWS: _sum(dumped.open("rb"))}
        with tarfile.open(part, "w") as tar:
            part.chmod(0o600)
            tar.add(dumped, ROWS)
            for path in _paths(dumped):
                if (body := place.read(path)) is not None:
                    sums[FILES + path] = _sum(io.BytesIO(body))
                    _put(tar, FILES + path, body)
            about = {"made_at": datetime.now(UTC).isoformat(), "revision": revisions(database.engine)[0],
                     "key": mark(key), "rows": counts, "sums": sums}  # fmt: skip
            _put(tar, LIST, json.dumps(about).encode())
    part.replace(target)
    return about


def check(source: Path) -> dict[str, Any]:
    """Read it whole and compare every sum; its list. Raises BadBackup."""
    try:
        with tarfile.open(source) as tar:
            found = {member.name: _sum(_opened(tar, member)) for member in tar if member.name != LIST}
            about: dict[str, Any] = json.loads(_opened(tar, tar.getmember(LIST)).read())
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        raise BadBackup(f"{source} is no whole backup of Samak ({type(error).__name__})") from None
    if found != about["sums"]:
        raise BadBackup(f"{source} is damaged: its sums do not agree. Take another")
    return about


def restore(database: Database, place: Place, source: Path, about: dict[str, Any]) -> None:
    """Into an empty database. What waited to be sent is held for staff: it may have gone since. Raises BadBackup."""
    if not rows.is_empty(database):
        raise BadBackup("the database holds something already: restore into an empty one")
    upgrade(database.url, about["revision"])
    with tarfile.open(source) as tar, tempfile.TemporaryDirectory() as folder:
        tar.extract(ROWS, folder, filter="data")
        for member in tar:
            if member.name.startswith(FILES):
                place.put(member.name.removeprefix(FILES), _opened(tar, member).read())
        rows.fill(database, Path(folder) / ROWS)
    upgrade(database.url)
    with database.writing() as session:
        nobodys = {"owner": "", "lease_until": None}
        waiting = update(Delivery).where(Delivery.status == "pending")
        session.execute(waiting.values(status="held", error=AGAIN, reply_token="", token_until=None, **nobodys))
        session.execute(update(Event).where(Event.status == "new").values(**nobodys))


def mark(key: str) -> str:
    """Tells whether a key is the same without telling the key."""
    return hmac.new(key.encode(), b"samak backup", hashlib.sha256).hexdigest()


def missing(database: Database, place: Place) -> list[str]:
    """Paths of kept files that are not there."""
    kept = select(Attachment.path).where(Attachment.status == "stored", Attachment.path != "")
    with database.reading() as session:
        return [path for path in session.scalars(kept) if not place.has(path)]


def _paths(dumped: Path) -> Iterator[str]:
    """Files that the dumped rows speak of."""
    with gzip.open(dumped, "rt", encoding="utf-8") as lines:
        for line in lines:
            table, row = json.loads(line)
            if table == Attachment.__tablename__:
                yield from filter(None, (row["path"], row["thumbnail"]))


def _put(tar: tarfile.TarFile, name: str, body: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(body), 0o600
    tar.addfile(member, io.BytesIO(body))


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = tar.extractfile(member)
    if opened is None:
        raise ValueError(member.name)
    return opened


def _sum(opened: IO[bytes]) -> str:
    """Closes what it has read."""
    with opened:
        mark = hashlib.sha256()
        while piece := opened.read(1 << 20):
            mark.update(piece)
        return mark.hexdigest()
