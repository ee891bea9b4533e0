"""Who is limited to a programme never sees another's, on no page and in no file; who may not see contacts sees none."""

import re
from collections.abc import Iterator

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from console.roles import WITHOUT_LOGIN, may
from models.application import Application
from models.conversation import Conversation
from models.staff import ROLES, Staff
from tests.console import factories, readings, strangers
from tests.console.conftest import Office, Visitor
from tests.console.strangers import MARK, OTHER, Theirs
from tests.console.walking import routes

OURS = factories.PROGRAMME
ASKED = (
    "/console/applications?q=0899111222", f"/console/applications?programme={OTHER}",
    "/console/applications?q=GLO3-00071", "/console/applications?status=draft", "/console/lookup?q=0899111222",
    "/console/lookup?q=GLO3-00071",
    "/console/conversations?shelf=all", "/console/deliveries?shelf=failed", "/console/letters?status=selected",
    f"/console/figures?programme={OTHER}", "/console/reviews/results", "/console/applications?sort=score",
)  # fmt: skip


@pytest.fixture
def theirs(office: Office) -> Theirs:
    """Our programme has one application, the other one has everything."""
    with office.rows() as session:
        readings.load_rubric(session)
        reviewer = factories.staff(session, "anong", shown="อนงค์")
        factories.application(session)
        return strangers.furnish(office, session, reviewer)


def words(response: TestResponse) -> str:
    return response.get_data().decode(errors="replace")


def texts(visitor: Visitor, office: Office, theirs: Theirs) -> Iterator[tuple[str, str]]:
    """Every page and file that can be fetched, asked for with the other programme's numbers, and what it says."""
    pages = [
        address
        for endpoint, method, address in routes(office, **theirs.parts())
        if method == "GET" and endpoint not in WITHOUT_LOGIN
    ]
    for address in (*pages, *ASKED):
        response = visitor.get(address)
        assert response.status_code < 500, address
        yield address, MARK if "image" in (response.mimetype or "") else words(response)


@pytest.mark.parametrize("role", ROLES)
def test_another_programmes_people_are_on_no_page_of_who_is_limited(office: Office, theirs: Theirs, role: str) -> None:
    visitor = office.visitor(role, programmes=[OURS])
    shown = [address for address, text in texts(visitor, office, theirs) if MARK in text or strangers.PHONE in text]
    assert shown == []


def test_who_is_not_limited_sees_them_so_that_the_walk_above_says_something(office: Office, theirs: Theirs) -> None:
    shown = {
        address.partition("?")[0] for address, text in texts(office.visitor("admin"), office, theirs) if MARK in text
    }
    here = f"/console/applications/{theirs.application_id}"
    talk, photo = f"/console/conversations/{theirs.conversation_id}", f"/console/attachments/{theirs.attachment_id}"
    expected = {
        "/console/applications",
        here,
        "/console/lookup",
        "/console/conversations",
        talk,
        photo,
        "/console/misses",
    }
    assert expected - shown == set()


def test_figures_and_counts_leave_the_other_programme_out(office: Office, theirs: Theirs) -> None:
    page = office.visitor("reviewer", programmes=[OURS]).reads("/console/applications")
    assert len(re.findall(r"<tr[ >]", page.split("<tbody>")[1])) == 1
    assert OTHER not in office.visitor("observer", programmes=[OURS]).reads("/console/figures")


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_programme_can_be_changed(office: Office, theirs: Theirs, role: str) -> None:
    visitor = office.visitor(role, programmes=[OURS])
    with office.rows() as session:
        before = strangers.as_it_stands(session, theirs)
    for endpoint, method, address in routes(office, **theirs.parts()):
        if method == "POST" and "log_out" not in endpoint and endpoint not in WITHOUT_LOGIN:
            form = {"to": "screening", "why": "ลองดู", "text": "ลอง", "step": "send", "note": "ลอง", "message": "ลอง"}
            assert visitor.post(address, **form).status_code < 500, address
    with office.rows() as session:
        assert strangers.as_it_stands(session, theirs) == before


def test_a_talk_about_both_programmes_keeps_its_words_from_who_sees_one(office: Office, theirs: Theirs) -> None:
    with office.rows() as session:
        talk = session.get_one(Conversation, theirs.conversation_id)
        ours = factories.application(session, 5, conversation=talk).id
    visitor = office.visitor("reviewer", programmes=[OURS])
    page = visitor.reads(f"/console/applications/{ours}")
    assert "บ้านสามช่องเหนือ" in page
    assert f"{MARK} พูด" not in page


# --- contacts ------------------------------------------------------------------------------------

HIDDEN = ("คำแปง ใจดี", "0812345678", "081-234-5678", "+66812345678", "โน้ตลับ", "ขอพูดลับ", "@lineของใคร", "จดหมายลับ")


