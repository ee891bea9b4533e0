"""Linking one's own chat, to try messages on oneself: a one-time code that is typed there.

Knows the page and codes; what the chat does with the code, the bot knows.
"""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.page import render
from console.showing import t
from models import own_chats as own


@console.get("/account/chats")
def own_chats() -> str:
    with the_desk().database.reading() as session:
        linked = own.chats_of(session, the_staff().id)
        code = own.waiting_code(session, the_staff().id, real_now())
    return render("console/own_chats.html", linked=linked, code=code)


@console.post("/account/chats/code")
def new_chat_code() -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        own.new_code(session, the_staff().id, real_now())
    return redirect(url_for("console.own_chats"))


@console.post("/account/chats/<int:own_chat_id>/unlink")
def unlink_chat(own_chat_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        own.unlink(session, the_staff().id, own_chat_id)
    flash(t("own_chats.unlinked"), "done")
    return redirect(url_for("console.own_chats"))
