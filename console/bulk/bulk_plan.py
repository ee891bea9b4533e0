"""What a batch would do: to how many, who is left out and why, and what is sent. Knows rows and actions; no page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from console.bulk.bulk_actions import Action, Doing, Why
from console.bulk.bulk_assign import Assign
from console.bulk.bulk_marks import LayLetters, PutFlag
from console.bulk.bulk_move import Move
from console.cases.standing import rule
from console.cases.steps import can_be_told, notice_for
from console.desk import the_desk
from console.guard import the_staff
from console.showing import stage_name, t
from models.application import Application
from models.batches import Batch, BatchRow, rows_of
from models.stages import UNSENT

ALL: tuple[Action, ...] = (
    Move(), Assign(), PutFlag("flag", putting=True), PutFlag("unflag", putting=False), LayLetters(),
)  # fmt: skip
ACTIONS: Mapping[str, Action] = {one.name: one for one in ALL}
SINCE: Why = {"say": "bulk.changed_since"}


@dataclass(frozen=True)
class Plan:
    """left_out: why, by application. told: messages that go at once, by channel; silent: whom no chat reaches."""

    rows: list[tuple[BatchRow, Application]]
    lacks: str = ""
    left_out: Mapping[int, Why] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)
    silent: int = 0
    letters: int = 0

    @property
    def going(self) -> int:
        return len(self.rows) - len(self.left_out)

    @property
    def reasons(self) -> list[tuple[Why, int]]:
        """Each reason once, with how many it stops; the most frequent first."""
        counts = Counter(tuple(sorted(why.items())) for why in self.left_out.values())
        return [(dict(why), count) for why, count in counts.most_common()]


def doing(batch: Batch) -> Doing:
    return Doing(the_staff(), the_desk().now(), batch.detail)


def allowed() -> list[str]:
    """The actions that this reader may choose."""
    return [one.name for one in ALL if the_staff().role in one.roles]


def plan_of(session: Session, batch: Batch) -> Plan:
    rows = rows_of(session, batch)
    action = ACTIONS.get(batch.action)
    if action is None:
        return Plan(rows)
    lacks = action.lacks(batch.detail)
    if lacks:
        return Plan(rows, lacks)
    there = [application for _, application in rows]
    left_out = dict(action.hindrances(session, there, doing(batch)))
    left_out |= {one.id: SINCE for row, one in rows if row.was != one.status}
    going = [one for one in there if one.id not in left_out]
    return _told(batch, Plan(rows, "", left_out), going)


def _told(batch: Batch, plan: Plan, going: list[Application]) -> Plan:
    tell = batch.detail.get("tell", "") if batch.action == "move" else ""
    with_words = [one for one in going if tell and notice_for(one, batch.detail["status"])]
    if tell != "now":
        letters = len(going) if batch.action == "letters" else len(with_words)
        return Plan(plan.rows, "", plan.left_out, letters=letters)
    reached = Counter(one.channel for one in with_words if can_be_told(one))
    return Plan(plan.rows, "", plan.left_out, told=reached, silent=len(with_words) - reached.total())


def stages_from(rows: list[tuple[BatchRow, Application]]) -> dict[str, int]:
    """Where these may go next, and how many of them."""
    here = Counter((one.programme_id, one.status) for _, one in rows)
    found: Counter[str] = Counter()
    for (programme, status), count in here.items():
        if status not in UNSENT:
            for step in rule(programme, status).next:
                found[step] += count if step not in UNSENT else 0
    return {status: count for status, count in found.most_common() if count}


def say_why(why: Why) -> str:
    """A reason in the reader's language; stages in it by their names."""
    values = {name: value for name, value in why.items() if name not in ("say", "status", "programme")}
    if "status" in why:
        values["stage"] = stage_name(why["programme"], why["status"])
    return t(why["say"], **values)
