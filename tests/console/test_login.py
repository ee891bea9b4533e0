"""Coming in, staying in, going out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
import time_machine
from argon2 import PasswordHasher
from sqlalchemy import func, select

from bot.demo_secrets import Secrets
from console.access import passwords
from models.staff import LoginAttempt, Staff, StaffSession
from tests.console import factories
from tests.console.conftest import Office, Visitor

WRONG = "not the password"


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("samak")
    assert cookie
    return cookie.value


@pytest.fixture
def staffed(office: Office) -> Office:
    with office.rows() as session:
        factories.staff(session, "somying", "reviewer", "สมหญิง ใจดี")
    return office


def test_name_and_password_open_the_door(staffed: Office) -> None:
    visitor = staffed.stranger()
    assert visitor.enter("somying").location == "/console/"
    assert "สมหญิง ใจดี" in visitor.reads("/console/")


def test_upper_case_and_spaces_around_the_name_do_not_matter(staffed: Office) -> None:
    assert staffed.stranger().enter("  SomYing ").status_code == 302


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(staffed: Office) -> None:
    known, unknown = staffed.stranger().enter("somying", WRONG), staffed.stranger().enter("nobody", WRONG)
    assert (known.status_code, unknown.status_code) == (401, 401)
    assert _without_marks(known.text).replace("somying", "nobody") == _without_marks(unknown.text)


def _without_marks(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrf_token" not in line)


def test_after_ten_wrong_passwords_even_the_right_one_must_wait(staffed: Office) -> None:
    visitor = staffed.stranger()
    assert [visitor.enter("somying", WRONG).status_code for _ in range(10)] == [401] * 10
    response = visitor.enter("somying")
    assert response.status_code == 429
    assert "รออีก 5 นาที" in response.text
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=5, seconds=1), tick=False):
        assert visitor.enter("somying").status_code == 302


def test_ten_wrong_passwords_for_one_name_do_not_shut_the_door_on_others_elsewhere(staffed: Office) -> None:
    guesser, colleague = staffed.stranger(), staffed.stranger()
    for _ in range(10):
        guesser.enter("nobody", WRONG)
    colleague.client.environ_base["REMOTE_ADDR"] = "10.0.0.9"
    assert colleague.enter("somying").status_code == 302


def test_one_address_may_not_try_ten_names_either(staffed: Office) -> None:
    visitor = staffed.stranger()
    for number in range(10):
        visitor.enter(f"name-{number}", WRONG)
    assert visitor.enter("somying").status_code == 429


def test_slips_before_the_right_password_are_forgotten(staffed: Office) -> None:
    visitor = staffed.stranger()
    for _ in range(9):
        visitor.enter("somying", WRONG)
    assert visitor.enter("somying").status_code == 302
    with staffed.rows() as session:
        failures = select(func.count()).select_from(LoginAttempt).where(~LoginAttempt.succeeded)
        assert session.scalar(failures) == 0


def test_the_table_of_attempts_holds_neither_names_nor_addresses(staffed: Office) -> None:
    staffed.stranger().enter("somying", WRONG)
    with staffed.rows() as session:
        attempt = session.scalars(select(LoginAttempt)).one()
    assert (len(attempt.name_hash), len(attempt.address_hash)) == (64, 64)


def test_a_cookie_planted_before_the_log_in_is_worth_nothing_after_it(staffed: Office) -> None:
    visitor = staffed.stranger()
    visitor.mark()
    planted = cookie_of(visitor)
    visitor.enter("somying")
    assert cookie_of(visitor) != planted
    visitor.client.set_cookie("samak", planted)
    assert visitor.get("/console/").status_code == 302


def test_the_token_is_kept_as_a_hash_only(staffed: Office) -> None:
    visitor = staffed.stranger()
    visitor.enter("somying")
    with visitor.client.session_transaction() as cookie, staffed.rows() as session:
        row = session.scalars(select(StaffSession)).one()
        assert cookie["token"] not in row.token_hash
        assert len(cookie["token"]) == 43


def test_logging_out_ends_the_log_in_for_good(staffed: Office) -> None:
    visitor = staffed.stranger()
    visitor.enter("somying")
    cookie = cookie_of(visitor)
    assert visitor.post("/console/logout").location == "/console/login"
    visitor.client.set_cookie("samak", cookie)
    assert visitor.get("/console/").status_code == 302


def test_log_out_everywhere_ends_every_log_in_of_this_person(staffed: Office) -> None:
    here, there = staffed.stranger(), staffed.stranger()
    here.enter("somying")
    there.enter("somying")
    here.post("/console/logout-everywhere")
    assert there.get("/console/").status_code == 302


@pytest.mark.parametrize(("hours", "pause", "stays"), [(1, 1, True), (3, 3, False), (11, 1, True), (13, 1, False)])
def test_a_log_in_lasts_two_idle_hours_and_twelve_in_all(staffed: Office, hours: int, pause: int, stays: bool) -> None:
    visitor, begun = staffed.stranger(), datetime.now(UTC)
    visitor.enter("somying")
    for hour in range(pause, hours + 1, pause):
        with time_machine.travel(begun + timedelta(hours=hour), tick=False):
            status = visitor.get("/console/account").status_code
    assert (status == 200) is stays


def test_a_page_that_refreshes_itself_does_not_keep_one_logged_in(staffed: Office) -> None:
    visitor, begun = staffed.stranger(), datetime.now(UTC)
    visitor.enter("somying")
    for minutes in (50, 100, 130):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            page = visitor.get("/console/applications/changed?mark=x", headers={"HX-Request": "true"})
    assert page.status_code == 401


def test_who_is_shut_out_is_out_at_once(staffed: Office) -> None:
    visitor = staffed.stranger()
    visitor.enter("somying")
    with staffed.rows() as session:
        session.scalars(select(Staff)).one().active = False
    assert visitor.get("/console/").status_code == 302
    assert visitor.enter("somying").status_code == 401


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/console/applications?q=น่าน", "/console/applications?q=น่าน"),
        ("/hotline/", "/hotline/"),
        ("https://example.com/console/", "/console/"),
        ("//example.com/console/", "/console/"),
        ("/console/\\example.com", "/console/"),
        ("/webhook/line", "/console/"),
        ("javascript:alert(1)", "/console/"),
    ],
)
def test_one_goes_on_to_a_page_of_the_desks_and_nowhere_else(staffed: Office, asked: str, goes: str) -> None:
    response = staffed.stranger().post("/console/login", name="somying", password=factories.PASSWORD, next=asked)
    assert response.location == quote(goes, safe="/?=")


def test_a_hash_of_older_settings_is_renewed_at_the_log_in(staffed: Office) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash(factories.PASSWORD)
    with staffed.rows() as session:
        session.scalars(select(Staff)).one().password_hash = weak
    assert staffed.stranger().enter("somying").status_code == 302
    with staffed.rows() as session:
        assert session.scalars(select(Staff)).one().password_hash.startswith("$argon2id$v=19$m=64,t=1,p=1$")


def test_who_is_in_already_is_not_asked_again(staffed: Office) -> None:
    visitor = staffed.stranger()
    visitor.enter("somying")
    assert visitor.get("/console/login?next=/hotline/").location == "/hotline/"


@pytest.mark.parametrize("short", ["/console", "/hotline"])
def test_an_address_without_its_last_stroke_leads_to_the_desk(staffed: Office, short: str) -> None:
    assert staffed.stranger().get(short).location == f"http://localhost{short}/"


def test_the_log_in_page_speaks_english_on_request(staffed: Office) -> None:
    visitor = staffed.stranger()
    assert "<h1>Log in</h1>" in visitor.reads("/console/login?lang=en")
    assert "do not match" in visitor.enter("somying", WRONG).text


def test_the_cookie_is_closed_to_scripts_and_bound_to_the_host(office: Office) -> None:
    client = office.opened(secure_cookies=True).test_client()
    cookie = client.get("/console/login", base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-samak=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_every_password_that_the_demo_makes_is_good_enough(tmp_path: Path) -> None:
    made = [(name, word) for n in range(200) for name, word in Secrets.kept(tmp_path / str(n)).passwords.items()]
    assert [word for name, word in made if passwords.weakness(name, word)] == []
