"""The hotline desk without scripts, and looking up an application for a caller."""

import re

import pytest
from sqlalchemy import func, select

from models.application import Application
from models.faq import Miss
from models.looks import Look
from tests.console import factories
from tests.console.conftest import Office


def shown(page: str) -> str:
    """What is read out: the answer that is not hidden, in the language that is not hidden."""
    article = re.search(r'<article class="speak"[^>]*aria-labelledby="[^"]*">(.*?)</article>', page, re.DOTALL)
    assert article
    said = re.search(r'<p class="say" lang="\w+" data-say="\w+">(.*?)</p>', article[1], re.DOTALL)
    assert said
    return said[1]


def listed(page: str) -> list[str]:
    return re.findall(r'data-topic="([^"]*)"', page)


def test_two_words_find_the_answer_to_read_out_with_todays_date(office: Office) -> None:
    page = office.visitor("operator").reads("/hotline/?q=โครงการนี้คืออะไร")
    assert listed(page)[0] == "about"
    assert shown(page).startswith("เป็นโครงการของสำนักงานสลากกินแบ่งรัฐบาล")
    assert "15 มิถุนายน 2564 เหลืออีก 10 วัน" in shown(page)


def test_the_piece_that_comes_while_typing_is_the_same_without_the_page(office: Office) -> None:
    visitor = office.visitor("operator")
    piece = visitor.reads("/hotline/search?q=โครงการ")
    assert "<html" not in piece
    assert listed(piece) == listed(visitor.reads("/hotline/?q=โครงการ"))


def test_at_most_nine_are_listed_one_for_each_digit(office: Office) -> None:
    visitor = office.visitor("operator")
    for typed in ("", "ก", "สลาก", "โครงการ", "สมัคร"):
        assert 0 < len(listed(visitor.reads(f"/hotline/search?q={typed}"))) <= 9


def test_an_answer_is_read_out_in_the_callers_language_whatever_the_operators(office: Office) -> None:
    page = office.visitor("operator").reads("/hotline/?topic=about&lang=en")
    assert shown(page).startswith("It is a Government Lottery Office project")
    assert "<h1>โต๊ะสายด่วน</h1>" in page


def test_follow_ups_lead_on_to_answers_that_are_there(office: Office) -> None:
    visitor = office.visitor("operator")
    page = visitor.reads("/hotline/?topic=about")
    related = re.findall(r'<li><a href="([^"]*)">', page[page.index('class="related"') :].partition("</ul>")[0])
    assert related
    assert all(visitor.get(link.replace("&amp;", "&")).status_code == 200 for link in related)


@pytest.mark.parametrize("typed", ["zzzzzzzz", "🙂🙂", "   ", "ก" * 5000, "\u202e", "%", "<b>"])
def test_whatever_is_typed_gets_a_page(office: Office, typed: str) -> None:
    visitor = office.visitor("operator")
    for address in ("/hotline/", "/hotline/search"):
        assert visitor.get(address, query_string={"q": typed, "topic": typed, "lang": typed}).status_code == 200


def test_a_question_without_an_answer_becomes_work_for_those_who_write_them(office: Office) -> None:
    page = office.visitor("operator").post_and_follow("/hotline/no-answer", q="มีรถรับส่งไหมคะ", lang="th")
    assert "เก็บคำถามไว้ให้ทีมเขียนคำตอบแล้วค่ะ" in page.text
    with office.rows() as session:
        miss = session.scalars(select(Miss)).one()
    assert (miss.text, miss.kind, miss.channel, miss.language) == ("มีรถรับส่งไหมคะ", "no-answer", "phone", "th")
    assert miss.at == office.now


def test_no_question_no_work(office: Office) -> None:
    office.visitor("operator").post("/hotline/no-answer", q="  ")
    with office.rows() as session:
        assert session.scalar(select(func.count()).select_from(Miss)) == 0


# --- a caller asks where an application stands ---------------------------------------------------


@pytest.fixture
def callers(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0, "shortlisted")
        factories.application(session, 1, "submitted")
    return office


@pytest.mark.parametrize("typed", ["GLO3-00001", "glo300001", "081-000-0000", "บ้านผาฮี", "ผา ฮี้"])
def test_a_caller_is_found_by_reference_phone_or_name(callers: Office, typed: str) -> None:
    page = callers.visitor("operator").reads(f"/console/lookup?q={typed}")
    assert re.findall(r"<li><h2>(.*?)</h2>", page) == ["บ้านผาฮี้"]
    assert "ชุมชนของคุณผ่านการคัดกรองใบสมัครแล้วค่ะ แต่ยังไม่ใช่ผลสุดท้าย" in page


def test_an_operator_reads_no_answers_and_no_numbers_of_people(callers: Office) -> None:
    page = callers.visitor("operator").reads("/console/lookup?q=GLO3-00001")
    answers = factories.answers(0)
    for key in ("contact_name", "products", "growth", "contact_role"):
        assert answers[key] not in page
    assert "081-000-0000" not in page
    assert "0810000000" not in page


def test_two_letters_list_nobody(callers: Office) -> None:
    page = callers.visitor("operator").reads("/console/lookup?q=บ้")
    assert "พิมพ์อย่างน้อย 3 ตัวอักษรค่ะ" in page
    assert "<li><h2>" not in page


def test_every_look_up_is_recorded_without_its_words(callers: Office) -> None:
    callers.visitor("operator").reads("/console/lookup?q=ผาฮี้")
    with callers.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.what, look.subject, look.detail) == ("look-up", "applications", {"found": 1})


def test_who_is_not_found_gets_advice(callers: Office) -> None:
    assert "ลองเลขที่ใบสมัคร" in callers.visitor("operator").reads("/console/lookup?q=ไม่มีชุมชนนี้")


def test_facts_in_what_may_be_said_are_filled_in(callers: Office) -> None:
    with callers.rows() as session:
        session.get_one(Application, 1).status = "late"
    page = callers.visitor("operator").reads("/console/lookup?q=GLO3-00001")
    assert "{deadline}" not in page
