"""One application on its page: answers, files, talk, notes, history, and its neighbours in the list."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.looks import Look
from models.programme import FormVersion
from tests.console import factories
from tests.console.conftest import Office

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{7*7}} {0.__class__} %s"


@pytest.fixture
def case(office: Office) -> Office:
    with office.rows() as session:
        made = factories.application(session, 0, "submitted")
        factories.heard(session, made.conversation, "ปิดรับวันไหนคะ")
        factories.answered(session, made.conversation, factories.DEADLINE)
    return office


def answer(page: str, label: str) -> str:
    """What stands beside a label, without its tags."""
    part = re.search(rf"<dt>{label}.*?</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    assert part, label
    words = re.sub(r'<a class="answer-change.*?</a>|<svg.*?</svg>', " ", part[1], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", words).split())


def test_answers_are_shown_for_people_with_the_questions_as_they_were_asked(case: Office) -> None:
    page = case.visitor().reads("/console/applications/1")
    assert answer(page, "ชื่อชุมชนหรือกลุ่ม") == "บ้านผาฮี้"
    assert answer(page, "เบอร์โทรผู้ติดต่อ") == "081-000-0000"
    assert answer(page, "ประเภทกลุ่ม") == "วิสาหกิจชุมชน"
    assert answer(page, "ช่องทางออนไลน์") == "Facebook, LINE"
    assert answer(page, "หมุดแผนที่").split(" คัดลอก ")[0] == "18.78766, 98.99305"
    assert '<span class="asked">ชุมชนหรือกลุ่มชื่ออะไรคะ</span>' in page


def test_later_changes_of_the_form_leave_what_was_sent_alone(case: Office) -> None:
    with case.rows() as session:
        version = session.scalars(select(FormVersion)).one()
        version.definition = {**version.definition, "fields": []}
    assert answer(case.visitor().reads("/console/applications/1"), "ชื่อชุมชนหรือกลุ่ม") == "บ้านผาฮี้"


def test_a_draft_shows_what_has_been_answered_so_far_and_cannot_be_moved(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, "draft", answers={"community_name": "บ้านใหม่", "members": 12})
    page = office.visitor().reads("/console/applications/1")
    assert (answer(page, "ชื่อชุมชนหรือกลุ่ม"), answer(page, "จำนวนสมาชิก")) == ("บ้านใหม่", "12 คน")
    assert "ผู้สมัครยังกรอกอยู่" in page
    assert "/move/" not in page


def test_photos_papers_and_recordings_are_in_their_places(case: Office) -> None:
    with case.rows() as session:
        made = factories.application(session, 1)
        picture = factories.photo(session, case.folder, made)
        paper = factories.paper(session, case.folder, made, name="แผน.pdf")
        sound = factories.paper(session, case.folder, made, name="", kind="audio", mime="audio/mp4")
        factories.photo(session, case.folder, made, status="refused", reason="too_large")
    page = case.visitor().reads("/console/applications/2")
    assert re.findall(r'class="photo" href="([^"]*)"', page) == [f"/console/attachments/{picture.id}"]
    assert f'<a class="file" href="/console/attachments/{paper.id}">' in page
    assert f'<audio controls preload="none" src="/console/attachments/{sound.id}"' in page


def test_the_talk_shows_both_sides_what_became_of_ours_and_why_the_bot_said_it(case: Office) -> None:
    page = case.visitor().reads("/console/applications/1")
    talk = page[page.index('<ul class="talk">') : page.index('<form class="write"')]
    words = [" ".join(found.split()) for found in re.findall(r'<p class="words">(.*?)</p>', talk, re.DOTALL)]
    assert words == ["ปิดรับวันไหนคะ", "ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 10 วัน สมัครในแชทนี้ได้เลย"]
    assert re.findall(r'class="state state-\w+">.*?</svg>([^<]*)<', talk) == ["ส่งแล้ว"]
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", talk) == [
        ("หัวข้อ", "deadline"), ("ความมั่นใจ", "answer"), ("คะแนน", "0.93"),
    ]  # fmt: skip


def test_the_history_tells_who_did_what_and_shows_before_and_after(case: Office) -> None:
    with case.rows() as session:
        me = factories.staff(session, "wichai", shown="วิชัย เรืองศรี")
        made = factories.application(session, 1)
        at = factories.NOW
        made.note("answered", by="applicant", at=at, key="community_name")
        made.note("answered", by="applicant", at=at, key="members", before=20, after=1025)
        made.move_to("screening", by="staff", at=at, why="เอกสารครบ", staff_id=me.id)
        made.note("noted", by="staff", at=at, staff_id=me.id, text="โทรแล้ว")
    page = case.visitor().reads("/console/applications/2")
    lines = re.findall(r'<li class="history-\w+">(.*?)</li>', page, re.DOTALL)
    told = [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]
    assert [line.partition(" 5 มิ.ย.")[0] for line in told[:3]] == [
        "บันทึกภายใน โทรแล้ว วิชัย เรืองศรี ·",
        "เปลี่ยนขั้น รับใบสมัครแล้ว กำลังตรวจใบสมัคร เอกสารครบ วิชัย เรืองศรี ·",
        "แก้คำตอบ จำนวนสมาชิก 20 1,025 คน ผู้สมัคร ·",
    ]
    assert [line.split()[0] for line in told[3:]] == ["ส่งใบสมัคร", "เริ่มกรอกใบสมัคร"]


def test_the_neighbours_are_those_of_the_filtered_list(office: Office) -> None:
    with office.rows() as session:
        for number, status in enumerate(("submitted", "screening", "submitted", "submitted")):
            factories.application(session, number, status)
    visitor = office.visitor()
    page = visitor.reads("/console/applications/3?status=submitted&sort=reference")
    assert "ใบที่ 2 จาก 3" in page
    assert re.findall(r'rel="(prev|next)" href="([^"]*)"', page) == [
        ("prev", "/console/applications/1?status=submitted&amp;sort=reference"),
        ("next", "/console/applications/4?status=submitted&amp;sort=reference"),
    ]
    assert "ใบนี้ไม่อยู่ในตัวกรองแล้ว" in visitor.reads("/console/applications/2?status=submitted")


def test_no_more_queries_are_made_for_a_long_history_than_for_a_short_one(case: Office) -> None:
    visitor = case.visitor()
    with case.counting() as few:
        visitor.reads("/console/applications/1")
    with case.rows() as session:
        made = factories.application(session, 1)
        for number in range(40):
            made.note("noted", by="staff", at=factories.NOW, text=f"บันทึก {number}", staff_id=1)
            factories.photo(session, case.folder, made)
            message = factories.heard(session, made.conversation, "…", at=factories.NOW + timedelta(minutes=number))
            factories.photo(session, case.folder, made, message_id=message.id)
            factories.answered(session, made.conversation, factories.RECEIPT)
    with case.counting() as many:
        visitor.reads("/console/applications/2")
    assert len(many) == len(few)


def test_who_read_it_is_recorded(case: Office) -> None:
    case.visitor().reads("/console/applications/1")
    with case.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.staff_id, look.what, look.subject, look.detail) == (1, "read", "application 1", {})


def test_what_people_type_stays_words_on_every_page(office: Office) -> None:
    with office.rows() as session:
        talk = factories.conversation(session, 1, name=NASTY, wants_staff_since=factories.NOW)
        given = factories.answers(0, community_name=NASTY, products=NASTY * 2, province=NASTY)
        made = factories.application(session, 0, answers=given, conversation=talk)
        made.note("noted", by="staff", at=factories.NOW, text=NASTY)
        made.note("answered", by="applicant", at=factories.NOW, key="community_name", before=NASTY, after=NASTY)
        factories.paper(session, office.folder, made, name=NASTY)
        factories.heard(
            session, talk, NASTY, said={"kind": "text", "location": {"latitude": 1.0, "longitude": 2.0, "title": NASTY}}
        )
        delivery = factories.answered(session, talk, factories.DEADLINE, why={NASTY: NASTY}, status="failed")
        delivery.error = NASTY
        factories.miss(session, NASTY)
        factories.event(session, error=NASTY)
    visitor = office.visitor("admin", shown=NASTY)
    pages = (
        "/console/", "/console/applications", "/console/applications/1", "/console/applications/1/move/screening",
        "/console/conversations", "/console/conversations/1", "/console/deliveries", "/console/misses",
        "/console/set-aside", "/console/lookup?q=alert", "/console/staff", "/console/account",
        f"/hotline/?q={NASTY}", f"/console/applications?q={NASTY}",
    )  # fmt: skip
    for page in pages:
        text = visitor.reads(page)
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page
        assert "49" not in re.findall(r"\{\{|onerror=alert\(2\)&gt; (\d+)", text), page


def test_only_web_addresses_become_links(office: Office) -> None:
    words = "ดู https://example.com/a?b=1&c=2 หรือ javascript:alert(1) data:text/html,x http://เว็บ.ไทย"
    with office.rows() as session:
        factories.application(session, 0, answers=factories.answers(0, products=words))
    page = office.visitor().reads("/console/applications/1")
    links = re.findall(r'<a href="([^"]*)" rel="noopener noreferrer nofollow" target="_blank">', page)
    assert links == ["https://example.com/a?b=1&amp;c=2", "http://เว็บ.ไทย", "https://facebook.com/baan-example"]


def test_an_application_that_is_not_there_is_said_so(office: Office) -> None:
    response = office.visitor().get("/console/applications/77")
    assert response.status_code == 404
    assert re.search(r"<code>[0-9a-f]{8}</code>", response.text)
