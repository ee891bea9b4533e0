"""Who comes in by key: nobody without, none too often, each for what it was made for; and no cookie counts."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from console.api.routes import OFFERS
from console.cookies import DeskSessions
from console.desk import real_now
from models.api_tokens import ApiToken, find_token
from models.looks import Look
from tests.api.conftest import HOME, Made
from tests.console import factories
from tests.console.conftest import Office

PATHS = [(offer.method, HOME + offer.path.replace("<reference>", "GLO3-00001").replace("<topic>", "deadline")
          .replace("<int:file_id>", "1"), offer.scope) for offer in OFFERS]  # fmt: skip


def kept(office: Office) -> ApiToken:
    with office.rows() as session:
        return session.scalars(select(ApiToken)).one()


def test_no_route_opens_without_a_key_or_with_a_cookie(office: Office) -> None:
    visitor = office.visitor("admin")
    for method, path, _ in PATHS:
        for headers in ({}, {"Authorization": "Bearer samak_wrong"}, {"Authorization": "Basic YTpi"}):
            response: Any = visitor.client.open(path, method=method, json={}, headers=headers)
            assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer"), path
            assert response.json["type"] == "urn:samak:problem:unauthorized"


def test_each_route_needs_its_scope(program: Made) -> None:
    scopes = {scope for _, _, scope in PATHS if scope}
    others = {scope: program(*scopes - {scope}) for scope in scopes}
    for method, path, scope in PATHS:
        if scope:
            known, short = others[scope], path.removeprefix(HOME)
            response = known.get(short) if method == "GET" else known.post(short, {})
            assert (response.status_code, response.json["scope"]) == (403, scope), path


def test_only_the_hash_of_a_key_is_kept(office: Office, program: Made) -> None:
    key = program().key
    row = kept(office)
    assert row.beginning == key[:12]
    assert key not in str({name: getattr(row, name) for name in row.__table__.columns.keys()})  # noqa: SIM118
    assert len(row.token_hash) == 64


def test_a_key_that_was_revoked_or_is_over_opens_nothing(office: Office, program: Made) -> None:
    known = program()
    assert known.get("/programmes").status_code == 200
    with office.rows() as session:
        session.get_one(ApiToken, 1).revoked_at = real_now()
    assert known.get("/programmes").status_code == 401
    over = program(expires_at=real_now() - timedelta(minutes=1))
    assert over.get("/programmes").status_code == 401
    with office.rows() as session:
        assert find_token(session, over.key, real_now() - timedelta(minutes=2)) is not None


def test_a_key_is_asked_to_wait_when_it_calls_too_often(office: Office, program: Made) -> None:
    known = program(rate=3)
    codes = [known.get("/programmes").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    last = known.get("/programmes")
    assert (last.headers["Retry-After"], last.headers["RateLimit-Remaining"]) == ("60", "0")
    with office.rows() as session:
        session.get_one(ApiToken, 1).window_at = real_now() - timedelta(seconds=61)
    assert known.get("/programmes").headers["RateLimit-Remaining"] == "2"


def test_when_a_key_was_last_used_is_known(office: Office, program: Made) -> None:
    known = program()
    assert kept(office).used_at is None
    known.get("/programmes")
    assert kept(office).used_at is not None


def test_a_key_for_one_programme_reaches_nothing_of_another(furnished: Office, program: Made) -> None:
    stranger = program(programmes=["synergy"])
    assert stranger.reads("/applications")["items"] == []
    assert stranger.get("/applications/GLO3-00001").status_code == 404
    assert stranger.post("/applications/GLO3-00001/moves", {"to": "screening", "revision": 1}).status_code == 404
    digits = {"reference": "GLO3-00001", "phone_last4": "0000"}
    assert stranger.post("/status", digits).status_code == 404
    assert [one["id"] for one in stranger.reads("/programmes")["items"]] == ["synergy"]
    assert len(program(programmes=["glo-creative"]).reads("/applications")["items"]) == 3


def test_what_a_program_reads_is_recorded_with_its_key(furnished: Office, program: Made) -> None:
    program().reads("/applications/GLO3-00002")
    with furnished.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.staff_id, look.what, look.subject, look.detail) == (None, "read", "application 2", {"key": 1})


def test_the_edge_reads_no_cookie_for_programs_and_frames(office: Office) -> None:
    sessions, cookie = DeskSessions(), {"Cookie": "samak=anything"}
    for path in ("/api/v1/programmes", "/embed/faq"):
        assert sessions.open_session(office.app, office.app.test_request_context(path, headers=cookie).request) is None
    assert sessions.open_session(office.app, office.app.test_request_context("/console/").request) is not None


def test_answers_are_kept_nowhere_and_set_no_cookie(program: Made) -> None:
    response = program().get("/programmes")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert "Access-Control-Allow-Origin" not in response.headers


def test_every_problem_says_what_to_do_in_both_languages(program: Made) -> None:
    response = program().get("/nowhere")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert {key: response.json[key] for key in ("type", "title", "status", "detail", "detail_th")} == {
        "type": "urn:samak:problem:not_found",
        "title": "Not found",
        "status": 404,
        "detail": "There is no such thing, or the key does not reach it.",
        "detail_th": "ไม่พบสิ่งที่ขอ หรือกุญแจนี้เข้าไม่ถึง",
    }
    assert len(response.json["reference"]) == 8


def test_a_request_that_is_too_large_is_refused(program: Made) -> None:
    assert program().post("/status", {"reference": "x" * 70_000, "phone_last4": "0000"}).status_code == 413


def test_a_key_is_made_seen_once_used_and_taken_back(office: Office) -> None:
    admin = office.visitor("admin")
    made = admin.post("/console/keys", name="จอคอลเซ็นเตอร์", scope=["faq"], programme=["glo-creative"], rate="30")
    key = made.text.split('data-copy="')[1].split('"')[0]
    assert key.startswith("samak_")
    headers = {"Authorization": f"Bearer {key}"}
    assert office.app.test_client().get(f"{HOME}/programmes", headers=headers).status_code == 200
    page = admin.reads("/console/keys")
    assert key not in page
    assert (kept(office).scopes, kept(office).programmes, kept(office).rate) == (["faq"], ["glo-creative"], 30)
    admin.post("/console/keys/1/revoke")
    assert office.app.test_client().get(f"{HOME}/programmes", headers=headers).status_code == 401
    with office.rows() as session:
        assert [one.what for one in session.scalars(select(Look))] == ["make key", "revoke key"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "scope": ["faq"]}, "บอกด้วยค่ะว่าออกให้ใคร"),
        ({"name": "ก", "scope": []}, "เลือกอย่างน้อยหนึ่งข้อ"),
        ({"name": "ก", "scope": ["everything"]}, "เลือกอย่างน้อยหนึ่งข้อ"),
        ({"name": "ก", "scope": ["faq"], "until": "พรุ่งนี้"}, "วันที่นี้อ่านไม่ได้"),
        ({"name": "ก", "scope": ["faq"], "until": "1/1/2564"}, "วันนั้นผ่านไปแล้ว"),
    ],
)
def test_a_key_without_name_use_or_a_day_that_makes_sense_is_not_made(
    office: Office, form: dict[str, object], said: str
) -> None:
    response = office.visitor("admin").post("/console/keys", **form)
    assert response.status_code == 422
    assert said in response.text
    with office.rows() as session:
        assert session.scalars(select(ApiToken)).all() == []


def test_the_demo_password_is_no_key(office: Office) -> None:
    headers = {"Authorization": f"Bearer {factories.PASSWORD.encode().hex()}"}
    assert office.app.test_client().get(f"{HOME}/programmes", headers=headers).status_code == 401
