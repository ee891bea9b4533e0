"""Notes, messages to applicants, talks taken over and handed back, what did not arrive."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.application import ApplicationEvent
from models.conversation import Conversation, Message
from models.faq import Miss
from models.inbox import Event
from models.outbox import Delivery
from tests.console import factories
from tests.console.conftest import Office, first


@pytest.fixture
def case(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0)
    return office


def messages(office: Office) -> list[str]:
    with office.rows() as session:
        return list(session.scalars(select(Message.text).where(Message.author == "staff").order_by(Message.id)))


# --- on an application ---------------------------------------------------------------------------


def test_a_note_is_kept_for_colleagues_and_never_sent(case: Office) -> None:
    page = case.visitor().post_and_follow("/console/applications/1/notes", note=" โทรแล้ว\r\nไม่มีคนรับ ").text
    assert "เก็บบันทึกแล้วค่ะ" in page
    with case.rows() as session:
        note = session.scalars(select(ApplicationEvent).where(ApplicationEvent.kind == "noted")).one()
        assert (note.detail["text"], note.detail["audience"], note.staff_id) == ("โทรแล้ว\nไม่มีคนรับ", "all", 1)
    assert messages(case) == []


def test_a_message_to_the_applicant_waits_in_the_outbox_and_is_seen_on_the_page(case: Office) -> None:
    visitor = case.visitor()
    page = visitor.post_and_follow("/console/applications/1/message", message="ขอรูปเพิ่มได้ไหมคะ", step="send").text
    assert messages(case) == ["ขอรูปเพิ่มได้ไหมคะ"]
    assert case.rung == 1
    talk = page[page.index('<ul class="talk">') :]
    assert 'hx-get="/console/deliveries/1/state"' in talk
    assert "กำลังส่ง" in talk


def test_a_double_click_says_it_once(case: Office) -> None:
    visitor = case.visitor()
    for _ in range(2):
        visitor.post("/console/applications/1/message", message="สวัสดีค่ะ", once="the-same-form")
    visitor.post("/console/applications/1/message", message="สวัสดีค่ะ", once="another-form")
    assert messages(case) == ["สวัสดีค่ะ", "สวัสดีค่ะ"]


def test_a_preview_shows_the_words_and_sends_nothing(case: Office) -> None:
    visitor, form = case.visitor(), {"message": "ขอรูปเพิ่ม <b>", "step": "preview"}
    page = visitor.post("/console/applications/1/message", **form)
    assert page.text.count("ขอรูปเพิ่ม &lt;b&gt;") == 2  # in the bubble, and in the field to be sent
    assert "ผู้สมัครจะเห็นแบบนี้ใน LINE" in page.text
    assert messages(case) == []


def test_who_cannot_be_reached_is_not_written_to(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, conversation=factories.conversation(session, reachable=False))
    visitor = office.visitor()
    assert 'name="message"' not in visitor.reads("/console/applications/1")
    response = visitor.post("/console/applications/1/message", message="สวัสดีค่ะ")
    assert response.status_code == 422
    assert messages(office) == []


def test_an_application_whose_talk_was_deleted_is_still_readable(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, conversation_id=None).conversation = None
    assert "ใบสมัครนี้ไม่มีแชท" in office.visitor().reads("/console/applications/1")


# --- talks ---------------------------------------------------------------------------------------


@pytest.fixture
def talks(office: Office) -> Office:
    with office.rows() as session:
        for number, hours in enumerate((1, 5, 3), 1):
            asked = factories.NOW - timedelta(hours=hours)
            talk = factories.conversation(session, number, name=f"คนที่ {number}", wants_staff_since=asked)
            factories.heard(session, talk, f"ขอคุยกับคน {number}", at=asked)
        factories.conversation(session, 4, name="กลุ่มหมู่บ้าน", group=True, wants_staff_since=factories.NOW)
    return office


def mode(office: Office, number: int) -> tuple[str, bool]:
    with office.rows() as session:
        talk = session.get_one(Conversation, number)
        return talk.mode, talk.wants_staff_since is not None


def test_who_waits_longest_stands_on_top_and_groups_are_left_out(talks: Office) -> None:
    page = talks.visitor("operator").reads("/console/conversations")
    assert re.findall(r"คนที่ \d|กลุ่มหมู่บ้าน", page) == ["คนที่ 2", "คนที่ 3", "คนที่ 1"]
    assert re.findall(r'class="lines-words">([^<]*)<', page) == ["ขอคุยกับคน 2", "ขอคุยกับคน 3", "ขอคุยกับคน 1"]


def test_the_list_of_talks_tells_when_somebody_new_asks(talks: Office) -> None:
    visitor, headers = talks.visitor("operator"), {"HX-Request": "true"}
    wait = first(r'hx-get="([^"]*)"', visitor.reads("/console/conversations")).replace("&amp;", "&")
    assert "hx-get" in visitor.reads(wait, headers=headers)
    with talks.rows() as session:
        factories.conversation(session, 9, wants_staff_since=factories.NOW)
    assert "มีคนขอคุยเพิ่ม กดเพื่อแสดง" in visitor.reads(wait, headers=headers)


def test_answering_takes_the_talk_and_the_bot_falls_silent(talks: Office) -> None:
    talks.visitor("operator").post("/console/conversations/1/reply", message="สวัสดีค่ะ ปราณีค่ะ")
    assert messages(talks) == ["สวัสดีค่ะ ปราณีค่ะ"]
    assert (mode(talks, 1), talks.rung) == (("staff", False), 1)


def test_taking_over_and_handing_back_are_visible_acts(talks: Office) -> None:
    visitor = talks.visitor("operator")
    visitor.post("/console/conversations/1/take")
    assert mode(talks, 1) == ("staff", True)
    assert "บอตเงียบอยู่จนกว่าจะส่งคืน" in visitor.reads("/console/conversations/1")
    visitor.post("/console/conversations/1/hand-back")
    assert mode(talks, 1) == ("bot", False)


def test_an_empty_answer_changes_nothing(talks: Office) -> None:
    page = talks.visitor("operator").post_and_follow("/console/conversations/1/reply", message="  ").text
    assert "ยังไม่ได้พิมพ์ข้อความค่ะ" in page
    assert (messages(talks), mode(talks, 1)) == ([], ("bot", True))


def test_what_is_said_later_comes_by_itself(talks: Office) -> None:
    visitor, headers = talks.visitor("operator"), {"HX-Request": "true"}
    wait = first(r'hx-get="(/console/conversations/1/newer[^"]*)"', visitor.reads("/console/conversations/1"))
    assert visitor.get(wait, headers=headers).status_code == 204
    with talks.rows() as session:
        later = factories.heard(session, session.get_one(Conversation, 1), "ยังรออยู่นะคะ")
    piece = visitor.reads(wait, headers=headers)
    assert re.findall(r'<p class="words">([^<]*)</p>', piece) == ["ยังรออยู่นะคะ"]
    assert f"after={later.id}" in piece


def test_earlier_messages_are_on_earlier_pages(office: Office) -> None:
    with office.rows() as session:
        talk = factories.conversation(session)
        for number in range(130):
            factories.heard(session, talk, f"ข้อความ-{number}")
    visitor, seen = office.visitor("operator"), list[str]()
    page = visitor.reads("/console/conversations/1")
    while True:
        seen = re.findall(r"ข้อความ-(\d+)<", page) + seen
        earlier = re.search(r'href="([^"]*before=[^"]*)"', page)
        if not earlier:
            break
        page = visitor.reads(earlier[1])
    assert [int(number) for number in seen] == list(range(130))


def test_what_was_taken_back_is_not_shown(office: Office) -> None:
    with office.rows() as session:
        talk = factories.conversation(session)
        factories.heard(session, talk, "ความลับ", unsent_at=factories.NOW)
    page = office.visitor("operator").reads("/console/conversations/1")
    assert "ความลับ" not in page
    assert "เจ้าตัวลบข้อความนี้แล้ว" in page
    assert "ความลับ" not in office.visitor("reviewer").reads("/console/conversations?shelf=all")


# --- what did not arrive, what was laid aside, what nobody knew ----------------------------------


def test_what_failed_can_be_sent_again_under_a_new_key(office: Office) -> None:
    with office.rows() as session:
        delivery = factories.answered(session, factories.conversation(session), factories.DEADLINE, status="failed")
        delivery.error, delivery.attempts, delivery.via, delivery.reply_token = "403", 9, "reply", "used"
        before = delivery.retry_key
    visitor = office.visitor("operator")
    assert "403" in visitor.reads("/console/deliveries")
    visitor.post("/console/deliveries/1/send-again")
    with office.rows() as session:
        again = session.get_one(Delivery, 1)
        assert (again.status, again.attempts, again.error, again.via, again.reply_token) == ("pending", 0, "", "", "")
        assert again.retry_key != before
        assert again.due_at == again.created_at
    assert office.rung == 1


def test_what_was_pushed_and_may_have_arrived_keeps_its_key(office: Office) -> None:
    with office.rows() as session:
        delivery = factories.answered(session, factories.conversation(session), factories.DEADLINE, status="failed")
        delivery.via, delivery.unsure, before = "push", True, delivery.retry_key
    office.visitor("operator").post("/console/deliveries/1/send-again")
    with office.rows() as session:
        again = session.get_one(Delivery, 1)
        assert (again.retry_key, again.via, again.unsure) == (before, "push", True)


@pytest.mark.parametrize(
    ("status", "after"), [("failed", "cancelled"), ("held", "cancelled"), ("pending", "pending"), ("sent", "sent")]
)
def test_only_what_waits_for_staff_can_be_given_up(office: Office, status: str, after: str) -> None:
    with office.rows() as session:
        factories.answered(session, factories.conversation(session), factories.DEADLINE, status=status)
    office.visitor("operator").post("/console/deliveries/1/do-not-send")
    with office.rows() as session:
        assert session.get_one(Delivery, 1).status == after


def test_what_was_sent_is_not_sent_twice(office: Office) -> None:
    with office.rows() as session:
        factories.answered(session, factories.conversation(session), factories.DEADLINE, status="sent")
    office.visitor("operator").post("/console/deliveries/1/send-again")
    with office.rows() as session:
        assert session.get_one(Delivery, 1).status == "sent"


def test_what_was_laid_aside_is_given_to_the_bot_once_more(office: Office) -> None:
    with office.rows() as session:
        factories.event(session, attempts=5)
        factories.event(session, status="done")
    visitor = office.visitor()
    assert "KeyError in deadline" in visitor.reads("/console/set-aside")
    visitor.post("/console/set-aside/1/replay")
    visitor.post("/console/set-aside/2/replay")
    with office.rows() as session:
        first, second = session.get_one(Event, 1), session.get_one(Event, 2)
        assert (first.status, first.attempts, first.error) == ("new", 0, "")
        assert second.status == "done"


def test_a_question_without_an_answer_is_settled_and_put_back(office: Office) -> None:
    with office.rows() as session:
        factories.miss(session, "มีรถรับส่งไหมคะ", offered=["about", "gone"])
    visitor = office.visitor("operator")
    assert "โครงการนี้คืออะไร" in visitor.reads("/console/misses")
    visitor.post("/console/misses/1/settle")
    assert "มีรถรับส่งไหมคะ" not in visitor.reads("/console/misses")
    assert "มีรถรับส่งไหมคะ" in visitor.reads("/console/misses?settled=yes")
    visitor.post("/console/misses/1/settle")
    with office.rows() as session:
        assert session.scalar(select(func.count()).where(Miss.settled_at.is_(None))) == 1
