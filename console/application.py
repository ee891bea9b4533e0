"""The page of one application. Knows what is shown; moves, notes and messages are other pages' business."""

from uuid import uuid4

from flask import abort, request

from console.blueprints import console
from console.case import case_of
from console.desk import the_desk
from console.filters import asked_from
from console.looks import look
from console.page import render
from console.steps import can_be_told, steps_from
from models.desk import neighbours


@console.get("/applications/<int:application_id>")
def application(application_id: int) -> str:
    asked = asked_from(request.args)
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
        beside = neighbours(session, asked.chosen, application_id)
    look("read", f"application {application_id}")
    record = the_desk().knowledge().records.get(case.application.programme_id)
    steps = steps_from(case.application)
    shown = {"record": record, "steps": steps, "reachable": can_be_told(case.application), "once": str(uuid4())}
    return render("console/application.html", case=case, asked=asked, beside=beside, **shown)
