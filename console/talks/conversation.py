"""One talk: what was said, taking it over, answering, handing it back. Knows the transcript; knows no channel."""

from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.cases.writing import say_once, words
from console.desk import the_desk
from console.looks import look, record
from console.page import render
from console.showing import t
from models.conversation import Conversation
from models.desk_talks import applications_of, staff_names, transcript

PER_PAGE = 60


@console.get("/conversations/<int:conversation_id>")
def conversation(conversation_id: int) -> str:
    before = request.args.get("before", 0, type=int)
    with the_desk().database.reading() as session:
        talk = session.get(Conversation, conversation_id) or abort(404)
        said = transcript(session, conversation_id, before=before, limit=PER_PAGE)
        theirs, names = applications_of(session, conversation_id), staff_names(session)
    look("read", f"conversation {conversation_id}")
    shown = {"talk": talk, "said": said, "applications": theirs, "names": names, "before": before}
    return render("console/conversation.html", **shown, once=str(uuid4()))


@console.get("/conversations/<int:conversation_id>/newer")
def newer_messages(conversation_id: int) -> ResponseReturnValue:
    """What was said since, to be put under the transcript; nothing (204) where nothing was."""
    after = request.args.get("after", 0, type=int)
    with the_desk().database.reading() as session:
        talk = session.get(Conversation, conversation_id) or abort(404)
        said = transcript(session, conversation_id, after=after or 0, limit=PER_PAGE)
        names = staff_names(session) if said.messages else {}
    if not said.messages:
        return "", 204
    look("read", f"conversation {conversation_id}")
    return render_template("console/newer_messages.html", talk=talk, said=said, names=names)


@console.post("/conversations/<int:conversation_id>/reply")
def reply(conversation_id: int) -> ResponseReturnValue:
    """Say something as a person; whoever does so has the talk from then on."""
    message = words("message")
    if not message:
        flash(t("writing.empty"), "harm")
        return redirect(_back(conversation_id))
    with the_desk().database.writing() as session:
        talk = session.get(Conversation, conversation_id, with_for_update=True) or abort(404)
        if say_once(session, talk, message):
            talk.mode, talk.wants_staff_since = "staff", None
            record(session, "write", f"conversation {conversation_id}")
    the_desk().ring()
    return redirect(_back(conversation_id))


@console.post("/conversations/<int:conversation_id>/take")
def take_over(conversation_id: int) -> ResponseReturnValue:
    return _switch(conversation_id, "staff")


@console.post("/conversations/<int:conversation_id>/hand-back")
def hand_back(conversation_id: int) -> ResponseReturnValue:
    return _switch(conversation_id, "bot")


def _switch(conversation_id: int, mode: str) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        talk = session.get(Conversation, conversation_id, with_for_update=True) or abort(404)
        talk.mode = mode
        if mode == "bot":
            talk.wants_staff_since = None
        record(session, "take over" if mode == "staff" else "hand back", f"conversation {conversation_id}")
    flash(t(f"conversation.now_{mode}"), "done")
    return redirect(_back(conversation_id))


def _back(conversation_id: int) -> str:
    return url_for("console.conversation", conversation_id=conversation_id, _anchor="reply")
