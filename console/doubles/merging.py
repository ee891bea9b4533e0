"""Making two applications one: which stays, which answer of each, and what the applicant of the other is told.

Knows what was typed and the answers on both sides; the merge itself is `models.merging`'s business.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.steps import can_be_told
from console.desk import the_desk
from console.doubles.comparing import both_cases, chosen_answers, lines_of, locked, may_merge, misfits, scored
from console.doubles.duplicates import freeze
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from console.wording import say as worded
from models.acting import By
from models.application import Application
from models.merging import merge
from models.speaking import say
from models.talk import Reply

LONGEST = 2000
TAKES = ("kept", "other", "both")


@dataclass(frozen=True)
class Typed:
    """takes: key → whose answer. seen: both revisions that the reader had before their eyes."""

    takes: Mapping[str, str]
    why: str
    tell: bool
    notice: str
    seen: str


@console.get("/duplicates/<int:kept>/<int:other>/merge")
def merge_page(kept: int, other: int) -> str:
    """`kept` stays, `other` becomes its duplicate."""
    look("read", f"application {kept}", beside=other)
    look("read", f"application {other}", beside=kept)
    return _page(kept, other, None)


@console.post("/duplicates/<int:kept>/<int:other>/merge")
def merge_both(kept: int, other: int) -> ResponseReturnValue:
    typed, wrong = _typed(), list[str]()
    with the_desk().database.writing() as session:
        stays, goes = locked(session, kept, other)
        form = the_desk().knowledge().form(stays.form_version)
        answers = chosen_answers(stays, goes, form, typed.takes)
        late = typed.seen != _revisions(stays, goes) or not may_merge(stays, goes)
        wrong = misfits(form, answers)
        if not late and not wrong:
            by = By(the_staff().id, the_desk().now(), typed.why)
            merge(session, stays, goes, answers, freeze, by)
            _tell(session, goes, typed)
            record(session, "merge", f"applications {kept} and {other}")
    if late or wrong:
        return _page(kept, other, typed, late=late, wrong=wrong), 409 if late else 422
    the_desk().ring()
    flash(t("duplicates.done_merged", kept=stays.reference or "", other=goes.reference or ""), "done")
    return redirect(url_for("console.side_by_side", one=kept, other=other))


def _tell(session: Session, goes: Application, typed: Typed) -> None:
    if not (typed.tell and typed.notice and goes.conversation and can_be_told(goes)):
        return
    now, me = the_desk().now(), the_staff().id
    message = say(session, goes.conversation, [Reply(text=typed.notice)], at=now, staff_id=me)
    session.flush()
    goes.note("written", by="staff", at=now, staff_id=me, message_id=message.id, text=typed.notice)


def notice_for(kept: Application, other: Application) -> str:
    """Of the person's own application its number and what to do; of another's that it is the one considered."""
    whose = "own" if kept.conversation_id == other.conversation_id else "others"
    language = "en" if other.language == "en" else "th"
    return worded(f"duplicates.notice_{whose}", language, kept=kept.reference, other=other.reference)


def _revisions(kept: Application, other: Application) -> str:
    return f"{kept.revision}-{other.revision}"


def _page(kept: int, other: int, typed: Typed | None, *, late: bool = False, wrong: list[str] | None = None) -> str:
    with the_desk().database.reading() as session:
        left, right = both_cases(session, kept, other)
        readers = scored(session, left.application, right.application)
        possible = may_merge(left.application, right.application)
    stays, goes = left.application, right.application
    return render(
        "console/merge.html",
        left=left,
        right=right,
        lines=[line for line in lines_of(left, right) if not line.same and line.key in left.form],
        readers=readers,
        possible=possible,
        typed=typed or Typed({}, "", True, notice_for(stays, goes), _revisions(stays, goes)),
        seen=_revisions(stays, goes),
        late=late,
        wrong=[left.label_of(key) for key in wrong or ()],
        reachable=can_be_told(goes),
    )


def _typed() -> Typed:
    form = request.form
    takes = {name.removeprefix("take-"): value for name, value in form.items() if name.startswith("take-")}
    return Typed(
        takes={key: take for key, take in takes.items() if take in TAKES},
        why=form.get("why", "").strip()[:LONGEST],
        tell=form.get("tell") == "yes",
        notice=form.get("notice", "").replace("\r\n", "\n").strip()[:LONGEST],
        seen=form.get("seen", ""),
    )
