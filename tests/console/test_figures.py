"""The figures of a round: counted right, each leading to its list, in few queries."""

import re
from datetime import date, timedelta

import pytest

from console.numbers.charts import days_until
from models.application import Application
from tests.console import factories, readings
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
    """A table's rows as texts, without its bars, by the name of its section."""
    part = page.split(f'id="{title}"')[1].split("</table>", maxsplit=1)[0].split("<tbody>")[1]
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL) for row in part.split("</tr>") if "<t" in row]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row if '<svg class="bar' not in cell]
        for row in cells
    ]


def test_the_funnel_counts_people_drafts_applications_and_the_selected(round_: Office) -> None:
    page = round_.visitor().reads("/console/figures")
    assert rows(page, "funnel") == [
        ["คนที่ทักเข้ามา", "6", ""], ["เริ่มกรอกใบสมัคร", "6", "100% ของขั้นก่อน"],
        ["ส่งใบสมัคร", "5", "83% ของขั้นก่อน"], ["ได้รับคัดเลือก", "1", "20% ของขั้นก่อน"],
    ]  # fmt: skip


def test_each_province_leads_to_its_list(round_: Office) -> None:
    visitor = round_.visitor()
    page = visitor.reads("/console/figures")
    assert ["เชียงราย", "1"] in rows(page, "provinces")
    link = re.findall(r'href="([^"]*province=[^"]*)"', page)[0].replace("&amp;", "&")
    assert len(re.findall(r"<tr[ >]", visitor.reads(link).split("<tbody>")[1])) == 1


def test_a_draft_counts_at_the_question_it_waits_at_and_sent_ones_at_all(round_: Office) -> None:
    with round_.rows() as session:
        session.get_one(Application, 6).answers = {"filler": "self"}
    found = {
        name: (reached, waiting)
        for name, reached, waiting in rows(round_.visitor().reads("/console/figures"), "questions")
    }
    assert (found["ชื่อชุมชนหรือกลุ่ม"], found["จังหวัด"]) == (("6", "1"), ("5", "–"))
    assert found["ตอบครบแล้ว รอกดส่ง"] == ("5", "–")


def test_days_stand_in_a_table_behind_the_chart(round_: Office) -> None:
    page = round_.visitor().reads("/console/figures")
    assert rows(page, "days") == [
        ["5 มิถุนายน 2564", "1"], ["4 มิถุนายน 2564", "1"], ["3 มิถุนายน 2564", "1"],
        ["2 มิถุนายน 2564", "1"], ["1 มิถุนายน 2564", "1"],
    ]  # fmt: skip


def test_the_chart_goes_on_to_the_closing_date() -> None:
    chart = days_until({date(2021, 6, 1): 3, date(2021, 6, 5): 7}, today=date(2021, 6, 5), closes=date(2021, 6, 15))
    assert (chart.columns[0].day, chart.columns[-1].day, chart.most) == (date(2021, 6, 1), date(2021, 6, 15), 7)
    assert [one.day.day for one in chart.columns if one.is_today or one.is_last] == [5, 15]
    assert chart.lines == [(0, 150.0), (5, 75.0), (10, 0.0)]
    assert [one.height for one in chart.sent] == [45.0, 105.0]


def test_what_came_before_the_chart_begins_is_said(round_: Office) -> None:
    chart = days_until({date(2021, 1, 1): 4, date(2021, 6, 5): 2}, today=date(2021, 6, 5), closes=None)
    assert (chart.before, len(chart.columns), chart.columns[-1].sent) == (4, 60, 2)
    empty = days_until({}, today=date(2021, 6, 5), closes=None)
    assert (empty.most, len(empty.columns), empty.lines) == (0, 1, [(0, 150.0), (1, 0.0)])


def test_days_by_stage_tell_who_waits_and_how_long_the_others_took(round_: Office) -> None:
    found = rows(round_.visitor().reads("/console/figures"), "stays")
    assert [row[0] for row in found] == ["รับใบสมัครแล้ว", "กำลังตรวจใบสมัคร", "ผ่านรอบคัดกรอง"]
    assert [(row[1], row[3]) for row in found] == [("2", "3"), ("1", "1"), ("–", "1")]


def test_the_load_of_each_reviewer_is_shown_most_left_first(round_: Office) -> None:
    with round_.rows() as session:
        readings.load_rubric(session)
        busy, quick = (factories.staff(session, name, shown=name) for name in ("busy", "quick"))
        for application_id in (1, 2, 3):
            readings.given(session, application_id, busy.id)
        readings.given(session, 1, quick.id, 3, 3, 3, 3)
    assert rows(round_.visitor().reads("/console/figures"), "loads") == [
        ["busy", "3", "0", "3"],
        ["quick", "1", "1", "0"],
    ]


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
