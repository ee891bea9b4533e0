"""Everything about one application in one row of time: steps, changes, notes, scores, and what was said.

Knows which lines belong together and who may read them; changes nothing.
"""

from datetime import datetime

from flask import abort, request

from console.blueprints import console
from console.cases.audience import readable
from console.cases.case import case_of
from console.cases.filters import asked_from
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look
from console.page import render
from models.application import ApplicationEvent
from models.conversation import Message
from models.desk_talks import deliveries_of
from models.timeline import stretch

GROUPS: dict[str, tuple[str, ...]] = {
    "all": (),
    "steps": ("started", "sent", "moved", "late", "late_allowed", "cancelled", "withdrawn", "visit_agreed",
              "visit_done", "offered", "offer_accepted", "offer_declined"),
    "changes": ("answered", "edited", "corrected", "correction_asked", "correction_done", "merged", "unmerged"),
    "notes": ("noted",),
    "scores": ("assigned", "unassigned", "scored", "rescored", "abstained", "conflict", "resumed"),
    "talk": ("written",),
}  # fmt: skip


@console.get("/applications/<int:application_id>/timeline")
def timeline(application_id: int) -> str:
    group = request.args.get("show", "all")
    group = group if group in GROUPS else "all"
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
        before, talk = _moment(request.args.get("before", "")), group in ("all", "talk")
        found = stretch(session, case.application, before=before, kinds=GROUPS[group], talk=talk)
        deliveries = deliveries_of(session, [one.id for one in found.messages])
    look("read", f"application {application_id}", show="timeline")
    lines = readable([one for one in found.things if isinstance(one, ApplicationEvent)], the_staff())
    things = [one for one in found.things if isinstance(one, Message) or one in lines]
    about = {"things": things, "more": found.before, "group": group, "groups": GROUPS, "deliveries": deliveries}
    return render("console/timeline.html", case=case, asked=asked_from(request.args), **about)


def _moment(typed: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(typed.replace(" ", "+"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
