"""The page as somebody uses it, in a real browser: typing, tapping, choosing, looking."""

from typing import Any

import requests
from playwright.sync_api import Page, expect

from tests.simulator.site import Site

BEARER = {"Authorization": "Bearer line token"}


def quick_reply(*labels: str) -> dict[str, Any]:
    items = [
        {"type": "action", "action": {"type": "postback", "label": label, "data": f"to={label}", "displayText": label}}
        for label in labels
    ]
    return {"items": items}


CARD = {
    "type": "flex",
    "altText": "สรุป",
    "contents": {
        "type": "bubble",
        "body": {
            "type": "box",
            "layout": "vertical",
            "contents": [{"type": "text", "text": "สรุปใบสมัคร", "weight": "bold", "size": "xl", "color": "#0f6b6b"}],
        },
        "footer": {
            "type": "box",
            "layout": "vertical",
            "contents": [
                {"type": "button", "style": "primary", "action": {"type": "postback", "label": "ส่ง", "data": "go"}}
            ],
        },
    },
}


def greets(here: Site) -> None:
    """The bot answers everybody on LINE with a card and two ways on, and on Messenger with words and one."""

    def answer(channel: str, payload: Any) -> None:
        if channel == "line":
            words = {"type": "text", "text": "สวัสดีค่ะ", "quickReply": quick_reply("สมัคร", "ถาม")}
            body = {"replyToken": payload["events"][0]["replyToken"], "messages": [CARD, words]}
            requests.post(f"{here.base}/sim/line/v2/bot/message/reply", json=body, headers=BEARER, timeout=5)
            return
        event = payload["entry"][0]["messaging"][0]
        if "is_echo" in event.get("message", {}):
            return
        quick = [{"content_type": "text", "title": "สมัคร", "payload": "apply"}]
        message = {"text": "สวัสดีค่ะ", "quick_replies": quick}
        body = {"recipient": event["sender"], "messaging_type": "RESPONSE", "message": message}
        requests.post(f"{here.base}/sim/graph/v26.0/me/messages?access_token=page token", json=body, timeout=5)

    here.answers = answer


def opened(page: Page, here: Site) -> Page:
    greets(here)
    page.goto(f"{here.base}/sim/")
    page.locator("#line").get_by_role("button", name="เพิ่มเพื่อน").click()
    expect(page.locator("#line .chip")).to_have_count(2)
    return page


def line_texts(here: Site) -> list[str]:
    events = [event for _, payload, _ in here.received for event in payload.get("events", [])]
    return [event["message"]["text"] for event in events if event["type"] == "message"]


def test_enter_sends_and_shift_enter_breaks_the_line(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    field = page.locator("#line textarea")
    field.fill("หนึ่ง")
    field.press("Shift+Enter")
    field.press_sequentially("สอง")
    field.press("Enter")
    expect(page.locator("#line .mine .words")).to_have_text("หนึ่ง\nสอง")
    here.waits_for(2)
    assert (field.input_value(), line_texts(here)) == ("", ["หนึ่ง\nสอง"])


def test_the_enter_that_ends_a_composition_sends_nothing(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    field = page.locator("#line textarea")
    field.fill("กำลังพิมพ์")
    field.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert field.input_value() == "กำลังพิมพ์"
    assert line_texts(here) == []


def test_quick_replies_go_after_a_tap(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    here.answers = lambda _channel, _payload: None
    page.locator("#line .chip", has_text="สมัคร").click()
    expect(page.locator("#line .chip")).to_have_count(0)
    expect(page.locator("#line .mine .words")).to_have_text("สมัคร")
    assert here.waits_for(2)[1]["events"][0]["postback"] == {"data": "to=สมัคร"}


def test_a_card_is_drawn_as_told_and_its_button_works(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    title = page.locator("#line .flex-text", has_text="สรุปใบสมัคร")
    expect(title).to_have_css("color", "rgb(15, 107, 107)")
    expect(title).to_have_css("font-size", "22px")
    expect(title).to_have_css("font-weight", "700")
    page.locator("#line .flex-button").click()
    assert here.waits_for(2)[1]["events"][0]["postback"] == {"data": "go"}


def test_photos_are_chosen_and_sent_together(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    phone = page.locator("#line")
    phone.get_by_role("button", name="รูปภาพ").click()
    phone.get_by_role("button", name="ผ้าทอ").click()
    phone.get_by_role("button", name="เรือในแม่น้ำ").click()
    phone.get_by_role("button", name="ส่ง (2)").click()
    expect(phone.locator(".mine .photo img")).to_have_count(2)
    assert len(here.waits_for(2)[1]["events"]) == 2


def test_a_place_is_picked_off_a_list(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    phone = page.locator("#line")
    phone.get_by_role("button", name="แนบ").click()
    phone.get_by_role("button", name="ตำแหน่ง").click()
    phone.get_by_role("button", name="บึงแก่นนคร").click()
    expect(phone.locator(".mine .place strong")).to_have_text("บึงแก่นนคร")
    message = here.waits_for(2)[1]["events"][0]["message"]
    assert (message["title"], message["latitude"]) == ("บึงแก่นนคร", 16.41667)


def test_messenger_starts_with_its_button_and_goes_on_by_quick_reply(browser_page: Page, here: Site) -> None:
    greets(here)
    browser_page.goto(f"{here.base}/sim/")
    phone = browser_page.locator("#messenger")
    phone.get_by_role("button", name="เริ่มต้นใช้งาน").click()
    phone.locator(".chip", has_text="สมัคร").click()
    expect(phone.locator(".mine .words")).to_have_text(["เริ่มต้นใช้งาน", "สมัคร"])


def test_another_person_has_another_phone_and_english(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    page.get_by_role("button", name="Anna").click()
    expect(page.locator("#line").get_by_role("button", name="Add friend")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#line .bubble")).to_have_count(0)


def test_the_inspector_shows_a_webhook_with_its_signature(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    row = page.locator(".records li", has_text="follow")
    row.locator("summary").click()
    headers = here.received[0][2]
    expect(row.locator("dd", has_text=headers["X-Line-Signature"])).to_be_visible()
    expect(row.locator("pre").first).to_contain_text('"type": "follow"')


def test_a_trouble_is_ordered_from_the_menu(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    page.get_by_role("button", name="เหตุขัดข้อง").click()
    page.get_by_role("button", name="ตอบ 500").click()
    expect(page.locator(".armed-one")).to_have_text("ตอบ 500")
    page.keyboard.press("Escape")
    page.locator("#line textarea").fill("ลอง")
    page.locator("#line textarea").press("Enter")
    expect(page.locator(".records .verdict.bad").first).to_have_text("500")


def test_on_a_narrow_screen_there_is_one_phone_at_a_time(browser_page: Page, here: Site) -> None:
    browser_page.set_viewport_size({"width": 390, "height": 844})
    page = opened(browser_page, here)
    expect(page.locator("#messenger")).to_be_hidden()
    page.get_by_role("button", name="Messenger").click()
    expect(page.locator("#messenger")).to_be_visible()
    expect(page.locator("#line")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_unsent_words_leave_the_phone(browser_page: Page, here: Site) -> None:
    page = opened(browser_page, here)
    page.locator("#line textarea").fill("ผิดห้อง")
    page.locator("#line textarea").press("Enter")
    page.locator("#line .mine").hover()
    page.locator("#line .mine .more").click()
    page.get_by_role("button", name="ยกเลิกข้อความ").click()
    expect(page.locator("#line .mine")).to_have_count(0)
    expect(page.locator("#line .note").last).to_have_text("ข้อความถูกยกเลิก")
