"""Where an application stands, for somebody who proves to be the applicant: the stage and the words to say.

Knows the throttle on guesses; tells no answer and no name.
"""

from datetime import datetime, timedelta
from math import ceil

from flask import current_app
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.access import throttle
from console.api.door import note, the_key
from console.api.problems import fail
from console.api.programme_shapes import Language
from console.api.routes import Shape, offers
from console.desk import real_now, the_desk
from console.showing import stage_name
from faq.answers import fill
from forms import PHONES, told
from models.application import Application
from models.stages import UNSENT


class StatusAsked(Shape):
    """Proof that the caller is the applicant: the number, and the last four digits of a phone in the application."""

    reference: str = Field(min_length=3, max_length=40)
    phone_last4: str = Field(pattern=r"^\d{4}$")
    language: Language = "th"


class StatusTold(Shape):
    """What the applicant may hear, and nothing more."""

    reference: str
    programme: str
    status: str
    say: str
    since: datetime | None


@offers("POST", "/status", scope="applications:status", body=StatusAsked, answer=StatusTold,
        problems=("not_found", "too_many_guesses"))  # fmt: skip
def tell_status(body: StatusAsked) -> StatusTold:
    """The stage of an application, by its number and the last four digits of a phone in it."""
    number, secret = body.reference.strip().upper(), current_app.secret_key or ""
    keys = throttle.keyed(secret, f"status {number}"), throttle.keyed(secret, f"key {the_key().id}")
    with the_desk().database.writing() as session:
        attempt = throttle.try_once(session, *keys, real_now())
    if isinstance(attempt, timedelta):
        fail("too_many_guesses", retry=ceil(attempt.total_seconds()))
    with the_desk().database.writing() as session:
        application = _theirs(session, number, body.phone_last4)
        if application:
            throttle.succeeded(session, attempt)
    note("look-up", f"application {application.id}" if application else "applications", found=bool(application))
    return _said(application, body.language) if application else fail("not_found")


def _theirs(session: Session, number: str, digits: str) -> Application | None:
    """The same answer for a number that is not there as for a phone that is not theirs."""
    query = select(Application).where(Application.reference == number, Application.status.not_in(UNSENT))
    found = session.scalar(query)
    if found is None:
        return None
    form = the_desk().knowledge().form(found.form_version)
    return found if any(told(form, found.answers, role).endswith(digits) for role in PHONES) else None


def _said(application: Application, language: str) -> StatusTold:
    record = the_desk().knowledge().records.get(application.programme_id)
    status = application.told_status
    stage = record.stage(status) if record else None
    words = stage.applicant.in_language(language) if stage else stage_name(application.programme_id, status)
    facts = record.named_facts(language, the_desk().now()) if record else {}
    return StatusTold(
        reference=application.reference or "",
        programme=application.programme_id,
        status=status,
        say=fill(words, facts),
        since=application.moved_at if status == application.status else None,
    )
