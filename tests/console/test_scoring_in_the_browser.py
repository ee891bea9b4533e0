"""Scoring in Chromium: drafts keep themselves, Ctrl+Enter goes on, nothing for axe to find, nothing too wide."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.application import Application
from models.review import Review
from models.staff import Staff
from tests.console import factories, readings
from tests.console.conftest import Office

Serve = Callable[[Flask], str]
PAGES = (
    "/console/reviews", "/console/reviews/1", "/console/reviews/2", "/console/reviews/3", "/console/reviews/results",
    "/console/reviews/assign", "/console/applications?sort=score", "/console/applications/1",
)  # fmt: skip


@pytest.fixture
def furnished(office: Office) -> Office:
    """Three applications: one scored by all, one begun, one not; the reader is from the third's province."""
    with office.rows() as session:
        readings.load_rubric(session)
        admin, other = factories.staff(session, "admin", "admin"), factories.staff(session, "anong")
        admin.preferences = {"province": "มหาสารคาม"}
        for number in range(3):
            made = factories.application(session, number, "screening")
            factories.photo(session, office.folder, made)
        readings.given(session, 1, admin.id, 3, 3, 2, 3)
        readings.given(session, 1, other.id, 1, 2, 2, 2)
        readings.given(session, 2, admin.id, why="เขียนค้างไว้", state="started", changed_at=factories.NOW)
        readings.given(session, 3, admin.id)
    return office


@pytest.fixture
def home(furnished: Office, served: Serve, browser_page: Page) -> str:
    """Logged in; the address of the desks."""
    address = served(furnished.opened(sample_data=True))
    browser_page.goto(f"{address}/console/login")
    browser_page.fill("#name", "admin")
    browser_page.fill("#password", factories.PASSWORD)
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(f"{address}/console/")
    return address


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (1366, "dark"), (390, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(home: str, browser_page: Page, width: int, scheme: str) -> None:
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found, axe = [], Axe()
    for page in PAGES:
        browser_page.goto(home + page)
        faults = axe.run(browser_page).response["violations"]
        found += [(page, one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in faults]
        over = browser_page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(page, "too wide", [str(over)])] if over > 0 else []
    assert found == []


def test_a_draft_keeps_itself_while_one_writes_and_is_there_in_another_browser(
    home: str, browser_page: Page, furnished: Office
) -> None:
    page = browser_page
    page.goto(f"{home}/console/reviews/2")
    page.locator("label[for=score-growth-4]").click()
    expect(page.locator("#reason-growth")).to_be_visible()
    page.fill("#reason-growth", "มีแผนสามปี")
    with page.expect_response(lambda answer: "why=%E0%B8%AD" in (answer.request.post_data or "")):
        page.fill("#why", "อ่านแล้วชอบเรื่องผ้าหมักโคลน")
    expect(page.locator("#kept")).to_contain_text("เก็บฉบับร่างแล้ว")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(page.locator("#why")).to_have_value("อ่านแล้วชอบเรื่องผ้าหมักโคลน")
    expect(page.locator("#score-growth-4")).to_be_checked()
    with furnished.rows() as session:
        mine = session.scalars(select(Review).where(Review.application_id == 2)).one()
        assert (mine.state, mine.scores, mine.reasons) == ("started", {"growth": 4}, {"growth": "มีแผนสามปี"})


def test_ctrl_enter_saves_and_goes_to_the_next_one(home: str, browser_page: Page, furnished: Office) -> None:
    page = browser_page
    page.goto(f"{home}/console/reviews/2")
    for key in readings.KEYS:
        page.locator(f"label[for=score-{key}-3]").click()
    page.locator("label[for=advice-yes]").click()
    page.fill("#why", readings.WHY)
    page.locator("#why").press("Control+Enter")
    page.wait_for_url(re.compile(r"/console/reviews/3$"))
    expect(page.locator(".notice-done")).to_contain_text("ให้คะแนน บ้านนาต้นจั่น แล้วค่ะ")
    expect(page.locator("#ties")).to_contain_text("จังหวัดเดียวกับคุณ")
    page.get_by_role("button", name="แจ้งว่ามีส่วนได้เสีย").click()
    expect(page.locator("#aside tbody tr")).to_have_count(1)
    with furnished.rows() as session:
        states = dict(
            session.execute(
                select(Application.id, Review.state)
                .join(Review, Review.application_id == Application.id)
                .join(Staff, Staff.id == Review.reviewer_id)
                .where(Staff.name == "admin")
            ).all()
        )
        assert states == {1: "done", 2: "done", 3: "conflict"}
