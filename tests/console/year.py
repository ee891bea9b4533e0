"""Three days of a year at the desks: before the closing date, while reviewers score and visit, after the selection.

Knows rows; opens no page. Used by the walk over every page and by dev/look.py, which makes pictures of them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from models import post
from models.application import Application
from models.staff import Staff
from tests.console import factories, readings

PLACES = (
    ("บ้านแม่กำปอง", "เชียงใหม่", "แม่ออน", "ห้วยแก้ว"), ("ชุมชนบ้านไร่กองขิง", "เชียงใหม่", "หางดง", "หนองควาย"),
    ("บ้านโคกไคร", "พังงา", "ทับปุด", "มะรุ่ย"), ("ชุมชนตลาดน้อยริมคลอง", "สมุทรสงคราม", "อัมพวา", "ปลายโพงพาง"),
    ("บ้านท่ามะโอ", "ลำปาง", "เมืองลำปาง", "เวียงเหนือ"), ("บ้านหนองบัวไทลื้อ", "น่าน", "ท่าวังผา", "ป่าคา"),
    ("ชุมชนเกาะลัดอีแท่น", "นครปฐม", "สามพราน", "ทรงคนอง"), ("บ้านภูไทเรณู", "นครพนม", "เรณูนคร", "เรณู"),
    ("วิสาหกิจชุมชนท่องเที่ยวเชิงเกษตรและวัฒนธรรมบ้านหนองส่านโนนหอมสามัคคี", "สกลนคร", "เมืองสกลนคร", "โนนหอม"),
    ("บ้านกุดกะเหลือง", "อุบลราชธานี", "เขื่องใน", "สหธาตุ"), ("ชุมชนคลองรางจระเข้", "พระนครศรีอยุธยา", "เสนา", "รางจรเข้"),
    ("บ้านทุ่งหยีเพ็ง", "กระบี่", "เกาะลันตา", "ศาลาด่าน"), ("กลุ่มแม่บ้านห้วยน้ำใส", "ราชบุรี", "สวนผึ้ง", "สวนผึ้ง"),
    ("บ้านลวงเหนือ", "เชียงใหม่", "ดอยสะเก็ด", "ลวงเหนือ"), ("บ้านหาดเสี้ยว", "สุโขทัย", "ศรีสัชนาลัย", "หาดเสี้ยว"),
)  # fmt: skip
DAYS = {
    "open": datetime(2021, 6, 5, 3, 0, tzinfo=UTC),
    "scoring": datetime(2021, 7, 6, 3, 0, tzinfo=UTC),
    "selected": datetime(2021, 8, 24, 3, 0, tzinfo=UTC),
}
COUNT = 60
STAGES: dict[str, Sequence[tuple[int, str]]] = {  # how many stand where
    "open": ((41, "submitted"), (8, "screening"), (3, "more_information"), (1, "duplicate"), (7, "draft")),
    "scoring": (
        (4, "submitted"), (12, "screening"), (3, "more_information"), (20, "shortlisted"), (9, "site_visit"),
        (4, "not_selected"), (2, "withdrawn"), (1, "duplicate"), (5, "draft"),
    ),
    "selected": (
        (10, "selected"), (3, "reserve"), (38, "not_selected"), (3, "withdrawn"), (2, "duplicate"), (4, "draft"),
    ),
}  # fmt: skip
QUESTIONS = ("มีรถรับส่งไหมคะ", "ส่งรูปทางอีเมลได้ไหม", "คนต่างด้าวในชุมชนร่วมได้หรือเปล่า", "ทุนให้เป็นเงินหรือของ", "parking for buses?")


def furnish(session: Session, folder: Path, when: str, every: int = 1) -> list[Application]:
    """A round of sixty applications (or every third, …) as it stands on that day, with somebody in each role."""
    readings.load_rubric(session)
    reviewers = _people(session)
    made = [_application(session, number, status, when) for number, status in enumerate(_stages(when)[::every])]
    for one in made[:4]:
        for picture in range(4):
            factories.photo(session, folder, one, picture)
        factories.paper(session, folder, one)
    _talks(session)
    if when != "open":
        _score(session, made, reviewers)
    if when == "selected":
        _tell(session, made)
    session.flush()
    return made


def _people(session: Session) -> list[Staff]:
    factories.staff(session, "admin", "admin", shown="สมหญิง ผู้ดูแลระบบ")
    factories.staff(session, "pranee", "operator", shown="ปราณี สายด่วน")
    factories.staff(session, "prasit", "observer", shown="ประสิทธิ์ ผู้สังเกตการณ์")
    names = (("wichai", "วิชัย กรรมการ"), ("anong", "อนงค์ ศรีวงศ์"), ("somkid", "สมคิด เรืองศรี"))
    return [factories.staff(session, name, shown=shown) for name, shown in names]


def _stages(when: str) -> list[str]:
    """Every seventh of the list from its other end, so that no stage is one block of days."""
    flat = [status for count, status in STAGES[when] for _ in range(count)]
    return [flat[number * 7 % len(flat)] for number in range(len(flat))]


def _application(session: Session, number: int, status: str, when: str) -> Application:
    name, province, district, subdistrict = PLACES[number % len(PLACES)]
    name = name if number < len(PLACES) else f"{name} {number // len(PLACES) + 1}"
    about = {"community_name": name, "province": province, "district": district, "subdistrict": subdistrict}
    given = factories.answers(number, **about)
    if status == "draft":
        given = dict(list(given.items())[: 2 + number % 12])
    made = factories.application(session, number, status, answers=given)
    if when != "open" and made.submitted_at:
        made.moved_at = DAYS[when] - timedelta(days=1 + number % 17, hours=number)
    if status == "more_information":
        made.asides["correction"] = {"reasons": [["products", "อยากรู้ราคาขาย"]], "done": [], "due": None}
    return made


def _talks(session: Session) -> None:
    for number, words in enumerate(QUESTIONS):
        factories.miss(session, words, offered=["about"], at=factories.NOW - timedelta(hours=number))
    talk = factories.conversation(session, 1, wants_staff_since=factories.NOW - timedelta(hours=3))
    factories.heard(session, talk, "ขอคุยกับเจ้าหน้าที่ค่ะ")
    factories.answered(session, talk, factories.DEADLINE, factories.RECEIPT, status="failed")
    factories.heard(session, factories.conversation(session, 2, mode="staff"), "ส่งรูปเพิ่มได้ไหมคะ")
    factories.event(session)


def _score(session: Session, made: Sequence[Application], reviewers: Sequence[Staff]) -> None:
    read = [one for one in made if one.submitted_at and one.status not in {"withdrawn", "duplicate", "submitted"}]
    for number, one in enumerate(read):
        for place, reviewer in enumerate(reviewers):
            scores = [1 + (number * 3 + place + criterion * 2) % 4 for criterion in range(4)]
            readings.given(session, one.id, reviewer.id, *(scores if (number + place) % 4 else ()))


def _tell(session: Session, made: Sequence[Application]) -> None:
    for one in made:
        if one.status in {"selected", "reserve"}:
            post.write(session, one, "ขอแสดงความยินดีด้วยค่ะ", known="site_visit", staff_id=1, at=DAYS["selected"])
