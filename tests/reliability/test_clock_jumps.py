"""The clock is set an hour on or back at any moment: nothing lost, nothing twice, nobody shut out, no door open."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from bot import inbox, outbox
from bot.clock import real_now
from bot.delivering import Delivering
from bot.reminders import remind
from console.access import sessions, throttle
from models.operations import ALIVE_WITHIN, operations
from models.pulse import beat
from models.staff import Staff, StaffSession
from simulator import Fault
from tests.reliability.rows import Rows, shown
from tests.service import Chat, Service

ASKED = "ปิดรับสมัครวันไหน"
HOUR = timedelta(hours=1)


@pytest.fixture
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(real_now(), tick=True) as traveller:
        yield traveller


def jump(samak: Service, time: time_machine.Traveller, hours: int) -> None:
    """Our clock jumps; the platforms' go on."""
    time.shift(hours * HOUR)
    for fake in (samak.line, samak.messenger):
        fake.clock.shift_by(-hours)


def written(samak: Service, chat: Chat) -> None:
    assert samak.post(chat.platform.says(chat.person, ASKED)) == 200


def in_hand(samak: Service, chat: Chat) -> None:
    """Taken by a worker that then dies."""
    written(samak, chat)
    with samak.parts.database.writing() as session:
        assert inbox.claim(session, "dead", timedelta()) is not None


def drawn(samak: Service, chat: Chat) -> None:
    """Answered, and not yet sent."""
    written(samak, chat)
    assert samak.worker._answer_one("once")


def about_to_be_sent(samak: Service, chat: Chat) -> None:
    """Taken by a sender that then dies before its call."""
    drawn(samak, chat)
    assert Delivering(samak.parts.database, samak.parts.channels).claim("dead") is not None


def refused(samak: Service, chat: Chat) -> None:
    drawn(samak, chat)
    chat.platform.fails_next(Fault.SERVER_ERROR, 1)
    assert samak.worker._send_one("once")


def lost(samak: Service, chat: Chat) -> None:
    """The platform took it, and its answer never came."""
    drawn(samak, chat)
    chat.platform.fails_next(Fault.LOST_ANSWER, 1)
    assert samak.worker._send_one("once")


@pytest.mark.parametrize("hours", [1, -1])
@pytest.mark.parametrize("moment", [written, in_hand, drawn, about_to_be_sent, refused, lost])
def test_a_jump_at_any_moment_loses_nothing_and_says_nothing_twice(
    samak: Service, rows: Rows, time: time_machine.Traveller, moment: object, hours: int
) -> None:
    assert callable(moment)
    chats = [samak.line_chat(), samak.messenger_chat()]
    for chat in chats:
        moment(samak, chat)
        jump(samak, time, hours)
        for _ in range(6):
            samak.settle()
            time.shift(10)
    assert {event.status for event in rows.events()} == {"done"}
    told = [(one.status, one.error) for one in rows.deliveries()]
    doubt = ("failed", outbox.IN_DOUBT)  # what may have gone by a token whose minute cannot be told any more
    assert told == [doubt if moment is lost else ("sent", ""), ("sent", "")]
    assert [len(shown(chat)) for chat in chats] == [1, 1]


def test_nobody_is_reminded_twice_when_the_clock_goes_back(sqlite_samak: Service, time: time_machine.Traveller) -> None:
    samak, chat = sqlite_samak, sqlite_samak.line_chat()
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    samak.at("2021-06-14 10:30")
    before = len(shown(chat))
    for hours in (1, -1, -1, 1):
        remind(samak.parts.database, samak.parts.channels, samak.parts.clock, push=True)
        samak.settle()
        jump(samak, time, hours)
    assert len(shown(chat)) == before + 1


def test_a_log_in_ends_with_the_jump_or_in_time_and_never_later(samak: Service) -> None:
    now = real_now()
    with samak.parts.database.writing() as session:
        session.add(somebody := Staff(name="ก", role="admin", password_hash="-", created_at=now))
        session.flush()
        token = sessions.open_session(session, somebody, now)
    with samak.parts.database.reading() as session:
        alive = {
            hours: sessions.find(session, token, now + timedelta(hours=hours)) is not None for hours in range(-1, 3)
        }
        assert alive == {-1: False, 0: True, 1: True, 2: False}
        assert session.query(StaffSession).count() == 1


def test_nobody_is_shut_out_for_an_hour_by_slips_that_the_old_clock_wrote(samak: Service) -> None:
    now = real_now()
    with samak.parts.database.writing() as session:
        for _ in range(throttle.LIMIT):
            throttle.try_once(session, "name", "address", now)
        assert isinstance(throttle.try_once(session, "name", "address", now), timedelta)
        for _ in range(throttle.LIMIT):
            assert not isinstance(throttle.try_once(session, "name", "address", now - HOUR), timedelta)
        assert isinstance(throttle.try_once(session, "name", "address", now - HOUR), timedelta)


def test_a_worker_that_died_before_the_clock_went_back_does_not_seem_alive(samak: Service) -> None:
    now = real_now()
    with samak.parts.database.writing() as session:
        beat(session, "worker:dead", now)
    with samak.parts.database.reading() as session:
        seen = operations(session, now)
        assert [seen.alive(now), seen.alive(now - HOUR), seen.alive(now + 2 * ALIVE_WITHIN)] == [1, 0, 0]
