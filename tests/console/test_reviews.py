"""Scoring one application: drafts that are not lost, what must be there, blindness, conflicts, save and next."""

import re
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select

from models.application import Application, ApplicationEvent
from models.corrections import ask_for_correction
from models.looks import Look
from models.review import Review
from models.staff import Staff
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor, first
from tests.console.readings import WHY, filled

PAGE = "/console/reviews/1"


@pytest.fixture
def desk(office: Office) -> Office:
    """Four applications in screening, one shortlisted; a rubric; nobody has been given anything."""
    with office.rows() as session:
        readings.load_rubric(session)
        for number in range(4):
            factories.application(session, number, "screening")
        factories.application(session, 4, "shortlisted")
    return office


def reviewer(desk: Office, name: str = "wichai", *given: int, role: str = "reviewer", **about: Any) -> Visitor:
    """Somebody who scores, with applications given to them."""
    visitor = desk.visitor(role, name, **about)
    with desk.rows() as session:
        me = session.scalars(select(Staff).where(Staff.name == name)).one()
        for application in given:
            readings.given(session, application, me.id)
    return visitor


def kept(desk: Office, number: int = 0) -> Review:
    with desk.rows() as session:
        return session.scalars(select(Review).order_by(Review.id)).all()[number]


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# --- the page ------------------------------------------------------------------------------------


def test_the_answers_stand_beside_the_rubric_in_words(desk: Office) -> None:
    page = reviewer(desk, "wichai", 1).reads(PAGE)
    assert re.findall(r'<fieldset class="criterion" id="score-(\w+)"', page) == list(readings.KEYS)
    assert page.count('type="radio" name="score-growth"') == 5
    assert "บริหารโดดเด่น มีแผนเติบโตที่ทำได้จริง" in page
    assert 'href="#answer-growth"' in page
    assert 'id="answer-growth"' in page


def test_without_a_rubric_there_is_no_scoring_page(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, "screening")
    visitor = office.visitor()
    assert visitor.get(PAGE).status_code == 404
    assert "โครงการนี้ยังไม่มีเกณฑ์ให้คะแนนค่ะ" in visitor.reads("/console/reviews")
    assert 'id="scores"' not in visitor.reads("/console/applications/1")


