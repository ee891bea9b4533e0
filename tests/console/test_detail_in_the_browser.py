"""One application in Chromium: photos by touch, who else is there, two applications made one."""

import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, CDPSession, Page, expect
from sqlalchemy import update

from models.application import Application
from models.duplicates import note_pairs
from models.staff import StaffSession
from tests.console import factories
from tests.console.conftest import Office

Serve = Callable[[Flask], str]
Point = tuple[float, float]


@pytest.fixture
def home(office: Office, served: Serve) -> str:
    with office.rows() as session:
        for name in ("มาลัย", "สมพร"):
            factories.staff(session, name)
        one = factories.application(session, 0)
        for picture in range(3):
            factories.photo(session, office.folder, one, picture)
        two = factories.application(session, 500, answers=dict(one.answers) | {"members": 99})
        note_pairs(session, two, factories.NOW)
    return served(office.app)


def enter(page: Page, home: str, name: str) -> None:
    page.goto(f"{home}/console/login")
    page.fill("#name", name)
    page.fill("#password", factories.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}/console/")


def touch(fingers: CDPSession, *steps: tuple[Point, ...]) -> None:
    """Fingers put down, moved step by step and lifted."""
    for number, points in enumerate(steps):
        places = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        fingers.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if number else "touchStart", "touchPoints": places}
        )
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def steps(move: Callable[[float], tuple[Point, ...]]) -> Iterator[tuple[Point, ...]]:
    return (move(number / 8) for number in range(9))


def test_photos_are_swiped_pinched_and_turned_by_touch(home: str, browser_page: Page, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    enter(page, home, "มาลัย")
    page.goto(f"{home}/console/applications/1")
    page.locator("a[data-photo]").first.tap()
    count, picture, fingers = (
        page.locator(".lightbox-count"), page.locator("dialog.lightbox img"), context.new_cdp_session(page),
    )  # fmt: skip
    expect(count).to_have_text("1 / 3")
    touch(fingers, *steps(lambda part: ((300 - 180 * part, 420),)))
    expect(count).to_have_text("2 / 3")
    touch(fingers, *steps(lambda part: ((100 + 180 * part, 420),)))
    expect(count).to_have_text("1 / 3")
    touch(fingers, *steps(lambda part: ((180 - 60 * part, 420), (210 + 60 * part, 420))))
    expect(picture).to_have_attribute("style", re.compile(r"scale\([2-6][.\d]*\)"))

    def around(part: float) -> tuple[Point, ...]:
        x, y = 80 * math.cos(part * math.pi / 2), 80 * math.sin(part * math.pi / 2)
        return (195 + x, 420 + y), (195 - x, 420 - y)

    touch(fingers, *steps(around))
    expect(picture).to_have_attribute("style", re.compile(r"rotate\(90deg\)"))
    context.close()


def test_two_people_see_each_other_and_make_two_applications_one(
    home: str, browser_page: Page, browser: Browser, office: Office
) -> None:
    page, axe = browser_page, Axe()
    other = browser.new_context().new_page()
    enter(other, home, "สมพร")
    other.goto(f"{home}/console/duplicates/1/2/merge")
    other.wait_for_selector(".here[aria-live]", state="attached")
    enter(page, home, "มาลัย")
    page.goto(f"{home}/console/applications/1")
    expect(page.locator(".here-busy")).to_have_text("สมพร กำลังรวมใบนี้กับอีกใบ")
    page.get_by_role("link", name="เทียบกัน").click()
    assert axe.run(page).response["violations"] == []
    page.locator("#only-differ").check()
    expect(page.locator(".side-same").first).to_be_hidden()
    page.get_by_role("link", name="รวมเข้าใบ GLO3-00001…").click()
    expect(page.locator(".here-busy")).to_have_text("สมพร กำลังรวมใบนี้กับอีกใบ")
    assert axe.run(page).response["violations"] == []
    page.get_by_label("จำนวนสมาชิก").last.check()
    page.get_by_role("button", name="รวมสองใบนี้").click()
    expect(page.locator(".notice-done")).to_have_text("รวมใบ GLO3-00501 เข้ากับ GLO3-00001 แล้วค่ะ")
    with office.rows() as session:
        assert session.get_one(Application, 1).answers["members"] == 99
    page.get_by_role("button", name="แยกกลับเป็นสองใบ").click()
    expect(page.locator(".notice-done")).to_have_text("กลับเป็นเหมือนเดิมแล้วค่ะ")
    with office.rows() as session:
        assert session.get_one(Application, 1).answers["members"] == 24
    other.context.close()


def test_an_answer_is_changed_from_its_pencil(home: str, browser_page: Page) -> None:
    page = browser_page
    enter(page, home, "มาลัย")
    page.goto(f"{home}/console/applications/1")
    page.get_by_role("link", name="แก้ เบอร์โทรผู้ติดต่อ").click()
    assert Axe().run(page).response["violations"] == []
    page.fill("#v-contact_phone", "089 111 22")
    page.fill("#why", "ประธานโทรมา")
    page.keyboard.press("Enter")
    expect(page.locator("#wrong-contact_phone")).to_be_visible()
    expect(page.locator("#why")).to_have_value("ประธานโทรมา")
    page.fill("#v-contact_phone", "089 111 2222")
    page.keyboard.press("Enter")
    expect(page.locator(".change").first).to_have_text("081-000-0000089-111-2222")


def test_what_was_typed_outlives_a_log_in_that_has_ended(home: str, browser_page: Page, office: Office) -> None:
    page = browser_page
    enter(page, home, "มาลัย")
    page.goto(f"{home}/console/applications/1")
    page.fill("#note", "โทรแล้ว ขอเวลาหาเอกสาร")
    with office.rows() as session:
        session.execute(update(StaffSession).values(ended_at=datetime.now(UTC)))
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.fill("#name", "มาลัย")
    page.fill("#password", factories.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value("โทรแล้ว ขอเวลาหาเอกสาร")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".note")).to_contain_text("โทรแล้ว ขอเวลาหาเอกสาร")
    expect(page.locator("#note")).to_have_value("")
