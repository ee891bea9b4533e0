"""The site visits of one application, for its page. Knows visits and what was found; knows no page."""

from typing import Any

from sqlalchemy.orm import Session

from console.desk import the_desk
from console.visiting.visit_answers import answers_of
from console.visiting.visit_offer import EARLY
from console.visiting.visit_words import WORDS
from models.application import Application
from models.visits import photos_of, visits_of


def visits_on(session: Session, application: Application) -> dict[str, Any]:
    """What `console/case_visits.html` asks for."""
    found = visits_of(session, application.id)
    photos = photos_of(session, [one.id for one in found]) if found else {}
    record = the_desk().knowledge().records.get(application.programme_id)
    rule = record.rule(application.status) if record else None
    offerable = not found and rule is not None and rule.group == "open" and application.status not in EARLY
    return {
        "visits": [(one, answers_of(one, record, photos[one.id])) for one in found],
        "may_be_visited": offerable,
        **WORDS,
    }
