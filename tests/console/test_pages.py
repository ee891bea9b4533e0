"""What holds for every page: headers, no inline scripts or styles, sentences complete, errors with a way on."""

import logging
import re
import string
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from console.bulk.bulk_plan import ACTIONS
from console.cases.audience import AUDIENCES
from console.cases.changing import HOW
from console.cases.list_columns import FIRST, MORE
from console.cases.map_pin import WINDS
from console.cases.tags import SAID
from console.cases.timeline import GROUPS as TIMELINE
from console.cases.views import EVERYBODYS
from console.menu import MENU, SHORTCUTS
from console.talks import conversations
from console.telling.reaching import OBSTACLES
from console.wording import FOLDER, LANGUAGES, catalogue, say
from models.pairs import STATES as STATES_OF_PAIRS
from models.presence import DOING
from models.ranking import OUTCOMES
from models.review import ADVICE, PUT_ASIDE
from models.review import STATES as REVIEW_STATES
from models.staff import GRANTS, ROLES
from models.stage import WORDS
from models.stages import OWN
from models.visit import STATES as VISIT_STATES
from tests.console import factories, readings
from tests.console.conftest import Office, first

CONSOLE = FOLDER.parent
ELSEWHERE = ("https://facebook.com/baan-example", "https://www.google.com/maps/")  # links that people press
MARKS = ("phone", "name", "place")
SOURCES = [*CONSOLE.rglob("*.py"), *(CONSOLE / "templates").rglob("*.html")]
PAGES = (
    "/console/", "/console/applications", "/console/applications/1", "/console/applications/1/move/not_selected",
    "/console/conversations", "/console/conversations/1", "/console/deliveries", "/console/set-aside",
    "/console/reviews", "/console/reviews/1", "/console/reviews/results", "/console/reviews/assign",
    "/console/misses", "/console/lookup?q=GLO3", "/console/staff", "/console/account", "/hotline/",
    "/hotline/?q=โครงการ", "/console/login", "/console/nothing-here",
)  # fmt: skip


@pytest.fixture
def furnished(office: Office) -> Office:
    with office.rows() as session:
        readings.load_rubric(session)
        made = factories.application(session)
        factories.photo(session, office.folder, made)
        factories.heard(session, made.conversation, "สวัสดีค่ะ")
        factories.answered(session, made.conversation, factories.DEADLINE, factories.RECEIPT, status="failed")
        factories.miss(session, "มีรถรับส่งไหมคะ")
        factories.event(session)
    return office


@pytest.mark.parametrize("page", PAGES)
def test_every_page_tells_the_browser_what_to_refuse(furnished: Office, page: str) -> None:
    headers = furnished.visitor("admin").get(page).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"], policy["object-src"]) == ("'none'", "'none'", "'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_or_a_style_of_its_own(furnished: Office, page: str) -> None:
    text = furnished.visitor("admin").get(page).text
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == []
    outside = [
        there for there in re.findall(r'(?:src|href)="((?:https?:)?//[^"]*)"', text) if not there.startswith(ELSEWHERE)
    ]
    assert outside == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_in_english(furnished: Office, page: str) -> None:
    visitor = furnished.visitor("admin", language="en")
    text = re.sub(r"<(p|span|textarea|b|h1|h2|dt|dd|time|a|code|option)[^>]*>[^<]*</\1>", "", visitor.get(page).text)
    assert '<html lang="en"' in text or "login" in page
    labels = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', text)
    assert [label for label in labels if re.search("[ก-๙]", label)] == []


def test_https_is_asked_for_where_cookies_are_secure(office: Office) -> None:
    client = office.opened(secure_cookies=True).test_client()
    headers = client.get("/console/login", base_url="https://localhost").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_static_files_are_kept_for_a_year_by_their_stamp_and_need_no_log_in(office: Office) -> None:
    page = office.stranger().reads("/console/login")
    for address in re.findall(r'(?:href|src)="(/console/static/[^"]*)"', page):
        response = office.stranger().get(address)
        assert response.status_code == 200, address
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_ribbon_is_there_with_sample_data_only(office: Office) -> None:
    assert "ข้อมูลตัวอย่าง" not in office.stranger().reads("/console/login")
    page = office.opened(sample_data=True).test_client().get("/console/login").text
    assert "ข้อมูลตัวอย่าง ไม่ใช่ใบสมัครจริง" in page


