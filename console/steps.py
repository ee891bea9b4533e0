"""Which steps a reviewer may take with an application, which need a reason, and what the applicant is told.

Reads the one transition table; knows no page and moves nothing itself.
"""

from dataclasses import dataclass

from console.desk import the_desk
from faq.answers import fill
from models.application import Application
from models.stages import FOLLOWS

NOT_BY_STAFF = frozenset({"draft", "cancelled"})  # these are the applicant's own
HARM = ("not_selected", "withdrawn", "duplicate", "late")
NEEDS_REASON = frozenset({"more_information", "not_selected", "withdrawn", "duplicate"})
CLOSED = frozenset({"selected", "not_selected", "withdrawn", "duplicate"})  # to leave these asks for a reason, too


@dataclass(frozen=True)
class Step:
    """A status that may come next. harm: it ends something for the applicant and stands apart."""

    status: str
    harm: bool
    needs_reason: bool


def steps_from(application: Application) -> list[Step]:
    """What may come next, the way forward first."""
    if application.status in NOT_BY_STAFF:
        return []
    return [step_to(application, status) for status in FOLLOWS[application.status] if status not in NOT_BY_STAFF]


def step_to(application: Application, status: str) -> Step:
    return Step(status, status in HARM, status in NEEDS_REASON or application.status in CLOSED)


def notice_for(application: Application, status: str) -> str:
    """What the applicant is told on this step, in the applicant's language with the facts in place; often nothing."""
    record = the_desk().knowledge().records.get(application.programme_id)
    stage = record.stage(status) if record else None
    if record is None or stage is None or stage.notice is None:
        return ""
    return fill(
        stage.notice.in_language(application.language), record.named_facts(application.language, the_desk().now())
    )


def can_be_told(application: Application) -> bool:
    """Whether there is a talk in which the applicant can be written to."""
    return bool(application.conversation and application.conversation.reachable)
