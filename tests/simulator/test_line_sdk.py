"""LINE's own SDK as the bot: what it sends over HTTP the stand-in takes, and what that refuses the SDK raises."""

import uuid
from collections.abc import Iterator

import pytest
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    FlexContainer,
    FlexMessage,
    MessagingApi,
    PostbackAction,
    PushMessageRequest,
    QuickReply,
    QuickReplyItem,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
    TextMessage,
)
from urllib3.exceptions import ProtocolError

from simulator import FakeLine, Fault
from simulator.server import running
from tests.simulator.platforms import PERSON, a_line, token_of

CARD = {
    "type": "bubble",
    "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "สรุป", "wrap": True}]},
}


@pytest.fixture
def line() -> FakeLine:
    fake = a_line()
    fake.follow(PERSON)
    return fake


@pytest.fixture
def api(line: FakeLine) -> Iterator[MessagingApi]:
    with running(line) as base:
        configuration = Configuration(host=f"{base}/line", access_token="channel token")
        configuration.retries = False
        with ApiClient(configuration) as client:
            yield MessagingApi(client)
            client.rest_client.pool_manager.clear()


def test_the_sdk_replies(line: FakeLine, api: MessagingApi) -> None:
    choice = QuickReplyItem(action=PostbackAction(label="สมัคร", data="apply", displayText="สมัคร"))
    words = TextMessage(text="สวัสดีค่ะ", quickReply=QuickReply(items=[choice]))
    card = FlexMessage(altText="สรุป", contents=FlexContainer.from_dict(CARD))
    request = ReplyMessageRequest(replyToken=token_of(line.says(PERSON, "สวัสดี")), messages=[card, words])
    assert len(api.reply_message(request).sent_messages) == 2
    assert [bubble.message["type"] for bubble in line.chat(PERSON).bubbles.values() if bubble.side == "bot"] == [
        "flex",
        "text",
    ]
    assert line.chat(PERSON).chips[0]["action"]["data"] == "apply"


def test_the_sdk_pushes_once_under_a_retry_key(line: FakeLine, api: MessagingApi) -> None:
    request = PushMessageRequest(to=PERSON, messages=[TextMessage(text="ผ่านการพิจารณาค่ะ")])
    key = str(uuid.uuid4())
    api.push_message(request, x_line_retry_key=key)
    with pytest.raises(ApiException) as again:
        api.push_message(request, x_line_retry_key=key)
    assert again.value.status == 409
    assert line.quota_used == 1


def test_the_sdk_raises_what_is_refused(line: FakeLine, api: MessagingApi) -> None:
    request = ReplyMessageRequest(replyToken="0" * 32, messages=[TextMessage(text="ก")])
    with pytest.raises(ApiException) as refused:
        api.reply_message(request)
    assert (refused.value.status, refused.value.body) == (400, '{"message": "Invalid reply token"}')


def test_the_sdk_shows_the_dots_and_reads_the_profile(line: FakeLine, api: MessagingApi) -> None:
    api.show_loading_animation(ShowLoadingAnimationRequest(chatId=PERSON, loadingSeconds=10))
    assert line.chat(PERSON).typing_until > line.clock.ms()
    assert api.get_profile(PERSON).language == "th"
    assert api.get_bot_info().user_id == line.bot_id
    assert api.get_message_quota().value == 300


def test_an_answer_that_is_lost_was_carried_out(line: FakeLine, api: MessagingApi) -> None:
    line.fails_next(Fault.LOST_ANSWER)
    request = PushMessageRequest(to=PERSON, messages=[TextMessage(text="ก")])
    with pytest.raises(ProtocolError):
        api.push_message(request)
    assert [bubble.side for bubble in line.chat(PERSON).bubbles.values()] == ["note", "bot"]
