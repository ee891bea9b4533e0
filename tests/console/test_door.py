"""Who gets in where: every route as a stranger and as each role, and no change without the form's own mark."""

import re

import pytest

from console.roles import BY_GRANT, MAY, WITHOUT_LOGIN
from models.staff import ROLES
from tests.console import factories, readings
from tests.console.conftest import Office
from tests.console.walking import routes

OWN = {
    f"console.{name}"
    for name in ("account", "change_password", "change_preferences", "log_out", "log_out_everywhere", "palette")
}
SHARED = OWN | {
    "console.overview", "console.targets", "console.nowhere", "hotline.nowhere", "console.attachment",
    "console.thumbnail",
}  # fmt: skip
OPEN_TO_OBSERVERS = SHARED | {
    "console.figures", "console.stopped",
    "console.applications", "console.applications_changed", "console.application", "console.here",
    "console.timeline",
    "console.answer_filter", "console.choose_columns", "console.views", "console.keep_view", "console.change_view",
}  # fmt: skip
OPEN_TO_OPERATORS = SHARED | {
    "console.conversation", "console.conversations", "console.deliveries", "console.delivery_state",
    "console.do_not_send", "console.hand_back", "console.lookup", "console.miss", "console.misses",
    "console.newer_messages", "console.operations_page", "console.reply", "console.send_again",
    "console.send_all_again", "console.settle_miss", "console.take_over", "console.teach", "hotline.desk",
    "hotline.no_answer", "hotline.search",
}  # fmt: skip
ADMINISTRATORS_ONLY = {
    "console.staff", "console.add_staff", "console.change_staff", "console.assignments",
    "console.preview_assignment", "console.assign", "console.keys", "console.make_key", "console.revoke_key",
    "console.check_board", "console.decide_board", "console.open_board_page",
}  # fmt: skip

WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


@pytest.fixture
def furnished(office: Office) -> Office:
    with office.rows() as session:
        readings.load_rubric(session)
        application = factories.application(session)
        factories.photo(session, office.folder, application, application_id=None)
        factories.answered(session, application.conversation, factories.DEADLINE)
        factories.miss(session, "มีรถรับส่งไหมคะ")
        factories.event(session)
    return office


def test_every_route_has_its_line_in_the_table_of_roles(office: Office) -> None:
    assert {endpoint for endpoint, _, _ in routes(office)} == set(MAY) | WITHOUT_LOGIN


def test_a_stranger_is_sent_to_the_door_from_everywhere(furnished: Office) -> None:
    stranger = furnished.stranger()
    for endpoint, method, address in routes(furnished):
        if endpoint in WITHOUT_LOGIN:
            continue
        response = stranger.get(address) if method == "GET" else stranger.post(address)
        assert (response.status_code, response.location.partition("?")[0]) == (302, "/console/login"), address


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_and_nothing_else(furnished: Office, role: str) -> None:
    visitor = furnished.visitor(role)
    for endpoint, method, address in routes(furnished):
        if endpoint in WITHOUT_LOGIN or endpoint.endswith("nowhere") or endpoint.startswith("console.log_out"):
            continue
        response = visitor.get(address) if method == "GET" else visitor.post(address)
        closed = role not in MAY[endpoint] or (role == "observer" and endpoint in BY_GRANT)
        assert (response.status_code == 403) == closed, (role, method, address)
        assert response.status_code < 500, address


def test_what_each_role_may_is_as_agreed() -> None:
    """Written out once more, so that a slip in the table is seen: whatever is not named here is for reviewers."""
    assert {name for name, roles in MAY.items() if "operator" in roles} - OPEN_TO_OPERATORS == set()
    assert {name for name, roles in MAY.items() if "observer" in roles} - OPEN_TO_OBSERVERS - set(BY_GRANT) == set()
    assert {name for name, roles in MAY.items() if "reviewer" not in roles} - ADMINISTRATORS_ONLY == set()
    assert ADMINISTRATORS_ONLY - {name for name, roles in MAY.items() if roles == {"admin"}} == set()
    assert all("admin" in roles for roles in MAY.values())


def test_an_observer_changes_nothing_but_their_own_account(office: Office) -> None:
    posts = {
        endpoint for endpoint, method, _ in routes(office) if method == "POST" and "observer" in MAY.get(endpoint, ())
    }
    own = {"change_password", "change_preferences", "log_out", "log_out_everywhere", "nowhere"}
    own |= {"choose_columns", "keep_view", "change_view"}  # how they look at the list
    assert posts - set(BY_GRANT) == {f"console.{name}" for name in own} | {"hotline.nowhere"}


def test_no_change_is_made_without_the_forms_mark(furnished: Office) -> None:
    visitor = furnished.visitor("admin")
    for _, method, address in routes(furnished):
        if method == "POST":
            assert visitor.client.post(address).status_code == 403, address
            assert visitor.client.post(address, data={"csrf_token": "made-up"}).status_code == 403, address


def test_a_form_from_another_site_is_refused_even_with_the_mark(furnished: Office) -> None:
    visitor = furnished.visitor("admin")
    for _, method, address in routes(furnished):
        if method == "POST":
            headers = {"Sec-Fetch-Site": "cross-site"}
            response = visitor.client.post(address, data={"csrf_token": visitor.mark()}, headers=headers)
            assert response.status_code == 403, address


def test_reading_changes_nothing_but_who_looked_when_and_how_far(furnished: Office) -> None:
    visitor = furnished.visitor("admin")
    with furnished.counting() as sent:
        for _, method, address in routes(furnished):
            if method == "GET":
                visitor.get(address)
    written = {found[1] for statement in sent if (found := WRITES.match(statement))}
    assert written == {"looks", "seen", "presences"}  # who looked, how far they have read, who is here just now


def test_an_address_that_is_not_there_is_no_secret_but_a_page_of_its_own(office: Office) -> None:
    visitor = office.visitor("operator")
    response = visitor.get("/console/nothing-here")
    assert response.status_code == 404
    assert "ไม่มีหน้านี้ค่ะ" in response.text
    assert visitor.get("/hotline/nothing-here").status_code == 404
    assert visitor.client.delete("/console/applications").status_code == 403  # it has no mark either


def test_a_piece_of_a_page_makes_the_whole_page_go_to_the_door(office: Office) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/console/conversations?shelf=all"}
    response = office.stranger().get("/console/conversations?mark=1", headers=headers)
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/console/login?next=/console/conversations"