def test_a_failure_of_ours_shows_a_reference_that_is_also_in_the_log(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("select ความลับ", {}, Exception("disk"))

    monkeypatch.setattr(conversations, "_count", fails)
    visitor = office.visitor()
    with caplog.at_level(logging.ERROR, "console.errors"):
        response = visitor.get("/console/conversations")
    assert response.status_code == 500
    reference = first(r"<code>([0-9a-f]{8})</code>", response.text)
    said = [record.getMessage() for record in caplog.records if record.name == "console.errors"]
    assert said == [f"desk 500 console.conversations {reference}"]
    assert "ความลับ" not in response.text


def test_a_failure_in_a_piece_of_a_page_is_a_piece(office: Office) -> None:
    response = office.visitor().get("/console/conversations/99/newer", headers={"HX-Request": "true"})
    assert response.status_code == 404
    assert "<html" not in response.text


def test_the_desks_leave_other_pages_of_the_app_alone(office: Office) -> None:
    app: Flask = office.opened()
    app.add_url_rule("/webhook/line", "webhook", lambda: "ok", methods=["POST"])
    response = app.test_client().post("/webhook/line", data=b"{}")
    assert (response.status_code, response.text) == (200, "ok")
    assert "Content-Security-Policy" not in response.headers


# --- sentences -----------------------------------------------------------------------------------


def used() -> set[str]:
    """Keys that pages and modules ask for, as far as they are written out."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    written = re.findall(r"""(?:\bt|\bsay|\bNotAcceptable)\(\s*["']([a-z_]+\.[A-Za-z0-9_-]+)["']\s*[,)]""", text)
    others = re.findall(
        r"""["']((?:accounts|bulk|views|writing|misses|staff|hotline|conversation|deliveries)\.[a-z_]+)["']""", text
    )
    return {*written, *(key for key in others if key in catalogue())}


PHOTO_REFUSED = ["empty", "too_large", "too_many_pixels", "not_a_picture", "unknown_type", "no_room", "off"]
FAMILIES = {
    "stages.": OWN,
    "needs.": [*WORDS, "role"],
    "needs.short_": sorted({*WORDS, "role"} - {"reason"}),
    "nav.": [entry.name for entry in MENU],
    "moves.do_": [status for status in OWN if status not in {"draft", "cancelled"}],
    "moves.means_": [status for status in OWN if status not in {"draft", "cancelled"}],
    "staff.role_": [*ROLES, "help", "changed"],
    "staff.grant_": GRANTS,
    "deliveries.is_": ["pending", "sent", "failed", "held", "cancelled"],
    "deliveries.none_": ["failed", "pending", "held", "do"],
    "conversations.none_": ["waiting", "staff", "all", "do"],
    "conversations.shelf_": ["waiting", "staff", "all"],
    "conversation.now_": ["staff", "bot"],
    "overview.": ["open", "last_day", "closed"],
    "columns.": [*FIRST, *MORE, "in_th", "in_en"],
    "filters.": [
        *(f"answer_{how}" for how in ("is", "has", "no")), *(f"said_{name}" for name in SAID), "unread", "double",
        "reviewer_me", "reviewer_none", "flag_any", "flag_none", "score_from", "score_to",
    ],
    "views.": EVERYBODYS,
    "shortcuts.": [name for _, name in SHORTCUTS],
    "bulk.": [f"{part}_{name}" for part in ("action", "would", "begin") for name in ACTIONS],
    "bulk.tell_": ["later", "now", "not"],
    "bulk.is_": ["done", "refused", "undone", "kept", "left"],
    "palette.kind_": ["page", "view"],
    "account.keys_": ["on", "off"],
    "account.": ["old", "new", "again", "theme_auto", "theme_light", "theme_dark"],
    "applications.": ["since", "until", "photos_yes", "photos_no", "as_xlsx", "as_csv", "as_jsonl"],
    "applications.all_": ["begun", "chosen"],
    "case.alike_": ["phone", "name", "place"],
    "corrections.": ["done", "done_untold", "none_ticked", "say_why", "due_is_past"],
    "late.": ["done", "not_needed"],
    "letters.": ["dropped", "kept"],
    "letters.reach_": ["yes", "no", *OBSTACLES],
    "board.": ["day_wrong", "decide_late", "moved_up", "moved_down", "province", "kind"],
    "board.by_": ["province", "kind"],
    "board.short_": OUTCOMES,
    "board.state_": PUT_ASIDE,
    "offers.done_": ["accept", "decline", "expire", "extend"],
    "offers.is_": ["open", "accepted", "declined", "expired", "taken_back"],
    "field.photo_": PHOTO_REFUSED,
    "targets.photo_": PHOTO_REFUSED,
    "targets.": [
        "late", "no_target", "no_day", "day_to_come", "no_amount", "no_why", "goal_least", "goal_most", "used",
        "changed", "taken_back", "published", "unpublished",
    ],
    "visits.is_": VISIT_STATES,
    "visits.part_": ["morning", "afternoon"],
    "visits.": [
        "unsuited_title", "proposed_title", "none_chosen", "no_days", "day_is_past", "no_day", "no_reason",
        "day_named", "called_off", "reopened",
    ],
    "figures.": ["wrote", "begun", "sent", "selected"],
    "teaching.": ["title_en", "answer_en", "speak_en"],
    "reviews.": ["mean", "median", "aside_done", "aside_not"],
    "assign.": ["choose_first", "no_change", "done", "done_less"],
    "reviews.state_": REVIEW_STATES,
    "reviews.advice_": ADVICE,
    "reviews.lack_": ["score", "reason", "why", "advice"],
    "reviews.stop_": ["correction", "stage", "aside"],
    "reviews.tie_": ["province", "relative", "other"],
    "reviews.hint_": ["province", "surname"],
    "case.write_help_": ["th", "en"],
    "here.": DOING,
    "duplicates.is_": STATES_OF_PAIRS,
    "duplicates.none_": [f"{state}{end}" for state in STATES_OF_PAIRS for end in ("", "_do")],
    "duplicates.undo_": ["apart", "linked", "merged"],
    "duplicates.done_": ["apart", "linked"],
    "duplicates.mark_": MARKS,
    "duplicates.notice_": ["own", "others"],
    "changing.how_": HOW,
    "changing.told_": HOW,
    "changing.": ["empty", "choose", "done", "nothing", "told_line"],
    "detail.audience_": AUDIENCES,
    "detail.show_": TIMELINE,
    "detail.wind_": WINDS,
    "staff.": ["name", "name_help", "shown_name_help", "password", "password_help"],
    "export.": ["reference", "programme", "status", "channel", "language", "started_at", "submitted_at", "moved_at"],
    "errors.": [f"{name}{end}" for name in ("e400", "e403", "e404", "e413", "e500", "stale") for end in ("", "_do")],
    "api.": """
        broken changed invalid may_not_follow not_found not_ready out_of_scope too_large too_many
        too_many_guesses unauthorized unavailable
    """.split(),
    "api.title_": """
        broken changed invalid may_not_follow not_found not_ready out_of_scope too_large too_many
        too_many_guesses unauthorized unavailable
    """.split(),
    "files.as_": """
        csv csv_what jsonl jsonl_what xlsx xlsx_what zip zip_what
    """.split(),
    "files.is_": """
        done failed gone stopped waiting working
    """.split(),
    "files.problem_": """
        disk large
    """.split(),
    "keys.problem_": """
        name scope until until_past
    """.split(),
    "keys.scope_": """
        applications_move applications_read applications_status calls faq
    """.split(),
    "minutes.": """
        absent abstained as_docx as_pdf by_mean by_median chair community conflict held_on_help late moves number
        number_help place present province readers reference score secretary ties venue
    """.split(),
}  # fmt: skip
OPEN = (
    "history.",
    "talk.because_",
    "talk.kind_",
    "talk.why_",
    "misses.kind_",
    "stages.",
    "moves.",
)  # asked for where known


def test_every_sentence_that_is_asked_for_is_there() -> None:
    asked = used() | {prefix + name for prefix, names in FAMILIES.items() for name in names}
    assert sorted(asked - set(catalogue())) == []


def test_no_sentence_is_left_over() -> None:
    asked = used() | {prefix + name for prefix, names in FAMILIES.items() for name in names}
    left = {key for key in catalogue() if key not in asked and not key.startswith(OPEN)}
    assert sorted(left) == []


NO_THAI = {
    "applications.as_xlsx",
    "applications.day_hint",
    "files.as_xlsx",
    "filters.answer_is",
    "filters.said_q",
    "minutes.as_docx",
    "minutes.as_pdf",
    "paper.language",
}  # names, figures


def test_every_sentence_is_there_in_both_languages_with_the_same_blanks() -> None:
    for key, said in catalogue().items():
        assert set(said) - {"one"} == set(LANGUAGES), key
        assert all(isinstance(words, str) and words.strip() == words and words for words in said.values()), key
        blanks = [
            {name for _, name, _, _ in string.Formatter().parse(said[language]) if name} for language in LANGUAGES
        ]
        assert blanks[0] == blanks[1], key
        if key == "embed.other_language":  # each names the other
            continue
        assert re.search("[ก-๙]", said["th"]) or key in NO_THAI, key
        assert not re.search("[ก-๙]", said["en"]), key


def test_one_is_said_otherwise_than_many_in_english() -> None:
    assert (say("applications.count", "en", n=1), say("applications.count", "en", n=2)) == (
        "1 application",
        "2 applications",
    )
    assert say("applications.count", "th", n=1) == "1 ใบ"


def test_no_page_names_a_host_but_its_own() -> None:
    for path in [
        *SOURCES,
        *Path(CONSOLE / "static" / "js").glob("*.js"),
        *Path(CONSOLE / "static" / "css").glob("*.css"),
    ]:
        assert (
            re.findall(
                r"https?://(?!www\.w3\.org|www\.google\.com/maps/|schemas\.)[a-z]", path.read_text(encoding="utf-8")
            )
            == []
        ), path.name
