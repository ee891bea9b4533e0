"""One unanswered question: which answer it should have found, or a new answer written on the spot.

Knows the book's candidates and what was typed; what is kept is for `models.teaching`.
"""

from dataclasses import dataclass, fields
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from faq.entry import LABEL, Entry, graphemes
from models.faq import Miss
from models.teaching import OWN, add_entry, add_wording, question_of

NEAREST = 5  # answers offered
LONGEST = 2000


def found(session: Session, miss_id: int) -> Miss:
    return session.get(Miss, miss_id, with_for_update=True) or abort(404)


@console.get("/misses/<int:miss_id>")
def miss(miss_id: int) -> str:
    return _page(miss_id, Written())


@console.post("/misses/<int:miss_id>/teach")
def teach(miss_id: int) -> ResponseReturnValue:
    """These words, and those of everybody who asked alike, lead to this answer from now on."""
    topic, desk = request.form.get("topic", ""), the_desk()
    book = desk.knowledge().book
    if topic not in book.entries:
        flash(t("teaching.which"), "harm")
        return redirect(url_for("console.miss", miss_id=miss_id))
    with desk.database.writing() as session:
        question = question_of(session, found(session, miss_id))
        add_wording(session, question, topic, staff_id=the_staff().id, at=desk.now())
        record(session, "teach", f"miss {miss_id}", topic=topic)
    flash(t("teaching.learnt", title=book.title(topic, the_staff().language)), "done")
    return redirect(url_for("console.misses"))


@dataclass(frozen=True)
class Written:
    """A new answer as it was typed. English may be left out: then the Thai stands in both."""

    title_th: str = ""
    title_en: str = ""
    answer_th: str = ""
    answer_en: str = ""
    speak_th: str = ""
    speak_en: str = ""
    programme: str = ""

    @property
    def missing(self) -> list[str]:
        return [name for name in ("title_th", "answer_th") if not getattr(self, name)]

    def content(self) -> dict[str, Any]:
        """In the shape of an entry, but for topic and wordings."""
        title = {"th": self.title_th, "en": self.title_en or self.title_th}
        answer = {"th": self.answer_th, "en": self.answer_en or self.answer_th}
        speak = {"th": self.speak_th or self.answer_th, "en": self.speak_en or answer["en"]}
        label = {language: _fitting(words) for language, words in title.items()}
        return {"programme": self.programme, "title": title, "label": label, "answer": answer, "speak": speak}


def _fitting(words: str) -> str:
    """As much as a button has room for."""
    while graphemes(words) > LABEL:
        words = words[:-1]
    return words


@console.post("/misses/<int:miss_id>/answer")
def write_answer(miss_id: int) -> ResponseReturnValue:
    """A new answer, and this question as the first way to ask for it."""
    form, desk = request.form, the_desk()
    written = Written(
        **{one.name: form.get(one.name, "").replace("\r\n", "\n").strip()[:LONGEST] for one in fields(Written)}
    )
    programmes = {entry.programme for entry in desk.knowledge().book.entries.values()}
    if written.missing or written.programme not in programmes:
        return _page(miss_id, written), 422
    with desk.database.writing() as session:
        question = question_of(session, found(session, miss_id))
        asked = {question.newest.language: [question.newest.text[:200]]}
        entry = Entry.model_validate({**written.content(), "topic": f"{OWN}0", "asked": asked})
        topic = add_entry(session, entry.model_dump(mode="json"), by=the_staff().name, at=desk.now())
        session.flush()
        add_wording(session, question, topic, staff_id=the_staff().id, at=desk.now())
        record(session, "answer", f"miss {miss_id}", topic=topic)
    flash(t("teaching.learnt", title=written.title_th), "done")
    return redirect(url_for("console.misses"))


def _page(miss_id: int, written: Written) -> str:
    book = the_desk().knowledge().book
    with the_desk().database.reading() as session:
        question = question_of(session, session.get(Miss, miss_id) or abort(404))
    look("read", f"miss {miss_id}")
    near = [one.topic for one in book.match(question.newest.text).candidates if one.topic in book.entries]
    chat = [topic for topic in book.entries if not topic.startswith("chat-")]
    return render(
        "console/miss.html",
        question=question,
        near=[topic for topic in near if topic in chat][:NEAREST],
        topics=sorted(chat, key=lambda topic: book.title(topic, the_staff().language)),
        programmes=sorted({entry.programme for entry in book.entries.values()}),
        book=book,
        written=written,
    )
