"""What many people do alike in a year, done through the same models as the pages do it. Knows rows; opens no page."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.application import Application
from models.conversation import Conversation
from models.moving import move
from models.review import Review
from models.rubric import newest_rubric
from models.scoring import total_of
from models.slots import Slot
from models.staff import Staff
from models.visit import Visit
from models.visiting import Plan, finish, offer, set_day
from tests.console import factories, readings
from tests.year.office import Year

FIRST = ("นา", "หนอง", "โคก", "ดอน", "ห้วย", "ท่า", "วัง", "โนน", "บึง", "สวน")
LAST = ("แก้ว", "ทอง", "สูง", "ขาว", "ยาว", "บัว")


def arrive(year: Year, count: int) -> None:
    """Communities of as many names, in places of their own."""
    with year.rows() as session:
        for number in range(count):
            name = f"บ้าน{FIRST[number % len(FIRST)]}{LAST[number // len(FIRST)]}"
            answers = factories.answers(number, community_name=name, subdistrict=f"ตำบลที่ {number}")
            made = factories.application(session, number, "submitted", answers=answers)
            _meets(year, made.conversation)


def _meets(year: Year, talk: Conversation | None) -> None:
    """The platform knows them, too: they are friends of the account, or wrote to the page."""
    assert talk
    if talk.channel == "line":
        year.samak.line.follow(talk.address)
    else:
        year.samak.messenger.says(talk.address, "สวัสดีค่ะ")


def moved(year: Year, status: str, ids: Iterable[int], name: str) -> None:
    """By somebody of the staff, through the door with its conditions."""
    with year.rows() as session:
        staff = year.staff(session, name)
        for id_ in ids:
            move(session, session.get_one(Application, id_), status, staff=staff, at=year.samak.parts.clock.now())


def at(year: Year, status: str) -> list[int]:
    with year.rows() as session:
        return list(
            session.scalars(select(Application.id).where(Application.status == status).order_by(Application.id))
        )


def scored(year: Year, best_first: list[int]) -> None:
    """Every reading that was given out and is not done: the earlier in the list, the better; no two alike."""
    with year.rows() as session:
        rubric, at_, places = (
            readings.rubric(),
            year.samak.parts.clock.now(),
            {id_: n for n, id_ in enumerate(best_first)},
        )
        for one in session.scalars(select(Review).where(Review.state != "done")):
            place = places[one.application_id]
            one.scores = readings.scale(*(3 if place < 15 - 5 * step else 2 for step in range(4)))
            one.state, one.why, one.advice, one.done_at = "done", readings.WHY, "yes", at_
            one.total = total_of(rubric, one.scores) - place / 10
            one.rubric_version_id = _version(session, one)


def _version(session: Session, review: Review) -> int:
    from_programme = session.get_one(Application, review.application_id).programme_id
    found = newest_rubric(session, from_programme)
    assert found
    return found.id


def visited(year: Year, ids: Iterable[int], day: date, name: str) -> None:
    """A day is agreed on the phone, staff go there and write down what they found."""
    with year.rows() as session:
        for number, id_ in enumerate(ids):
            _visit(session, session.get_one(Application, id_), day + timedelta(days=number), year.staff(session, name))


def _visit(session: Session, application: Application, day: date, staff: Staff) -> None:
    slot, at_ = Slot(day, "morning"), factories.NOW
    made: Visit = offer(session, application, [slot], Plan(), staff_id=staff.id, at=at_)
    set_day(session, made, slot, "", staff_id=staff.id, at=at_)
    finish(made, [], staff_id=staff.id, at=at_)
