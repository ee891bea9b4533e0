"""Minutes of decided boards: typed in who was there, read on the screen, printed, taken as PDF or for Word.

Knows forms and formats; what minutes say is `console.paper.minutes`' business.
"""

from io import BytesIO

from flask import abort, flash, g, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.ages import day_from
from console.blueprints import console
from console.desk import the_desk
from console.files.bundle import safe
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.paper.minutes import blocks_of, title_of
from console.paper.printing import as_pdf
from console.paper.word import TYPE, as_docx
from console.showing import full_day, t
from models.board_minutes import BoardMinutes, minutes_of
from models.minutes import Minutes, decided_boards, minutes_on
from models.thai_time import as_day

SHORT, LONG = {"number": 20, "venue": 200, "chair": 200, "secretary": 200}, ("present", "absent", "remarks")


@console.get("/minutes")
def minutes() -> ResponseReturnValue:
    if board_id := request.args.get("board", type=int):
        return redirect(url_for("console.minutes_of_board", board_id=board_id))
    with the_desk().database.reading() as session:
        boards = decided_boards(session)
    return render("console/minutes_list.html", boards=boards, records=the_desk().knowledge().records)


@console.get("/minutes/<int:board_id>")
def minutes_of_board(board_id: int) -> str:
    """The document as it stands, and what is typed beside it."""
    page = _page(board_id)
    look("read", f"minutes of board {board_id}")
    return page


@console.post("/minutes/<int:board_id>")
def keep_minutes(board_id: int) -> ResponseReturnValue:
    """Who was there and the like. What somebody else typed meanwhile is not written over unseen."""
    day = day_from(request.form.get("held_on", "").strip())
    with the_desk().database.writing() as session:
        _, typed = _both(session, board_id)
        late = (typed.revision or 0) != request.form.get("revision", 0, type=int)
        _fill(typed)
        if late or day is None:
            session.expunge_all()
        else:
            typed.held_on, typed.changed_at = day, the_desk().now()
            session.add(typed)
            record(session, "change", f"minutes of board {board_id}")
    if late or day is None:
        return _page(board_id, typed, t("minutes.late" if late else "applications.wrong_day")), 409 if late else 422
    flash(t("minutes.kept"), "done")
    return redirect(url_for("console.minutes_of_board", board_id=board_id))


def _page(board_id: int, unkept: Minutes | None = None, problem: str = "") -> str:
    """unkept: what was typed and could not be kept; it stays in the form, while the document shows what stands."""
    with the_desk().database.reading() as session:
        decided, typed = _both(session, board_id)
        blocks = blocks_of(decided, typed)
    title, revision = title_of(decided.board, typed).replace("\n", " "), typed.revision or 0
    about = {"title": title, "revision": revision, "problem": problem}
    return render("console/minutes.html", board=decided.board, typed=unkept or typed, blocks=blocks, **about)


@console.get("/minutes/<int:board_id>/minutes.<format_>")
def minutes_file(board_id: int, format_: str) -> ResponseReturnValue:
    if format_ not in ("pdf", "docx"):
        abort(404)
    with the_desk().database.reading() as session:
        decided, typed = _both(session, board_id)
        blocks, title = blocks_of(decided, typed), title_of(decided.board, typed)
    look("export", f"minutes of board {board_id}", kind=format_)
    foot = t("paper.foot", day=full_day(the_desk().now()), name=the_staff().shown_name or the_staff().name)
    body = as_pdf(blocks, title, foot, g.language) if format_ == "pdf" else as_docx(blocks)
    mime = "application/pdf" if format_ == "pdf" else TYPE
    return send_file(BytesIO(body), mime, as_attachment=True, download_name=f"{safe(title)}.{format_}")


def _both(session: Session, board_id: int) -> tuple[BoardMinutes, Minutes]:
    """What was decided, and what was typed for it; before anybody typed, the day of the decision."""
    decided = minutes_of(session, board_id) or abort(404)
    board, now = decided.board, the_desk().now()
    typed = minutes_on(session, board_id) or Minutes(
        board_id=board_id, programme_id=board.programme_id, held_on=as_day(board.decided_at or now), number="",
        venue="", chair="", secretary="", present="", absent="", remarks="", made_by=the_staff().id, made_at=now,
        changed_at=now, revision=None,
    )  # fmt: skip
    return decided, typed


def _fill(typed: Minutes) -> None:
    form = request.form
    for name, longest in SHORT.items():
        setattr(typed, name, form.get(name, "").strip()[:longest])
    for name in LONG:
        setattr(typed, name, form.get(name, "").replace("\r\n", "\n").strip()[:8000])
