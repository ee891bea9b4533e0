"""The palette behind Ctrl+K: pages, views and applications by a few letters, as far as the reader may open them.

Knows the menu and names; knows no single case.
"""

from dataclasses import dataclass

from flask import render_template, request, url_for
from sqlalchemy.orm import Session, load_only

from console.blueprints import console
from console.cases.views import shown_views
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look
from console.menu import MENU
from console.roles import may
from console.showing import called, stage_name, t
from models.application import Application
from models.desk import Chosen
from models.searching import folded, folded_words

MOST = 8  # applications
SHOWN = load_only(Application.community, Application.reference, Application.status, Application.programme_id)


@dataclass(frozen=True)
class Way:
    """Somewhere to go. kind: page, view or application."""

    kind: str
    href: str
    icon: str
    words: str
    beside: str = ""


@console.get("/palette")
def palette() -> str:
    typed = request.args.get("q", "").strip()[:100]
    found = [one for one in _pages() if _fits(one.words, typed)]
    if may(the_staff(), "console.applications"):
        with the_desk().database.reading() as session:
            found += [one for one in _views(session) if _fits(one.words, typed)]
            applications = _applications(session, typed) if folded_words(typed) else []
        if applications:
            look("list", "applications", q=typed)
            found = [*applications, *found] if any(letter.isdigit() for letter in typed) else [*found, *applications]
    return render_template("console/palette_found.html", found=found, typed=typed)


def _fits(words: str, typed: str) -> bool:
    plain = folded(words)
    return all(word in plain for word in folded_words(typed))


def _pages() -> list[Way]:
    open_ = [entry for entry in MENU if may(the_staff(), entry.endpoint)]
    pages = [Way("page", url_for(entry.endpoint), entry.icon, t(f"nav.{entry.name}")) for entry in open_]
    return [*pages, Way("page", url_for("console.account"), "person", t("account.title"))]


def _views(session: Session) -> list[Way]:
    return [
        Way("view", url_for("console.applications", **one.asked.query()), "filter", one.name)
        for one in shown_views(session, counting=False)
    ]


def _applications(session: Session, typed: str) -> list[Way]:
    query = Chosen(words=typed, sort="newest").select().options(SHOWN).limit(MOST)
    return [
        Way(
            "application",
            url_for("console.application", application_id=one.id),
            "inbox",
            called(one),
            f"{one.reference or ''} · {stage_name(one.programme_id, one.status)}",
        )
        for one in session.scalars(query)
    ]
