"""What goes out: once, in order, by the right way, whatever the platform does or leaves unsaid."""

from datetime import timedelta

import pytest

from bot import outbox, taking
from bot.channels.line import Line
from bot.clock import real_now
from bot.ears import Ears, open_for
from models.pulse import Pulse
from simulator import Fault
from tests.reliability.rows import Rows, shown
from tests.service import Chat, Service

ASKED = "ปิดรับสมัครวันไหน"


def states(rows: Rows) -> list[tuple[str, str]]:
    return [(delivery.status, delivery.via) for delivery in rows.deliveries()]


def die_while_sending(samak: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the next call and end before its outcome is written down."""

    class PulledPlug(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PulledPlug

    with monkeypatch.context() as patch:
        patch.setattr("bot.delivering.Delivering._write_down", cut)
        with pytest.raises(PulledPlug):
            samak.worker.work_off()


@pytest.mark.parametrize("fault", [Fault.LOST_ANSWER, Fault.TIMEOUT, Fault.SERVER_ERROR, Fault.RATE])
@pytest.mark.parametrize("times", [1, 2])
def test_a_reply_that_met_trouble_arrives_once_by_its_token(
    samak: Service, chat: Chat, rows: Rows, fault: Fault, times: int
) -> None:
    samak.line.fails_next(fault, times)
    chat.says(ASKED)
    for _ in range(times):
        rows.due_now()
        samak.settle()
    assert (states(rows), len(shown(chat)), samak.line.quota_used) == ([("sent", "reply")], 1, 0)


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.RATE])
def test_a_reply_that_was_refused_until_its_token_was_old_is_pushed(
    samak: Service, chat: Chat, rows: Rows, fault: Fault
) -> None:
    samak.line.fails_next(fault, 1)
    chat.says(ASKED)
    rows.time_passes(120)
    samak.line.clock.shift_by(120 / 3600)
    samak.settle()
    assert (states(rows), len(shown(chat))) == ([("sent", "push")], 1)


@pytest.mark.parametrize(("fault", "arrived"), [(Fault.LOST_ANSWER, 1), (Fault.TIMEOUT, 0)])
def test_a_token_that_may_have_been_used_is_never_followed_by_a_push_and_staff_see_it(
    samak: Service, chat: Chat, rows: Rows, fault: Fault, arrived: int
) -> None:
    samak.line.fails_next(fault, 1)
    chat.says(ASKED)
    rows.time_passes(120)
    samak.line.clock.shift_by(120 / 3600)
    samak.settle()
    assert (states(rows), len(shown(chat))) == ([("failed", "reply")], arrived)
    assert rows.deliveries()[0].error == outbox.IN_DOUBT


def test_while_no_answers_come_the_next_ones_go_by_push_which_can_be_repeated(
    samak: Service, chat: Chat, rows: Rows
) -> None:
    samak.line.fails_next(Fault.LOST_ANSWER, 2)
    chat.says(ASKED)
    other = samak.line_chat("U" + "9" * 32)
    other.says(ASKED)
    rows.due_now()
    samak.settle()
    assert states(rows) == [("sent", "reply"), ("sent", "push")]
    assert (len(shown(chat)), len(shown(other))) == (1, 1)


@pytest.mark.parametrize("via", ["reply", "push"])
def test_a_process_that_dies_while_line_takes_the_message_says_it_once(
    samak: Service, chat: Chat, rows: Rows, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    samak.worker._delivering._silent.update({"line"} if via == "push" else ())
    samak.post(samak.line.says(chat.person, ASKED))
    die_while_sending(samak, monkeypatch)
    rows.time_passes(10)
    samak.settle()
    assert (states(rows), len(shown(chat))) == ([("sent", via)], 1)


def test_what_may_have_gone_to_messenger_waits_for_its_echo_before_any_second_try(
    samak: Service, page_chat: Chat, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    samak.post(samak.messenger.says(page_chat.person, ASKED))
    die_while_sending(samak, monkeypatch)
    rows.time_passes(10)
    samak.worker.work_off()
    assert (states(rows), len(shown(page_chat))) == ([("pending", "push")], 1)
    samak.settle()  # the echo comes
    assert (states(rows), len(shown(page_chat))) == ([("sent", "push")], 1)


def listened_long(samak: Service) -> None:
    samak.worker._delivering._since -= timedelta(hours=1)


def test_who_has_just_begun_to_listen_waits_for_echoes_that_knocked_in_vain(
    samak: Service, page_chat: Chat, rows: Rows
) -> None:
    samak.messenger.fails_next(Fault.LOST_ANSWER)
    samak.post(samak.messenger.says(page_chat.person, ASKED))
    samak.worker.work_off()
    rows.time_passes(30)  # the service was down, and so the echo has not come in yet
    samak.worker.work_off()
    assert len(shown(page_chat)) == 1
    samak.settle()
    assert (states(rows), len(shown(page_chat))) == ([("sent", "push")], 1)


def web(samak: Service, *, since: float, seen: float = 0) -> None:
    """The mark of a web process, open for so many seconds when it was last seen, so many seconds ago."""
    now = real_now() - timedelta(seconds=seen)
    with samak.parts.database.writing() as session:
        session.merge(Pulse(name="web:test", at=now, count=int(now.timestamp() - since)))


def test_nothing_is_tried_twice_before_a_webhook_was_open_to_hear_its_echo(
    samak: Service, page_chat: Chat, rows: Rows
) -> None:
    listened_long(samak)
    samak.messenger.fails_next(Fault.LOST_ANSWER)
    samak.post(samak.messenger.says(page_chat.person, ASKED))
    samak.worker.work_off()
    for since, seen in ((3600, 60), (5, 0)):  # it is gone; it is back, and the echo has not knocked again
        web(samak, since=since, seen=seen)
        rows.time_passes(30)
        samak.worker.work_off()
        assert len(shown(page_chat)) == 1
    samak.settle()
    assert (states(rows), len(shown(page_chat))) == ([("sent", "push")], 1)


def test_nobody_waits_longer_than_ten_minutes_for_webhooks_that_stay_shut(
    samak: Service, page_chat: Chat, rows: Rows
) -> None:
    listened_long(samak)
    samak.messenger.fails_next(Fault.TIMEOUT)
    web(samak, since=3600, seen=60)
    page_chat.says(ASKED)
    rows.time_passes(taking.LONGEST_DEAF.total_seconds())
    samak.settle()
    assert len(shown(page_chat)) == 1


def test_a_web_process_leaves_its_mark_from_the_first_moment(samak: Service) -> None:
    ears = Ears(samak.parts.database)
    ears.open()
    ears._closed.wait(0.5)
    ears.close()
    with samak.parts.database.reading() as session:
        now = real_now()
        assert [open_for(session, timedelta(seconds=after), now) for after in (0, 60)] == [True, False]


def test_an_echo_that_lies_unread_is_waited_for(
    samak: Service, page_chat: Chat, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened_long(samak)
    samak.messenger.fails_next(Fault.LOST_ANSWER)
    samak.post(samak.messenger.says(page_chat.person, ASKED))
    samak.worker.work_off()
    assert samak.post(samak.messenger.echoes.pop()) == 200
    rows.time_passes(30)
    assert samak.worker._send_one("too early") is False
    samak.settle()
    assert (states(rows), len(shown(page_chat))) == ([("sent", "push")], 1)


def test_without_an_echo_messenger_is_tried_again_after_the_wait(samak: Service, page_chat: Chat, rows: Rows) -> None:
    listened_long(samak)
    samak.messenger.fails_next(Fault.TIMEOUT)
    page_chat.says(ASKED)
    assert shown(page_chat) == []
    rows.time_passes(outbox.ECHO_WAIT.total_seconds() + 1)
    samak.settle()
    assert len(shown(page_chat)) == 1


def test_the_months_end_is_seen_by_staff_at_once_and_keeps_no_free_answer_waiting(
    samak: Service, chat: Chat, rows: Rows
) -> None:
    samak.line.quota = 0
    chat.does(samak.line.expires(samak.line.says(chat.person, ASKED)))
    chat.says("โทรเบอร์อะไร")
    assert states(rows) == [("failed", "push"), ("sent", "reply")]


def test_too_many_calls_are_waited_out(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.line.fails_next(Fault.RATE, 3)
    chat.says(ASKED)
    for _ in range(3):
        rows.due_now()
        samak.settle()
    assert (states(rows), len(shown(chat))) == ([("sent", "reply")], 1)


def test_messages_to_one_person_never_overtake_each_other(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.line.fails_next(Fault.SERVER_ERROR, 1)
    samak.post(samak.line.says(chat.person, ASKED))
    samak.settle()
    samak.post(samak.line.says(chat.person, "โทรเบอร์อะไร"))
    samak.settle()
    assert [delivery.status for delivery in rows.deliveries()] == ["pending", "pending"]
    rows.due_now()
    samak.settle()
    said = [
        str(call["messages"][0].get("text") or call["messages"][0].get("altText"))
        for delivery in rows.deliveries()
        for call in delivery.calls or ()
    ]
    assert shown(chat) == said


def test_a_message_that_cannot_be_drawn_is_given_to_staff_and_the_next_goes_out(
    samak: Service, chat: Chat, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[object]:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(Line, "render", broken)
        chat.says(ASKED)
    chat.says("โทรเบอร์อะไร")
    assert [(one.status, one.error) for one in rows.deliveries()] == [("failed", "ZeroDivisionError"), ("sent", "")]


def test_a_clock_set_back_or_forward_sends_nothing_twice_and_holds_nothing_up(
    samak: Service, chat: Chat, rows: Rows
) -> None:
    for hours in (1, -1):
        samak.line.fails_next(Fault.SERVER_ERROR, 1)
        chat.says(ASKED)
        rows.time_passes(3600 * hours)
        samak.settle()
    assert [delivery.status for delivery in rows.deliveries()] == ["sent", "sent"]
    assert len(shown(chat)) == 2


def test_a_day_without_any_way_out_is_given_to_staff(samak: Service, chat: Chat, rows: Rows) -> None:
    samak.line.fails_next(Fault.SERVER_ERROR, 2)
    chat.says(ASKED)
    rows.time_passes(timedelta(hours=25).total_seconds())
    samak.settle()
    assert rows.deliveries()[0].status == "failed"
