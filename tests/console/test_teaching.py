"""What nobody could answer: one row a question, taught to an answer that exists, or answered anew."""

import re

import pytest
from sqlalchemy import select

from models.faq import FaqEntry, FaqWording, Miss
from models.pulse import Pulse
from tests.console import factories
from tests.console.conftest import Office

ASKED = ("มีรถรับส่งไหมคะ", "มีรถรับส่งมั้ยค่ะ", "มีรถรับ-ส่งไหมคะ")


@pytest.fixture
def missed(office: Office) -> Office:
    with office.rows() as session:
        for number, entry in enumerate(factories.book(6).entries.values()):
            content = entry.model_dump(mode="json")
            about = {"programme": entry.programme, "position": number, "updated_at": office.now}
            session.add(FaqEntry(topic=entry.topic, content=content, loaded=content, **about))
        for words in ASKED:
            factories.miss(session, words)
        factories.miss(session, "ขอดูดวงหน่อย")
    return office


def wordings(office: Office) -> list[tuple[str, str]]:
    with office.rows() as session:
        return [(one.topic, one.text) for one in session.scalars(select(FaqWording).order_by(FaqWording.id))]


def left(office: Office) -> list[str]:
    with office.rows() as session:
        return list(session.scalars(select(Miss.text).where(Miss.settled_at.is_(None))))


def test_a_question_is_one_row_however_it_was_worded(missed: Office) -> None:
    page = missed.visitor().reads("/console/misses")
    assert len(re.findall(r'class="lines-main"', page)) == 2
    assert "3 คนถาม" in page


def test_one_click_teaches_all_its_wordings_to_an_answer(missed: Office) -> None:
    visitor = missed.visitor("operator")
    visitor.post("/console/misses/1/teach", topic="about")
    assert wordings(missed) == [("about", ASKED[2]), ("about", ASKED[1])]  # the first is spelt like the third
    assert left(missed) == ["ขอดูดวงหน่อย"]
    with missed.rows() as session:
        assert session.get_one(Pulse, "knowledge").count == 1


def test_the_page_offers_the_closest_answers_first_and_every_other(missed: Office) -> None:
    page = missed.visitor().reads("/console/misses/1")
    offered = re.findall(r'<option value="([^"]+)">', page.split('id="topic"')[1].split("</select>")[0])
    assert set(offered) == {topic for topic in factories.book(6).entries if not topic.startswith("chat-")}


def test_a_new_answer_is_written_on_the_spot_and_begins_with_this_question(missed: Office) -> None:
    form = {"title_th": "รถรับส่ง", "answer_th": "ไม่มีรถรับส่งค่ะ เดินทางมาเองได้เลย", "programme": "glo-creative"}
    assert missed.visitor().post("/console/misses/1/answer", **form).status_code == 302
    with missed.rows() as session:
        entry = session.get_one(FaqEntry, "own-1")
        assert entry.content["answer"] == {"th": form["answer_th"], "en": form["answer_th"]}
        assert entry.content["label"]["th"] == "รถรับส่ง"
        assert (entry.programme, entry.updated_by) == ("glo-creative", "reviewer")
    assert ("own-1", ASKED[2]) in wordings(missed)


def test_an_answer_without_words_is_asked_for_again_with_what_was_typed(missed: Office) -> None:
    response = missed.visitor().post("/console/misses/1/answer", title_th="รถรับส่ง", programme="glo-creative")
    assert response.status_code == 422
    assert "ต้องมีหัวข้อและคำตอบภาษาไทยค่ะ" in response.text
    assert 'value="รถรับส่ง"' in response.text


def test_what_is_not_ours_leaves_the_list_and_teaches_nothing(missed: Office) -> None:
    missed.visitor().post("/console/misses/4/settle")
    assert (len(left(missed)), wordings(missed)) == (3, [])


def test_no_answer_chosen_changes_nothing(missed: Office) -> None:
    page = missed.visitor().post_and_follow("/console/misses/1/teach", topic="").text
    assert "ยังไม่ได้เลือกคำตอบค่ะ" in page
    assert (len(left(missed)), wordings(missed)) == (4, [])


def test_an_operator_teaches_wordings_and_writes_no_answers(missed: Office) -> None:
    visitor = missed.visitor("operator")
    assert "เขียนคำตอบใหม่" not in visitor.reads("/console/misses/1")
    assert visitor.post("/console/misses/1/answer", title_th="ก", answer_th="ข").status_code == 403
