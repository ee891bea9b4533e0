"""The list by keyboard alone, with the Thai layout on; many at once, watched while it is done; the palette."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from tests.console import factories
from tests.console.conftest import Office

Serve = Callable[[Flask], str]
THAI = {"KeyJ": "่", "KeyK": "า", "KeyX": "ป", "KeyB": "ิ", "KeyG": "เ", "KeyH": "้", "KeyU": "ี"}


def press(page: Page, *codes: str) -> None:
    """Keys as they come with the Thai layout on: another letter, the same place."""
    for code in codes:
        page.evaluate(
            "([code, key]) => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))",
            [code, THAI[code]],
        )


def enter(office: Office, served: Serve, page: Page) -> str:
    with office.rows() as session:
        factories.staff(session, "admin", "admin")
        for number in range(6):
            factories.application(session, number, "submitted")
    home = served(office.app)
    page.goto(f"{home}/console/login")
    page.fill("#name", "admin")
    page.fill("#password", factories.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}/console/")
    return home


def faults(page: Page) -> list[tuple[str, str]]:
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in Axe().run(page).response["violations"]]


def test_several_are_ticked_by_keys_shown_first_done_and_taken_back(
    office: Office, served: Serve, browser_page: Page
) -> None:
    page = browser_page
    page.goto(enter(office, served, page) + "/console/applications")
    press(page, "KeyJ", "KeyX", "KeyJ", "KeyJ", "KeyX", "KeyK")
    expect(page.locator(".bulk-count")).to_have_text("เลือกไว้ 2 ใบ")
    assert page.locator("tbody tr").nth(1).evaluate("row => row.classList.contains('is-here')")
    assert faults(page) == []
    press(page, "KeyB")
    page.wait_for_url("**/applications/bulk/*")
    expect(page.locator("#flag")).to_be_hidden()
    page.get_by_label("ติดป้าย").check()
    expect(page.locator("#status")).to_be_hidden()
    page.get_by_label("ย้ายขั้น").check()
    page.select_option("#status", "screening")
    page.get_by_role("button", name="ดูก่อนทำ").click()
    expect(page.locator(".would-main")).to_have_text("ย้ายไปขั้น “กำลังตรวจใบสมัคร” 2 ใบ")
    assert faults(page) == []
    page.get_by_role("button", name="ย้าย 2 ใบ").click()
    expect(page.locator(".notice-done")).to_have_text("เสร็จแล้ว ทำ 2 ใบ ไม่ได้ทำ 0 ใบ")
    page.get_by_role("button", name="เลิกทำทั้งชุดนี้").click()
    expect(page.locator(".notice-done")).to_have_text("เลิกทำแล้ว 2 ใบ เลิกทำไม่ได้ 0 ใบ")
    assert faults(page) == []


def test_the_palette_opens_anywhere_and_single_keys_can_be_off(
    office: Office, served: Serve, browser_page: Page
) -> None:
    page = browser_page
    home = enter(office, served, page)
    page.goto(f"{home}/console/conversations")
    page.keyboard.press("Control+KeyK")
    field = page.locator("dialog.palette input")
    expect(field).to_be_focused()
    page.keyboard.type("เชียงเหียน")
    expect(page.locator(".palette-found a")).to_have_count(1)
    assert faults(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/applications/3")
    press(page, "KeyU")
    page.wait_for_url("**/console/applications")
    page.locator("summary", has_text="ตัวกรองเพิ่ม").click()
    page.select_option("#field", "group_kind")
    expect(page.locator("#answer-is")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{home}/console/account")
    page.locator("#keys-off").check()
    page.locator("main").get_by_role("button", name="บันทึก", exact=True).click()
    page.goto(f"{home}/console/applications")
    press(page, "KeyJ", "KeyX", "KeyG", "KeyH")
    expect(page.locator("tbody input:checked")).to_have_count(0)
    assert page.url == f"{home}/console/applications"
