"""The desks in Chromium: the hotline by keyboard alone, photos, words that are kept."""

import re
import time
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select

from models.faq import Miss
from models.outbox import Delivery
from tests.console import factories
from tests.console.conftest import Office

Serve = Callable[[Flask], str]


@pytest.fixture
def furnished(office: Office) -> Office:
    with office.rows() as session:
        for name, role in (("admin", "admin"), ("pranee", "operator")):
            factories.staff(session, name, role)
        for number, status in enumerate(("submitted", "screening", "selected", "more_information", "draft")):
            made = factories.application(session, number, status)
            for picture in range(3):
                factories.photo(session, office.folder, made, picture)
            factories.paper(session, office.folder, made)
        talk = factories.conversation(session, 1, wants_staff_since=factories.NOW)
        factories.heard(session, talk, "ขอคุยกับเจ้าหน้าที่ค่ะ")
        factories.answered(session, talk, factories.DEADLINE, factories.RECEIPT, status="failed")
        factories.miss(session, "มีรถรับส่งไหมคะ", offered=["about"])
        factories.event(session)
    return office


@pytest.fixture
def enter(furnished: Office, served: Serve, browser_page: Page) -> Callable[[str], str]:
    """Log in as somebody; the address of the desks."""
    home = served(furnished.opened(sample_data=True))

    def log_in(name: str) -> str:
        browser_page.goto(f"{home}/console/login")
        browser_page.fill("#name", name)
        browser_page.fill("#password", factories.PASSWORD)
        browser_page.keyboard.press("Enter")
        browser_page.wait_for_url(f"{home}/console/")
        return home

    return log_in


# --- the hotline desk ----------------------------------------------------------------------------


def test_an_operator_answers_without_ever_touching_the_mouse(enter: Callable[[str], str], browser_page: Page) -> None:
    page, keys = browser_page, browser_page.keyboard
    page.goto(enter("pranee") + "/hotline/")
    expect(page.locator("#q")).to_be_focused()
    keys.type("โครงการนี้คือ")
    expect(page.locator(".results a[aria-current]")).to_have_attribute("data-topic", "about")
    expect(page.locator("#answer-about .say[lang=th]")).to_contain_text("เหลืออีก 10 วัน")
    second = page.locator(".results a").nth(1).get_attribute("data-topic")
    third = page.locator(".results a").nth(2).get_attribute("data-topic")
    keys.press("ArrowDown")
    expect(page.locator(f"#answer-{second}")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    keys.press("Alt+Digit3")
    expect(page.locator(f"#answer-{third}")).to_be_focused()
    keys.press("Digit1")
    expect(page.locator("#answer-about")).to_be_focused()
    keys.press("Alt+KeyL")
    expect(page.locator("#answer-about .say[lang=en]")).to_be_visible()
    expect(page.locator("#answer-about .say[lang=th]")).to_be_hidden()
    keys.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator(".desk-list h2")).to_have_text("เริ่มจากเรื่องเหล่านี้ได้")


