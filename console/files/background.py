"""Files written in the background: one at a time in each process, on after the tab is closed, gone after a day.

Knows threads, rows and files on the disk; what stands in a file is other modules' business.
"""

from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Semaphore, Thread
from time import monotonic
from typing import IO

from flask import Flask, g

from console.cases.filters import asked_from
from console.desk import real_now, the_desk
from console.files.bundle import TooLarge, write_bundle
from console.files.sheets import keys_in, sheet_of, write
from models.exports import DONE, FAILED, WORKING, Export, beat, finish
from models.staff import Staff

FOLDER = "exports"  # where files lie
TURN = Semaphore(1)
TELL_EVERY = 0.5  # seconds
WAITS = 5.0  # seconds in the queue between two signs of life


class NotWanted(Exception):
    """Somebody stopped it, or its day is over."""


class Progress:
    """Writes down how far it is, not more often than people look."""

    def __init__(self, export_id: int) -> None:
        self._export_id, self._told_at = export_id, monotonic()

    def __call__(self, done: int) -> None:
        """Raises NotWanted where nobody wants the file any more."""
        if monotonic() - self._told_at > TELL_EVERY:
            self._told_at = monotonic()
            tell(self._export_id, done=done)


def tell(export_id: int, **changes: object) -> None:
    """A sign of life. Raises NotWanted."""
    with the_desk().database.writing() as session:
        wanted = beat(session, export_id, real_now(), **changes)
    if not wanted:
        raise NotWanted


def begin(app: Flask, export_id: int) -> Thread:
    """Write it in a thread of this process."""
    thread = Thread(target=_run, args=(app, export_id), daemon=True, name=f"export-{export_id}")
    thread.start()
    return thread


def _run(app: Flask, export_id: int) -> None:
    with app.app_context():
        try:
            while not TURN.acquire(timeout=WAITS):
                tell(export_id)
        except NotWanted:
            return
        try:
            _carry_out(export_id)
        finally:
            TURN.release()


def _carry_out(export_id: int) -> None:
    with the_desk().database.reading() as session:
        export = session.get_one(Export, export_id)
        g.staff, g.language = session.get_one(Staff, export.staff_id), export.language  # as they may see it
        session.expunge_all()
    try:
        with NamedTemporaryFile(prefix="samak-") as file:
            _make(export, file)
            file.flush()
            _lay_down(export, Path(file.name))
    except NotWanted:
        return
    except (OSError, TooLarge) as trouble:
        with the_desk().database.writing() as session:
            finish(session, export_id, FAILED, real_now(), problem="disk" if isinstance(trouble, OSError) else "large")


def _make(export: Export, out: IO[bytes]) -> None:
    asked, keys = asked_from(export.query), keys_in(export.query.get("columns", ""))
    with the_desk().database.reading() as session:
        sheet = sheet_of(session, export.kind, asked.chosen, keys, export.language)
    tell(export.id, state=WORKING, total=len(sheet.ids))
    progress = Progress(export.id)
    count = write_bundle(out, sheet.ids, progress) if export.kind == "zip" else write(sheet, out, progress)
    tell(export.id, done=count)


def _lay_down(export: Export, file: Path) -> None:
    """Where every process of the service finds it."""
    path = f"{FOLDER}/{export.key}.{export.kind}"
    the_desk().files.put(path, file)
    try:
        tell(export.id, state=DONE, path=path, size=file.stat().st_size, finished_at=real_now())
    except NotWanted:
        the_desk().files.delete(path)
        raise
