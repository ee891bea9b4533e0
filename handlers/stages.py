"""Where an application stands, in the applicant's words. Knows the programme's wording of its stages; knows no form."""

from faq.answers import fill
from handlers.base import Turn
from handlers.facts import facts
from handlers.texts import talk
from models.application import Application
from models.thai_time import full_date


def stage_line(turn: Turn, application: Application) -> str:
    """Reference, community, stage and the day it was sent."""
    record = application.programme.record
    stage = record.stage(application.told_status)
    words = stage.applicant.in_language(turn.language) if stage else application.told_status
    about = {"reference": application.reference or "", "community": str(application.answers.get("community_name", ""))}
    lines = [talk.STATUS.to(turn.language, stage=fill(words, facts(turn, record) | about), **about)]
    if application.submitted_at:
        lines.append(talk.SENT_ON.to(turn.language, date=full_date(application.submitted_at, turn.language)))
    return "\n".join(lines)
