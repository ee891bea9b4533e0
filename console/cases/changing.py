"""Changing an answer for an applicant who told it by phone: read by the form's rules, kept with its reason.

Knows the page and what was typed; how words are read is `on_behalf`'s business.
"""

import json
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.case import Case, case_of
from console.cases.filters import asked_from
from console.cases.on_behalf import NOT_HERE, Entry, Reading, as_json, blank, choices_of, read_entries
from console.cases.steps import can_be_told
from console.cases.told_changes import told
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from forms import Form, accepts, frozen
from models.acting import By
from models.application import Application
from models.changing import may_be_changed, replace_answers
from models.speaking import say
from models.talk import Reply

LONGEST = 500
HOW = ("phone", "visit", "letter", "slip")  # how it came to be known; slip: of the pen, nobody told


@dataclass(frozen=True)
class Typed:
    """Why it is changed, how it is known, whether the applicant is told."""

    why: str = ""
    how: str = "phone"
    tell: bool = True


@console.get("/applications/<int:application_id>/answers/<question>")
def change_answer(application_id: int, question: str) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    _known(case.form, [question])
    entries = blank(case.form, [question], case.application.answers, _language())
    return _page(case, Reading(entries), Typed())


@console.post("/applications/<int:application_id>/answers/<question>")
def make_change(application_id: int, question: str) -> ResponseReturnValue:
    keys, typed = [question, *request.form.getlist("also")], _typed()
    with the_desk().database.writing() as session:
        query = select(Application).where(Application.id == application_id).with_for_update()
        application = session.scalar(query) or abort(404)
        form = the_desk().knowledge().form(application.form_version)
        _known(form, keys)
        reading = read_entries(form, keys, request.form, application.answers, _language())
        late = {one.field.key for one in reading.entries if one.saw != as_json(application.answers.get(one.field.key))}
        keep = may_be_changed(application) and not late and reading.is_settled and bool(typed.why)
        changed = _keep(session, application, form, reading, typed) if keep else []
    if not keep:
        return _again(application_id, reading, typed, late)
    the_desk().ring()
    flash(t("changing.done" if changed else "changing.nothing", n=len(changed)), "done")
    query_ = asked_from(request.args).query()
    return redirect(url_for("console.application", application_id=application_id, _anchor="answers", **query_))


def _keep(session: Session, application: Application, form: Form, reading: Reading, typed: Typed) -> list[str]:
    by, before = By(the_staff().id, the_desk().now(), typed.why), dict(application.answers)
    answers = dict(reading.answers)
    changed = replace_answers(application, answers, frozen(form, answers), by, how=typed.how)
    record(session, "change", f"application {application.id}", keys=changed)
    if changed and typed.tell and application.conversation and can_be_told(application):
        words = told(application, form, changed, before, typed.how)
        message = say(session, application.conversation, [Reply(text=words)], at=by.at, staff_id=by.staff_id)
        session.flush()
        application.note("written", by="staff", at=by.at, staff_id=by.staff_id, message_id=message.id, text=words)
    return changed


def _again(application_id: int, reading: Reading, typed: Typed, late: set[str]) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    return _page(case, reading, typed, late=late, tried=True), 409 if late else 422


def _page(case: Case, reading: Reading, typed: Typed, *, late: set[str] | None = None, tried: bool = False) -> str:
    application, known = case.application, {one.field.key for one in reading.entries}
    more = blank(case.form, [key for key in reading.needed if key not in known], {}, _language())
    entries, behind = [*reading.entries, *more], [one for one in reading.entries if one.field.key in (late or ())]
    return render(
        "console/change.html",
        case=case,
        entries=entries,
        needed=[case.label_of(key) for key in reading.needed],
        typed=typed,
        tried=tried,
        late={one.field.key: (_saw(one, case), case.shown(one.field.key, _now(case, one))) for one in behind},
        now={one.field.key: as_json(_now(case, one)) for one in entries},
        choices={one.field.key: choices_of(one.field, _language()) for one in entries},
        as_json=as_json,
        HOW=HOW,
        possible=may_be_changed(application),
        reachable=can_be_told(application),
        asked=asked_from(request.args),
    )


def _saw(entry: Entry, case: Case) -> str:
    """What stood there when the page was opened; it comes back from the page, so it may be anything."""
    try:
        value = json.loads(entry.saw)
    except ValueError:
        return ""
    fits = value is None or accepts(entry.field, value, case.application.answers)
    return case.shown(entry.field.key, value) if fits else ""


def _now(case: Case, entry: Entry) -> Any:
    return case.application.answers.get(entry.field.key)


def _known(form: Form, keys: list[str]) -> None:
    if not all(key in form and form.field(key).kind not in NOT_HERE for key in keys):
        abort(404)


def _language() -> Any:
    return "en" if g.language == "en" else "th"


def _typed() -> Typed:
    form = request.form
    how = form.get("how", HOW[0])
    return Typed(form.get("why", "").strip()[:LONGEST], how if how in HOW else HOW[0], form.get("tell") == "yes")
