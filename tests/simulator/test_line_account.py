from typing import Any

import pytest

from simulator import FakeLine
from tests.simulator.platforms import GROUP, OTHER, PERSON, a_line, call, fetch


@pytest.fixture
def line() -> FakeLine:
    fake = a_line(chat_mode="chat")
    fake.follow(PERSON)
    return fake


def message_id(webhook: Any) -> str:
    return str(webhook.payload["events"][0]["message"]["id"])


def test_a_photo_is_on_the_data_host(line: FakeLine) -> None:
    answer = fetch(line, f"/message/{message_id(line.sends_image(PERSON, b'jpeg'))}/content")
    assert (answer.status, answer.body, answer.headers["Content-Type"]) == (200, b"jpeg", "image/jpeg")


def test_a_film_takes_its_time(line: FakeLine) -> None:
    film = message_id(line.sends_video(PERSON, b"mp4", preparing=2))
    assert fetch(line, f"/message/{film}/content").status == 202
    assert fetch(line, f"/message/{film}/content/transcoding").json == {"status": "processing"}
    assert fetch(line, f"/message/{film}/content/transcoding").json == {"status": "succeeded"}
    assert fetch(line, f"/message/{film}/content").body == b"mp4"


def test_what_was_unsent_is_gone(line: FakeLine) -> None:
    photo = message_id(line.sends_image(PERSON, b"jpeg"))
    line.unsends(PERSON, photo)
    assert fetch(line, f"/message/{photo}/content").status == 410


def test_what_never_was_is_not_found(line: FakeLine) -> None:
    assert fetch(line, "/message/1/content").status == 404


def test_the_data_host_wants_the_token_too(line: FakeLine) -> None:
    photo = message_id(line.sends_image(PERSON, b"jpeg"))
    assert fetch(line, f"/message/{photo}/content", token="wrong").status == 401


def test_a_friend_has_a_profile(line: FakeLine) -> None:
    answer = call(line, "GET", f"/profile/{PERSON}")
    assert answer.json == {"displayName": "ผู้ใช้ LINE", "userId": PERSON, "language": "th"}


def test_somebody_who_blocked_or_never_wrote_has_none(line: FakeLine) -> None:
    line.unfollow(PERSON)
    assert call(line, "GET", f"/profile/{PERSON}").json == {"message": "Not found"}
    assert call(line, "GET", f"/profile/{OTHER}").status == 404


def test_a_member_of_a_group_has_one_there(line: FakeLine) -> None:
    line.says(OTHER, "สวัสดี", group=GROUP)
    assert call(line, "GET", f"/group/{GROUP}/member/{OTHER}").json["userId"] == OTHER
    assert call(line, "GET", f"/group/{GROUP}/member/{PERSON}").status == 404


def test_the_dots_last_five_to_sixty_seconds_by_fives(line: FakeLine) -> None:
    assert call(line, "POST", "/chat/loading/start", {"chatId": PERSON, "loadingSeconds": 20}).status == 202
    for seconds in (0, 7, 65):
        asked = {"chatId": PERSON, "loadingSeconds": seconds}
        assert call(line, "POST", "/chat/loading/start", asked).status == 400


def test_there_are_no_dots_in_a_group(line: FakeLine) -> None:
    assert call(line, "POST", "/chat/loading/start", {"chatId": GROUP}).status == 400


def test_reading_marks_everything_before(line: FakeLine) -> None:
    line.says(PERSON, "หนึ่ง")
    token = line.says(PERSON, "สอง").payload["events"][0]["message"]["markAsReadToken"]
    assert call(line, "POST", "/chat/markAsRead", {"markAsReadToken": token}).status == 200
    assert [bubble.read for bubble in line.chat(PERSON).bubbles.values() if bubble.side == "me"] == [True, True]
    assert call(line, "POST", "/chat/markAsRead", {"markAsReadToken": "x"}).status == 400


def test_the_quota_and_what_is_used(line: FakeLine) -> None:
    assert call(line, "GET", "/message/quota").json == {"type": "limited", "value": 300}
    assert call(line, "GET", "/message/quota/consumption").json == {"totalUsage": 0}


