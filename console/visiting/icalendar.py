"""Visits as an iCalendar feed (RFC 5545): escaped, folded at 75 octets, in UTC, the same UID for ever.

Knows the format and a calendar's lines; knows no row, no address and no reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

FOLD = 75  # octets of a line, its end not counted
PRODUCT = "-//Samak//Site visits//TH"


@dataclass(frozen=True)
class Entry:
    """One appointment. uid never changes; sequence grows when a calendar must take up a change."""

    uid: str
    sequence: int
    changed: datetime
    begins: datetime
    ends: datetime
    title: str
    place: str = ""
    about: str = ""
    link: str = ""
    cancelled: bool = False


def feed(name: str, entries: Iterable[Entry]) -> bytes:
    """The whole calendar, as it is sent."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "X-WR-TIMEZONE:Asia/Bangkok",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}", f"SEQUENCE:{entry.sequence}")
    yield f"DTSTAMP:{moment(entry.changed)}"
    yield f"LAST-MODIFIED:{moment(entry.changed)}"
    yield f"DTSTART:{moment(entry.begins)}"
    yield f"DTEND:{moment(entry.ends)}"
    yield f"SUMMARY:{escaped(entry.title)}"
    yield from (
        f"{name}:{escaped(said)}" for name, said in (("LOCATION", entry.place), ("DESCRIPTION", entry.about)) if said
    )
    yield from [f"URL:{entry.link}"] if entry.link else []
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def moment(at: datetime) -> str:
    """In UTC, which needs no table of time zones."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line ends by their signs; other control characters left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    signed = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(mark for mark in signed if mark == "\t" or (ord(mark) >= 32 and ord(mark) != 127))


def folded(line: str) -> bytes:
    """The line with its end; longer ones go on after a line end and a space, and no letter is torn."""
    out, room = bytearray(), FOLD
    for mark in line:
        octets = mark.encode()
        if len(octets) > room:
            out += b"\r\n "
            room = FOLD - 1
        out += octets
        room -= len(octets)
    return bytes(out) + b"\r\n"
