"""Handled events and sent messages are emptied after their time, and later dropped; what is open stays."""

from datetime import timedelta

from bot.clock import real_now
from models.forgetting import EVENT_KEPT, KEY_KEPT, forget_events
from models.inbox import Event
from models.outbox import Delivery
from models.pulse import Pulse, beat
from tests.reliability.rows import Rows
from tests.service import Chat, Service


def later(samak: Service, days: timedelta) -> None:
    with samak.parts.database.writing() as session:
        forget_events(session, real_now() + days + timedelta(minutes=1))


def test_words_go_after_a_month_and_keys_after_three(samak: Service, chat: Chat, rows: Rows) -> None:
    hook = samak.line.says(chat.person, "ปิดรับสมัครวันไหน")
    chat.does(hook)
    later(samak, EVENT_KEPT)
    assert [(one.kind, one.incoming) for one in rows.events()] == [("forgotten", {})]
    assert [(one.status, one.calls) for one in rows.deliveries()] == [("sent", [])]
    assert chat.does(samak.line.redelivers(hook)) == []
    later(samak, KEY_KEPT)
    assert (rows.events(), rows.heard()) == ([], ["ปิดรับสมัครวันไหน"])


def test_what_is_open_or_set_aside_stays(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน"))
    later(samak, KEY_KEPT)
    assert [one.kind for one in rows.events()] == ["text"]
    rows.change(Event, status="dead")
    later(samak, KEY_KEPT)
    assert [one.kind for one in rows.events()] == ["text"]


def test_what_was_not_sent_keeps_its_words(samak: Service, chat: Chat, rows: Rows) -> None:
    chat.says("ปิดรับสมัครวันไหน")
    rows.change(Delivery, status="failed")
    later(samak, KEY_KEPT)
    assert [bool(one.calls) for one in rows.deliveries()] == [True]


def test_workers_that_are_no_more_are_forgotten(samak: Service) -> None:
    with samak.parts.database.writing() as session:
        beat(session, "worker:old", real_now())
        beat(session, "knowledge", real_now())
    later(samak, timedelta(days=2))
    with samak.parts.database.reading() as session:
        assert (session.get(Pulse, "worker:old"), session.get(Pulse, "knowledge") is None) == (None, False)
