"""The edge of the service: signatures, shapes, doubles, groups, media, failures. Nothing is lost, nobody left alone."""

import json
import time

import pytest

from handlers import suggesting
from models.conversation import Attachment, Conversation, Message
from models.inbox import Event
from models.outbox import Delivery
from simulator import Fault, Webhook
from tests.service import Chat, Service, photo


def signed(samak: Service, body: bytes) -> Webhook:
    import base64
    import hashlib
    import hmac

    digest = hmac.new(b"line-secret", body, hashlib.sha256).digest()
    return Webhook("line", body, {"X-Line-Signature": base64.b64encode(digest).decode()})


def events(samak: Service) -> list[Event]:
    with samak.parts.database.reading() as session:
        return list(session.query(Event))


@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_a_wrong_or_missing_signature_is_refused_and_nothing_is_kept(samak: Service, channel: str) -> None:
    for headers in (
        {},
        {"X-Line-Signature": "x", "X-Hub-Signature-256": "sha256=00"},
        {"X-Line-Signature": "ก".encode().decode("latin-1")},
    ):
        assert samak.client.post(f"/webhook/{channel}", data=b"{}", headers=headers).status_code == 403
    assert events(samak) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"nonsense", 400), (b"[]", 400), (b'{"events": []}', 200), (b'{"events": [1, null, {}]}', 200)],
)
def test_what_is_signed_but_no_event_is_answered_by_its_shape(samak: Service, body: bytes, status: int) -> None:
    assert samak.post(signed(samak, body)) == status


def test_a_body_over_four_megabytes_is_refused(samak: Service) -> None:
    assert samak.post(signed(samak, b" " * (4 * 1024 * 1024 + 1))) == 413


def test_a_channel_that_is_off_is_not_there(samak: Service) -> None:
    assert samak.client.post("/webhook/telegram", data=b"{}").status_code == 404


def test_messengers_set_up_call_is_answered_with_its_challenge(samak: Service) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "verify-token", "hub.challenge": "12345"}
    assert samak.client.get("/webhook/messenger", query_string=query).text == "12345"
    assert samak.client.get("/webhook/messenger", query_string=query | {"hub.verify_token": "no"}).status_code == 403


def test_the_same_event_twice_is_handled_once(samak: Service, chat: Chat) -> None:
    hook = samak.line.says(chat.person, "ปิดรับสมัครวันไหน")
    chat.does(hook)
    assert chat.does(samak.line.redelivers(hook)) == []
    assert len(events(samak)) == 1


def test_unknown_events_are_kept_out_and_their_neighbours_answered(samak: Service, chat: Chat) -> None:
    payload = samak.line.says(chat.person, "สวัสดีค่ะ").payload
    payload["events"].insert(0, {"type": "somethingNew", "mode": "active", "webhookEventId": "01X", "timestamp": 1})
    assert len(chat.does(signed(samak, json.dumps(payload).encode()))) == 1


@pytest.mark.parametrize("text", ["ก" * 5000, "😀" * 40, "   ", "\u202eمرحبا", "a\x00b", "\\ud800", ".", "🙏", "\n\n"])
def test_whatever_the_text_somebody_answers(samak: Service, chat: Chat, text: str) -> None:
    payload = samak.line.says(chat.person, "x").payload
    payload["events"][0]["message"]["text"] = "@@"
    body = json.dumps(payload).replace('"@@"', '"\\ud800"' if text == "\\ud800" else json.dumps(text)).encode()
    assert len(chat.does(signed(samak, body))) == 1


def test_our_own_echo_and_another_apps_talk_are_not_answered(samak: Service, page_chat: Chat) -> None:
    page_chat.says("สวัสดีค่ะ")
    samak.messenger.standby = True
    assert page_chat.says("ปิดรับสมัครวันไหน") == []


def test_a_group_is_answered_only_when_it_speaks_to_us_and_never_applies_there(samak: Service, chat: Chat) -> None:
    group = "C" + "2" * 32
    samak.deliver(samak.line.says(chat.person, "ปิดรับสมัครวันไหน", group=group))
    samak.deliver(samak.line.says(chat.person, "ปิดรับสมัครวันไหน", group=group, mention="bot"))
    samak.deliver(samak.line.says(chat.person, "สมัคร", group=group, mention="bot"))
    with samak.parts.database.reading() as session:
        conversation = session.query(Conversation).filter_by(address=group).one()
        out = [message.text.splitlines()[0] for message in conversation.messages if message.direction == "out"]
    assert out == [
        "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน",
        "สมัครได้ในแชทส่วนตัวเท่านั้นค่ะ เพื่อความเป็นส่วนตัวของคุณ ทักมาคุยส่วนตัวแล้วพิมพ์ว่า “สมัคร” ได้เลยค่ะ",
    ]


