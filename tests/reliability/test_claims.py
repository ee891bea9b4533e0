"""Who has an event in hand: one at a time, kept while alive, free soon after death; and nobody crowds others out."""

import time
from datetime import timedelta

import pytest

from bot import hands as in_hand
from bot import inbox, leases
from bot.clock import real_now
from bot.handling import Handling
from bot.worker import Worker
from models.inbox import Event
from tests.reliability.rows import Rows, shown
from tests.service import Chat, Service


def claim(samak: Service, owner: str) -> Event | None:
    with samak.parts.database.writing() as session:
        return inbox.claim(session, owner, timedelta())


def test_what_a_dead_worker_had_in_hand_is_taken_up_within_ten_seconds(samak: Service, chat: Chat, rows: Rows) -> None:
    assert samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน")) == 200
    assert claim(samak, "dead") is not None
    assert claim(samak, "alive") is None
    rows.time_passes(10 - inbox.SETTLE.total_seconds())
    samak.settle()
    assert [(event.status, event.attempts) for event in rows.events()] == [("done", 2)]
    assert len(shown(chat)) == 1


def test_what_is_in_living_hands_is_kept_however_long_it_takes(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    event, hands = claim(samak, "slow"), in_hand.Hands()
    assert event is not None
    with hands.holding(event, "slow"):
        rows.time_passes(5)
        with samak.parts.database.writing() as session:
            leases.extend(session, hands.held())
        rows.time_passes(5)
        assert claim(samak, "other") is None
    assert hands.held() == []


def test_who_hangs_for_ever_keeps_nothing(samak: Service, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    event, hands = claim(samak, "stuck"), in_hand.Hands()
    assert event is not None
    monkeypatch.setattr(in_hand, "LONGEST", 0.0)
    with hands.holding(event, "stuck"):
        assert hands.held() == []


def test_a_late_finisher_who_lost_the_lease_changes_nothing(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    event, parts = claim(samak, "late"), samak.parts
    rows.time_passes(10)
    samak.settle()
    assert event is not None
    Handling(parts.database, parts.channels, parts.shelf, parts.store, parts.clock, owner="late").handle(event)
    assert (rows.answers(), len(shown(chat))) == (1, 1)


def test_a_stopping_worker_hands_back_what_it_has(samak: Service, chat: Chat) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    worker = Worker(samak.worker._handling, samak.parts.doorbell)
    event = claim(samak, "stopping")
    assert event is not None
    with worker._hands.holding(event, "stopping"):
        worker._keeping.hand_back()
    assert (claim(samak, "next") or event).owner == "next"


def test_an_event_that_kills_its_process_is_set_aside_after_five_tries(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    for _ in range(inbox.TRIES):
        assert claim(samak, "killed") is not None
        rows.time_passes(10)
    assert len(chat.says("โทรเบอร์อะไร")) == 2  # the apology, and the answer to what came behind it
    assert [(event.status, event.error) for event in rows.events()] == [("dead", "tried too often"), ("done", "")]


def test_what_was_set_aside_is_answered_when_staff_replay_it(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    rows.change(Event, status="dead", error="ZeroDivisionError", attempts=1)
    rows.change(Event, status="new", attempts=0, waits=0, due_at=real_now(), owner="", error="")
    samak.settle()
    assert len(shown(chat)) == 1


def test_times_written_by_a_clock_that_jumped_hold_nothing_up(samak: Service, chat: Chat, rows: Rows) -> None:
    for hours in (1, -1):
        samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
        assert claim(samak, "before the jump") is not None
        rows.time_passes(-3600 * hours)
        samak.settle()
    assert {event.status for event in rows.events()} == {"done"}
    assert len(shown(chat)) == 2


def test_a_hundred_messages_in_a_second_are_all_heard_and_others_are_served_between(
    samak: Service, chat: Chat, rows: Rows
) -> None:
    hooks = [samak.line.says(chat.person, f"ข้อ {number}") for number in range(30)]
    for hook in hooks:
        assert samak.post(hook) == 200
    other = samak.line_chat("U" + "9" * 32)
    samak.post(samak.line.says(other.person, "ปิดรับสมัครวันไหน"))
    for _ in range(3):
        samak.worker._answer_one("once")
    assert [event.status for event in rows.events() if event.lane.endswith(other.person)] == ["done"]
    samak.settle()
    assert rows.heard() == ["ข้อ 0", "ปิดรับสมัครวันไหน", *(f"ข้อ {number}" for number in range(1, 30))]


def test_each_event_delivered_many_times_in_any_order_is_handled_once(samak: Service, rows: Rows) -> None:
    people = [f"U{number:032x}" for number in range(6)]
    hooks = []
    for number in range(18):
        hooks.append(samak.line.says(people[number % 6], f"ข้อ {number}"))
        time.sleep(0.001)  # the platform's time stamps differ
    for hook in [*reversed(hooks), *hooks, *reversed(hooks)]:
        assert samak.post(hook) == 200
    samak.settle()
    assert (rows.answers(), sorted(rows.heard())) == (18, sorted(f"ข้อ {number}" for number in range(18)))
    with samak.parts.database.reading() as session:
        for person in people:
            chat = samak.line_chat(person)
            talk = chat.conversation(session)
            heard = [one.text for one in talk.messages if one.direction == "in"] if talk else []
            assert heard == [f"ข้อ {number}" for number in range(18) if number % 6 == people.index(person)]


def test_an_event_lies_a_moment_so_that_an_earlier_one_can_overtake_it(samak: Service, chat: Chat) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    with samak.parts.database.writing() as session:
        assert inbox.claim(session, "too soon", timedelta(seconds=60)) is None
    assert claim(samak, "in time") is not None


def test_a_body_with_many_events_is_recorded_whole(samak: Service, rows: Rows) -> None:
    hooks = [samak.line.says(f"U{number:032x}", "สวัสดีค่ะ").payload for number in range(40)]
    samak.deliver(samak.line.signed({**hooks[0], "events": [hook["events"][0] for hook in hooks]}))
    assert [event.status for event in rows.events()] == ["done"] * 40