def test_enter_waits_for_the_answer_to_what_was_typed_last(enter: Callable[[str], str], browser_page: Page) -> None:
    page = browser_page

    def slowly(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    page.goto(enter("pranee") + "/hotline/?q=สถานะ")
    before = page.locator(".results a[aria-current]").get_attribute("data-topic")
    assert before != "about"
    page.route("**/hotline/search**", slowly)
    page.locator("#q").fill("โครงการนี้คืออะไร")
    page.keyboard.press("Enter")
    expect(page.locator("#answer-about")).to_be_focused()


def test_a_question_without_an_answer_is_kept_by_one_key(
    enter: Callable[[str], str], browser_page: Page, furnished: Office
) -> None:
    browser_page.goto(enter("pranee") + "/hotline/")
    browser_page.keyboard.type("มีที่จอดเรือไหม")
    browser_page.keyboard.press("Alt+Digit0")
    expect(browser_page.get_by_text("เก็บคำถามไว้ให้ทีมเขียนคำตอบแล้วค่ะ")).to_be_visible()
    expect(browser_page.locator("#q")).to_have_value("")
    with furnished.rows() as session:
        assert "มีที่จอดเรือไหม" in session.scalars(select(Miss.text).where(Miss.channel == "phone")).all()


@pytest.mark.parametrize("secure", [True, False])
def test_the_answer_is_copied_with_and_without_https(
    enter: Callable[[str], str], browser_page: Page, secure: bool
) -> None:
    page = browser_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not secure:
        page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(enter("pranee") + "/hotline/?q=โครงการนี้คืออะไร")
    said = page.locator("#answer-about .say[lang=th]").inner_text()
    page.keyboard.press("Alt+KeyC")
    expect(page.locator("#answer-about [data-copy-from]")).to_have_text("คัดลอกแล้ว")
    page.locator("#q").fill("")
    page.locator("#q").focus()
    page.keyboard.press("Control+KeyV")
    assert page.locator("#q").input_value() == said[:300]


# --- applications --------------------------------------------------------------------------------


def test_photos_open_large_turn_and_go_on_by_keys(enter: Callable[[str], str], browser_page: Page) -> None:
    page, keys = browser_page, browser_page.keyboard
    page.goto(enter("admin") + "/console/applications/1")
    page.locator("a[data-photo]").first.click()
    box = page.locator("dialog.lightbox")
    expect(box.locator(".lightbox-count")).to_have_text("1 / 3")
    keys.press("ArrowRight")
    expect(box.locator(".lightbox-count")).to_have_text("2 / 3")
    keys.press("KeyR")
    expect(box.locator("img")).to_have_attribute("style", re.compile(r"rotate\(90deg\) scale\(0\.\d+\)"))
    keys.press("Equal")
    expect(box.locator("img")).to_have_attribute("style", re.compile(r"rotate\(90deg\)"))
    for _ in range(2):
        keys.press("ArrowLeft")
    expect(box.locator(".lightbox-count")).to_have_text("3 / 3")
    keys.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator("a[data-photo]").first).to_be_focused()


def test_words_that_were_not_sent_outlive_a_reload_and_are_gone_once_sent(
    enter: Callable[[str], str], browser_page: Page
) -> None:
    page = browser_page
    page.goto(enter("admin") + "/console/applications/1")
    page.fill("#note", "โทรแล้ว ไม่มีคนรับ")
    page.reload()
    expect(page.locator("#note")).to_have_value("โทรแล้ว ไม่มีคนรับ")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".note")).to_contain_text("โทรแล้ว ไม่มีคนรับ")
    expect(page.locator("#note")).to_have_value("")


def test_a_message_is_previewed_in_place_and_its_state_changes_by_itself(
    enter: Callable[[str], str], browser_page: Page, furnished: Office
) -> None:
    page = browser_page
    page.goto(enter("admin") + "/console/applications/1")
    page.fill("#message", "ขอรูปที่พักเพิ่มนะคะ")
    page.get_by_role("button", name="ดูก่อนส่ง").click()
    expect(page.locator("#preview .bubble")).to_have_text("ขอรูปที่พักเพิ่มนะคะ")
    page.get_by_role("button", name="ส่งทาง LINE").click()
    state = page.locator(".message-by-staff .delivery")
    expect(state).to_have_text("กำลังส่ง")
    with furnished.rows() as session:
        session.scalars(select(Delivery).where(Delivery.by_person)).one().status = "sent"
    expect(state).to_have_text("ส่งแล้ว", timeout=10_000)


def test_the_screen_one_chose_wins_over_the_machines(enter: Callable[[str], str], browser_page: Page) -> None:
    page = browser_page
    page.emulate_media(color_scheme="dark")
    page.goto(enter("admin") + "/console/account")
    page.get_by_label("สว่าง").check()
    page.locator("main").get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.locator("main").get_by_role("button", name="ออกจากระบบ", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")  # the log-in page remembers
