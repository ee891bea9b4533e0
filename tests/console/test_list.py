"""The list of applications: what it is narrowed to, in which order, how many, and how it says so."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from console.ages import age, day_from, typed
from models.application import Application
from models.looks import Look
from models.searching import folded, folded_words
from tests.console import factories
from tests.console.conftest import Office, Visitor, first


def names(page: str) -> list[str]:
    """The communities of the list, top to bottom."""
    return re.findall(r'<th scope="row"><a id="name-\d+" href="[^"]*">([^<]*)</a>', page)


@pytest.fixture
def office(office: Office) -> Office:
    """Five that were sent and a draft."""
    with office.rows() as session:
        for number, status in enumerate(
            ("submitted", "screening", "more_information", "selected", "submitted", "draft")
        ):
            made = factories.application(session, number, status)
            if number == 1:
                factories.photo(session, office.folder, made)
    return office


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["ชุมชนบ่อสวก", "บ้านนาต้นจั่น", "บ้านผาฮี้", "บ้านถ้ำรงค์", "บ้านเชียงเหียน"]),
        ("status=ours", ["ชุมชนบ่อสวก", "บ้านนาต้นจั่น", "บ้านผาฮี้"]),
        ("status=submitted", ["ชุมชนบ่อสวก", "บ้านผาฮี้"]),
        ("status=draft", ["บ้านสามช่องเหนือ"]),
        ("province=น่าน", ["ชุมชนบ่อสวก"]),
        ("channel=messenger", ["บ้านนาต้นจั่น", "บ้านถ้ำรงค์"]),
        ("photos=yes", ["บ้านนาต้นจั่น"]),
        ("photos=no&status=screening", []),
        ("programme=synergy", []),
        ("sort=newest", ["บ้านผาฮี้", "บ้านนาต้นจั่น", "บ้านเชียงเหียน", "บ้านถ้ำรงค์", "ชุมชนบ่อสวก"]),
        ("sort=oldest", ["ชุมชนบ่อสวก", "บ้านถ้ำรงค์", "บ้านเชียงเหียน", "บ้านนาต้นจั่น", "บ้านผาฮี้"]),
        ("sort=reference", ["บ้านผาฮี้", "บ้านนาต้นจั่น", "บ้านเชียงเหียน", "บ้านถ้ำรงค์", "ชุมชนบ่อสวก"]),
        ("since=3/6/2564", ["บ้านนาต้นจั่น", "บ้านผาฮี้"]),
        ("since=2021-06-01&until=1/6/64", ["บ้านถ้ำรงค์"]),
        ("q=ผาฮี้", ["บ้านผาฮี้"]),
        ("q=ผาฮี", ["บ้านผาฮี้"]),
        ("q=บ้าน+ผา+ฮี้", ["บ้านผาฮี้"]),
        ("q=บ้านถํ้ารงค", ["บ้านถ้ำรงค์"]),
        ("q=จ.น่าน", ["ชุมชนบ่อสวก"]),
        ("q=glo3-00002", ["บ้านนาต้นจั่น"]),
        ("q=GLO3-2", ["บ้านนาต้นจั่น"]),
        ("q=glo3-๒", ["บ้านนาต้นจั่น"]),
        ("q=%2B66+81+000+0003", ["บ้านถ้ำรงค์"]),
        ("q=เเม่สาย", ["บ้านผาฮี้"]),
        ("q=081-000-0003", ["บ้านถ้ำรงค์"]),
        ("q=๐๘๑๐๐๐๐๐๐๓", ["บ้านถ้ำรงค์"]),
        ("q=%25", ["ชุมชนบ่อสวก", "บ้านนาต้นจั่น", "บ้านผาฮี้", "บ้านถ้ำรงค์", "บ้านเชียงเหียน"]),
        ("q=บ้าน&status=ours&channel=line", ["บ้านผาฮี้"]),
        ("status=nonsense&sort=nonsense&page=zero", ["ชุมชนบ่อสวก", "บ้านนาต้นจั่น", "บ้านผาฮี้", "บ้านถ้ำรงค์", "บ้านเชียงเหียน"]),
    ],
)  # fmt: skip
def test_the_address_says_what_the_list_shows(office: Office, query: str, found: list[str]) -> None:
    assert names(office.visitor().reads(f"/console/applications?{query}")) == found


def test_counts_stand_beside_every_stage_whatever_is_chosen(office: Office) -> None:
    page = office.visitor().reads("/console/applications?status=selected").partition("เลือกดูตามขั้น")[2]
    counts = re.findall(r'<span class="count">(\d+)</span></a></li>', page)
    assert counts == ["5", "3", "1", "2", "1", "1", "1"]  # all, ours, drafts; then the stages that hold some


def test_a_day_that_cannot_be_read_is_said_and_kept(office: Office) -> None:
    page = office.visitor().reads("/console/applications?since=31/2/2564")
    assert len(names(page)) == 5
    assert 'value="31/2/2564"' in page
    assert "วันที่นี้อ่านไม่ได้ เช่น 1/6/2564" in page


def test_fifty_are_on_a_page_and_the_rest_on_the_next(office: Office) -> None:
    with office.rows() as session:
        for number in range(10, 58):
            factories.application(session, number)
    visitor = office.visitor()
    first, second = visitor.reads("/console/applications"), visitor.reads("/console/applications?page=2")
    assert (len(names(first)), len(names(second))) == (50, 3)
    assert "หน้า 2 จาก 2" in second
    assert not set(re.findall(r"GLO3-\d{5}", first)) & set(re.findall(r"GLO3-\d{5}", second))
    assert names(visitor.reads("/console/applications?page=99")) == names(second)


def test_no_more_queries_are_made_for_fifty_rows_than_for_three(office: Office) -> None:
    visitor = office.visitor()
    pages = (
        "/console/applications",
        "/console/applications?columns=reviewers,score,photos,members&has.products=ผ้า&unread=yes",
        "/console/applications/views",
        "/console/palette?q=บ้าน",
        "/console/conversations?shelf=all",
        "/console/misses",
        "/console/deliveries",
        "/console/",
    )
    few = [_queries(office, visitor, page) for page in pages]
    with office.rows() as session:
        for number in range(10, 60):
            made = factories.application(session, number)
            factories.photo(session, office.folder, made)
            factories.heard(session, made.conversation, "สวัสดีค่ะ")
            factories.answered(session, made.conversation, factories.DEADLINE, status="failed")
            factories.miss(session, "มีที่จอดรถไหม")
    assert [_queries(office, visitor, page) for page in pages] == few


def _queries(office: Office, visitor: Visitor, page: str) -> int:
    with office.counting() as sent:
        visitor.reads(page)
    return len(sent)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("q=ไม่มีแน่นอน", "ลองพิมพ์แค่บางส่วนของชื่อ"),
        ("status=site_visit", "ไม่มีใบสมัครในขั้นนี้"),
    ],
)
def test_an_empty_list_says_what_to_do(office: Office, query: str, says: str) -> None:
    assert says in office.visitor().reads(f"/console/applications?{query}")


def test_a_search_with_a_slip_names_what_is_near(office: Office) -> None:
    page = office.visitor().reads("/console/applications?q=นาต้นจัง")
    assert names(page) == []
    assert "บ้านนาต้นจั่น" in page.partition("หรือหมายถึง")[2].partition("</a>")[0]
    assert "หรือหมายถึง" not in office.visitor("admin").reads("/console/applications?q=zzzzzzz")


def test_a_filter_in_use_can_be_taken_away_by_itself(office: Office) -> None:
    page = office.visitor().reads("/console/applications?q=บ้าน&province=เชียงราย&status=ours")
    tags = re.findall(r'<li><a href="([^"]*)">“?(?:บ้าน|เชียงราย)', page)
    assert len(tags) == 2
    assert "q=" not in tags[0]
    assert "province=" not in tags[1]


def test_the_list_tells_that_it_changed_and_does_not_move_by_itself(office: Office) -> None:
    visitor = office.visitor()
    page = visitor.reads("/console/applications")
    wait = first(r'hx-get="([^"]*changed[^"]*)"', page).replace("&amp;", "&")
    headers = {"HX-Request": "true"}
    assert "hx-get" in visitor.reads(wait, headers=headers)
    with office.rows() as session:
        factories.application(session, 30).updated_at += timedelta(days=9)
    assert "รายการนี้มีการเปลี่ยนแปลง กดเพื่อแสดง" in visitor.reads(wait, headers=headers)
    with office.rows() as session:
        for number in (31, 32):
            factories.application(session, number).moved_at = office.now + timedelta(minutes=1)
    assert "มีใหม่ 2 ฉบับ – แสดง" in visitor.reads(wait, headers=headers)


def test_who_listed_what_is_recorded_with_the_filter(office: Office) -> None:
    office.visitor().reads("/console/applications?province=น่าน")
    with office.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.what, look.subject, look.detail) == ("list", "applications", {"province": "น่าน", "page": 1})


def test_what_an_application_is_searched_by_is_folded_however_it_is_stored(office: Office) -> None:
    with office.rows() as session:
        found = session.scalars(select(Application).where(Application.reference == "GLO3-00004")).one()
    assert found.search.startswith("glo300004")
    assert folded(found.search) == found.search


def test_words_are_folded_one_by_one_without_their_marks() -> None:
    assert folded_words("จังหวัดน่าน  ต.บ่อสวก ๐๘๑-๒๓ !") == ["นาน", "บอสวก", "08123"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/6/2564", date(2021, 6, 15)), ("15-6-64", date(2021, 6, 15)), ("๑๕/๖/๒๕๖๔", date(2021, 6, 15)),
        ("15.06.2021", date(2021, 6, 15)), ("15/6/21", date(2021, 6, 15)), ("2564-06-15", date(2021, 6, 15)),
        ("2021-06-15", date(2021, 6, 15)), ("29/2/2567", date(2024, 2, 29)), ("29/2/2564", None), ("", None),
        ("มิถุนายน", None),
    ],
)  # fmt: skip
def test_days_are_read_in_either_era(text: str, day: date | None) -> None:
    assert day_from(text) == day


def test_a_day_is_typed_in_the_readers_era() -> None:
    assert (typed(date(2021, 6, 15), "th"), typed(date(2021, 6, 15), "en"), typed(None, "th")) == (
        "15/6/2564",
        "15/6/2021",
        "",
    )


@pytest.mark.parametrize(
    ("passed", "thai", "english"),
    [
        (timedelta(seconds=30), "ไม่ถึงนาที", "under a minute"),
        (timedelta(minutes=1), "1 นาที", "1 minute"),
        (timedelta(hours=23, minutes=59), "23 ชม.", "23 hours"),
        (timedelta(days=1), "1 วัน", "1 day"),
        (timedelta(days=3, hours=5), "3 วัน", "3 days"),
        (-timedelta(hours=1), "ไม่ถึงนาที", "under a minute"),
    ],
)
def test_ages_are_words(passed: timedelta, thai: str, english: str) -> None:
    now = datetime(2021, 6, 5, 3, tzinfo=UTC)
    assert (age(now - passed, now, "th"), age(now - passed, now, "en")) == (thai, english)
