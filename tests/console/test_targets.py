"""Targets against what was done: the log, its changes, the bars, and telling the figures outside."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from models.activity import Activity, TargetNotice
from models.base import Json
from models.programme import ProgrammeRecord
from models.pulse import Pulse
from models.target import Target, days_of, year_of
from models.targets import Told, target_facts
from tests.console import factories
from tests.console.conftest import Office, Visitor

PAGE = "/console/targets?programme=synergy&year=2013"
VISIT = {"target": "visits", "day": "24/1/2556", "place": "อำเภอไทยเจริญ", "amount": "1", "note": "เครื่องกรองน้ำ 20 เครื่อง"}


def logs(visitor: Visitor, **about: str) -> int:
    return visitor.post("/console/targets/synergy/activities", **(VISIT | about)).status_code


def standings(visitor: Visitor, path: str = PAGE) -> dict[str, str]:
    """Each target with what is said of it, in words alone."""
    rows = re.findall(
        r'<th scope="row">(.*?)</th>\s*(<td class="targets-done">.*?)</tr>', visitor.reads(path), re.DOTALL
    )
    return {name.split("<")[0]: " ".join(re.sub(r"<[^>]+>", " ", said).split()) for name, said in rows}


def test_the_real_targets_stand_there_before_anything_is_done(office: Office) -> None:
    assert standings(office.visitor("operator")) == {
        "ลงพื้นที่ชุมชน": "0 ครั้ง เหลืออีก 4 ครั้ง 0% ของเป้า",
        "ช่องทางประชาสัมพันธ์ร่วมกัน": "0 ช่องทาง เหลืออีก 3 ช่องทาง 0% ของเป้า",
        "แลกเปลี่ยนความรู้เรื่อง SEPA": "0 ครั้ง เหลืออีก 3 ครั้ง 0% ของเป้า",
        "งบประมาณแผน CSR": "0 บาท เหลือให้ใช้ 4,000,000 บาท ใช้ไป 0%",
        "งบประมาณแลกเปลี่ยนเรียนรู้เรื่อง SEPA": "0 บาท เหลือให้ใช้ 36,000 บาท ใช้ไป 0%",
    }


def test_what_is_logged_counts_in_its_year_alone(office: Office) -> None:
    visitor = office.visitor()
    for about in (
        {},
        {"day": "30/9/2556", "amount": "3"},
        {"day": "1/10/2556"},
        {"target": "sepa-budget", "amount": "๔๐,๐๐๐"},
    ):
        assert logs(visitor, **about) == 302
    found = standings(visitor)
    assert found["ลงพื้นที่ชุมชน"] == "4 ครั้ง ครบตามเป้าแล้ว 100% ของเป้า"
    assert found["งบประมาณแลกเปลี่ยนเรียนรู้เรื่อง SEPA"] == "40,000 บาท เกินไป 4,000 บาท ใช้ไป 111%"
    assert standings(visitor, PAGE.replace("2013", "2014"))["ลงพื้นที่ชุมชน"] == "1 ครั้ง เหลืออีก 3 ครั้ง 25% ของเป้า"


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"target": "nothing"}, "เลือกเรื่อง"),
        ({"day": "32/1/2556"}, "ใส่วันที่ เช่น 24/1/2556"),
        ({"day": "24/1/2580"}, "วันที่ยังมาไม่ถึง"),
        ({"amount": "0"}, "ใส่จำนวนเต็ม มากกว่า 0"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(office: Office, about: dict[str, str], said: str) -> None:
    answer = office.visitor().post("/console/targets/synergy/activities", **(VISIT | about))
    assert (answer.status_code, said in answer.text, "อำเภอไทยเจริญ" in answer.text) == (422, True, True)
    with office.rows() as session:
        assert session.scalars(select(Activity)).all() == []


def test_a_change_keeps_what_stood_before_and_what_is_taken_back_counts_no_more(office: Office) -> None:
    visitor = office.visitor(shown="สมหญิง")
    logs(visitor)
    address = "/console/activities/1"
    visitor.post(address, **VISIT | {"amount": "2", "revision": "1"})
    assert visitor.post(address, **VISIT | {"amount": "3", "revision": "1"}).status_code == 409
    assert standings(visitor)["ลงพื้นที่ชุมชน"].startswith("2 ครั้ง")
    assert visitor.post(address, step="withdraw", why="", revision="2").status_code == 422
    visitor.post(address, step="withdraw", why="นับซ้ำ", revision="2")
    assert standings(visitor)["ลงพื้นที่ชุมชน"].startswith("0 ครั้ง")
    with office.rows() as session:
        found = session.get_one(Activity, 1)
        assert [(one.get("amount"), one.get("why"), one["by"]) for one in found.earlier] == [
            (1, None, 1),
            (None, "นับซ้ำ", 1),
        ]
    page = visitor.reads(address)
    assert ("นับซ้ำ" in page, "สมหญิง" in page, "ถอนแล้ว ไม่นับ" in page) == (True, True, True)


def test_publishing_is_written_down_and_answers_are_loaded_anew(office: Office) -> None:
    visitor = office.visitor()
    logs(visitor)
    page = visitor.reads(PAGE)
    assert "ยังไม่ได้เผยแพร่ตัวเลข" in page
    visitor.post("/console/targets/synergy/publish", year="2013", tell="yes")
    assert "ปีงบประมาณ 2556 ลงพื้นที่ชุมชนแล้ว 1 ครั้งค่ะ" in visitor.reads(PAGE)
    with office.rows() as session:
        assert session.get_one(TargetNotice, "synergy").year == 2013
        assert session.get_one(Pulse, "knowledge").count == 2
    visitor.post("/console/targets/synergy/publish", year="2013", tell="no")
    with office.rows() as session:
        assert session.get(TargetNotice, "synergy") is None


def test_operators_and_observers_read_and_write_nothing(office: Office) -> None:
    for role in ("operator", "observer"):
        visitor = office.visitor(role)
        assert "บันทึกสิ่งที่ทำ" not in visitor.reads(PAGE)
        assert logs(visitor) == 403


def test_no_more_queries_with_fifty_activities_than_with_three(office: Office) -> None:
    visitor, counts = office.visitor(), []
    for some in (range(3), range(47)):
        with office.rows() as session:
            session.add_all(
                Activity(
                    programme_id="synergy",
                    target="visits",
                    day=date(2013, 1, 24),
                    amount=1,
                    made_by=1,
                    made_at=office.now,
                )
                for _ in some
            )
        visitor.reads(PAGE)
        with office.counting() as sent:
            visitor.reads(PAGE)
        counts.append(len(sent))
    assert counts[0] == counts[1]


# --- targets as data -----------------------------------------------------------------------------

BOTH = {"th": "ก", "en": "a"}
TARGET: Json = {"id": "visits", "label": BOTH, "unit": BOTH}


@pytest.mark.parametrize("about", [{}, {"at_least": 1, "at_most": 2}, {"at_least": 1, "told": BOTH}])
def test_a_target_without_one_goal_or_with_half_of_its_words_is_refused(about: Json) -> None:
    with pytest.raises(ValueError, match="write"):
        Target.model_validate(TARGET | about)


def test_the_year_goes_from_october_to_september() -> None:
    days = (date(2012, 9, 30), date(2012, 10, 1), date(2013, 9, 30))
    assert [year_of(day) for day in days] == [2012, 2013, 2013]
    assert days_of(2013) == days[1:]


def test_unpublished_the_answer_is_that_of_the_document() -> None:
    record: ProgrammeRecord = factories.records()["synergy"]
    facts = record.named_facts("en", factories.NOW)
    assert target_facts(record, "en", None, facts)["visits_done"].startswith("Synergy planned at least 4 field visits")
    assert target_facts(record, "en", Told(2013, {"visits": 2}), facts)["visits_done"].startswith(
        "In fiscal year 2013 there have been 2 field visits"
    )
