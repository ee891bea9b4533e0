"""What the page asks and is told, and what reaches the bot when somebody presses something."""

import io
import json
from typing import Any

import pytest
import requests
from linebot.v3.webhook import SignatureValidator

from simulator.web import courier
from tests.simulator.site import OURS, Site

SOMSRI = {"persona": "somsri"}


def act(here: Site, channel: str, does: str, **more: Any) -> requests.Response:
    body = {**SOMSRI, "channel": channel, "do": does, **more}
    return requests.post(f"{here.base}/sim/act", json=body, headers=OURS, timeout=5)


def order(here: Site, channel: str, kind: str, **more: Any) -> requests.Response:
    body = {"channel": channel, "kind": kind, **more}
    return requests.post(f"{here.base}/sim/trouble", json=body, headers=OURS, timeout=5)


def state(here: Site, since: int = 0, **query: Any) -> Any:
    got = requests.get(f"{here.base}/sim/state", params={**SOMSRI, "since": since, **query}, timeout=5)
    return got.json() if got.status_code == 200 else got.status_code


def texts(payloads: list[Any]) -> list[str]:
    return [payload["events"][0]["message"]["text"] for payload in payloads]


def test_what_is_typed_reaches_the_bots_real_address(here: Site) -> None:
    assert act(here, "line", "say", text="อยากสมัคร").json() == {"ok": True}
    assert act(here, "messenger", "say", text="อยากสมัคร").json() == {"ok": True}
    here.waits_for(2)
    assert sorted(channel for channel, _, _ in here.received) == ["line", "messenger"]


def test_the_page_is_told_only_what_changed(here: Site) -> None:
    first = state(here)
    assert state(here, since=first["version"]) == 204
    act(here, "line", "follow")
    act(here, "line", "say", text="สวัสดี")
    changed = state(here, since=first["version"])
    assert [bubble["message"].get("text") for bubble in changed["line"]["bubbles"]] == [None, "สวัสดี"]
    assert changed["messenger"]["bubbles"] == []


def test_the_journal_tells_what_went_both_ways(here: Site) -> None:
    def answer(_channel: str, payload: Any) -> None:
        token = payload["events"][0]["replyToken"]
        body = {"replyToken": token, "messages": [{"type": "text", "text": "ค่ะ"}]}
        bearer = {"Authorization": "Bearer line token"}
        requests.post(f"{here.base}/sim/line/v2/bot/message/reply", json=body, headers=bearer, timeout=5)

    here.answers = answer
    act(here, "line", "follow")
    here.waits_for(1)
    told = state(here)
    while told["journal"][0]["status"] is None:
        told = state(here)
    webhook, call = told["journal"]
    assert (webhook["way"], webhook["name"], webhook["status"]) == ("webhook", "follow", 200)
    assert (call["way"], call["name"], call["status"]) == ("call", "reply", 200)
    assert call["headers"]["authorization"] == "Bearer $TOKEN"
    assert [bubble["message"] for bubble in told["line"]["bubbles"]][-1] == {"type": "text", "text": "ค่ะ"}


def test_an_echo_of_messenger_reaches_the_bot(here: Site) -> None:
    act(here, "messenger", "start")
    (start,) = here.waits_for(1)
    person = start["entry"][0]["messaging"][0]["sender"]["id"]
    body = {"recipient": {"id": person}, "messaging_type": "RESPONSE", "message": {"text": "สวัสดีค่ะ"}}
    requests.post(f"{here.base}/sim/graph/v26.0/me/messages?access_token=page token", json=body, timeout=5)
    echo = here.waits_for(2)[1]["entry"][0]["messaging"][0]
    assert (echo["message"]["is_echo"], echo["recipient"]) == (True, {"id": person})


def test_photos_are_fetched_by_the_bot_and_shown_on_the_page(here: Site) -> None:
    act(here, "line", "image", samples=["loom", "field"])
    (payload,) = here.waits_for(1)
    ids = [event["message"]["id"] for event in payload["events"]]
    bearer = {"Authorization": "Bearer line token"}
    fetched = [
        requests.get(f"{here.base}/sim/line-data/v2/bot/message/{each}/content", headers=bearer, timeout=5).content
        for each in ids
    ]
    shown = [requests.get(f"{here.base}/sim/media/{each}", timeout=5).content for each in ids]
    assert fetched == shown
    assert [body[:3] for body in fetched] == [b"\xff\xd8\xff"] * 2


def test_ones_own_file_is_sent_under_its_name(here: Site) -> None:
    said = '{"channel": "line", "persona": "somsri", "do": "file"}'
    files = {"file": ("แผน.pdf", io.BytesIO(b"%PDF-1.4"), "application/pdf")}
    answer = requests.post(f"{here.base}/sim/send", data={"said": said}, files=files, headers=OURS, timeout=5)
    assert answer.json() == {"ok": True}
    (payload,) = here.waits_for(1)
    message = payload["events"][0]["message"]
    assert (message["fileName"], message["fileSize"]) == ("แผน.pdf", 8)


