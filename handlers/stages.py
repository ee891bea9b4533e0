"""Where an application stands, in the applicant's words. Knows the programme's wording of its stages, and no field."""

from faq.answers import fill
from forms import told
from handlers.base import Turn
from handlers.facts import facts
from handlers.texts import after, talk
from models.application import Application
from models.merging import stays
from models.thai_time import full_date


def stage_line(turn: Turn, application: Application) -> str:
    """Where it stands; for one that was merged, where the one stands that speaks for it."""
    standing = stays(turn.session, application)
    if standing is application:
        return _line(turn, application)
    numbers = {"reference": application.reference or "", "into": standing.reference or ""}
    return "\n".join([after.MERGED.to(turn.language, **numbers), _line(turn, standing)])


def _line(turn: Turn, application: Application) -> str:
    """Reference, community, stage and the day it was sent."""
    record = application.programme.record
    stage = record.stage(application.told_status)
    words = stage.applicant.in_language(turn.language) if stage else talk.STAGE_UNNAMED.to(turn.language)
    about = {"reference": application.reference or "", "community": community_of(turn, application)}
    lines = [talk.STATUS.to(turn.language, stage=fill(words, facts(turn, record) | about), **about)]
    if application.submitted_at:
        lines.append(talk.SENT_ON.to(turn.language, date=full_date(application.submitted_at, turn.language)))
    return "\n".join(lines)


def community_of(turn: Turn, application: Application) -> str:
    """Its name, as it was answered."""
    return told(turn.knowledge.form(application.form_version), application.answers, "community")
