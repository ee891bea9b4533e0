"""Asking an applicant to correct named answers: tick the questions, say why, until when.

Knows the form's questions and what was typed; what becomes of the request is for `models.corrections`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.cases.case import Case, case_of
from console.cases.filters import asked_from
from console.cases.steps import can_be_told
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import both, called, t
from forms import visible
from models.application import Application
from models.corrections import WAITING, ask_for_correction, open_correction
from models.thai_time import as_day

LONGEST = 300  # characters of one reason: the message names several


@dataclass(frozen=True)
class Typed:
    """What the reviewer filled in. ticked: key → why, in the form's order; due: as it was typed."""

    ticked: Mapping[str, str]
    due: str
    revision: int
    seen: int = 0  # the last line of the history that was before their eyes

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.due)
        except ValueError:
            return None

    def wrong(self, today: date) -> list[str]:
        """Keys of `texts/corrections.yaml` for what is still missing."""
        reasons = [] if self.ticked else ["none_ticked"]
        if not all(self.ticked.values()):
            reasons.append("say_why")
        if self.due and (self.day is None or self.day < today):
            reasons.append("due_is_past")
        return reasons


def may_be_asked(application: Application) -> bool:
    return application.status == WAITING or application.may_become(WAITING)


@console.get("/applications/<int:application_id>/correct")
def correct(application_id: int) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    look("read", f"application {application_id}")
    return _page(case, Typed({}, "", case.application.revision))


@console.post("/applications/<int:application_id>/correct")
def ask_correction(application_id: int) -> ResponseReturnValue:
    typed, now = _typed(), the_desk().now()
    wrong = typed.wrong(as_day(now))
    with the_desk().database.writing() as session:
        query = select(Application).where(Application.id == application_id).with_for_update()
        application = session.scalar(query) or abort(404)
        if not set(typed.ticked) <= {field["key"] for field in application.form_version.definition["fields"]}:
            abort(400)
        late = application.revision != typed.revision or not may_be_asked(application)
        if not late and not wrong:
            due, by = typed.day, the_staff().id
            ask_for_correction(session, application, typed.ticked, staff_id=by, at=now, due=due)
            record(session, "correction", f"application {application_id}", keys=list(typed.ticked))
    if late or wrong:
        return _again(application_id, typed, wrong, late=late)
    the_desk().ring()
    flash(t("corrections.done" if can_be_told(application) else "corrections.done_untold", n=len(typed.ticked)), "done")
    return redirect(url_for("console.application", application_id=application_id, **asked_from(request.args).query()))


def _typed() -> Typed:
    form = request.form
    ticked = {key: form.get(f"why-{key}", "").strip()[:LONGEST] for key in form.getlist("ask")}
    return Typed(ticked, form.get("due", "").strip(), form.get("revision", 0, type=int), form.get("seen", 0, type=int))


def _again(application_id: int, typed: Typed, wrong: list[str], *, late: bool) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    return _page(case, typed, wrong, late=late), 409 if late else 422


def _page(case: Case, typed: Typed, wrong: list[str] | None = None, *, late: bool = False) -> str:
    """The questions of the form as this community met them, each with the answer that stands."""
    application = case.application
    rows = [
        {
            "key": field.key,
            "label": both(field.label.model_dump()),
            "shown": case.shown(field.key, application.answers.get(field.key)),
        }
        for field in visible(case.form, application.answers)
    ]
    return render(
        "console/correct.html",
        case=case,
        rows=rows,
        typed=typed,
        wrong=wrong or [],
        late=late,
        since=[event for event in application.events if event.id > typed.seen] if late else [],
        allowed=may_be_asked(application),
        waiting_for=open_correction(application),
        today=as_day(the_desk().now()).isoformat(),
        reachable=can_be_told(application),
        asked=asked_from(request.args),
        title=called(application),
    )
