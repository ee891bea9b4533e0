"""Visits in Chromium: the field on a phone without a network, nothing for axe to find, nothing too wide."""

from collections.abc import Callable
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import FilePayload, Page, Route, expect

from bot.media import Store
from bot.places import Folder
from bot.staff_photos import StaffPhotos
from models.activity import Activity
from models.application import Application
from models.conversation import Attachment
from models.visit import Visit
from tests.console import factories
from tests.console.conftest import Office
from tests.console.test_visits import visited

Serve = Callable[[Flask], str]
FIELD = "/console/visits/1/field"
PAGES = (
    "/console/visits?month=2021-07", "/console/visits?view=agenda", "/console/visits/route", "/console/visits/1",
    "/console/visits/2", "/console/visits/offer?application=3", FIELD, "/console/targets?programme=synergy&year=2013",
    "/console/targets/synergy/activities/new", "/console/activities/1", "/console/applications/1",
)  # fmt: skip


@pytest.fixture
def furnished(office: Office) -> Office:
    visited(office, 0)
    visited(office, 1, agreed=False, state="unsuited", words="สะดวกหลังวันที่ 20")
    with office.rows() as session:
        factories.staff(session, "admin", "admin")
        factories.application(session, 2, "shortlisted")
        about = {"programme_id": "synergy", "day": date(2013, 1, 24), "place": "ยโสธร", "made_at": office.now}
        session.add(Activity(target="visits", amount=1, earlier=[], **about))
        session.add(Activity(target="sepa-budget", amount=40_000, earlier=[], **about))
    return office


@pytest.fixture
def home(furnished: Office, served: Serve, browser_page: Page) -> str:
    """Logged in; the address of the desks."""
    keep = StaffPhotos(Store(Folder(furnished.folder))).keep
    address = served(furnished.opened(sample_data=True, keep=keep))
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
        over = browser_page.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults = [one["id"] for one in axe.run(browser_page).response["violations"]]
        found += [(page, over, faults)] if over > 0 or faults else []
    assert found == []


def test_a_lost_connection_loses_nothing(home: str, furnished: Office, browser_page: Page) -> None:
    """Words and a photo while there is no network; the page loaded again; the network back; the visit finished."""
    page, state = browser_page, browser_page.locator("#field-state")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(home + FIELD)
    lost: list[str] = []

    def no_network(route: Route) -> None:
        lost.append(route.request.url)
        route.abort()

    for what in ("findings", "photos"):
        page.route(f"**/visits/1/{what}", no_network)
    page.locator("textarea[name=met]").press_sequentially("กรรมการ 3 คน")
    page.locator("#as_told-true").check()
    photo: FilePayload = {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": factories.picture(1, (640, 480))}
    page.locator("#photo-photos").set_input_files(photo)
    expect(page.locator(".photo-waits")).to_have_count(1)
    expect(state).to_contain_text("ยังไม่มีสัญญาณ")
    assert lost != []
    page.reload()
    expect(page.locator("textarea[name=met]")).to_have_value("กรรมการ 3 คน")
    expect(page.locator(".photo-waits")).to_have_count(1)
    page.unroute_all(behavior="wait")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state).to_have_text("ทุกข้อเก็บในระบบแล้ว")
    expect(page.locator(".photo-waits")).to_have_count(0)
    for name in ("wisdom", "advice"):
        page.locator(f"textarea[name={name}]").fill("ทอผ้าด้วยกี่โบราณ")
    for name in ("management", "readiness"):
        page.locator(f"#{name}-3").check()
    page.get_by_role("button", name="เสร็จการลงพื้นที่").click()
    page.wait_for_url(home + "/console/visits/1")
    with furnished.rows() as session:
        found = session.get_one(Visit, 1)
        kept = {row["id"]: row["value"] for row in found.frozen}
        assert (found.state, kept["met"], kept["as_told"], kept["readiness"]) == ("done", "กรรมการ 3 คน", True, 3)
        assert [session.get_one(Attachment, one).visit_id for one in kept["photos"]] == [1]
        assert session.get_one(Application, 1).events[-1].kind == "visit_done"
    page.goto(home + "/console/applications/1")
    expect(page.locator("#visits .photo img")).to_have_count(1)


def test_two_phones_on_one_visit_show_both_answers(home: str, furnished: Office, browser_page: Page) -> None:
    page = browser_page
    page.goto(home + FIELD)
    with furnished.rows() as session:
        other = {"value": "ประธานกลุ่ม", "n": 1, "by": 1, "at": furnished.now.isoformat()}
        found = session.get_one(Visit, 1)
        found.findings["met"] = other
    page.locator("textarea[name=met]").fill("กรรมการ 3 คน")
    expect(page.locator(".elsewhere")).to_contain_text("คำตอบของเขา: ประธานกลุ่ม")
    expect(page.locator("textarea[name=met]")).to_have_value("กรรมการ 3 คน")
    page.get_by_role("button", name="ใช้ของฉัน").click()
    expect(page.locator("#field-state")).to_have_text("ทุกข้อเก็บในระบบแล้ว")
    with furnished.rows() as session:
        assert session.get_one(Visit, 1).findings["met"]["value"] == "กรรมการ 3 คน"
