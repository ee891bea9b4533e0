"""The figures of a round: counted right, each leading to its list, in few queries."""

import re
from datetime import timedelta

import pytest

from models.application import Application
from tests.console import factories
from tests.console.conftest import Office


@pytest.fixture
def round_(office: Office) -> Office:
    with office.rows() as session:
        for number, status in enumerate(("submitted", "submitted", "screening", "selected", "not_selected", "draft")):
            made = factories.application(session, number, status)
            if made.submitted_at:
                made.submitted_at = office.now - timedelta(days=number)
    return office


def rows(page: str, title: str) -> list[list[str]]:
    """A table's rows as texts, by the title above it."""
    part = page.split(f">{title}</h2>")[1].split("</table>", maxsplit=1)[0].split("<tbody>")[1]
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL) for row in part.split("</tr>") if "<t" in row]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row if '<svg class="bar' not in cell]
        for row in cells
    ]


def test_the_funnel_counts_people_drafts_applications_and_the_selected(round_: Office) -> None:
    page = round_.visitor().reads("/console/figures")
    assert rows(page, "จากถามถึงได้รับคัดเลือก") == [
        ["คนที่ทักเข้ามา", "6"], ["เริ่มกรอกใบสมัคร", "6"], ["ส่งใบสมัคร", "5"], ["ได้รับคัดเลือก", "1"],
    ]  # fmt: skip


def test_each_province_leads_to_its_list(round_: Office) -> None:
    visitor = round_.visitor()
    page = visitor.reads("/console/figures")
    assert ["เชียงราย", "1"] in rows(page, "จังหวัด")
    link = re.findall(r'href="([^"]*province=[^"]*)"', page)[0].replace("&amp;", "&")
    assert len(re.findall(r"<tr[ >]", visitor.reads(link).split("<tbody>")[1])) == 1


def test_a_draft_counts_at_the_question_it_waits_at(round_: Office) -> None:
    with round_.rows() as session:
        session.get_one(Application, 6).answers = {"filler": "self"}
    assert rows(round_.visitor().reads("/console/figures"), "ฉบับร่างค้างอยู่ที่ข้อไหน") == [["ชื่อชุมชนหรือกลุ่ม", "1"]]


def test_days_stand_in_a_table_behind_the_chart(round_: Office) -> None:
    page = round_.visitor().reads("/console/figures")
    assert [row[:2] for row in rows(page, "ส่งใบสมัครรายวัน")] == [
        ["1 มิถุนายน 2564", "1"], ["2 มิถุนายน 2564", "1"], ["3 มิถุนายน 2564", "1"],
        ["4 มิถุนายน 2564", "1"], ["5 มิถุนายน 2564", "1"],
    ]  # fmt: skip


def test_many_applications_cost_no_more_queries_than_few(round_: Office) -> None:
    visitor = round_.visitor()
    visitor.reads("/console/figures")
    with round_.counting() as few:
        visitor.reads("/console/figures")
    with round_.rows() as session:
        for number in range(10, 60):
            factories.application(session, number, "submitted")
    with round_.counting() as many:
        visitor.reads("/console/figures")
    assert len(many) == len(few)


def test_an_empty_round_is_a_page_too(office: Office) -> None:
    assert "ยังไม่มีข้อมูล" in office.visitor().reads("/console/figures")