def test_a_photo_of_twelve_megabytes_has_twelve_megabytes(here: Site) -> None:
    act(here, "line", "image", samples=["big"])
    (payload,) = here.waits_for(1)
    shown = requests.get(f"{here.base}/sim/media/{payload['events'][0]['message']['id']}", timeout=5)
    assert len(shown.content) == 12 * 1024 * 1024


@pytest.mark.parametrize("does", ["video", "audio", "sticker", "location", "verify"])
@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_every_tool_of_the_phone_sends_something(here: Site, channel: str, does: str) -> None:
    more = {"sticker": "1988", "latitude": 18.5, "longitude": 99.0, "title": "วัด"}
    assert act(here, channel, does, **more).json() == {"ok": True}
    assert len(here.waits_for(1)) == 1


def test_in_the_group_the_bot_hears_whether_it_was_mentioned(here: Site) -> None:
    act(here, "line", "join", group=True)
    act(here, "line", "say", text="คุยกันเอง", group=True)
    act(here, "line", "say", text="@น้องสมัคร ปิดรับเมื่อไร", group=True)
    _, plain, mentioned = (payload["events"][0] for payload in here.waits_for(3))
    assert ("mention" in plain["message"], "mention" in mentioned["message"]) == (False, True)
    assert plain["source"]["groupId"] == here.stage.group_id


@pytest.mark.parametrize(
    "asked",
    [
        {"channel": "sms", "do": "say", "persona": "somsri"},
        {"channel": "line", "do": "fly", "persona": "somsri"},
        {"channel": "line", "do": "say", "persona": "nobody", "text": "ก"},
        {"channel": "line", "do": "say", "persona": "somsri"},
        {"channel": "line", "do": "tap", "persona": "somsri", "choice": {"type": "uri"}},
    ],
)
def test_what_no_phone_can_do_is_a_problem_and_not_a_crash(here: Site, asked: dict[str, Any]) -> None:
    answer = requests.post(f"{here.base}/sim/act", json=asked, headers=OURS, timeout=5)
    assert (answer.status_code, list(answer.json())) == (400, ["problem"])


# --- troubles on the way to the bot ----------------------------------------------------------------


def signatures_good(here: Site) -> list[bool]:
    parser = SignatureValidator("line secret")
    return [
        parser.validate(json.dumps(payload, ensure_ascii=False, separators=(",", ":")), headers["X-Line-Signature"])
        for _, payload, headers in here.received
    ]


def test_the_next_webhook_is_forged_and_the_one_after_is_not(here: Site) -> None:
    order(here, "line", "forged")
    act(here, "line", "say", text="หนึ่ง")
    act(here, "line", "say", text="สอง")
    here.waits_for(2)
    assert signatures_good(here) == [False, True]


def test_the_same_event_comes_twice(here: Site) -> None:
    order(here, "line", "twice")
    act(here, "line", "say", text="หนึ่ง")
    first, second = here.waits_for(2)
    assert first == second


def test_a_redelivery_follows(here: Site) -> None:
    order(here, "line", "redelivery")
    act(here, "line", "say", text="หนึ่ง")
    contexts = [payload["events"][0]["deliveryContext"]["isRedelivery"] for payload in here.waits_for(2)]
    assert contexts == [False, True]


def test_one_event_is_overtaken_by_the_next(here: Site) -> None:
    order(here, "line", "hold")
    act(here, "line", "say", text="หนึ่ง")
    act(here, "line", "say", text="สอง")
    assert texts(here.waits_for(2)) == ["สอง", "หนึ่ง"]


def test_a_stale_reply_token_is_refused(here: Site) -> None:
    order(here, "line", "stale-token")
    act(here, "line", "say", text="หนึ่ง")
    (payload,) = here.waits_for(1)
    assert here.stage.line.spend(payload["events"][0]["replyToken"]) is None


def test_the_platforms_clock_moves(here: Site) -> None:
    order(here, "line", "clock", hours=25)
    assert state(here)["hours"] == 25


def test_a_bot_that_is_down_gets_it_again(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "AGAIN_SECONDS", (0.01, 0.01, 0.01))
    here.statuses = [503, 503]
    act(here, "line", "say", text="หนึ่ง")
    tries = [payload["events"][0] for payload in here.waits_for(3)]
    assert [each["deliveryContext"]["isRedelivery"] for each in tries] == [False, True, True]
    assert len({each["webhookEventId"] for each in tries}) == 1


def test_starting_over_empties_both_phones(here: Site) -> None:
    act(here, "line", "follow")
    order(here, "line", "rate")
    before = state(here)
    requests.post(f"{here.base}/sim/reset", headers=OURS, timeout=5)
    after = state(here)
    assert after["epoch"] == before["epoch"] + 1
    assert (after["line"]["bubbles"], after["line"]["friend"], after["journal"]) == ([], False, [])
    assert after["troubles"] == {"line": [], "messenger": []}
