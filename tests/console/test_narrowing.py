"""The list by readers, scores, flags, waiting time, news and any answer; one's own columns and views; the palette."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.application import Application
from models.database import Database
from models.desk import Chosen
from models.flags import raise_flag
from models.listing import counted, find
from models.narrowing import Narrowing, Wanted
from models.pairs import Pair
from models.staff import Staff
from models.views import View
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor, first

LIST = "/console/applications"


@pytest.fixture
def office(office: Office) -> Office:
    """Four that were sent, numbered by their references; the people are there, too."""
    with office.rows() as session:
        readings.load_rubric(session)
        for name, role in (("admin", "admin"), ("reviewer", "reviewer"), ("wipa", "reviewer")):
            factories.staff(session, name, role)
        for number in range(4):
            more = {"group_kind": "other", "online_channels": []} if number == 3 else {}
            answers = factories.answers(number, **more)
            if number == 2:
                answers["helper_name"] = "สมหญิง ใจดี"
            factories.application(session, number, "screening", answers=answers)
        readings.given(session, 1, 2, 4, 4, 4, 4)
        readings.given(session, 1, 3, 2, 2, 2, 2)
        readings.given(session, 2, 3, 4, 4, 4, 4)
        raise_flag(session, 2, "โทรกลับ", by=1, at=factories.NOW)
        session.add(Pair(one_id=1, other_id=3, state="likely", marks=["phone"], found_at=factories.NOW))
    return office


def enter(office: Office, name: str = "reviewer") -> Visitor:
    visitor = office.stranger()
    assert visitor.enter(name).status_code == 302
    return visitor


def numbers(page: str) -> list[int]:
    return sorted(int(one) for one in re.findall(r'id="name-(\d+)"', page))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("reviewer=me", [1]),
        ("reviewer=none", [3, 4]),
        ("reviewer=3", [1, 2, 3, 4]),  # whom others have is not a reviewer's business
        ("score_from=60", [1]),  # the second one's score is hidden until one's own is given
        ("score_from=80", []),
        ("score_to=80&reviewer=me", [1]),
        ("flag=โทรกลับ", [2]),
        ("flag=:any", [2]),
        ("flag=:none", [1, 3, 4]),
        ("double=yes", [1, 3]),
        ("age=0", [1, 2, 3, 4]),
        ("age=x&score_from=high&unread=no", [1, 2, 3, 4]),
        ("is.group_kind=community_enterprise", [1, 2, 3]),
        ("is.group_kind=other", [4]),
        ("is.online_channels=facebook", [1, 2, 3]),
        ("no.online_channels=yes", [4]),
        ("no.helper_name=yes", [1, 2, 4]),
        ("has.helper_name=สมหญิง", [3]),
        ("has.products=กาแฟ", [1]),
        ("has.products=FACEBOOK", []),
        ("has.members=25", [2]),
        ("has.products=%25", []),
        ("has.products=ผ้า&is.group_kind=community_enterprise", [2, 3]),
        ("has.Products=x&is.no_such_question=x", []),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_anything(office: Office, query: str, found: list[int]) -> None:
    assert numbers(enter(office).reads(f"{LIST}?{query}")) == found


def test_administrators_ask_for_any_reviewer_and_any_score(office: Office) -> None:
    visitor = enter(office, "admin")
    assert numbers(visitor.reads(f"{LIST}?reviewer=3")) == [1, 2]
    assert numbers(visitor.reads(f"{LIST}?score_from=80")) == [2]


def test_waiting_time_goes_by_the_programme_clock(office: Office) -> None:
    with office.rows() as session:
        for application in session.scalars(select(Application)):
            application.moved_at = office.now - timedelta(days=application.id, minutes=1)
    assert numbers(enter(office).reads(f"{LIST}?age=3")) == [3, 4]


def test_what_is_new_is_new_to_each_until_they_have_read_it(office: Office) -> None:
    visitor, other = enter(office), enter(office, "wipa")
    visitor.reads(f"{LIST}/1")
    visitor.reads(f"{LIST}/2")
    assert numbers(visitor.reads(f"{LIST}?unread=yes")) == [3, 4]
    assert numbers(other.reads(f"{LIST}?unread=yes")) == [1, 2, 3, 4]
    with office.rows() as session:
        factories.heard(session, session.get_one(Application, 1).conversation, "ส่งรูปเพิ่มแล้วค่ะ")
        session.get_one(Application, 2).note("noted", by="staff", staff_id=2, at=office.now, text="โทรแล้ว")
    assert numbers(visitor.reads(f"{LIST}?unread=yes")) == [1, 3, 4]  # what one wrote oneself is no news
    with office.rows() as session:
        session.get_one(Application, 2).note("noted", by="staff", staff_id=3, at=office.now, text="รับทราบ")
    assert numbers(visitor.reads(f"{LIST}?unread=yes")) == [1, 2, 3, 4]
    assert visitor.reads(LIST).count('<tr class="is-unread">') == 4


def test_filters_in_use_are_named_and_taken_away_one_by_one(office: Office) -> None:
    page = enter(office).reads(f"{LIST}?is.group_kind=other&has.products=ผ้า&reviewer=none&age=3&flag=:none&unread=yes")
    tags = re.findall(r'<li><a href="([^"]*)">([^<]*)<svg', page.partition('class="tags"')[2].partition("</ul>")[0])
    assert [words for _, words in tags] == [
        "อยู่ขั้นนี้เกิน 3 วัน", "ยังไม่มีกรรมการ", "ไม่มีป้าย", "มีใหม่ที่คุณยังไม่ได้อ่าน", "ประเภทกลุ่ม: อื่น ๆ",
        "สินค้าและบริการ มีคำว่า “ผ้า”",
    ]  # fmt: skip
    assert "is.group_kind" not in tags[4][0]
    assert "has.products" in tags[4][0]


def test_a_question_is_chosen_and_its_answers_are_counted(office: Office) -> None:
    visitor = enter(office)
    piece = visitor.reads(f"{LIST}/answer?field=online_channels", headers={"HX-Request": "true"})
    assert 'name="is.online_channels"' in piece
    assert first(r'value="facebook">([^<]*)<', piece) == "Facebook (3)"
    assert "ยังไม่ได้ตอบ (1)" in piece
    assert 'name="has.products"' in visitor.reads(f"{LIST}?field=products")  # without scripts the whole page does it
    assert visitor.get(f"{LIST}/answer?field=photos").status_code == 404


def test_columns_are_chosen_remembered_and_in_the_address(office: Office) -> None:
    visitor = enter(office)
    response = visitor.post(f"{LIST}/columns?q=บ้าน", column=["stage", "members", "contact_name"])
    assert response.location.endswith("columns=stage,members,contact_name")
    page = visitor.reads(response.location)
    heads = re.findall(r'<th scope="col"(?: class="num")?>(?:<a[^>]*>)?([^<]+)', page)
    assert heads == ["ชุมชน", "ขั้น", "จำนวนสมาชิก", "ชื่อผู้ติดต่อ"]
    assert "26 คน" in page
    assert visitor.get(LIST).location.endswith("?columns=stage,members,contact_name")
    assert enter(office, "wipa").reads(response.location).count("26 คน") == 1  # a link shows the same to others
    visitor.post(f"{LIST}/columns", step="first")
    assert "เลขที่" in visitor.reads(LIST)
    with office.rows() as session:
        assert session.get_one(Staff, 2).preferences["columns"] == ""


def test_views_are_kept_shared_counted_and_dropped(office: Office) -> None:
    visitor, other = enter(office), enter(office, "wipa")
    visitor.post(f"{LIST}/views?has.products=ผ้า&page=3", name=" ผ้า  ทอ ", shared="yes")
    visitor.post(f"{LIST}/views?flag=:any", name="มีป้าย")
    row = other.reads(f"{LIST}/views", headers={"HX-Request": "true"})
    assert re.findall(r'>([^<>]+) <span class="count">(\d+)<', row) == [
        ("แบ่งให้ฉัน", "2"), ("ยังไม่ได้อ่าน", "4"), ("ยังไม่มีกรรมการ", "2"), ("อาจซ้ำ", "2"), ("ผ้า ทอ", "2"),
    ]  # fmt: skip
    with office.rows() as session:
        view = session.scalars(select(View).where(View.name == "ผ้า ทอ")).one()
        assert (view.query, view.shared) == ({"has.products": "ผ้า"}, True)
    assert other.post(f"{LIST}/views/{view.id}", step="drop").status_code == 404
    visitor.post(f"{LIST}/views/{view.id}", step="unshare")
    assert "ผ้า ทอ" not in other.reads(LIST)
    visitor.post(f"{LIST}/views/{view.id}", step="drop")
    assert "ผ้า ทอ" not in visitor.reads(LIST)
    assert "ตั้งชื่อมุมมองก่อนนะคะ" in visitor.post_and_follow(f"{LIST}/views", name=" ").text


def test_the_palette_finds_pages_views_and_applications(office: Office) -> None:
    visitor = enter(office)
    visitor.post(f"{LIST}/views?flag=:any", name="ต้องโทร")
    found = visitor.reads("/console/palette?q=081-000-0002")
    assert re.findall(r'<a href="([^"]*)"', found) == [f"{LIST}/3"]
    assert "บ้านถ้ำรงค์" in visitor.reads("/console/palette?q=ถํ้ารงค")
    assert re.findall(r'<a href="([^"]*)"', visitor.reads("/console/palette?q=ต้องโทร")) == [f"{LIST}?flag=:any"]
    assert "เจ้าหน้าที่" not in visitor.reads("/console/palette")  # not for reviewers
    assert "เจ้าหน้าที่" in enter(office, "admin").reads("/console/palette")
    operator = office.visitor("operator")
    assert "ไม่พบ “น่าน” ค่ะ" in operator.reads("/console/palette?q=น่าน")


def test_single_keys_can_be_switched_off(office: Office) -> None:
    visitor = enter(office)
    assert 'data-keys="on"' in visitor.reads(LIST)
    visitor.post("/console/account/preferences", keys="off")
    assert 'data-keys="off"' in visitor.reads(LIST)


def test_flags_are_put_on_and_taken_off_one_application(office: Office) -> None:
    visitor = enter(office)
    page = visitor.post_and_follow(f"{LIST}/1/flags", flag=" ตรวจ  เอกสาร ").text
    assert "ตรวจ เอกสาร" in page.partition("case-flags")[2].partition("</form>")[0]
    visitor.post(f"{LIST}/1/flags", flag="ตรวจ เอกสาร", step="off")
    with office.rows() as session:
        kinds = [event.kind for event in session.get_one(Application, 1).events]
    assert kinds[-2:] == ["flagged", "unflagged"]


def test_lists_are_found_the_same_on_both_databases(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        factories.load_programmes(session)
        one = factories.staff(session, "admin", "admin").id
        for number in range(3):
            more = {"group_kind": "other", "online_channels": []} if number == 2 else {}
            factories.application(session, number, "screening", answers=factories.answers(number, **more))
        raise_flag(session, 1, "โทรกลับ", by=one, at=factories.NOW)
    wanted = {
        "all": Narrowing(),
        "is": Narrowing(answers=(Wanted("group_kind", "is", "other"),)),
        "of several": Narrowing(answers=(Wanted("online_channels", "is", "facebook"),)),
        "has": Narrowing(answers=(Wanted("products", "has", "กาแฟ"),)),
        "none": Narrowing(answers=(Wanted("online_channels", "none"),)),
        "flag": Narrowing(flag="โทรกลับ"),
        "unread": Narrowing(news_for=one),
        "score": Narrowing(scores=(10, 90)),
        "old": Narrowing(before=factories.NOW - timedelta(days=2)),
        "double": Narrowing(double=True),
    }
    lists = {name: Chosen(more=more, sort="oldest") for name, more in wanted.items()}
    with database.reading() as session:
        found = {name: sorted(find(session, one).ids) for name, one in lists.items()}
        assert counted(session, lists.values()) == [len(ids) for ids in found.values()]
    database.close()
    assert found == {
        "all": [1, 2, 3], "is": [3], "of several": [1, 2], "has": [1], "none": [3], "flag": [1], "unread": [1, 2, 3],
        "score": [], "old": [3], "double": [],
    }  # fmt: skip