def test_the_bot_knows_itself(line: FakeLine) -> None:
    info = call(line, "GET", "/info").json
    assert (info["userId"], info["chatMode"], info["markAsReadMode"]) == (line.bot_id, "chat", "manual")


def test_the_webhook_address_is_kept(line: FakeLine) -> None:
    assert call(line, "GET", "/channel/webhook/endpoint").status == 404
    assert call(line, "PUT", "/channel/webhook/endpoint", {"endpoint": "https://example.com/line"}).status == 200
    where = {"endpoint": "https://example.com/line", "active": True}
    assert call(line, "GET", "/channel/webhook/endpoint").json == where
    assert call(line, "PUT", "/channel/webhook/endpoint", {"endpoint": "ftp://example.com"}).status == 400


def test_a_webhook_address_where_nobody_is_fails_its_test(line: FakeLine) -> None:
    tried = call(line, "POST", "/channel/webhook/test", {"endpoint": "http://127.0.0.1:9/"}).json
    assert (tried["success"], tried["statusCode"], tried["reason"]) == (False, 0, "COULD_NOT_CONNECT")


SWITCH = {"type": "richmenuswitch", "richMenuAliasId": "second", "data": "to=second"}
AREA = {"bounds": {"x": 0, "y": 0, "width": 2500, "height": 843}, "action": SWITCH}
MENU = {
    "size": {"width": 2500, "height": 843},
    "selected": True,
    "name": "หลัก",
    "chatBarText": "เมนู",
    "areas": [AREA],
}


def upload(line: FakeLine, menu_id: str, body: bytes = b"png", kind: str = "image/png") -> int:
    headers = {"Authorization": "Bearer channel token", "Content-Type": kind}
    return line.data_host("POST", f"/v2/bot/richmenu/{menu_id}/content", {}, headers, body).status


def test_a_rich_menu_needs_its_picture_before_it_is_shown(line: FakeLine) -> None:
    menu_id = call(line, "POST", "/richmenu", MENU).json["richMenuId"]
    assert call(line, "POST", f"/user/all/richmenu/{menu_id}").status == 400
    assert upload(line, menu_id) == 200
    assert call(line, "POST", f"/user/all/richmenu/{menu_id}").status == 200
    assert call(line, "GET", "/user/all/richmenu").json == {"richMenuId": menu_id}
    assert line.menus.on_show(PERSON) == menu_id


def test_a_menus_picture_is_put_once_and_is_no_larger_than_a_megabyte(line: FakeLine) -> None:
    menu_id = call(line, "POST", "/richmenu", MENU).json["richMenuId"]
    assert upload(line, menu_id, kind="image/gif") == 415
    assert upload(line, menu_id, bytes(1024 * 1024 + 1)) == 413
    assert upload(line, menu_id) == 200
    assert upload(line, menu_id) == 400


@pytest.mark.parametrize(
    "wrong",
    [{"chatBarText": "ก" * 15}, {"name": ""}, {"size": {"width": 700, "height": 300}}, {"areas": [AREA] * 21}],
)
def test_a_rich_menu_has_limits(line: FakeLine, wrong: dict[str, Any]) -> None:
    assert call(line, "POST", "/richmenu/validate", {**MENU, **wrong}).status == 400


def test_an_alias_switches_the_menu_of_one_person(line: FakeLine) -> None:
    first, second = (call(line, "POST", "/richmenu", MENU).json["richMenuId"] for _ in range(2))
    upload(line, first)
    upload(line, second)
    call(line, "POST", f"/user/all/richmenu/{first}")
    alias = {"richMenuAliasId": "second", "richMenuId": second}
    assert call(line, "POST", "/richmenu/alias", alias).status == 200
    assert call(line, "POST", "/richmenu/alias", alias).status == 400
    event = line.taps(PERSON, SWITCH).payload["events"][0]
    assert event["postback"]["params"] == {"newRichMenuAliasId": "second", "status": "SUCCESS"}
    assert (line.menus.on_show(PERSON), line.menus.on_show(OTHER)) == (second, first)
