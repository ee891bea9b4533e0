"""A caller asks where an application stands: found by reference, phone or name, told by stage, and nothing more.

Knows what an operator may say; shows no answers and no numbers of people.
"""

from flask import request
from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.page import render
from models.application import Application
from models.searching import folded, folded_words

SHORTEST = 3  # letters: fewer would list strangers
MOST = 10
COLUMNS = load_only(
    Application.reference, Application.community, Application.province, Application.status, Application.programme_id,
    Application.submitted_at, Application.moved_at, Application.created_at, Application.asides,
    Application.merged_into_id,
)  # fmt: skip


@console.get("/lookup")
def lookup() -> str:
    typed = request.args.get("q", "").strip()[:200]
    enough = len(folded(typed)) >= SHORTEST
    with the_desk().database.reading() as session:
        found = _found(session, typed) if enough else []
        stays = _speaking_for(session, found)
    if enough:
        look("look-up", "applications", found=len(found))
    about = {"found": found[:MOST], "more": len(found) > MOST, "stays": stays}
    return render("console/lookup.html", typed=typed, enough=enough, **about)


def _found(session: Session, typed: str) -> list[Application]:
    words = [Application.search.contains(word, autoescape=True) for word in folded_words(typed)]
    query = select(Application).where(Application.status != "cancelled", *words).options(COLUMNS)
    return list(session.scalars(query.order_by(Application.id.desc()).limit(MOST + 1)))


def _speaking_for(session: Session, found: list[Application]) -> dict[int, Application]:
    """What was merged is spoken for by the application that stays."""
    into = {one.merged_into_id for one in found if one.merged_into_id}
    query = select(Application).where(Application.id.in_(into)).options(COLUMNS)
    return {one.id: one for one in session.scalars(query)} if into else {}
