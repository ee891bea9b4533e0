"""The answers for other desks: found by the same matcher, said in the same words, with today's facts in place.

Knows the book; knows no person.
"""

from console.answers.speakable import onward
from console.api.answer_shapes import Entry, FaqAsked, FaqFound, Found, One
from console.api.problems import fail
from console.api.programme_shapes import Programme, Programmes, Stage, Words
from console.api.routes import offers
from console.desk import the_desk
from console.showing import both
from faq.book import Book
from faq.match import HARMLESS
from models.bilingual import Bilingual
from models.programme import ProgrammeRecord

SCOPE = "faq"


@offers("GET", "/faq/search", scope=SCOPE, query=FaqAsked, answer=FaqFound)
def search_faq(query: FaqAsked) -> FaqFound:
    """What the bot would answer, and what the hotline desk would read out, best first."""
    book = the_desk().knowledge().book
    match = book.match(query.q, typing=query.typing, allowed=_of(book, query.programme))
    items = [
        Found(**_entry(book, one.topic, query.language), score=round(one.score, 4), wording=one.wording)
        for one in match.candidates[: query.limit]
    ]
    return FaqFound(band=match.band, items=items)


@offers("GET", "/faq/entries/<topic>", scope=SCOPE, query=One, answer=Entry, problems=("not_found",))
def read_entry(topic: str, query: One) -> Entry:
    """One answer by its name."""
    book = the_desk().knowledge().book
    return Entry(**_entry(book, topic, query.language)) if topic in book.entries else fail("not_found")


@offers("GET", "/programmes", scope="", query=One, answer=Programmes)
def list_programmes(query: One) -> Programmes:  # noqa: ARG001 - likewise in applications
    """The programmes that the key reaches, with their closing dates and stages."""
    return Programmes(items=[_programme(record) for record in the_desk().knowledge().records.values()])


def _of(book: Book, programme: str) -> list[str] | None:
    """The topics of one programme, and small talk that stands for none; None for all."""
    if not programme:
        return None
    ours = the_desk().knowledge().records
    if programme not in ours:
        fail("invalid", fields=[{"field": "programme", "problem": "unknown"}])
    return [
        topic for topic, entry in book.entries.items() if entry.programme == programme or topic.startswith(HARMLESS)
    ]


def _entry(book: Book, topic: str, language: str) -> dict[str, object]:
    return {
        "topic": topic,
        "title": book.title(topic, language),
        "programme": book.entries[topic].programme,
        "answer": book.answer(topic, language),
        "speak": book.speak(topic, language),
        "source": book.entries[topic].source,
        "related": onward(book, topic),
    }


def _programme(record: ProgrammeRecord) -> Programme:
    stages = [
        Stage(status=stage.id, staff=both(stage.staff), applicant=_words(stage.applicant)) for stage in record.stages
    ]
    return Programme(
        id=record.id,
        name=_words(record.name) or Words(th=record.id, en=record.id),
        closes=record.closes,
        phase=record.phase(the_desk().now()),
        takes_applications=record.takes_applications,
        stages=stages,
    )


def _words(said: Bilingual | None) -> Words | None:
    return Words(th=said.th, en=said.en) if said else None
