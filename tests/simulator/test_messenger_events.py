import pytest

from tests.simulator.platforms import PAGE, PSID, a_messenger, graph, send


def only_event(webhook):
    (entry,) = webhook.payload["entry"]
    (event,) = entry["messaging"]
    return event


def test_words_carry_every_field_that_messenger_sends() -> None:
    page = a_messenger()
    payload = page.says(PSID, "สวัสดี").payload
    assert payload["object"] == "page"
    (entry,) = payload["entry"]
    assert entry["id"] == PAGE
    (event,) = entry["messaging"]
    assert set(event) == {"sender", "recipient", "timestamp", "message"}
    assert (event["sender"], event["recipient"]) == ({"id": PSID}, {"id": PAGE})
    assert abs(event["timestamp"] - page.clock.ms()) < 60_000
    assert set(event["message"]) == {"mid", "text"}


def test_a_quick_reply_arrives_as_a_message() -> None:
    page = a_messenger()
    page.starts(PSID)
    send(page, {"text": "เลือก", "quick_replies": [{"content_type": "text", "title": "สมัคร", "payload": "apply"}]})
    message = only_event(page.taps(PSID, "สมัคร"))["message"]
    assert (message["text"], message["quick_reply"]) == ("สมัคร", {"payload": "apply"})


def test_quick_replies_are_gone_after_a_tap() -> None:
    page = a_messenger()
    page.starts(PSID)
    send(page, {"text": "เลือก", "quick_replies": [{"content_type": "text", "title": "สมัคร", "payload": "apply"}]})
    page.taps(PSID, "สมัคร")
    assert page.chat(PSID).chips == []


def test_a_long_quick_reply_is_cut_and_not_refused() -> None:
    page = a_messenger()
    page.starts(PSID)
    quick = {"content_type": "text", "title": "x" * 25, "payload": "p"}
    assert send(page, {"text": "เลือก", "quick_replies": [quick]}).status == 200
    assert [chip["title"] for chip in page.chat(PSID).chips] == ["x" * 20]


def test_ones_own_number_arrives_as_text_and_payload() -> None:
    message = only_event(a_messenger().taps(PSID, {"content_type": "user_phone_number"}))["message"]
    assert message["text"] == message["quick_reply"]["payload"] == "+66812345678"


def test_a_button_arrives_as_a_postback() -> None:
    page = a_messenger()
    page.starts(PSID)
    button = {"type": "postback", "title": "แก้คำตอบ", "payload": "edit"}
    template = {"template_type": "button", "text": "สรุป", "buttons": [button]}
    send(page, {"attachment": {"type": "template", "payload": template}})
    postback = only_event(page.taps(PSID, "แก้คำตอบ"))["postback"]
    assert (postback["title"], postback["payload"], postback["mid"][:2]) == ("แก้คำตอบ", "edit", "m_")


def test_a_link_makes_no_webhook() -> None:
    with pytest.raises(ValueError, match="no webhook"):
        a_messenger().taps(PSID, {"type": "web_url", "title": "เว็บ", "url": "https://example.com"})


def test_get_started_sends_the_pages_own_payload() -> None:
    page = a_messenger()
    graph(page, "POST", "/me/messenger_profile", {"get_started": {"payload": "START"}})
    assert only_event(page.starts(PSID))["postback"]["payload"] == "START"


def test_a_photo_lies_on_the_cdn() -> None:
    page = a_messenger(cdn_base="http://127.0.0.1:1/cdn")
    (attachment,) = only_event(page.sends_image(PSID, b"jpeg"))["message"]["attachments"]
    assert attachment["type"] == "image"
    path = attachment["payload"]["url"].removeprefix("http://127.0.0.1:1/cdn")
    answer = page.cdn_host("GET", path, {}, {}, b"")
    assert (answer.status, answer.body, answer.headers["Content-Type"]) == (200, b"jpeg", "image/jpeg")
    assert page.cdn_host("GET", "/expired/photo.jpg", {}, {}, b"").status == 403


def test_photos_sent_together_are_one_message() -> None:
    assert len(only_event(a_messenger().sends_images(PSID, [b"1", b"2"]))["message"]["attachments"]) == 2


@pytest.mark.parametrize("kind", ["audio", "video", "file", "location", "sticker"])
def test_each_kind_of_attachment_says_what_it_is(kind: str) -> None:
    page = a_messenger()
    webhook = {
        "audio": lambda: page.sends_audio(PSID, b"mp4"),
        "video": lambda: page.sends_video(PSID, b"mp4"),
        "file": lambda: page.sends_file(PSID, b"pdf", "plan.pdf"),
        "location": lambda: page.sends_location(PSID, 18.5, 99.0),
        "sticker": lambda: page.sends_sticker(PSID),
    }[kind]()
    assert [each["type"] for each in only_event(webhook)["message"]["attachments"]] == [kind]


def test_each_message_of_the_page_comes_back_as_an_echo() -> None:
    page = a_messenger()
    page.starts(PSID)
    sent = send(page, {"text": "สวัสดีค่ะ", "metadata": "mark-1"}).json
    (echo,) = page.echoes
    event = only_event(echo)
    assert (event["sender"], event["recipient"]) == ({"id": PAGE}, {"id": PSID})
    assert event["message"] == {
        "mid": sent["message_id"],
        "is_echo": True,
        "app_id": int(page.app_id),
        "text": "สวัสดีค่ะ",
        "metadata": "mark-1",
    }


def test_an_edit_counts_up_to_five() -> None:
    page = a_messenger()
    mid = only_event(page.says(PSID, "เดิม"))["message"]["mid"]
    assert only_event(page.edits(PSID, mid, "ใหม่"))["message_edit"] == {"mid": mid, "text": "ใหม่", "num_edit": 1}
    for _ in range(4):
        page.edits(PSID, mid, "ใหม่")
    with pytest.raises(ValueError, match="five"):
        page.edits(PSID, mid, "อีกที")


def test_on_standby_a_button_has_no_payload() -> None:
    page = a_messenger()
    page.standby = True
    (entry,) = page.taps(PSID, {"type": "postback", "title": "ก", "payload": "p"}).payload["entry"]
    assert "messaging" not in entry
    assert set(entry["standby"][0]["postback"]) == {"mid", "title"}


def test_the_dashboards_test_has_no_messaging() -> None:
    (entry,) = a_messenger().dashboard_test().payload["entry"]
    assert (entry["id"], "messaging" in entry, entry["changes"][0]["field"]) == ("0", False, "messages")


def test_events_of_several_people_come_in_one_webhook() -> None:
    page = a_messenger()
    batch = page.together(page.says(PSID, "หนึ่ง"), page.says("7", "สอง")).payload
    assert [entry["messaging"][0]["sender"]["id"] for entry in batch["entry"]] == [PSID, "7"]