def test_a_message_taken_back_is_forgotten_with_its_photo(samak: Service, chat: Chat) -> None:
    hook = samak.line.sends_image(chat.person, photo())
    chat.does(hook)
    chat.does(samak.line.unsends(chat.person, hook.payload["events"][0]["message"]["id"]))
    with samak.parts.database.reading() as session:
        attachment = session.query(Attachment).one()
        assert (attachment.status, attachment.path) == ("deleted", "")
    assert [path for path in (samak.parts.settings.data_dir / "attachments").rglob("*") if path.is_file()] == []


def test_somebody_who_blocks_us_is_marked_and_heard_again_later(samak: Service, chat: Chat) -> None:
    chat.says("สวัสดีค่ะ")
    chat.does(samak.line.unfollow(chat.person))
    with samak.parts.database.reading() as session:
        assert session.query(Conversation).one().reachable is False
    chat.follows()
    with samak.parts.database.reading() as session:
        assert session.query(Conversation).one().reachable is True


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xff\xd8\xff" + b"0" * 27_000_000, "too_large"),
        (b"MZ\x90\x00" + b"0" * 1000, "unknown_type"),
        (b"\xff\xd8\xffnot really", "not_a_picture"),
    ],
)
def test_a_photo_that_is_none_is_kept_out_kindly_and_the_draft_is_safe(
    samak: Service, chat: Chat, body: bytes, reason: str
) -> None:
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    question = chat.replies[-1].text
    said = chat.sends_photo(body)
    assert said[-1] == question
    with samak.parts.database.reading() as session:
        attachment = session.query(Attachment).one()
        assert (attachment.status, attachment.reason, attachment.path) == ("refused", reason, "")


def test_a_handler_that_raises_apologises_and_keeps_the_event_for_staff(
    samak: Service, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_turn: object) -> list[object]:
        raise ZeroDivisionError

    monkeypatch.setattr(suggesting, "suggest", broken)
    with monkeypatch.context() as patch:
        patch.setattr("handlers.tongue.follow", broken)
        said = chat.says("ปิดรับสมัครวันไหน")
    assert said[0].splitlines()[0] == "ขออภัยค่ะ ระบบขัดข้องชั่วครู่ ข้อความของคุณเก็บไว้แล้ว เจ้าหน้าที่จะดูให้ คำตอบที่ให้ไว้ยังอยู่ครบค่ะ"
    assert [(event.status, event.error) for event in events(samak)] == [("dead", "ZeroDivisionError")]
    assert len(chat.says("ปิดรับสมัครวันไหน")) == 1


def test_a_platform_that_is_down_gets_the_answer_when_it_is_back(samak: Service, chat: Chat) -> None:
    samak.line.fails_next(Fault.SERVER_ERROR, 1)
    chat.says("ปิดรับสมัครวันไหน")
    with samak.parts.database.writing() as session:
        delivery = session.query(Delivery).one()
        assert delivery.status == "pending"
        delivery.due_at = delivery.created_at
    samak.settle()
    with samak.parts.database.reading() as session:
        assert session.query(Delivery).one().status == "sent"


def test_an_expired_reply_token_becomes_a_push(samak: Service, chat: Chat) -> None:
    hook = samak.line.says(chat.person, "ปิดรับสมัครวันไหน")
    chat.does(samak.line.expires(hook))
    with samak.parts.database.reading() as session:
        delivery = session.query(Delivery).one()
        assert (delivery.status, delivery.via) == ("sent", "push")
    assert samak.line.quota_used == 1


def test_a_database_that_cannot_be_written_is_503_and_the_redelivery_gets_in(
    samak: Service, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    from bot.recording import Recorder

    hook = samak.line.says(chat.person, "ปิดรับสมัครวันไหน")
    with monkeypatch.context() as patch:

        def full(*_args: object) -> None:
            raise OperationalError("insert", {}, Exception("disk full"))

        patch.setattr(Recorder, "_insert", full)
        assert samak.post(hook) == 503
    assert len(chat.does(samak.line.redelivers(hook))) == 1


def test_one_persons_messages_are_answered_in_the_order_of_the_platform(samak: Service, chat: Chat) -> None:
    first = samak.line.says(chat.person, "โทรเบอร์อะไร")
    time.sleep(0.002)
    second = samak.line.says(chat.person, "ขอบคุณค่ะ")
    assert samak.post(second) == 200
    assert samak.post(first) == 200
    samak.settle()
    with samak.parts.database.reading() as session:
        heard = [message.text for message in session.query(Message).filter_by(direction="in").order_by(Message.id)]
    assert heard == ["โทรเบอร์อะไร", "ขอบคุณค่ะ"]
