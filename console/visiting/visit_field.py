"""The page for a phone in the field: the visit's questions, each kept as it is answered; finishing.

Knows questions and who wrote last; the browser keeps what the network does not take (static/js/field.js).
"""

from typing import Any

from flask import abort, flash, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import both, t
from console.visiting.visit_answers import frozen, missing, value_of
from console.visiting.visit_words import WORDS
from models.desk_talks import staff_names
from models.visit import AGREED, Visit
from models.visit_sheet import Question, VisitSheet, sheet_of
from models.visiting import finish, held
from models.visits import photos_of, whole

READS = {"true": True, "false": False}


def sheet_for(visit: Visit) -> VisitSheet:
    return sheet_of(the_desk().knowledge().records.get(visit.application.programme_id))


@console.get("/visits/<int:visit_id>/field")
def visit_field(visit_id: int) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        visit = whole(session, visit_id) or abort(404)
        photos, names = photos_of(session, [visit_id])[visit_id], staff_names(session)
    look("read", f"visit {visit_id}")
    if visit.state != AGREED:
        return redirect(url_for("console.visit", visit_id=visit_id))
    sheet = sheet_for(visit)
    return render(
        "console/visit_field.html",
        **WORDS,
        visit=visit,
        application=visit.application,
        sheet=sheet,
        value_of=value_of,
        number_of=writes,
        question_steps=_steps,
        photos={one.id: one for one in photos},
        names=names,
        missing=[one.id for one in missing(visit, sheet)] if "lacking" in request.args else [],
    )


@console.post("/visits/<int:visit_id>/findings")
def keep_finding(visit_id: int) -> ResponseReturnValue:
    """Keep one answer. 409 with the other one where somebody wrote it meanwhile; 422 for what is no answer."""
    with the_desk().database.writing() as session:
        visit = held(session, visit_id) or abort(404)
        question = sheet_for(visit).question(request.form.get("question", "")) or abort(422)
        value = _typed(question)
        if question.kind == "photos" or not question.takes(value) or visit.state != AGREED:
            abort(422)
        written = writes(visit, question)
        if value == value_of(visit, question):
            return told(visit_id, question.id, n=written)
        if request.form.get("n", type=int) != written:
            other = visit.findings[question.id]
            said = t("field.elsewhere", name=staff_names(session).get(other["by"], ""))
            return told(visit_id, question.id, 409, n=written, value=other["value"], said=said)
        write(visit, question, value)
        record(session, "visit", f"visit {visit_id}")
    return told(visit_id, question.id, n=written + 1)


@console.post("/visits/<int:visit_id>/finish")
def finish_visit(visit_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        visit = held(session, visit_id) or abort(404)
        sheet = sheet_for(visit)
        lacking = missing(visit, sheet)
        if visit.state == AGREED and not lacking:
            finish(visit, frozen(visit, sheet), staff_id=the_staff().id, at=the_desk().now())
            record(session, "visit", f"visit {visit_id}")
    if lacking:
        flash(t("field.lacking", names=", ".join(both(one.ask) for one in lacking)), "harm")
        return redirect(url_for("console.visit_field", visit_id=visit_id, lacking=1, _anchor=lacking[0].id))
    flash(t("visits.is_finished"), "done")
    return redirect(url_for("console.visit", visit_id=visit_id))


def _steps(question: Question) -> list[tuple[str, str]]:
    """The steps of a scale: what a tap sends, and its words."""
    return [(str(one.score), one.en if g.language == "en" else one.th) for one in question.scale]


def told(visit_id: int, question: str, code: int = 200, **about: Any) -> ResponseReturnValue:
    """To the page's script as data; to a browser without scripts as the page again."""
    if "application/json" in request.headers.get("Accept", ""):
        return jsonify(about), code
    if said := about.get("said"):
        flash(said, "harm")
    return redirect(url_for("console.visit_field", visit_id=visit_id, _anchor=question))


def writes(visit: Visit, question: Question) -> int:
    """How often this answer was written."""
    return int((visit.findings.get(question.id) or {}).get("n", 0))


def write(visit: Visit, question: Question, value: Any) -> None:
    about = {"value": value, "n": writes(visit, question) + 1, "by": the_staff().id}
    visit.findings[question.id] = about | {"at": the_desk().now().isoformat()}


def _typed(question: Question) -> Any:
    """The answer as it is kept: words, a yes or no, a score; None for nothing."""
    said = request.form.get("value", "").replace("\r\n", "\n")
    if question.kind == "yes_no":
        return READS.get(said)
    if question.kind == "scale":
        return int(said) if said.isdigit() else None
    return said
