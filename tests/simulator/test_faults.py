"""Troubles that can be ordered: the same words and numbers as the platforms', in the order ordered, once each."""

import pytest
import requests

from simulator import FakeLine, FakeMessenger, Fault
from simulator.server import running
from tests.simulator.platforms import PERSON, PSID, a_line, a_messenger, call, code, push, reply, send, token_of


@pytest.fixture
def line() -> FakeLine:
    fake = a_line()
    fake.follow(PERSON)
    return fake


@pytest.fixture
def page() -> FakeMessenger:
    fake = a_messenger()
    fake.starts(PSID)
    return fake


def said(line: FakeLine) -> int:
    return len([bubble for bubble in line.chat(PERSON).bubbles.values() if bubble.side == "bot"])


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        (Fault.SERVER_ERROR, 500, "Internal server error"),
        (Fault.RATE, 429, "The API rate limit has been exceeded. Try again later."),
        (Fault.MONTH, 429, "You have reached your monthly limit."),
    ],
)
def test_line_fails_as_ordered_and_then_works(line: FakeLine, fault: Fault, status: int, message: str) -> None:
    line.fails_next(fault, 2)
    for _ in range(2):
        answer = push(line)
        assert (answer.status, answer.json, said(line)) == (status, {"message": message}, 0)
    assert (push(line).status, said(line)) == (200, 1)


def test_a_fault_waits_for_a_call_that_sends(line: FakeLine) -> None:
    line.fails_next(Fault.SERVER_ERROR)
    assert call(line, "POST", "/chat/loading/start", {"chatId": PERSON}).status == 202
    assert push(line).status == 500


def test_a_fault_may_be_meant_for_another_call(line: FakeLine) -> None:
    line.fails_next(Fault.SERVER_ERROR, on=frozenset({"profile"}))
    assert push(line).status == 200
    assert call(line, "GET", f"/profile/{PERSON}").status == 500


def test_a_failed_reply_leaves_the_token_good(line: FakeLine) -> None:
    token = token_of(line.says(PERSON, "สวัสดี"))
    line.fails_next(Fault.SERVER_ERROR)
    assert reply(line, token).status == 500
    assert reply(line, token).status == 200


def test_silence_is_not_carried_out(line: FakeLine) -> None:
    line.fails_next(Fault.TIMEOUT)
    answer = push(line)
    assert (answer.dropped, said(line)) == (True, 0)


def test_a_lost_answer_was_carried_out_and_its_reply_token_is_spent(line: FakeLine) -> None:
    token = token_of(line.says(PERSON, "สวัสดี"))
    line.fails_next(Fault.LOST_ANSWER)
    assert (reply(line, token).dropped, said(line)) == (True, 1)
    assert reply(line, token).json == {"message": "Invalid reply token"}


def test_messenger_fails_in_graphs_own_words(page: FakeMessenger) -> None:
    page.fails_next(Fault.SERVER_ERROR)
    page.fails_next(Fault.RATE)
    assert code(send(page)) == (500, 2, 0)
    assert code(send(page)) == (400, 613, 0)
    assert send(page).status == 200


def test_a_lost_answer_of_messenger_still_has_its_echo(page: FakeMessenger) -> None:
    page.fails_next(Fault.LOST_ANSWER)
    assert (send(page).dropped, len(page.echoes)) == (True, 1)


def test_over_http_a_dropped_call_is_a_cut_connection(line: FakeLine, page: FakeMessenger) -> None:
    line.fails_next(Fault.TIMEOUT)
    body = {"to": PERSON, "messages": [{"type": "text", "text": "ก"}]}
    bearer = {"Authorization": "Bearer channel token"}
    with running(line, page) as base, pytest.raises(requests.ConnectionError):
        requests.post(f"{base}/line/v2/bot/message/push", json=body, headers=bearer, timeout=5)


def test_over_http_each_host_has_its_own_path(line: FakeLine, page: FakeMessenger) -> None:
    bearer = {"Authorization": "Bearer channel token"}
    photo = line.sends_image(PERSON, b"jpeg").payload["events"][0]["message"]["id"]
    with running(line, page) as base:
        on_cdn = page.sends_image(PSID, b"png").payload["entry"][0]["messaging"][0]["message"]["attachments"][0]
        got = {
            "line": requests.get(f"{base}/line/v2/bot/info", headers=bearer, timeout=5).json()["userId"],
            "data": requests.get(f"{base}/line-data/v2/bot/message/{photo}/content", headers=bearer, timeout=5).content,
            "graph": requests.get(f"{base}/graph/v26.0/me?access_token=page token", timeout=5).json()["id"],
            "cdn": requests.get(on_cdn["payload"]["url"], timeout=5).content,
            "none": requests.get(f"{base}/elsewhere", timeout=5).status_code,
        }
    assert got == {"line": line.bot_id, "data": b"jpeg", "graph": page.page_id, "cdn": b"png", "none": 404}
