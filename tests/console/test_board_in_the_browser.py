"""The board in Chromium: tried by keyboard and by dragging, settled, decided; nothing for axe to find on the way."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from tests.console import factories, readings
from tests.console.conftest import Office

SCORES = ((4, 4, 4, 4), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 1, 1, 1))


@pytest.fixture
def home(office: Office, served: Callable[[Flask], str], browser_page: Page) -> str:
    """Five communities with scores, an administrator who is logged in; the address of the desks."""
    with office.rows() as session:
        readings.load_rubric(session)
        factories.staff(session, "boss", "admin", "คุณหนึ่ง")
        readers = [factories.staff(session, name, "reviewer").id for name in ("k1", "k2")]
        for number, scores in enumerate(SCORES):
            made = factories.application(session, number, "shortlisted")
            for reader in readers:
                readings.given(session, made.id, reader, *scores)
    address = served(office.opened(sample_data=True))
    browser_page.goto(f"{address}/console/login")
    browser_page.fill("#name", "boss")
    browser_page.fill("#password", factories.PASSWORD)
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(f"{address}/console/")
    return address


def faults(page: Page) -> list[tuple[str, list[str]]]:
    violations = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in violations]


def order(page: Page) -> list[str]:
    return [str(row.get_attribute("data-seat")) for row in page.locator("[data-seat]").all()]


def test_the_board_tries_settles_and_decides(home: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{home}/console/board")
    page.get_by_role("button", name="เปิดการพิจารณา").click()
    page.fill("#places", "2")
    page.fill("#reserves", "1")
    page.get_by_role("button", name="ตั้งเส้น").click()
    assert order(page) == ["1", "2", "3", "4", "5"]

    page.locator("#up-4").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-seat]").nth(2)).to_have_attribute("data-seat", "4")
    expect(page.locator("#up-4")).to_be_focused()
    page.fill("#why-4", "จังหวัดนี้ยังไม่มีชุมชน")
    page.locator("[data-seat='5'] td").nth(1).drag_to(page.locator("[data-seat='1'] td").nth(1))
    expect(page.locator("[data-seat]").nth(0)).to_have_attribute("data-seat", "5")
    expect(page.locator("#why-4")).to_have_value("จังหวัดนี้ยังไม่มีชุมชน")  # what was typed is kept by any press
    assert faults(page) == []
    page.locator("#over-5").click()
    expect(page.locator("[data-seat]").nth(2)).to_have_attribute("data-seat", "5")
    page.get_by_role("button", name="กลับไปเรียงตามคะแนน").click()
    assert order(page) == ["1", "2", "3", "4", "5"]

    page.locator("form.tie select").first.select_option("2")
    page.locator("form.tie select").nth(1).select_option("1")
    page.locator("form.tie input[name=why]").fill("กระจายจังหวัด")
    page.get_by_role("button", name="ใช้ลำดับนี้").click()
    assert order(page) == ["1", "3", "2", "4", "5"]
    page.get_by_role("link", name="ตรวจก่อนตัดสิน").click()
    assert faults(page) == []
    page.get_by_role("button", name="ตัดสิน 5 ใบ").click()
    expect(page.get_by_role("status").first).to_contain_text("ตัดสินแล้ว 5 ใบค่ะ")

    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    for address in ("board", "offers", "letters", "letters/1", "corrections", "account/chats"):
        page.goto(f"{home}/console/{address}")
        assert (address, faults(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    page.goto(f"{home}/console/letters")
    page.locator("#tick-all").check()
    page.get_by_role("button", name="ตรวจก่อนส่ง").click()
    assert faults(page) == []
