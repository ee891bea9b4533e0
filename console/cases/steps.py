"""Which steps may be taken with an application, what is missing for each, and what the applicant is told.

Reads the programme's rules; knows no page and moves nothing itself.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from console.cases.standing import rule
from console.desk import the_desk
from console.guard import the_staff
from faq.answers import fill
from models.application import Application
from models.moving import Facts, Obstacle, facts_of, obstacles
from models.stages import UNSENT, needs_reason


@dataclass(frozen=True)
class Step:
    """A status that may come next. harm: it ends something for the applicant and stands apart.

    missing: what must be there first; may_override: whether the reader may go on all the same, with a reason.
    """

    status: str
    harm: bool
    needs_reason: bool
    missing: tuple[Obstacle, ...] = ()
    may_override: bool = False

    @property
    def is_open(self) -> bool:
        return not self.missing or self.may_override


def steps_from(session: Session, application: Application) -> list[Step]:
    """What may come next, the way forward first."""
    if application.status in UNSENT:
        return []
    facts = facts_of(session, [application])[application.id]
    following = application.programme.record.rule(application.status).next
    return [_step(application, status, facts) for status in following if status not in UNSENT]


def step_to(session: Session, application: Application, status: str) -> Step:
    return _step(application, status, facts_of(session, [application])[application.id])


def _step(application: Application, status: str, facts: Facts) -> Step:
    role = the_staff().role
    before, after = (rule(application.programme_id, one) for one in (application.status, status))
    missing = tuple(obstacles(application, status, facts=facts, role=role))
    override = bool(missing) and role == "admin"
    harm = after.group == "closed" or status == "not_selected"
    return Step(status, harm, override or needs_reason(before, after), missing, override)


def is_told_together(application: Application, status: str) -> bool:
    """Results: most often everybody on one day."""
    return rule(application.programme_id, status).group == "decided"


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
