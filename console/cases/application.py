"""The page of one application. Knows what is shown; moves, notes and messages are other pages' business."""

from uuid import uuid4

from flask import abort, request

from console.blueprints import console
from console.cases.audience import offered_to
from console.cases.case import case_of
from console.cases.case_scores import scoring_on
from console.cases.case_visits import visits_on
from console.cases.filters import asked_from
from console.cases.flagging import read
from console.cases.lateness import is_shut_out
from console.cases.map_pin import locator
from console.cases.steps import can_be_told, steps_from
from console.cases.told_changes import unanswered
from console.desk import the_desk
from console.guard import the_staff
from console.page import render
from console.roles import may
from models import post
from models.application import Application
from models.changing import may_be_changed
from models.corrections import open_correction
from models.desk import neighbours
from models.duplicates import still_alike
from models.flags import flags_in_use, flags_of
from models.lateness import may_come_late
from models.pairs import pairs_of

LATEST = 20  # lines of the history; all of them are on the page of the timeline


@console.get("/applications/<int:application_id>")
def application(application_id: int) -> str:
    asked = asked_from(request.args)
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
        beside = neighbours(session, asked.chosen, application_id)
        letters = post.waiting_for(session, case.application)
        pairs, stays = still_alike(pairs_of(session, application_id), case.application), case.application.merged_into_id
        following = session.get(Application, stays) if stays else None
        scoring = scoring_on(session, case.application) | visits_on(session, case.application)
        steps = steps_from(session, case.application)
        flags, in_use = flags_of(session, [application_id]), flags_in_use(session)
    read(case)
    here = case.application
    return render(
        "console/application.html",
        case=case,
        flags=flags.get(application_id, ()),
        flags_in_use=in_use,
        asked=asked,
        beside=beside,
        record=the_desk().knowledge().records.get(here.programme_id),
        steps=steps,
        reachable=can_be_told(here),
        once=str(uuid4()),
        correction=open_correction(here),
        shut_out=is_shut_out(here),
        late_allowed=here.status == "draft" and may_come_late(here),
        pairs=pairs,
        stays=following,
        changeable=may(the_staff(), "console.change_answer") and may_be_changed(here),
        unanswered=unanswered(case),
        audiences=offered_to(the_staff()),
        locator=locator,
        LATEST=LATEST,
        **scoring,
        letters=letters,
    )
