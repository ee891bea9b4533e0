"""Site visits at the desk: offering days, the calendar, one visit, the field, the feed."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from console.visiting.icalendar import Entry, escaped, feed, folded
from models.application import Application
from models.calendar_link import CalendarLink
from models.conversation import Attachment, Message
from models.looks import Look
from models.slots import Slot
from models.staff import Staff
from models.visit import Visit
from models.visiting import Plan, agree, finish, offer
from models.visits import done, has_one
from tests.console import factories
from tests.console.conftest import Office, Visitor

TWO = (Slot(date(2021, 7, 12), "morning"), Slot(date(2021, 7, 15), "afternoon"))
ADDRESS = "/console/visits/1"
FIELD = "/console/visits/1/findings"
JSON = {"Accept": "application/json"}


@dataclass
class Kept:
    """What the edge says of a photo that it took in."""

    mime: str = "image/jpeg"
    path: str = "attachments/a.jpg"
    thumbnail: str = "attachments/b.jpg"
    size: int = 10
    sha256: str = ""
    width: int | None = 640
    height: int | None = 480


def visited(office: Office, number: int = 0, *, agreed: bool = True, **about: object) -> int:
    """A visit to the community of this number; its id."""
    with office.rows() as session:
        application = factories.application(session, number, "shortlisted")
        made = offer(session, application, TWO, Plan(team="เจ้าหน้าที่ 2 คน"), staff_id=None, at=office.now)
        if agreed:
            agree(made, TWO[number % 2], at=office.now)
        for name, value in about.items():
            setattr(made, name, value)
        return made.id


def the_visit(office: Office, number: int = 1) -> Visit:
    with office.rows() as session:
        found = session.get_one(Visit, number)
        assert found.application.id
        return found


def seen(visitor: Visitor, page: str = "") -> str:
    return str(re.findall(r'name="seen" value="([^"]+)"', page or visitor.reads(ADDRESS))[0])


# --- offering days -------------------------------------------------------------------------------


def test_days_are_offered_to_several_communities_at_once_after_a_look_at_the_message(office: Office) -> None:
    with office.rows() as session:
        for number in range(3):
            factories.application(session, number, "shortlisted")
    visitor = office.visitor()
    form = {"application": ["1", "3"], "day-1": "2021-07-12", "part-1": "morning", "day-2": "2021-07-15",
            "part-2": "13:30", "team": "เจ้าหน้าที่ 2 คน", "prepare": "สมุดบัญชี", "route": "เหนือ รอบแรก"}  # fmt: skip
    preview = visitor.post("/console/visits/offer", **form, step="preview").text
    assert "วันพฤหัสบดีที่ 15 กรกฎาคม 2564 เวลา 13:30 น." in preview
    with office.rows() as session:
        assert session.scalars(select(Visit)).all() == []
    assert visitor.post("/console/visits/offer", **form, step="send").location == "/console/visits"
    with office.rows() as session:
        visits = session.scalars(select(Visit).order_by(Visit.application_id)).all()
        assert [(one.application_id, one.state, one.route) for one in visits] == [
            (1, "proposed", "เหนือ รอบแรก"),
            (3, "proposed", "เหนือ รอบแรก"),
        ]
        assert len(session.scalars(select(Message).where(Message.author == "staff")).all()) == 2
        assert [one.what for one in session.scalars(select(Look)) if one.what == "visit"] == ["visit", "visit"]
    assert office.rung == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"day-1": "2021-07-12"}, "เลือกอย่างน้อยหนึ่งชุมชน"),
        ({"application": "1"}, "ใส่อย่างน้อยหนึ่งวัน"),
        ({"application": "1", "day-1": "2021-06-04"}, "มีวันที่ผ่านไปแล้ว กรุณาแก้"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(office: Office, form: dict[str, str], said: str) -> None:
    with office.rows() as session:
        factories.application(session, 0, "shortlisted")
    answer = office.visitor().post("/console/visits/offer", **form, team="สมหญิง", step="send")
    assert (answer.status_code, said in answer.text, 'value="สมหญิง"' in answer.text) == (422, True, True)


def test_new_days_take_the_place_of_those_that_did_not_suit_but_not_of_a_day_agreed(office: Office) -> None:
    visited(office)
    form = {"application": "1", "day-1": "2021-08-02", "part-1": "afternoon", "step": "send"}
    page = office.visitor().post_and_follow("/console/visits/offer", **form).text
    assert "ยังไม่ได้เสนอให้ บ้านผาฮี้" in page
    with office.rows() as session:
        session.get_one(Visit, 1).state = "unsuited"
    office.visitor(name="two").post("/console/visits/offer", **form)
    assert (the_visit(office).state, the_visit(office).options) == (
        "proposed",
        [{"day": "2021-08-02", "part": "afternoon"}],
    )


# --- the calendar and the route ------------------------------------------------------------------


def test_the_month_shows_what_is_agreed_and_what_waits(office: Office) -> None:
    visited(office, 0)
    visited(office, 1, agreed=False, state="unsuited", words="สะดวกหลังวันที่ 20")
    page = office.visitor().reads("/console/visits?month=2021-07")
    assert re.findall(r'class="day-visit day-agreed" href="([^"]+)"><b>(.*?)</b> (.*?)<', page) == [
        ("/console/visits/1", "เช้า", "บ้านผาฮี้")
    ]
    assert "สะดวกหลังวันที่ 20" in page
    assert "กรกฎาคม 2564" in page


def test_the_route_is_by_province_then_district_then_day(office: Office) -> None:
    for number in (4, 0, 8, 3):
        visited(office, number)
    page = office.visitor().reads("/console/visits/route")
    assert re.findall(r'section-title">(\S+) <span class="count">(\d)', page) == [
        ("น่าน", "2"),
        ("เชียงราย", "1"),
        ("เพชรบุรี", "1"),
    ]
    assert re.findall(r'<th scope="row"><a[^>]+>(.*?)</a>', page)[:2] == ["ชุมชนบ้านน้ำเกี๋ยน", "ชุมชนบ่อสวก"]
    only = office.visitor(name="two").reads("/console/visits/route?province=น่าน")
    assert len(re.findall(r'<th scope="row">', only)) == 2


@pytest.mark.parametrize(
    "path", ["/console/visits?month=2021-07", "/console/visits?view=agenda", "/console/visits/route"]
)
def test_no_more_queries_with_fifty_visits_than_with_three(office: Office, path: str) -> None:
    visitor = office.visitor()
    counts = []
    for some in (range(3), range(3, 50)):
        for number in some:
            visited(office, number, agreed=number % 3 != 2)
        visitor.reads(path)
        with office.counting() as sent:
            visitor.reads(path)
        counts.append(len(sent))
    assert counts[0] == counts[1]


# --- one visit -----------------------------------------------------------------------------------


def test_staff_change_the_day_and_the_community_is_told(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    form = {"seen": seen(visitor), "day": "2021-07-20", "part": "09:30", "why": "รถเสีย"}
    assert visitor.post(f"{ADDRESS}/day", **form).location == ADDRESS
    found = the_visit(office)
    assert (found.day, found.part, found.sequence) == (date(2021, 7, 20), "09:30", 2)
    with office.rows() as session:
        said = session.scalars(select(Message).where(Message.author == "staff")).one().text
        assert said.splitlines()[1:3] == [
            "เดิม: วันจันทร์ที่ 12 กรกฎาคม 2564 ช่วงเช้า",
            "ใหม่: วันอังคารที่ 20 กรกฎาคม 2564 เวลา 09:30 น.",
        ]
        last = session.get_one(Application, 1).events[-1]
        assert (last.kind, last.by) == ("visit_changed", "staff")


def test_staff_write_down_a_day_agreed_on_the_phone(office: Office) -> None:
    visited(office, agreed=False)
    visitor = office.visitor()
    visitor.post(f"{ADDRESS}/day", seen=seen(visitor), day="2021-07-20", part="afternoon")
    assert (the_visit(office).state, the_visit(office).day) == ("agreed", date(2021, 7, 20))


def test_whoever_looked_at_an_older_state_is_told_and_nothing_happens(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    form = {"seen": seen(visitor), "day": "2021-07-20", "part": "afternoon", "why": "รถเสีย"}
    with office.rows() as session:
        session.get_one(Visit, 1).changed_at = office.now + timedelta(minutes=1)
    answer = visitor.post(f"{ADDRESS}/day", **form)
    assert (answer.status_code, 'id="late"' in answer.text, 'value="รถเสีย"' in answer.text) == (409, True, True)
    assert the_visit(office).day == date(2021, 7, 12)


def test_calling_off_needs_a_reason_and_tells_it(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    assert visitor.post(f"{ADDRESS}/off", seen=seen(visitor), why="").status_code == 422
    visitor.post(f"{ADDRESS}/off", seen=seen(visitor), why="น้ำท่วมทางเข้า")
    assert the_visit(office).state == "cancelled"
    with office.rows() as session:
        assert (
            session.scalars(select(Message).where(Message.author == "staff")).one().text.endswith("เหตุผล: น้ำท่วมทางเข้า")
        )


# --- in the field --------------------------------------------------------------------------------


def keeps(visitor: Visitor, question: str, value: str, n: int = 0) -> TestResponse:
    form = {"csrf_token": visitor.mark(), "question": question, "value": value, "n": str(n)}
    return visitor.client.post(FIELD, data=form, headers=JSON)


def test_each_answer_is_kept_by_itself(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    assert "พบใครบ้าง" in visitor.reads(f"{ADDRESS}/field")
    answers = [keeps(visitor, "met", "ผู้ใหญ่บ้าน"), keeps(visitor, "as_told", "true"), keeps(visitor, "readiness", "3")]
    assert [one.json for one in answers] == [{"n": 1}, {"n": 1}, {"n": 1}]
    assert keeps(visitor, "met", "ผู้ใหญ่บ้านกับกรรมการ 3 คน", 1).json == {"n": 2}
    found = the_visit(office).findings
    assert {key: one["value"] for key, one in found.items()} == {
        "met": "ผู้ใหญ่บ้านกับกรรมการ 3 คน", "as_told": True, "readiness": 3,
    }  # fmt: skip


@pytest.mark.parametrize(("question", "value"), [("readiness", "9"), ("photos", "x"), ("nothing", "x")])
def test_what_is_no_answer_is_refused(office: Office, question: str, value: str) -> None:
    visited(office)
    assert keeps(office.visitor(), question, value).status_code == 422


def test_two_colleagues_at_once_lose_nothing(office: Office) -> None:
    visited(office)
    one, two = office.visitor(name="one", shown="สมหญิง"), office.visitor(name="two")
    keeps(one, "met", "ผู้ใหญ่บ้าน")
    other = keeps(two, "met", "ประธานกลุ่ม")
    assert (other.status_code, other.json) == (409, {"n": 1, "value": "ผู้ใหญ่บ้าน", "said": "สมหญิง ตอบข้อนี้ไปเมื่อครู่"})
    assert keeps(two, "met", "ประธานกลุ่ม", 1).json == {"n": 2}


def filled(visitor: Visitor) -> None:
    for question, value in (("met", "กรรมการ 3 คน"), ("as_told", "true"), ("management", "3"), ("wisdom", "ทอผ้า"),
                            ("readiness", "2"), ("advice", "น่าสนับสนุน")):  # fmt: skip
        assert keeps(visitor, question, value).status_code == 200


def test_a_visit_is_finished_once_everything_required_is_there_and_can_be_opened_again(office: Office) -> None:
    visited(office)
    visitor = office.visitor(shown="สมหญิง")
    assert visitor.post(f"{ADDRESS}/finish").location == f"{ADDRESS}/field?lacking=1#met"
    filled(visitor)
    assert visitor.post(f"{ADDRESS}/finish").location == ADDRESS
    with office.rows() as session:
        application = session.get_one(Application, 1)
        assert (done(session, application), has_one(session, application)) == (True, True)
        assert application.events[-1].kind == "visit_done"
    page = visitor.reads(ADDRESS)
    assert "บันทึกโดย สมหญิง" in page
    assert keeps(visitor, "met", "ใครอีก", 1).status_code == 422
    assert visitor.get(f"{ADDRESS}/field").location == ADDRESS
    visitor.post(f"{ADDRESS}/reopen", seen=seen(visitor, page), why="ลืมใส่รูป")
    with office.rows() as session:
        assert not done(session, session.get_one(Application, 1))


def test_what_was_found_stands_in_the_words_of_that_day_on_the_applications_page(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    filled(visitor)
    visitor.post(f"{ADDRESS}/finish")
    assert [row["shown"] for row in the_visit(office).frozen if row["id"] == "readiness"] == [
        {"th": "2 · พร้อมบางส่วน", "en": "2 · Ready in part"}
    ]
    page = visitor.reads("/console/applications/1")
    panel = re.findall(r'id="visits">(.*?)</section>', page, re.DOTALL)[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", panel).split())
    assert words.startswith("ลงพื้นที่ ลงพื้นที่แล้ว วันจันทร์ที่ 12 กรกฎาคม 2564 ช่วงเช้า")
    assert "พร้อมบางส่วน" in words


def sends(visitor: Visitor, once: str = "a1", body: bytes = b"\xff\xd8\xff") -> TestResponse:
    fields = {"csrf_token": visitor.mark(), "question": "photos", "once": once}
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}\r\n' for name, said in fields.items()
    ]
    file = '--cut\r\nContent-Disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\n'
    sent = "".join([*parts, file]).encode() + body + b"\r\n--cut--\r\n"
    about = {"headers": JSON, "content_type": "multipart/form-data; boundary=cut"}
    return visitor.client.post(f"{ADDRESS}/photos", data=sent, **about)


def taking(office: Office, keep: Callable[[bytes, str], object]) -> Visitor:
    """Somebody at desks whose edge keeps photos so."""
    with office.rows() as session:
        factories.staff(session, "field", "reviewer")
    visitor = Visitor(office.opened(keep=keep).test_client())
    visitor.enter("field")
    return visitor


def test_a_photo_is_kept_once_however_often_the_network_sends_it(office: Office) -> None:
    visited(office)
    visitor = taking(office, lambda _body, _name: Kept())
    assert [sends(visitor).json, sends(visitor).json, sends(visitor, "b2").json] == [
        {"id": 1, "n": 1}, {"id": 1, "n": 1}, {"id": 2, "n": 2},
    ]  # fmt: skip
    assert the_visit(office).findings["photos"]["value"] == [1, 2]
    assert visitor.post(f"{ADDRESS}/photos/1/drop").status_code == 302
    assert the_visit(office).findings["photos"]["value"] == [2]
    with office.rows() as session:
        assert session.get_one(Attachment, 1).status == "deleted"


def test_a_photo_of_six_megabytes_comes_in_and_a_refused_one_says_why(office: Office) -> None:
    visited(office)
    visitor = taking(office, lambda body, _name: Kept(size=len(body)))
    assert sends(visitor, body=b"\xff\xd8\xff" + b"0" * 6_000_000).status_code == 200
    refusing = taking_again(office, lambda _body, _name: "not_a_picture")
    answer = sends(refusing, "c3")
    assert (answer.status_code, answer.json) == (422, {"said": "ไฟล์นี้เปิดเป็นรูปไม่ได้"})


def taking_again(office: Office, keep: Callable[[bytes, str], object]) -> Visitor:
    visitor = Visitor(office.opened(keep=keep).test_client())
    visitor.enter("field")
    return visitor


def test_operators_see_no_photo_of_a_visit(office: Office) -> None:
    number = visited(office)
    with office.rows() as session:
        photo = factories.photo(
            session, office.folder, session.get_one(Application, 1), application_id=None, visit_id=number
        )
        address = f"/console/attachments/{photo.id}"
    assert [office.visitor(role).get(address).status_code for role in ("reviewer", "operator")] == [200, 403]


# --- the feed ------------------------------------------------------------------------------------


def link(visitor: Visitor) -> str:
    page = visitor.post("/console/calendar/link").text
    return str(re.findall(r'id="address" readonly value="http://localhost([^"]+)"', page)[0])


def unfolded(response: TestResponse) -> list[str]:
    lines: list[str] = response.data.decode().replace("\r\n ", "").split("\r\n")
    return lines


def test_the_feed_needs_no_log_in_and_tells_no_person(office: Office) -> None:
    visited(office)
    address = link(office.visitor())
    response = office.stranger().get(address)
    assert (response.status_code, response.content_type) == (200, "text/calendar; charset=utf-8")
    lines = unfolded(response)
    uid = the_visit(office).uid
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samak//Site visits//TH", "CALSCALE:GREGORIAN"]
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    assert event == [
        "BEGIN:VEVENT", f"UID:{uid}@samak", "SEQUENCE:1", "DTSTAMP:20210605T030000Z", "LAST-MODIFIED:20210605T030000Z",
        "DTSTART:20210712T020000Z", "DTEND:20210712T050000Z", "SUMMARY:ลงพื้นที่ บ้านผาฮี้",
        "LOCATION:ต.โป่งงาม อ.แม่สาย จ.เชียงราย",
        "DESCRIPTION:GLO3-00001\\nผู้ที่จะไป: เจ้าหน้าที่ 2 คน\\nhttp://localhost/console/visits/1",
        "URL:http://localhost/console/visits/1", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT",
    ]  # fmt: skip
    assert all(len(line) <= 75 for line in response.data.split(b"\r\n"))


def test_a_changed_day_keeps_its_uid_and_a_cancelled_one_says_so(office: Office) -> None:
    visited(office)
    visitor = office.visitor()
    address, uid = link(visitor), the_visit(office).uid
    visitor.post(f"{ADDRESS}/day", seen=seen(visitor), day="2021-07-20", part="afternoon", why="")
    visitor.post(f"{ADDRESS}/off", seen=seen(visitor), why="น้ำท่วม")
    lines = unfolded(office.stranger().get(address))
    told = ("UID", "SEQUENCE", "DTSTART", "STATUS")
    assert [line for line in lines if line.partition(":")[0] in told] == [
        f"UID:{uid}@samak", "SEQUENCE:3", "DTSTART:20210720T060000Z", "STATUS:CANCELLED",
    ]  # fmt: skip


def test_a_link_made_anew_kills_the_old_one_and_only_its_hash_is_kept(office: Office) -> None:
    visitor = office.visitor()
    first, second = link(visitor), link(visitor)
    assert [office.stranger().get(one).status_code for one in (first, second)] == [404, 200]
    with office.rows() as session:
        kept = session.scalars(select(CalendarLink)).one()
        assert kept.token_hash not in second
        assert [look.what for look in session.scalars(select(Look)) if look.what == "calendar"] == ["calendar"]
    visitor.post("/console/calendar/link/drop")
    assert office.stranger().get(second).status_code == 404


def test_nobody_who_left_or_lost_the_right_reads_the_feed(office: Office) -> None:
    address = link(office.visitor())
    for column, value in (("active", False), ("role", "operator")):
        with office.rows() as session:
            staff = session.scalars(select(Staff)).one()
            before = getattr(staff, column)
            setattr(staff, column, value)
        assert office.stranger().get(address).status_code == 404
        with office.rows() as session:
            setattr(session.scalars(select(Staff)).one(), column, before)
    assert office.stranger().get("/console/calendar/made-up.ics").status_code == 404


def test_a_reader_of_another_programme_sees_none_of_it_in_the_feed(office: Office) -> None:
    visited(office)
    address = link(office.visitor())
    with office.rows() as session:
        session.scalars(select(Staff)).one().programmes = ["synergy"]
    assert "BEGIN:VEVENT" not in unfolded(office.stranger().get(address))


def test_text_is_escaped_and_folded_without_tearing_a_letter() -> None:
    assert escaped("ก; ข, ค\\ง\r\nจ\x00") == "ก\\; ข\\, ค\\\\ง\\nจ"
    long = folded("SUMMARY:" + "ลงพื้นที่" * 20)
    assert [len(line) <= 75 for line in long.split(b"\r\n")] == [True] * len(long.split(b"\r\n"))
    assert long.decode().replace("\r\n ", "") == "SUMMARY:" + "ลงพื้นที่" * 20 + "\r\n"
    entry = Entry("u", 0, factories.NOW, factories.NOW, factories.NOW, "ก")
    assert feed("ป", [entry]).count(b"BEGIN:VEVENT") == 1
    assert json.dumps(feed("ป", []).decode()).count("END:VCALENDAR") == 1


def test_a_visit_that_was_finished_stays_in_the_calendar(office: Office) -> None:
    visited(office)
    with office.rows() as session:
        finish(session.get_one(Visit, 1), [], staff_id=factories.staff(session, "field").id, at=office.now)
    assert "STATUS:CONFIRMED" in unfolded(office.stranger().get(link(office.visitor())))
