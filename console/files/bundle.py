"""Applications with everything that belongs to them in one ZIP: a folder each, with the PDF, the answers, every file.

Knows names inside the archive and how large it may be; knows no request and no rights.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from flask import g

from console.cases.case import Case, case_of
from console.desk import the_desk
from console.files.exports import as_json, stretches
from console.files.sheets import Told
from console.paper.application import application_pdf
from console.showing import called
from models.conversation import Attachment
from models.thai_time import local

LARGEST = 2 * 1000**3  # bytes of files in one archive
LONGEST = 60  # letters of a name
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


class TooLarge(Exception):
    """More than one archive may hold."""


def write_bundle(out: IO[bytes], ids: Sequence[int], told: Told = lambda _done: None) -> int:
    """Write it whole; the number of applications. Raises TooLarge."""
    room = LARGEST
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for done, id_ in enumerate(ids, 1):
            with the_desk().database.reading() as session:
                case = case_of(session, id_)
            if case:
                room -= _add(archive, case, room)
            told(done)
    return len(ids)


def safe(name: str, otherwise: str = "file") -> str:
    """A name that every system takes: no path, no sign that means something, no end in a dot. Thai stays."""
    plain = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).name)
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in plain)
    plain = re.sub(r'[<>:"/\\|?*\s]+', " ", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    plain = f"{stem[:LONGEST].strip()}{dot}{ending[:8]}" if dot else ending[:LONGEST].strip()
    return otherwise if not plain or plain.split(".", 1)[0].casefold() in RESERVED else plain


def folder_of(case: Case) -> str:
    return safe(f"{case.application.reference or f'draft-{case.application.id}'} {called(case.application)}")


def _add(archive: ZipFile, case: Case, room: int) -> int:
    """One application's folder; how many bytes of files it took."""
    folder, here = folder_of(case), case.application
    moment = local(here.submitted_at or here.created_at).timetuple()[:6]
    body = application_pdf(case, g.staff.shown_name or g.staff.name)
    archive.writestr(_info(f"{folder}/{safe(here.reference or 'application')}.pdf", moment), body)
    for record in stretches(the_desk().database, [here.id]):
        written = json.dumps(as_json(record), ensure_ascii=False, indent=2).encode()
        archive.writestr(_info(f"{folder}/answers.json", moment, packed=True), written)
    used = 0
    for name, file in _named(case):
        used += file.size
        if used > room:
            raise TooLarge
        pieces = the_desk().files.pieces(file.path)
        if pieces is not None:
            with archive.open(_info(f"{folder}/{name}", moment), "w", force_zip64=True) as entry:
                for piece in pieces:
                    entry.write(piece)
    return used


def _named(case: Case) -> Iterator[tuple[str, Attachment]]:
    """Every file under a name of its own: "photo-01.jpg", "ทะเบียนวิสาหกิจ.pdf"."""
    taken: set[str] = set()
    for number, photo in enumerate(case.photos, 1):
        yield _once(f"photo-{number:02}{PurePosixPath(photo.path).suffix}", taken), photo
    for file in (*case.papers, *case.recordings):
        yield _once(safe(file.name, f"file-{file.id}{PurePosixPath(file.path).suffix}"), taken), file


def _once(name: str, taken: set[str]) -> str:
    path, number, wanted = PurePosixPath(name), 2, name
    while wanted.casefold() in taken:
        wanted, number = f"{path.stem} ({number}){path.suffix}", number + 1
    taken.add(wanted.casefold())
    return wanted


def _info(name: str, moment: tuple[int, ...], *, packed: bool = False) -> ZipInfo:
    info = ZipInfo(name, moment)  # type: ignore[arg-type]
    info.compress_type, info.external_attr = ZIP_DEFLATED if packed else ZIP_STORED, 0o600 << 16
    return info
