"""What is found for half-typed words, and one answer as it is shown beside them: for the hotline and for other desks.

Knows the book; knows no page and no caller.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from flask import g

from console.desk import the_desk
from console.showing import t
from console.wording import LANGUAGES
from faq.book import Book

MOST = 9  # results: one for each digit
FEW = 4  # shown however far behind


@dataclass(frozen=True)
class Speakable:
    """One answer as the desk shows it, in both languages, with where it comes from and where one may go on."""

    topic: str
    titles: dict[str, str]
    speaks: dict[str, str]
    programme: str
    source: str
    wording: str
    related: tuple[tuple[str, str], ...]


def first(book: Book, programmes: Container[str]) -> list[str]:
    """Before anything is typed: the programmes' answers to which most others lead on."""
    led_to = Counter(name for entry in book.entries.values() for name in {*entry.next, *entry.related})
    ours = [topic for topic, entry in book.entries.items() if entry.programme in programmes]
    return sorted(ours, key=lambda topic: -led_to[topic])[:MOST]


def near(book: Book, typed: str) -> list[tuple[str, str]]:
    """Topic and nearest wording, best first; what is far behind the best is left out, but never all of it."""
    found = book.match(typed, typing=True).candidates[:MOST] if typed else ()
    chosen = [one for place, one in enumerate(found) if place < FEW or one.score >= found[0].score / 2]
    return [(one.topic, one.wording) for one in chosen]


def onward(book: Book, topic: str) -> list[str]:
    """The topics to which an answer leads on."""
    entry = book.entries[topic]
    return [name for name in dict.fromkeys((*entry.related, *entry.next)) if name in book.entries][:4]


def speakable(book: Book, topic: str, wording: str) -> Speakable:
    entry, record = book.entries[topic], the_desk().knowledge().records.get(book.entries[topic].programme)
    return Speakable(
        topic=topic,
        titles={language: book.title(topic, language) for language in LANGUAGES},
        speaks={language: book.speak(topic, language) for language in LANGUAGES},
        programme=record.short.in_language(str(g.language)) if record else t("hotline.service"),
        source=entry.source,
        wording=wording,
        related=tuple((name, book.title(name, str(g.language))) for name in onward(book, topic)),
    )
