"""Ten minutes in which a platform refuses, hangs, cuts or slows every call: afterwards all is said, in order, once."""

import gc
from collections import defaultdict
from collections.abc import Iterator

import pytest
import time_machine
from sqlalchemy import func, select

from bench.stream import QUESTIONS, Person, key_of, shown
from bench.verdict import judge
from bot import outbox
from bot.clock import real_now
from models.outbox import Delivery
from simulator import Fault
from tests.service import Chat, Service

MINUTES, STEP = 10, 10  # of faked time; seconds between two looks
TROUBLES = (Fault.SERVER_ERROR, Fault.TIMEOUT, Fault.RATE, "hang")
GROWTH = 5_000  # objects that Python minds: what waits lies in the database


@pytest.fixture
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(real_now(), tick=True) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for channel in ("line", "messenger"):
        monkeypatch.setattr(f"bot.channels.{channel}.PATIENCE", (1.0, 0.1))


def crowd(samak: Service) -> list[Chat]:
    line = [samak.line_chat(f"U{number:032x}") for number in range(3)]
    return line + [samak.messenger_chat(f"7{number:015d}") for number in range(3)]


def befall(samak: Service, trouble: Fault | str) -> None:
    for fake in (samak.line, samak.messenger):
        fake.faults.clear()
        fake.faults.hold = 0.3 if trouble == "hang" else 0.0
        fake.fails_next(Fault.TIMEOUT if trouble == "hang" else Fault(trouble), 10_000)


def seen(people: list[Chat]) -> dict[Person, list[str]]:
    got: dict[Person, list[str]] = defaultdict(list)
    for chat in people:
        bubbles = chat.platform.chat(chat.person).bubbles.values()
        got[chat.channel, chat.person] = [shown(one.message) for one in bubbles if one.side == "bot"]
    return got


def waiting(samak: Service) -> int:
    with samak.parts.database.reading() as session:
        return session.scalar(select(func.count()).where(Delivery.status == "pending")) or 0


def calls_made(samak: Service) -> int:
    """Since the last look; the platforms forget them, so that only the service's own memory is measured."""
    journals = [samak.line.board.journal, samak.messenger.board.journal]
    count = sum(map(len, journals))
    for journal in journals:
        journal.clear()
    return count


def held() -> int:
    """Objects that Python holds now."""
    gc.collect()
    return len(gc.get_objects())


def test_ten_minutes_of_every_trouble_end_with_all_said_once_and_in_order(
    samak: Service, time: time_machine.Traveller
) -> None:
    assert given_to_staff(samak, time, TROUBLES) == []


def test_where_it_begins_with_silence_one_reply_at_most_is_in_doubt(
    sqlite_samak: Service, time: time_machine.Traveller
) -> None:
    assert given_to_staff(sqlite_samak, time, TROUBLES[::-1]) in ([], [outbox.IN_DOUBT])


def given_to_staff(samak: Service, time: time_machine.Traveller, troubles: tuple[Fault | str, ...]) -> list[str]:
    """Ten minutes of these troubles, one after the other, while people write; why staff were given what they got."""
    people, calls = crowd(samak), 0
    acknowledged, sizes = set[str](), list[int]()
    for second in range(0, MINUTES * 60, STEP):
        if second % (MINUTES * 60 // len(troubles)) == 0:
            befall(samak, troubles[second * len(troubles) // (MINUTES * 60)])
        if second % 60 == 0:
            for chat in people:
                hook = chat.platform.says(chat.person, QUESTIONS[(second // 60) % len(QUESTIONS)])
                assert samak.post(hook) == 200
                acknowledged.add(key_of(hook))
        samak.settle()
        time.shift(STEP)
        calls += calls_made(samak)
        if second % 60 == 0:
            sizes.append(held())
    for fake in (samak.line, samak.messenger):
        fake.faults.clear()
    for _ in range(20):
        samak.settle()
        time.shift(STEP)
    verdict = judge(samak.parts.database, acknowledged, seen(people))
    wrong = ("lost", "unanswered", "answered_twice", "set_aside", "messages_missing", "messages_doubled",
             "talks_shown_otherwise", "heard_out_of_order")  # fmt: skip
    assert {name: verdict[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert (verdict["acknowledged"], waiting(samak)) == (len(people) * MINUTES, 0)
    with samak.parts.database.reading() as session:
        failed = [*session.scalars(select(Delivery.error).where(Delivery.status == "failed"))]
    assert calls < len(people) * MINUTES * 12  # nobody is knocked at without end
    assert sizes[-1] - sizes[2] < GROWTH
    return failed
