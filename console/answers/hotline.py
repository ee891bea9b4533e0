"""The hotline desk: what an operator types finds the answer to read out, as they type. Knows the book, no caller."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from console.answers.speakable import MOST, first, near, speakable
from console.blueprints import hotline
from console.desk import the_desk
from console.page import render
from console.showing import t
from console.wording import LANGUAGES
from models.faq import Miss

LONGEST = 300


@hotline.get("/")
def desk() -> str:
    return render("hotline/desk.html", **_searched())


@hotline.get("/search")
def search() -> str:
    return render_template("hotline/results.html", **_searched())


@hotline.post("/no-answer")
def no_answer() -> ResponseReturnValue:
    """Keep the caller's question for those who write the answers."""
    typed = request.form.get("q", "").strip()[:LONGEST]
    if not typed:
        flash(t("hotline.type_first"), "harm")
        return redirect(url_for("hotline.desk"))
    book = the_desk().knowledge().book
    offered = [topic for topic, _ in near(book, typed)]
    with the_desk().database.writing() as session:
        about = {"kind": "no-answer", "channel": "phone", "language": _language(), "at": the_desk().now()}
        session.add(Miss(text=typed, offered=offered, **about))
    flash(t("hotline.kept"), "done")
    return redirect(url_for("hotline.desk"))


def _language() -> str:
    """The caller's language, which need not be the operator's."""
    asked = request.values.get("lang", "")
    return asked if asked in LANGUAGES else str(g.language)


def _searched() -> dict[str, object]:
    typed, topic = request.args.get("q", "").strip()[:LONGEST], request.args.get("topic", "")
    book = the_desk().knowledge().book
    found = near(book, typed)
    listed = found or ([] if typed else [(topic, "") for topic in first(book, the_desk().knowledge().records)])
    if topic in book.entries and topic not in dict(listed):
        listed = [(topic, ""), *listed[: MOST - 1]]
    answers = [speakable(book, *one) for one in listed]
    opened = topic if topic in dict(listed) else listed[0][0] if listed and typed else ""
    return {"typed": typed, "answers": answers, "opened": opened, "lang": _language()}
