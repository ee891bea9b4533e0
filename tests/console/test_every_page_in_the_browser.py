"""Every page that there is, in Chromium: axe finds nothing, nothing is too wide, everything is reached by keyboard.

The pages are taken from the routes, so that a new one is walked from its first day.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from console.roles import MAY
from tests.console import factories, year
from tests.console.conftest import Office
from tests.console.walking import addresses

Serve = Callable[[Flask], str]
BY_KEYBOARD = (
    "/console/", "/console/applications", "/console/applications/1", "/console/figures", "/console/misses/1",
    "/console/staff", "/hotline/?q=โครงการนี้คืออะไร",
)  # fmt: skip
FOCUSED = """() => {
  const one = document.activeElement, seen = getComputedStyle(one), box = one.getBoundingClientRect()
  if (one === document.body || (one === window.first && window.reached.size > 1)) return null
  window.first = window.first || one
  window.reached = window.reached || new Set(); window.reached.add(one)
  const marked = seen.outlineStyle !== "none" && parseFloat(seen.outlineWidth) >= 2 || seen.boxShadow !== "none"
  return { tag: one.outerHTML.slice(0, 120), marked, inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight }
}"""
LEFT_OUT = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(one =>
  one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.type !== "hidden" && one.tabIndex >= 0
  && !(one.type === "radio") && !window.reached.has(one)).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def enter(office: Office, tmp_path: Path, served: Serve, browser_page: Page) -> Callable[[str], str]:
    """Log in as somebody while reviewers score; the address of the desks."""
    office.now = year.DAYS["scoring"]
    with office.rows() as session:
        year.furnish(session, tmp_path, "scoring", every=4)
    home = served(office.opened(sample_data=True))

    def log_in(name: str) -> str:
        browser_page.goto(f"{home}/console/login")
        browser_page.fill("#name", name)
        browser_page.fill("#password", factories.PASSWORD)
        browser_page.keyboard.press("Enter")
        browser_page.wait_for_url(f"{home}/console/")
        return home

    return log_in


def faults(axe: Axe, page: Page) -> Iterator[tuple[str, list[str]]]:
    """What is wrong with the page: axe's rules and where they are broken, and what is wider than the screen."""
    for one in axe.run(page).response["violations"]:
        yield one["id"], [node["html"][:160] for node in one["nodes"][:3]]
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if over > 0:
        yield "too wide", [str(over)]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "width", "scheme", "share"),
    [
        ("admin", 390, "dark", slice(None)),
        ("admin", 1366, "light", slice(0, None, 3)),
        ("wichai", 820, "light", slice(1, None, 4)),
        ("pranee", 320, "light", slice(0, None, 2)),
        ("prasit", 1366, "dark", slice(2, None, 4)),
    ],
    ids=["a phone in the dark", "a desk", "a reviewer's tablet", "an operator's phone", "an observer in the dark"],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    enter: Callable[[str], str], office: Office, browser_page: Page, name: str, width: int, scheme: str, share: slice
) -> None:
    browser_page.set_viewport_size({"width": width, "height": 844})
    browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    """Every page on a phone; elsewhere, where the same parts stand wider, a share of them."""
    axe, found = Axe(), list[tuple[object, ...]]()
    home = enter(name)
    assert browser_page.locator("html").get_attribute("data-bs-theme") == scheme
    for address in addresses(office, name)[share]:
        answer = browser_page.goto(home + address)
        found += [(address, "failed", [])] if not answer or answer.status >= 500 else []
        if browser_page.locator("main").count():  # else it is a piece of a page
            found += [(address, *fault) for fault in faults(axe, browser_page)]
    assert found == []


def test_the_door_and_what_is_closed_have_nothing_for_axe_either(
    enter: Callable[[str], str], browser_page: Page
) -> None:
    home = enter("pranee")
    assert "operator" not in MAY["console.staff"]
    found = []
    for address in ("/console/staff", "/console/applications/99999", "/console/login"):
        browser_page.goto(home + address)
        found += [(address, *fault) for fault in faults(Axe(), browser_page)]
    assert found == []


def test_everything_is_reached_by_keyboard_and_shows_where_one_is(
    enter: Callable[[str], str], browser_page: Page
) -> None:
    home, wrong = enter("admin"), list[tuple[str, ...]]()
    for address in BY_KEYBOARD:
        browser_page.goto(home + address)
        browser_page.locator(".skip").focus()
        while here := browser_page.evaluate(FOCUSED):
            wrong += [] if here["marked"] and here["inside"] else [(address, here["tag"])]
            browser_page.keyboard.press("Tab")
        wrong += [(address, "not reached", tag) for tag in browser_page.evaluate(LEFT_OUT)]
    assert wrong == []
