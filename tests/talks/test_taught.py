"""What staff taught the bot: the next person who asks so is answered."""

from sqlalchemy import select

from models.faq import Miss
from models.teaching import add_entry, add_wording, question_of
from tests.service import Chat, Service

ASKED = "ต้องใส่ชุดผ้าไทยไปไหมคะ"


def teach(samak: Service, topic: str) -> None:
    """Add the last question to an answer, and let the service see it."""
    with samak.parts.database.writing() as session:
        miss = session.scalars(select(Miss).order_by(Miss.id.desc())).first()
        assert miss is not None
        add_wording(session, question_of(session, miss), topic, staff_id=None, at=miss.at)
    samak.parts.shelf._look()
    samak.parts.shelf._loading.join()


def test_a_question_taught_to_an_answer_gets_it_from_then_on(samak: Service, chat: Chat) -> None:
    chat.says(ASKED)
    chat.taps("ไม่ใช่สักข้อ")
    with samak.parts.database.reading() as session:
        assert session.scalars(select(Miss.text)).all() == [ASKED]
    teach(samak, "workshop")
    assert (
        chat.says(ASKED)[0].splitlines()[0]
        == samak.parts.shelf.knowledge().book.answer("workshop", "th").splitlines()[0]
    )


def test_an_answer_written_by_staff_is_told(samak: Service, chat: Chat) -> None:
    chat.says(ASKED)
    chat.taps("ไม่ใช่สักข้อ")
    said = {"th": "แต่งตามสบายได้เลยค่ะ", "en": "Wear what you like."}
    named = {"th": "การแต่งกาย", "en": "What to wear"}
    content = {
        "programme": "glo-creative",
        "title": named,
        "label": named,
        "answer": said,
        "speak": said,
        "asked": {"th": [ASKED]},
    }
    with samak.parts.database.writing() as session:
        topic = add_entry(session, content, by="somsri", at=samak.parts.clock.now())
    teach(samak, topic)
    assert chat.says(ASKED)[0] == said["th"]
