"""Teaching the bot from what people asked and it did not know: one question however worded, and what becomes of it.

Knows rows and spelling; knows no matcher. What is added takes effect when the knowledge is next loaded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Json
from models.faq import FaqEntry, FaqWording, Miss
from models.pulse import beat
from models.searching import folded

ALIKE = 82  # of 100
LOOKED_AT = 1000  # open questions, the newest
LONGEST = 200  # characters of a wording: longer ones tell a story around the question
OWN = "own-"  # topics of answers that staff wrote


@dataclass(frozen=True)
class Question:
    """Misses that ask the same, the newest first."""

    misses: tuple[Miss, ...]

    @property
    def newest(self) -> Miss:
        return self.misses[0]

    @property
    def people(self) -> int:
        """How many asked; each call on the phone counts as somebody."""
        return len({miss.conversation_id or -miss.id for miss in self.misses})


def open_questions(session: Session) -> list[Question]:
    """What nobody has dealt with yet, one row a question: most people first, then the newest."""
    query = select(Miss).where(Miss.settled_at.is_(None)).order_by(Miss.at.desc(), Miss.id.desc()).limit(LOOKED_AT)
    found = [Question(tuple(some)) for some in _grouped(list(session.scalars(query)))]
    return sorted(found, key=lambda one: (-one.people, -one.newest.at.timestamp()))


def question_of(session: Session, miss: Miss) -> Question:
    """The question that this miss belongs to, with all that ask alike."""
    mine = next((one for one in open_questions(session) if any(same.id == miss.id for same in one.misses)), None)
    return mine or Question((miss,))


def _grouped(misses: Sequence[Miss]) -> list[list[Miss]]:
    """Each joins the first that it sounds like."""
    if not misses:
        return []
    texts = [folded(miss.text) or miss.text for miss in misses]
    alike = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
    groups: dict[int, list[Miss]] = {}
    for place, miss in enumerate(misses):
        first = next((leader for leader in groups if alike[place, leader]), place)
        groups.setdefault(first, []).append(miss)
    return list(groups.values())


def settle(misses: Iterable[Miss], at: datetime) -> None:
    for miss in misses:
        miss.settled_at = at


def add_wording(session: Session, question: Question, topic: str, *, staff_id: int | None, at: datetime) -> None:
    """From now on these words lead to this answer. Raises KeyError for a topic that is not there."""
    if session.get(FaqEntry, topic) is None:
        raise KeyError(topic)
    known = {folded(text) for text in session.scalars(select(FaqWording.text).where(FaqWording.topic == topic))}
    for miss in question.misses:
        if folded(miss.text) not in known and len(miss.text) <= LONGEST:
            known.add(folded(miss.text))
            more = FaqWording(topic=topic, language=miss.language, text=miss.text, origin="missed", added_at=at)
            more.added_by = staff_id
            session.add(more)
    settle(question.misses, at)
    beat(session, "knowledge", datetime.now(UTC))


def add_entry(session: Session, content: Json, *, by: str, at: datetime) -> str:
    """A new answer, in the shape of `faq.entry.Entry` but for its topic; the topic given."""
    own = session.scalars(select(FaqEntry.topic).where(FaqEntry.topic.startswith(OWN)))
    topic = f"{OWN}{max((int(one.removeprefix(OWN)) for one in own), default=0) + 1}"
    last = session.scalar(select(FaqEntry.position).order_by(FaqEntry.position.desc()).limit(1)) or 0
    entry = FaqEntry(topic=topic, content={**content, "topic": topic}, position=last + 1, updated_at=at, updated_by=by)
    entry.programme = str(content.get("programme", ""))
    session.add(entry)
    beat(session, "knowledge", datetime.now(UTC))
    return topic


def with_wordings(session: Session, contents: Iterable[Json]) -> list[Json]:
    """Entries' contents with what staff added to their wordings."""
    added: dict[str, dict[str, list[str]]] = {}
    for row in session.scalars(select(FaqWording).order_by(FaqWording.id)):
        added.setdefault(row.topic, {}).setdefault(row.language, []).append(row.text)
    return [_joined(content, added.get(str(content["topic"]), {})) for content in contents]


def _joined(content: Json, more: dict[str, list[str]]) -> Json:
    asked: dict[str, Any] = content["asked"]
    both = {language: [*asked.get(language, []), *more.get(language, [])] for language in {**asked, **more}}
    return {**content, "asked": both} if more else content
