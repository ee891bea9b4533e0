"""Whether everything that was acknowledged was heard and answered: once, in order, and shown as it was said.

Knows the tables and what the platforms noted; knows nothing of what happened in between.
"""

import time
from collections import Counter, defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.stream import Person, shown
from models.conversation import Conversation, Message
from models.database import Database
from models.inbox import Event
from models.outbox import Delivery

Figures = dict[str, object]


def wait_until_done(database: Database, seconds: float = 120) -> int:
    """Rows still open after that time."""
    until = time.monotonic() + seconds
    while (left := _open(database)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def _open(database: Database) -> int:
    with database.reading() as session:
        events = session.scalar(select(func.count()).where(Event.status == "new")) or 0
        return events + (session.scalar(select(func.count()).where(Delivery.status == "pending")) or 0)


def judge(database: Database, acknowledged: set[str], got: dict[Person, list[str]]) -> Figures:
    """Counts of what went wrong; all 0 is the promise."""
    with database.reading() as session:
        rows = session.execute(select(Event.id, Event.key, Event.status).where(Event.kind != "echo")).all()
        heard = {key: (number, status) for number, key, status in rows}
        answers = session.execute(
            select(Message.event_id, func.count()).where(Message.direction == "out").group_by(Message.event_id)
        )
        answered = dict(answers.all())
        failed = session.scalar(select(func.count()).where(Delivery.status == "failed")) or 0
        said, in_doubt = _said(session, "sent"), _said(session, "failed")
        disorder = _out_of_order(session)
    ids = [heard[key][0] for key in acknowledged if key in heard]
    return {
        "acknowledged": len(acknowledged),
        "lost": len(acknowledged - heard.keys()),
        "unanswered": sum(number not in answered for number in ids),
        "answered_twice": sum(count > 1 for event, count in answered.items() if event),
        "set_aside": sum(status == "dead" for _, status in heard.values()),
        "given_to_staff": failed,
        "messages_said": sum(map(len, said.values())),
        "messages_missing": sum((Counter(said[who]) - Counter(got[who])).total() for who in said),
        "messages_doubled": sum(
            (Counter(got[who]) - Counter(said[who] + in_doubt[who])).total() for who in {*said, *got}
        ),
        "talks_shown_otherwise": sum(said[who] != got[who] for who in said if not in_doubt[who]),
        "heard_out_of_order": disorder,
    }


def _said(session: Session, status: str) -> dict[Person, list[str]]:
    """What was said to each person, in the order in which it was said; "failed": what may have arrived."""
    query = select(Conversation.channel, Conversation.address, Delivery.calls).join(Delivery.message)
    query = query.where(Delivery.status == status)
    said: dict[Person, list[str]] = defaultdict(list)
    for channel, address, calls in session.execute(query.join(Message.conversation).order_by(Delivery.id)):
        for call in calls or ():
            said[channel, address] += [shown(one) for one in call.get("messages") or [call["message"]]]
    return said


def _out_of_order(session: Session) -> int:
    """Messages written down after one that the platform stamped later."""
    query = select(Message.conversation_id, Event.at).join(Event, Event.id == Message.event_id)
    latest: dict[int, datetime] = {}
    wrong = 0
    for talk, at in session.execute(query.where(Message.direction == "in").order_by(Message.id)):
        wrong += talk in latest and at < latest[talk]
        latest[talk] = max(at, latest.get(talk, at))
    return wrong