def test_opening_the_page_is_recorded_and_changes_nothing(desk: Office) -> None:
    reviewer(desk).reads(PAGE)
    with desk.rows() as session:
        look = session.scalars(select(Look).order_by(Look.id.desc())).first()
        assert look is not None
        assert (look.what, look.subject, look.detail) == ("read", "application 1", {"to": "score"})
        assert session.scalars(select(Review)).all() == []


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_is_kept_while_one_writes_and_is_there_when_one_comes_back(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    form = {"score-growth": "2", "why": "ยังอ่านไม่จบ", "window": "one", "revision": "1"}
    piece = visitor.post(PAGE + "/draft", **form)
    assert (piece.status_code, "เก็บฉบับร่างแล้ว" in piece.text) == (200, True)
    mine = kept(desk)
    assert (mine.state, mine.scores, mine.why, mine.total) == ("started", {"growth": 2}, "ยังอ่านไม่จบ", None)
    page = visitor.reads(PAGE)
    assert re.findall(r'id="score-growth-(\d)" value="\d" checked', page) == ["2"]
    assert ">ยังอ่านไม่จบ</textarea>" in page


def test_every_piece_says_what_the_next_one_must_name(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    revision = "1"
    for words in ("ก", "กข", "กขค"):
        piece = visitor.post(PAGE + "/draft", why=words, window="one", revision=revision).text
        revision = first(r'name="revision" value="(\d+)"', piece)
    assert kept(desk).why == "กขค"


def test_a_second_window_does_not_overwrite_the_first_unseen(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    visitor.post(PAGE + "/draft", why="จากหน้าต่างแรก", window="one", revision="1")
    piece = visitor.post(PAGE + "/draft", why="จากหน้าต่างที่สอง", window="two", revision="1")
    assert "คุณเขียนใบนี้ในอีกหน้าต่างหนึ่งด้วยค่ะ" in piece.text
    assert kept(desk).why == "จากหน้าต่างแรก"
    again = visitor.post(PAGE, **filled(window="two", revision="1", why=WHY + " สอง"))
    assert again.status_code == 409
    assert kept(desk).why == "จากหน้าต่างแรก"
    assert f">{WHY} สอง</textarea>" in again.text
    revision = first(r'name="revision" value="(\d+)"', again.text)
    assert visitor.post(PAGE, **filled(window="two", revision=revision, why=WHY + " สอง")).status_code == 302
    assert (kept(desk).state, kept(desk).why) == ("done", WHY + " สอง")


def test_somebody_who_was_not_asked_may_take_one_up(desk: Office) -> None:
    reviewer(desk).post(PAGE, **filled())
    mine = kept(desk)
    assert (mine.state, mine.assigned_by, mine.total) == ("done", None, 75)


# --- what must be there --------------------------------------------------------------------------


def test_what_is_missing_is_named_and_what_was_typed_is_kept_as_a_draft(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    form = filled(0, 3, 3, 3, why="สั้น", advice="")
    del form["score-online"]
    response = visitor.post(PAGE, **form)
    assert response.status_code == 422
    notice = first(r'(?s)id="lacking">(.*?)</ul>', response.text)
    assert re.findall(r'href="#([\w-]+)"', notice) == ["reason-growth", "score-online", "why", "advice"]
    mine = kept(desk)
    assert (mine.state, mine.scores, mine.why) == ("started", {"growth": 0, "local_wisdom": 3, "tourism_readiness": 3}, "สั้น")  # fmt: skip  # noqa: E501


def test_the_lowest_score_counts_once_it_has_a_reason(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    visitor.post(PAGE, **filled(0, 4, 2, 2, **{"reason-growth": "ทำคนเดียว", "reason-local_wisdom": "ลายเฉพาะถิ่น"}))
    mine = kept(desk)
    assert (mine.state, mine.total, mine.advice) == ("done", 50, "yes")
    assert mine.reasons == {"growth": "ทำคนเดียว", "local_wisdom": "ลายเฉพาะถิ่น"}


@pytest.mark.parametrize("score", ["5", "-1", "x", "", "999999"])
def test_no_score_but_those_of_the_scale_is_taken(desk: Office, score: str) -> None:
    response = reviewer(desk, "wichai", 1).post(PAGE, **filled() | {"score-growth": score})
    assert (response.status_code, kept(desk).scores.get("growth")) == (422, None)


def test_the_history_says_that_somebody_scored_but_not_what(desk: Office) -> None:
    reviewer(desk, "wichai", 1).post(PAGE, **filled())
    with desk.rows() as session:
        line = session.scalars(select(ApplicationEvent).order_by(ApplicationEvent.id.desc())).first()
        assert line is not None
        assert (line.kind, line.detail) == ("scored", {})
        before = session.get_one(Application, 1).revision
    assert before == kept_revision(desk)


def kept_revision(desk: Office) -> int:
    """Scoring leaves the application's own revision alone: a colleague's open page is not made stale by it."""
    with desk.rows() as session:
        other = session.get_one(Application, 2)
        return other.revision


# --- blindness -----------------------------------------------------------------------------------


def test_nobody_sees_what_others_scored_before_their_own_is_done(desk: Office) -> None:
    reviewer(desk, "wichai", 1).post(PAGE, **filled(1, 1, 1, 1, why=WHY + " ของวิชัย"))
    anong = reviewer(desk, "anong", 1)
    for page in (PAGE, "/console/applications/1", "/console/reviews/results", "/console/reviews"):
        text = anong.reads(page)
        assert ("ของวิชัย" in text, "judged" in text) == (False, False), page
    anong.post(PAGE, **filled(3, 3, 3, 3))
    for page in (PAGE, "/console/applications/1"):
        text = anong.reads(page)
        assert ("ของวิชัย" in text, "judged-head" in text) == (True, True), page
    head = plain(first(r'(?s)<div class="judged-head">(.*?)</div>', anong.reads(PAGE)))
    assert head == "50 เฉลี่ย 50 มัธยฐาน 50 ห่างกัน"


def test_an_administrator_who_does_not_score_reads_all_but_one_who_does_waits(desk: Office) -> None:
    reviewer(desk, "wichai", 1).post(PAGE, **filled(1, 1, 1, 1))
    somying = reviewer(desk, "somying", role="admin")
    assert "judged-head" in somying.reads("/console/applications/1")
    somying.post(PAGE + "/draft", why="เริ่มอ่าน", window="one", revision="0")
    assert "judged-head" not in somying.reads("/console/applications/1")


def test_the_list_shows_a_score_only_to_those_who_may_see_it(desk: Office) -> None:
    reviewer(desk, "wichai", 1).post(PAGE, **filled(2, 2, 2, 2))
    anong = reviewer(desk, "anong", 1)
    assert 'class="score"' not in anong.reads("/console/applications")
    anong.post(PAGE, **filled(3, 3, 3, 3))
    assert plain(first(r'(?s)<td class="num score".*?>(.*?)</td>', anong.reads("/console/applications"))) == "62.5"


def test_names_are_hidden_on_wish_and_shown_again(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    with desk.rows() as session:
        made = session.get_one(Application, 1)
        made.frozen = [
            line | {"shown": {"th": "บ้านผาฮี้ ทำกาแฟ", "en": "บ้านผาฮี้ ทำกาแฟ"}} if line["key"] == "products" else line
            for line in made.frozen
        ]
    assert "บ้านผาฮี้" in visitor.reads(PAGE)
    visitor.post("/console/reviews/wishes", names="hide", back="1")
    page = visitor.reads(PAGE)
    assert ("บ้านผาฮี้" in page, "คำแปง" in page, "081-000-0000" in page) == (False, False, False)
    assert ("●●● ทำกาแฟ" in page, "GLO3-00001" in page) == (True, True)
    assert "บ้านผาฮี้" not in visitor.reads("/console/reviews")
    visitor.post("/console/reviews/wishes", names="show")
    assert "บ้านผาฮี้" in visitor.reads(PAGE)


# --- conflicts and abstaining --------------------------------------------------------------------


def test_ones_own_province_is_suggested_as_a_conflict_and_declared_with_one_press(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    assert 'id="ties"' not in visitor.reads(PAGE)
    visitor.post("/console/reviews/wishes", province="เชียงราย")
    page = visitor.reads(PAGE)
    assert "ชุมชนนี้อยู่จังหวัดเดียวกับคุณ" in page
    assert 'value="province" checked' in page
    visitor.post(PAGE + "/aside", kind="conflict", tie="province")
    mine = kept(desk)
    assert (mine.state, mine.aside) == ("conflict", "จังหวัดเดียวกับฉัน")


def test_the_same_surname_is_pointed_out(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1, shown="อรุณ ใจดี")
    assert "ผู้ติดต่อนามสกุลเดียวกับคุณ" in visitor.reads(PAGE)


def test_who_has_a_conflict_never_sees_the_scores_and_cannot_score(desk: Office) -> None:
    reviewer(desk, "wichai", 1).post(PAGE, **filled(2, 2, 2, 2))
    somying = reviewer(desk, "somying", 1, role="admin")
    somying.post(PAGE + "/aside", kind="conflict", tie="relative", aside="น้องสาวเป็นเหรัญญิก")
    assert "judged-head" not in somying.reads("/console/applications/1")
    assert "judged-head" not in somying.reads(PAGE)
    assert somying.post(PAGE, **filled()).status_code == 409
    assert kept(desk, 1).state == "conflict"
    with desk.rows() as session:
        session.get_one(Application, 1).status = "selected"
    assert "judged-head" not in somying.reads("/console/applications/1")


def test_abstaining_needs_a_reason_and_can_be_taken_back_with_the_draft(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    visitor.post(PAGE + "/draft", why="เริ่มแล้ว", window="one", revision="1")
    visitor.post(PAGE + "/aside", kind="abstained", aside=" ")
    assert kept(desk).state == "started"
    visitor.post(PAGE + "/aside", kind="abstained", aside="ไม่ถนัดเรื่องประมง")
    assert (kept(desk).state, kept(desk).aside) == ("abstained", "ไม่ถนัดเรื่องประมง")
    visitor.post(PAGE + "/resume")
    assert (kept(desk).state, kept(desk).why) == ("started", "เริ่มแล้ว")


def test_what_is_scored_cannot_be_put_aside_any_more(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    visitor.post(PAGE, **filled())
    visitor.post(PAGE + "/aside", kind="abstained", aside="เปลี่ยนใจ")
    assert kept(desk).state == "done"


# --- corrections and stages ----------------------------------------------------------------------


def test_nothing_is_scored_while_a_correction_is_open_but_the_draft_is_kept(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    with desk.rows() as session:
        ask_for_correction(session, session.get_one(Application, 1), {"photos": "ไม่ชัด"}, staff_id=None, at=desk.now)
    page = visitor.reads(PAGE)
    assert ("ผู้สมัครกำลังแก้คำตอบอยู่" in page, " disabled" in page) == (True, False)  # else a draft would lose scores
    response = visitor.post(PAGE, **filled())
    assert response.status_code == 409
    mine = kept(desk)
    assert (mine.state, mine.why, mine.total) == ("started", WHY, None)
    assert "พักไว้ รอผู้สมัครแก้ข้อมูล" in visitor.reads("/console/reviews")


@pytest.mark.parametrize("status", ["draft", "withdrawn", "selected", "duplicate"])
def test_only_what_is_being_considered_is_scored(desk: Office, status: str) -> None:
    visitor = reviewer(desk, "wichai", 1)
    with desk.rows() as session:
        session.get_one(Application, 1).status = status
    assert visitor.post(PAGE, **filled()).status_code == 409
    assert kept(desk).state == "assigned"


def test_a_score_may_be_changed_and_what_stood_before_is_kept(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1)
    visitor.post(PAGE, **filled(3, 3, 3, 3))
    piece = visitor.post(PAGE + "/draft", why="", window="one", revision="2")
    assert (piece.status_code, kept(desk).why) == (200, WHY)
    visitor.post(PAGE, **filled(2, 3, 3, 3, revision=str(kept(desk).revision)))
    mine = kept(desk)
    assert (mine.total, [one["total"] for one in mine.earlier]) == (68.75, [75])
    assert "แก้แล้ว 1 ครั้ง" in visitor.reads(PAGE)


# --- one after the other -------------------------------------------------------------------------


def test_save_and_next_goes_to_the_one_that_fewest_have_read(desk: Office) -> None:
    reviewer(desk, "anong", 2).post("/console/reviews/2", **filled())
    visitor = reviewer(desk, "wichai", 1, 2, 3)
    assert "ให้คะแนนแล้ว 0 จาก 3 ใบ" in visitor.reads("/console/reviews")
    steps = []
    page = PAGE
    for _ in range(3):
        page = visitor.post(page, **filled(step="next")).location
        steps.append(page)
    assert steps == ["/console/reviews/3", "/console/reviews/2", "/console/reviews"]
    assert "ให้คะแนนครบแล้วค่ะ" in visitor.reads("/console/reviews")
    assert "ให้คะแนนแล้ว 3 จาก 3 ใบ" in visitor.reads("/console/reviews")


def test_skipping_goes_round_and_round(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1, 2, 3)
    seen, page = [], PAGE
    for _ in range(4):
        page = first(r'href="(/console/reviews/\d+)">ข้ามไปก่อน', visitor.reads(page))
        seen.append(page[-1])
    assert seen == ["2", "3", "1", "2"]


def test_two_reviewers_at_once_lose_nothing(desk: Office) -> None:
    people = [reviewer(desk, name, 1) for name in ("wichai", "anong", "malee")]
    start = Barrier(len(people))

    def score(number: int, visitor: Visitor) -> None:
        mark = visitor.mark()
        start.wait()
        form = filled(number, 2, 2, 2, why=f"{WHY} {number}") | {"csrf_token": mark, "reason-growth": "ดี"}
        visitor.client.post(PAGE, data=form)

    threads = [Thread(target=score, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with desk.rows() as session:
        found = session.scalars(select(Review).order_by(Review.id)).all()
        assert [(one.state, one.scores["growth"], one.why[-1]) for one in found] == [
            ("done", 0, "0"), ("done", 1, "1"), ("done", 2, "2"),
        ]  # fmt: skip


# --- results -------------------------------------------------------------------------------------


def test_results_are_best_first_by_mean_or_median_with_what_is_far_apart(desk: Office) -> None:
    with desk.rows() as session:
        people = [factories.staff(session, name) for name in ("a1", "b2", "c3")]
        for application, all_scores in ((1, (4, 4, 0)), (2, (3, 3, 3)), (3, (1, 2, 2))):
            for one, score in zip(people, all_scores, strict=True):
                readings.given(session, application, one.id, score, score, score, score)
    somying = reviewer(desk, "somying", role="admin")
    by_mean, by_median = (somying.reads(f"/console/reviews/results?by={by}") for by in ("mean", "median"))
    named = r'<th scope="row"><a href="/console/reviews/(\d)">'
    assert (re.findall(named, by_mean), re.findall(named, by_median)) == (["2", "1", "3"], ["1", "2", "3"])
    assert by_mean.count("ต่างกันมาก") == 1
    assert 'aria-label="ต่ำสุด 0 สูงสุด 100 เฉลี่ย 66.7"' in by_mean


def test_pages_ask_the_database_no_more_for_fifty_rows_than_for_three(desk: Office) -> None:
    visitor = reviewer(desk, "wichai", 1, 2, 3)
    somying = reviewer(desk, "somying", role="admin")
    pages = ("/console/reviews", "/console/reviews/results", "/console/applications", PAGE)

    def counts() -> list[int]:
        found = []
        for who, page in [(visitor, page) for page in pages] + [(somying, "/console/reviews/assign")]:
            who.reads(page)
            with desk.counting() as sent:
                who.reads(page)
            found.append(len(sent))
        return found

    few = counts()
    with desk.rows() as session:
        me, other = factories.staff(session, "x1"), session.scalars(select(Staff).where(Staff.name == "wichai")).one()
        for number in range(5, 55):
            made = factories.application(session, number, "screening")
            readings.given(session, made.id, other.id, 3, 3, 3, 3)
            readings.given(session, made.id, me.id, 2, 3, 3, 3)
    assert counts() == few
