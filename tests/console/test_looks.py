"""A page that shows somebody's name, number, words or photo writes down who looked, never what was there."""

import pytest
from sqlalchemy import func, select

from console.roles import WITHOUT_LOGIN
from models.looks import Look
from tests.console import factories, readings, strangers
from tests.console.conftest import Office
from tests.console.strangers import MARK, Theirs
from tests.console.walking import routes

PERSONAL = (
    f"{MARK} contact_name",
    "089-911-1222",
    strangers.PHONE,
    f"{MARK} คนคุย",
    f"{MARK} พูด",
    f"{MARK} ถาม",
    f"{MARK} จดหมาย",
)
ASKED = (
    "/console/applications",
    "/console/conversations?shelf=all",
    "/console/lookup?q=GLO3-00071",
    "/console/deliveries",
)


@pytest.fixture
def theirs(office: Office) -> Theirs:
    with office.rows() as session:
        readings.load_rubric(session)
        return strangers.furnish(office, session, factories.staff(session, "anong"))


def looks(office: Office) -> int:
    with office.rows() as session:
        return session.scalar(select(func.count(Look.id))) or 0


def test_no_page_shows_anything_personal_without_a_line_in_the_record(office: Office, theirs: Theirs) -> None:
    visitor = office.visitor("admin")
    shown, silent = list[str](), list[str]()
    pages = [
        one for name, method, one in routes(office, **theirs.parts()) if method == "GET" and name not in WITHOUT_LOGIN
    ]
    for address in (*pages, *ASKED):
        before = looks(office)
        response = visitor.get(address)
        words = response.get_data().decode(errors="replace")
        if "image/" in (response.mimetype or "") or any(one in words for one in PERSONAL):
            shown.append(address)
            silent += [address] if looks(office) == before and "thumbnail" not in address else []
    assert silent == []
    here, talk = f"/console/applications/{theirs.application_id}", f"/console/conversations/{theirs.conversation_id}"
    assert {here, talk} - set(shown) == set()


def test_the_record_says_who_what_and_when_and_never_what_it_said(office: Office, theirs: Theirs) -> None:
    visitor = office.visitor("admin")
    for name, method, address in routes(office, **theirs.parts()):
        if method == "GET" and name not in WITHOUT_LOGIN:
            visitor.get(address)
    with office.rows() as session:
        kept = session.scalars(select(Look)).all()
        told: list[str] = [f"{one.what} {one.subject} {one.detail}" for one in kept]
        assert [one for one in told if MARK in one or strangers.PHONE in one] == []
        assert {one.staff_id for one in kept} == {2}
