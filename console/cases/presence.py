"""Who else has this application open, and what for: a line that asks again every ten seconds.

Knows signs of life; knows nothing of what anybody reads or writes.
"""

from hashlib import sha256

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from models.application import Application
from models.desk_talks import staff_names
from models.presence import DOING, be_here, others_at


@console.get("/applications/<int:application_id>/here/<doing>")
def here(application_id: int, doing: str) -> ResponseReturnValue:
    """Say that one is here, and see who else is; nothing (204) where that is what stands on the page already."""
    if doing not in DOING:
        abort(404)
    me, now = the_staff().id, real_now()
    with the_desk().database.writing() as session:
        application = session.get(Application, application_id) or abort(404)
        be_here(session, application.id, me, doing, now)
        session.flush()
        others = others_at(session, application.id, me, now)
        names = staff_names(session) if others else {}
    lines = [(names.get(person, ""), does[-1]) for person, does in others.items()]
    mark = sha256(repr(lines).encode()).hexdigest()[:8]
    if request.args.get("seen") == mark:
        return "", 204
    about = {"application_id": application_id, "doing": doing, "here_people": lines, "here_mark": mark}
    return render_template("console/here.html", **about)
