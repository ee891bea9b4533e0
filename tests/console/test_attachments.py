"""What people sent along: to whom it is shown, and that it never runs in anybody's browser."""

from typing import Any
from urllib.parse import unquote

import pytest

from tests.console import factories
from tests.console.conftest import Office


@pytest.fixture
def office(office: Office) -> Office:
    """1: a photo of an application; 2: a paper of it; 3: a photo from a talk only."""
    with office.rows() as session:
        made = factories.application(session)
        factories.photo(session, office.folder, made)
        factories.paper(session, office.folder, made)
        factories.photo(session, office.folder, made, application_id=None)
    return office


def test_a_photo_is_shown_by_its_own_type_and_cannot_run(office: Office) -> None:
    response = office.visitor().get("/console/attachments/1")
    assert (response.status_code, response.mimetype) == (200, "image/jpeg")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; style-src 'none'"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_paper_is_handed_out_as_a_file_under_its_thai_name(office: Office) -> None:
    response = office.visitor().get("/console/attachments/2")
    assert response.mimetype == "application/pdf"
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == "ทะเบียนวิสาหกิจ.pdf"


@pytest.mark.parametrize("mime", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", ""])
def test_a_type_that_a_browser_might_run_goes_out_as_bytes(office: Office, mime: str) -> None:
    with office.rows() as session:
        made = factories.application(session, 1)
        factories.paper(session, office.folder, made, name="x.html", mime=mime, body=b"<script>alert(1)</script>")
    response = office.visitor().get("/console/attachments/4")
    assert response.mimetype == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_recording_can_be_played_from_the_middle(office: Office) -> None:
    with office.rows() as session:
        made = factories.application(session, 1)
        factories.paper(session, office.folder, made, name="", kind="audio", mime="audio/mp4", body=bytes(range(100)))
    response = office.visitor().get("/console/attachments/4", headers={"Range": "bytes=10-19"})
    assert (response.status_code, response.mimetype, response.data) == (206, "audio/mp4", bytes(range(10, 20)))


def test_an_operator_sees_what_was_sent_in_a_talk_but_not_what_belongs_to_an_application(office: Office) -> None:
    operator = office.visitor("operator")
    assert [operator.get(f"/console/attachments/{number}").status_code for number in (1, 2, 3)] == [403, 403, 200]
    assert [operator.get(f"/console/attachments/{number}/thumbnail").status_code for number in (1, 3)] == [403, 200]


def test_a_small_picture_is_smaller(office: Office) -> None:
    visitor = office.visitor()
    large, small = visitor.get("/console/attachments/1"), visitor.get("/console/attachments/1/thumbnail")
    assert len(small.data) < len(large.data)


@pytest.mark.parametrize(
    "about", [{"status": "refused"}, {"status": "deleted"}, {"path": "attachments/gone.jpg"}, {"path": ""}]
)
def test_what_is_not_kept_is_no_page(office: Office, about: dict[str, Any]) -> None:
    with office.rows() as session:
        factories.photo(session, office.folder, factories.application(session, 1), **about)
    assert office.visitor().get("/console/attachments/4").status_code == 404


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "attachments/../../secret"])
def test_no_path_leads_out_of_the_data_folder(office: Office, path: str) -> None:
    (office.folder.parent / "secret").write_text("secret")
    with office.rows() as session:
        factories.photo(session, office.folder, factories.application(session, 1), path=path, thumbnail=path)
    visitor = office.visitor()
    assert visitor.get("/console/attachments/4").status_code == 404
    assert visitor.get("/console/attachments/4/thumbnail").status_code == 404
