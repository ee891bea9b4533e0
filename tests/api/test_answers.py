"""The answers for other desks and for frames: the same matcher, the same words; and the document is true."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from console.answers import embed as embedding
from console.api.described_route import path_of
from console.api.document import described
from console.api.routes import OFFERS, Offer
from console.pace import Pace
from console.wording import catalogue
from tests.api.conftest import HOME, Made
from tests.console import factories
from tests.console.conftest import Office

HOSTS = ("https://www.glo.or.th", "https://*.example.go.th")


def test_the_search_says_what_the_bot_and_the_hotline_say(office: Office, program: Made) -> None:
    book = factories.book(6)
    found = program().reads("/faq/search", q="ปิดรับสมัครวันไหน")
    match = book.match("ปิดรับสมัครวันไหน")
    assert (found["band"], [one["topic"] for one in found["items"]]) == (
        match.band,
        [one.topic for one in match.candidates[:5]],
    )
    best = found["items"][0]
    assert (best["answer"], best["speak"]) == (book.answer(best["topic"], "th"), book.speak(best["topic"], "th"))


def test_half_a_word_is_ranked_as_at_the_desk(office: Office, program: Made) -> None:
    typed = program().reads("/faq/search", q="ปิดรั", typing="true", limit=3)
    expected = factories.book(6).match("ปิดรั", typing=True).candidates[:3]
    assert [one["topic"] for one in typed["items"]] == [one.topic for one in expected]


def test_only_one_programmes_answers_where_that_is_asked(office: Office, program: Made) -> None:
    found = program().reads("/faq/search", q="โครงการนี้คืออะไร", programme="synergy", limit=9)
    assert {one["programme"] for one in found["items"]} - {"synergy", "service"} == set()
    assert program().get("/faq/search", q="x", programme="nothing").status_code == 400


def test_an_entry_is_read_by_its_name_in_either_language(office: Office, program: Made) -> None:
    topic = next(iter(factories.book(6).entries))
    found = program().reads(f"/faq/entries/{topic}", language="en")
    assert found["title"] == factories.book(6).title(topic, "en")
    assert program().get("/faq/entries/no-such-topic").status_code == 404


def test_programmes_are_told_with_their_stages(office: Office, program: Made) -> None:
    found = {one["id"]: one for one in program().reads("/programmes")["items"]}
    assert (found["glo-creative"]["closes"], found["glo-creative"]["phase"]) == ("2021-06-15", "open")
    assert "screening" in {one["status"] for one in found["glo-creative"]["stages"]}


# --- the document --------------------------------------------------------------------------------


def test_every_route_is_in_the_document_and_the_other_way_round(office: Office) -> None:
    rules = [rule for rule in office.app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    real = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in rules
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint not in {"api.document", "api.nowhere"}
    }
    told = {(method.upper(), path) for path, methods in described()["paths"].items() for method in methods}
    assert told == real


def test_the_document_is_served_to_everybody_and_refers_to_nothing_that_is_missing(office: Office) -> None:
    response: Any = office.app.test_client().get(f"{HOME}/openapi.json")
    assert (response.status_code, response.json["openapi"]) == (200, "3.1.0")
    referred = set(re.findall(r'"#/components/schemas/(\w+)"', response.text))
    assert referred - set(response.json["components"]["schemas"]) == set()
    assert {path for path in response.json["paths"] if not path.startswith(HOME)} == set()


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.name)
def test_each_route_is_summed_up_and_names_its_problems(offer: Offer) -> None:
    told = described()["paths"][path_of(offer)][offer.method.lower()]
    assert told["summary"].endswith(".")
    assert {"200", "400", "401", "403", "429"} - set(told["responses"]) == set()
    inputs = {one["name"] for one in told["parameters"]}
    in_path, in_query = re.findall(r"<(?:\w+:)?(\w+)>", offer.path), offer.query.model_fields if offer.query else ()
    assert inputs == {*in_path, *in_query}


def test_what_is_answered_has_the_documented_shape(furnished: Office, program: Made) -> None:
    known = program()
    answers: dict[str, Any] = {
        "list_applications": known.reads("/applications"),
        "read_application": known.reads("/applications/GLO3-00001"),
        "search_faq": known.reads("/faq/search", q="สมัคร"),
        "list_programmes": known.reads("/programmes"),
        "read_entry": known.reads(f"/faq/entries/{next(iter(factories.book(6).entries))}"),
        "tell_status": known.post("/status", {"reference": "GLO3-00001", "phone_last4": "0000"}).json,
        "move_application": known.post("/applications/GLO3-00001/moves", {"to": "screening", "revision": 2}).json,
    }
    shapes = {offer.name: offer.answer for offer in OFFERS if offer.answer}
    assert set(answers) == set(shapes)
    for name, shape in shapes.items():
        assert shape.model_validate(answers[name]).model_dump(mode="json") == answers[name], name


def test_every_scope_has_its_words_on_the_page_of_keys() -> None:
    named = {f"keys.scope_{offer.scope.replace(':', '_')}" for offer in OFFERS if offer.scope}
    assert named - set(catalogue()) == set()


# --- the page for other sites' frames ------------------------------------------------------------


@pytest.fixture
def framed(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(embedding, "PACE", Pace(1000))
    office.app = office.opened(frame_origins=HOSTS)
    return office


def test_the_page_is_off_where_no_site_is_named(office: Office) -> None:
    assert office.app.test_client().get("/embed/faq").status_code == 404


def test_only_the_named_sites_may_frame_it_and_no_cookie_is_set(framed: Office) -> None:
    response = framed.app.test_client().get("/embed/faq")
    assert response.headers["Content-Security-Policy"].endswith(f"frame-ancestors {' '.join(HOSTS)}")
    assert "X-Frame-Options" not in response.headers
    assert "Set-Cookie" not in response.headers
    assert framed.app.test_client().get("/console/login").headers["X-Frame-Options"] == "DENY"


def test_a_question_is_answered_in_the_frame(framed: Office) -> None:
    page = framed.app.test_client().get("/embed/faq?q=ปิดรับสมัครวันไหน").text
    best = factories.book(6).match("ปิดรับสมัครวันไหน", typing=True).topic
    assert page.split("<summary>")[1].split("</summary>")[0] == factories.book(6).title(best, "th")
    assert page.count("<details open>") == 1


def test_a_visitor_who_asks_too_often_waits(framed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "PACE", Pace(2))
    monkeypatch.setattr(embedding, "monotonic", lambda: 12.0)
    codes = [framed.app.test_client().get("/embed/faq").status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_looking_writes_nothing_down(framed: Office) -> None:
    with framed.counting() as sent:
        framed.app.test_client().get("/embed/faq?q=สมัครยังไง")
    assert sent == []


def test_in_a_browser_the_answers_come_while_one_types(framed: Office, served: Any, browser_page: Page) -> None:
    address = served(framed.app)
    browser_page.goto(f"{address}/embed/faq")
    assert Axe().run(browser_page).response["violations"] == []
    browser_page.get_by_label("อยากรู้เรื่องอะไรคะ").press_sequentially("ปิดรับ")
    browser_page.get_by_role("heading", name="คำตอบที่ใกล้ที่สุด").wait_for()
    assert browser_page.locator("details[open] .words").is_visible()
    assert Axe().run(browser_page).response["violations"] == []
    assert browser_page.context.cookies() == []