@pytest.fixture
def known(office: Office) -> int:
    with office.rows() as session:
        own = {"contact_phone": "+66812345678", "contact_name": "คำแปง ใจดี", "contact_other": "@lineของใคร"}
        made = factories.application(session, 10, answers=factories.answers(0, **own))
        made.note("noted", by="staff", at=factories.NOW, text="โน้ตลับ")
        made.note("answered", by="applicant", at=factories.NOW, key="contact_phone", before="+66812345678", after="x")
        assert made.conversation
        made.conversation.name = "คำแปง ใจดี"
        factories.heard(session, made.conversation, "ขอพูดลับ")
        factories.photo(session, office.folder, made)
        factories.paper(session, office.folder, made)
        factories.application(session, 11, "draft", answers=factories.answers(1, **own))
        return made.id


def seen_by(office: Office, visitor: Visitor) -> str:
    """All pages that an observer may open, as one text."""
    pages = [address for _, method, address in routes(office) if method == "GET"]
    pages += ["/console/applications?q=ผาฮี้", "/console/applications?status=draft", "/console/applications/2"]
    return "\n".join(words(visitor.get(page)) for page in pages)


def test_an_observer_reads_answers_but_neither_contacts_nor_talks_nor_notes(office: Office, known: int) -> None:
    page = office.visitor("observer").reads(f"/console/applications/{known}")
    assert [word for word in ("บ้านผาฮี้", "กาแฟดริปบนดอย", "ซ่อนไว้ เป็นข้อมูลส่วนบุคคล") if word not in page] == []
    everything = seen_by(office, office.visitor("observer", name="pranee"))
    assert [word for word in HIDDEN if word in everything] == []


def test_an_observer_opens_photos_but_no_papers(office: Office, known: int) -> None:
    visitor = office.visitor("observer")
    assert (visitor.get("/console/attachments/1").status_code, visitor.get("/console/attachments/2").status_code) == (
        200,
        404,
    )


def test_what_is_granted_to_an_observer_is_there(office: Office, known: int) -> None:
    visitor = office.visitor("observer", grants=["contacts"])
    page = visitor.reads(f"/console/applications/{known}")
    assert [word for word in ("คำแปง ใจดี", "081-234-5678") if word not in page] == []
    assert visitor.get("/console/applications/download.csv").status_code == 403
    other = office.visitor("observer", name="malee", grants=["downloads"])
    answer = other.get("/console/applications/download.csv")
    assert (answer.status_code, "บ้านผาฮี้" in answer.text) == (200, True)
    assert [word for word in HIDDEN if word in answer.text] == []


# --- what is offered -----------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_no_page_offers_what_its_reader_may_not_do(office: Office, theirs: Theirs, known: int, role: str) -> None:
    visitor, person = office.visitor(role), Staff(role=role, programmes=[], grants=[])
    offered = []
    for endpoint, method, address in routes(office):
        if method == "GET" and endpoint not in WITHOUT_LOGIN and may(person, endpoint):
            text = words(visitor.get(address))
            offered += [(address, *link) for link in links(office, text) if not may(person, link[1])]
    assert offered == []


def links(office: Office, text: str) -> set[tuple[str, str]]:
    """Addresses of ours in a page, with the endpoint that answers there."""
    found, urls = set(), office.app.url_map.bind("localhost")
    forms = [(one, "POST") for one in re.findall(r'<form[^>]*method="post"[^>]*action="([^"]+)"', text)]
    for address, method in [(one, "GET") for one in re.findall(r'href="(/[^"]*)"', text)] + forms:
        path = address.replace("&amp;", "&").partition("?")[0].partition("#")[0]
        try:
            endpoint = urls.match(path, method=method)[0]
        except HTTPException:
            continue
        ours = endpoint.startswith(("console.", "hotline."))
        if ours and endpoint not in WITHOUT_LOGIN and not endpoint.endswith("nowhere"):
            found.add((path, endpoint))
    return found


def test_limits_are_given_on_the_page_of_staff(office: Office) -> None:
    admin = office.visitor("admin")
    about = {"name": "malee", "password": factories.PASSWORD, "role": "observer"}
    admin.post("/console/staff", **about, programmes=[OURS], grants=["downloads", "nonsense"])
    assert admin.post("/console/staff", **{**about, "name": "x y"}, programmes=["nope"]).status_code == 422
    with office.rows() as session:
        made = session.query(Staff).filter_by(name="malee").one()
        assert (made.role, made.programmes, made.grants) == ("observer", [OURS], ["downloads"])
    admin.post(f"/console/staff/{made.id}", role="reviewer", programmes=[OTHER], grants=["contacts"])
    with office.rows() as session:
        made = session.get_one(Staff, made.id)
        assert (made.role, made.programmes, made.grants) == ("reviewer", [OTHER], [])


def test_the_last_administrator_of_everything_stays_one(office: Office) -> None:
    admin = office.visitor("admin")
    with office.rows() as session:
        factories.staff(session, "second", "admin", programmes=[OURS])
    admin.post("/console/staff/1", role="admin", programmes=[OURS])
    with office.rows() as session:
        assert session.get_one(Staff, 1).programmes == []
        assert session.get(Application, 1) is None
