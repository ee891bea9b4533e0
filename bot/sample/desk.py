"""What happens after the form: the person comes back, staff read, note, move, write; some of it does not arrive.

Knows the steps of the script; the door of statuses and the outbox are the models'.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.sample.script import Call, Step, Story
from bot.sample.stage import Stage
from bot.sample.talking import Talk
from faq.answers import fill
from models.application import Application
from models.faq import Miss
from models.looks import Look
from models.outbox import Delivery
from models.talk import Reply


def play(talk: Talk, story: Story, application: Application | None, references: Mapping[str, str]) -> None:
    """Every step, in order. references: reference numbers by the key of the story, for reasons that name another."""
    for step in story.steps:
        if step.by:
            _by_staff(talk, step, application, references)
        elif step.breaks:
            talk.breaks_over(step.at, step.says, step.breaks)
        else:
            _by_the_person(talk, step)
        if step.gone:
            talk.conversation.reachable = False


def _by_the_person(talk: Talk, step: Step) -> None:
    if step.presses:
        talk.presses(step.at, step.presses)
    elif step.sends == "sticker":
        talk.hears(step.at, "sticker")
    elif step.sends:
        talk.sends(step.at, "audio", talk.stage.papers[step.sends])
    else:
        talk.asks(step.at, step)


def _by_staff(talk: Talk, step: Step, application: Application | None, references: Mapping[str, str]) -> None:
    stage = talk.stage
    at, staff_id = stage.put(step.at), stage.staff[step.by]
    if step.takes:
        talk.conversation.mode, talk.conversation.wants_staff_since = "staff", None
        _look(stage, staff_id, at, "take over", f"conversation {talk.conversation.id}")
    if application is not None:
        _look(stage, staff_id, at, "read", f"application {application.id}")
        _on_the_application(talk, step, application, references)
    elif step.writes:
        _lost(step, talk.tells([Reply(text=step.writes)], at, staff_id=staff_id))
        _look(stage, staff_id, at, "write", f"conversation {talk.conversation.id}")


def _on_the_application(talk: Talk, step: Step, application: Application, references: Mapping[str, str]) -> None:
    at, staff_id, why = talk.stage.clock.at, talk.stage.staff[step.by], step.why.format(**references)
    if step.note:
        application.note("noted", by="staff", at=at, staff_id=staff_id, text=step.note.format(**references))
    if step.to:
        application.move_to(step.to, by="staff", at=at, why=why, staff_id=staff_id)
        _look(talk.stage, staff_id, at, "move", f"application {application.id}", to=step.to)
    if text := step.writes or (_notice(application, step.to, at) if step.tell else ""):
        delivery = talk.tells([Reply(text=text)], at, staff_id=staff_id)
        talk.stage.session.flush()
        application.note("written", by="staff", at=at, staff_id=staff_id, message_id=delivery.message_id, text=text)
        _lost(step, delivery)


def _notice(application: Application, status: str, at: datetime) -> str:
    """What the applicant is told when this stage is reached, in their language."""
    record = application.programme.record
    stage = record.stage(status)
    if stage is None or stage.notice is None:
        return ""
    return fill(stage.notice.in_language(application.language), record.named_facts(application.language, at))


def _lost(step: Step, delivery: Delivery) -> None:
    if step.lost:
        delivery.status, delivery.error, delivery.done, delivery.sent_at = "failed", step.lost, 0, None


def _look(stage: Stage, staff_id: int, at: datetime, what: str, subject: str, **detail: str) -> None:
    moment = stage.real(at) - timedelta(seconds=30)
    stage.session.add(Look(staff_id=staff_id, at=moment, what=what, subject=subject, detail=detail))


def by_phone(stage: Stage, call: Call) -> None:
    """A caller's question that the hotline's operator found no answer to."""
    at = stage.put(call.at)
    miss = Miss(text=call.asked, kind="no-answer", offered=list(call.offered), language="th", channel="phone", at=at)
    stage.session.add(miss)
