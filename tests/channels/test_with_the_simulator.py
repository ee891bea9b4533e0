"""Both channels against the stand-in platforms: what people do there is read, what is sent there is shown."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import Headers

from bot.channels.base import Channel, ChannelError, Envelope, Fetched, Profile
from bot.channels.line import Line
from bot.channels.messenger import Messenger
from models.talk import Card, Choice, Incoming, Reply
from simulator.faults import Fault
from simulator.line import FakeLine
from simulator.messenger import FakeMessenger
from simulator.server import running
from simulator.wire import Webhook

PHOTO = b"\xff\xd8\xff" + b"photo" * 100
PERSON = "U4af4980629ea0e1a5f8b1c2d3e4f5a6b"
PAGE = "682498302938465"
PSID = "24011122233344455"
KEY = "123e4567-e89b-12d3-a456-426614174000"
SUMMARY = Reply(
    text="สรุปใบสมัคร",
    card=Card(
        title="ใบสมัครของคุณ",
        rows=tuple((f"ข้อ {number}", "คำตอบ " * number) for number in range(1, 16)),
        choices=(Choice(label="ส่งใบสมัคร", data="apply:send"), Choice(label="แก้ไข", data="apply:change")),
    ),
    choices=tuple(Choice(label=f"แก้ข้อ {number}", data=f"change:{number}") for number in range(1, 16)),
)


@pytest.fixture
def fakes() -> Iterator[tuple[FakeLine, Line, FakeMessenger, Messenger]]:
    fake_line, fake_messenger = (
        FakeLine("secret", "token"),
        FakeMessenger("secret", "token", "682498302938465", "verify"),
    )
    with running(fake_line, fake_messenger) as base:
        line = Line("secret", "token", f"{base}/line", f"{base}/line-data")
        messenger = Messenger("secret", "verify", "token", "682498302938465", f"{base}/graph/v26.0")
        yield fake_line, line, fake_messenger, messenger


def heard(channel: Channel, webhook: Webhook) -> Incoming:
    """The one event of a signed call."""
    assert channel.verify(webhook.body, Headers(webhook.headers))
    (incoming,) = channel.parse(json.loads(webhook.body))
    return incoming


def told(channel: Channel, to: Incoming, *replies: Reply) -> list[tuple[str, int]]:
    """Sends the replies; how each call went, and how many messages it made."""
    sent = []
    for number, call in enumerate(channel.render(replies)):
        token, key = to.reply_token if number == 0 else "", f"{KEY[:-1]}{number}"
        found = channel.send(Envelope(to.address, call, key, token, f"{key}:0", last_heard=to.at))
        sent.append((found.via, len(found.ids)))
    return sent


def test_a_person_on_line_is_answered_by_reply_and_then_by_push(fakes):
    fake, line, _, _ = fakes
    asked = heard(line, fake.says(PERSON, "สรุปให้หน่อย"))
    assert (asked.kind, asked.text, asked.address) == ("text", "สรุปให้หน่อย", PERSON)
    assert told(line, asked, *[SUMMARY] * 7) == [("reply", 5), ("push", 5), ("push", 4)]


def test_a_person_on_messenger_is_answered_one_message_a_call(fakes):
    _, _, fake, messenger = fakes
    asked = heard(messenger, fake.says(PSID, "สรุปให้หน่อย"))
    assert (asked.kind, asked.text, asked.address) == ("text", "สรุปให้หน่อย", PSID)
    assert told(messenger, asked, SUMMARY, Reply(text="ค่ะ")) == [("push", 1)] * 4


@pytest.mark.parametrize(("tapped", "kind"), [("ส่งใบสมัคร", "choice"), ("ถามใหม่", "text")])
def test_a_tap_comes_back_as_what_the_choice_meant(fakes, tapped, kind):
    fake_line, line, fake_messenger, messenger = fakes
    reply = Reply(text="ต่อไหมคะ", choices=(Choice(label="ส่งใบสมัคร", data="apply:send"), Choice(label="ถามใหม่")))
    told(line, heard(line, fake_line.says(PERSON, "?")), reply)
    told(messenger, heard(messenger, fake_messenger.says(PSID, "?")), reply)
    taps = [heard(line, fake_line.taps(PERSON, tapped)), heard(messenger, fake_messenger.taps(PSID, tapped))]
    meant = {"choice": ("choice", "apply:send"), "text": ("text", "")}[kind]
    assert [(tap.kind, tap.data) for tap in taps] == [meant, meant]
    assert [tap.text for tap in taps if tap.kind == "text"] == [tapped] * (2 if kind == "text" else 0)


def test_a_used_reply_token_can_be_told_from_other_refusals(fakes):
    fake, line, _, _ = fakes
    asked = heard(line, fake.says(PERSON, "สวัสดี"))
    told(line, asked, Reply(text="ค่ะ"))
    with pytest.raises(ChannelError) as caught:
        told(line, asked, Reply(text="อีกครั้งค่ะ"))
    assert (caught.value.token_spent, caught.value.permanent, caught.value.unsure) == (True, False, False)


def test_a_push_whose_answer_was_lost_is_said_once(fakes):
    fake, line, _, _ = fakes
    heard(line, fake.follow(PERSON))
    (call,) = line.render([Reply(text="ผลการคัดเลือกออกแล้วค่ะ")])
    fake.fails_next(Fault.LOST_ANSWER)
    with pytest.raises(ChannelError) as caught:
        line.send(Envelope(PERSON, call, KEY))
    assert (caught.value.permanent, caught.value.unsure) == (False, False)
    assert line.send(Envelope(PERSON, call, KEY)).via == "push"
    assert [bubble.message["text"] for bubble in fake.chat(PERSON).bubbles.values() if bubble.side == "bot"] == [
        "ผลการคัดเลือกออกแล้วค่ะ"
    ]


def test_a_message_whose_answer_was_lost_is_known_by_its_echo(fakes):
    _, _, fake, messenger = fakes
    asked = heard(messenger, fake.says(PSID, "สวัสดี"))
    fake.fails_next(Fault.LOST_ANSWER)
    with pytest.raises(ChannelError) as caught:
        told(messenger, asked, Reply(text="ค่ะ"))
    echo = heard(messenger, fake.echoes[-1])
    assert (caught.value.unsure, echo.kind, echo.data, echo.address) == (True, "echo", f"{KEY}:0", PSID)


@pytest.mark.parametrize(
    ("fault", "quota", "permanent", "unsure"),
    [
        (Fault.RATE, False, False, False),
        (Fault.MONTH, True, True, False),
        (Fault.SERVER_ERROR, False, False, False),
        (Fault.TIMEOUT, False, False, False),
    ],
)
def test_each_trouble_of_a_push_says_what_to_do(fakes, fault, quota, permanent, unsure):
    fake, line, _, _ = fakes
    heard(line, fake.follow(PERSON))
    fake.fails_next(fault)
    with pytest.raises(ChannelError) as caught:
        line.send(Envelope(PERSON, line.render([Reply(text="ค่ะ")])[0], KEY))
    assert (caught.value.quota, caught.value.permanent, caught.value.unsure) == (quota, permanent, unsure)


def test_photos_are_fetched_from_both(fakes):
    fake_line, line, fake_messenger, messenger = fakes
    seen = [
        heard(line, fake_line.sends_image(PERSON, PHOTO)),
        heard(messenger, fake_messenger.sends_image(PSID, PHOTO)),
    ]
    fetched = [channel.fetch(one.media[0], 1000) for channel, one in zip((line, messenger), seen, strict=True)]
    assert fetched == [Fetched(PHOTO, "image/jpeg", ""), Fetched(PHOTO, "image/jpeg", "photo.jpg")]


def test_a_film_that_is_not_ready_is_asked_for_again(fakes):
    fake, line, _, _ = fakes
    (media,) = heard(line, fake.sends_video(PERSON, PHOTO, preparing=1)).media
    with pytest.raises(ChannelError) as caught:
        line.fetch(media, 1000)
    assert (caught.value.permanent, caught.value.retry_after) == (False, 3.0)
    assert line.fetch(media, 1000).body == PHOTO


def test_names_and_signs_of_life_reach_both(fakes):
    fake_line, line, fake_messenger, messenger = fakes
    heard(line, fake_line.says(PERSON, "สวัสดี"))
    heard(messenger, fake_messenger.says(PSID, "สวัสดี"))
    line.working(PERSON)
    messenger.working(PSID)
    assert [fake_line.chat(PERSON).typing_until > 0, fake_messenger.chat(PSID).typing_until > 0] == [True, True]
    assert [line.profile(PERSON) == Profile(), messenger.profile(PSID) == Profile()] == [False, False]


def test_the_window_is_shut_by_the_platform_too(fakes):
    _, _, fake, messenger = fakes
    asked = heard(messenger, fake.says(PSID, "สวัสดี"))
    fake.clock.shift_by(hours=25)
    with pytest.raises(ChannelError) as caught:
        told(messenger, asked.model_copy(update={"at": datetime.now(UTC)}), Reply(text="ค่ะ"))
    assert (caught.value.closed, caught.value.permanent) == (True, True)


def test_who_blocked_the_page_is_unreachable(fakes):
    _, _, fake, messenger = fakes
    asked = heard(messenger, fake.says(PSID, "สวัสดี"))
    fake.blocks(PSID)
    with pytest.raises(ChannelError) as caught:
        told(messenger, asked, Reply(text="ค่ะ"))
    assert (caught.value.unreachable, caught.value.permanent) == (True, True)
