"""Which visit a message is about, and what it says of it. A form's open question and other programmes come first.

Knows the visits of a talk and what was said last; changes nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from forms import is_question
from forms.typed import plain
from handlers.base import Turn
from handlers.commands import orders
from handlers.visit_words import asks_when, calls_off, heard
from models.application import Application
from models.conversation import Message
from models.slots import Slot
from models.thai_time import as_day
from models.visit import AGREED, Visit
from models.visit_letters import slots_of
from models.visits import open_in

What = Literal["slot", "which", "none", "other", "off", "really", "keep", "when", "words", "gone", "past"]
DAYISH = re.compile(r"วัน|เอา|เลือก|สะดวก|ว่าง|ข้อ|อัน|\bday\b|\bthe \d|\d\s?(?:ก\.?ค|[ก-ฮ]\.[ก-ฮ])")
ENDED = ("draft", "cancelled", "withdrawn", "duplicate", "not_selected")  # nobody is visited then


@dataclass(frozen=True)
class Meant:
    """slots: the day chosen, or those that are possible still."""

    visit: Visit
    what: What
    slots: tuple[Slot, ...] = ()


def meant(turn: Turn) -> Meant | None:
    """None where it is about something else. Buttons count at any time, typed words only where nothing else waits."""
    if turn.incoming.group or turn.incoming.passive:
        return None
    if turn.incoming.data:
        return _tapped(turn, turn.incoming.data) if turn.incoming.data.startswith("visit:") else None
    if turn.incoming.kind != "text" or turn.conversation.mode == "staff":
        return None
    visits = [one for one in open_in(turn.session, turn.conversation) if one.application.status not in ENDED]
    if not visits:
        return None
    if put := _put(turn, visits):
        return put
    near = _spoken_of(turn)
    visits.sort(key=lambda one: one.id != near)
    found = (_typed(turn, one, near=one.id == near) for one in visits)
    return next((one for one in found if one), None)


def _put(turn: Turn, visits: Sequence[Visit]) -> Meant | None:
    """The answer to what we asked last: when it would suit, or whether the day is given up."""
    said = orders(turn.text)
    asks = is_question(turn.text) and turn.match.band == "answer"
    if (asked := turn.standing("visit_days")) and not asks and not said:
        return next((Meant(one, "words") for one in visits if one.id == asked), None)
    about = turn.standing("visit_off")
    what: What = "really" if "agree" in said else "keep"
    settled = about and ("agree" in said or "refuse" in said)
    return next((Meant(one, what) for one in visits if settled and one.id == about), None)


def days_ahead(turn: Turn, visit: Visit) -> tuple[Slot, ...]:
    """What was offered and is still to come."""
    return tuple(one for one in slots_of(visit) if one.begins > turn.now)


def _tapped(turn: Turn, data: str) -> Meant | None:
    number, _, rest = data.removeprefix("visit:").partition(":")
    query = select(Visit).join(Visit.application).where(Application.conversation_id == turn.conversation.id)
    visit = turn.session.scalar(query.where(Visit.id == int(number))) if number.isdigit() else None
    if visit is None:
        return None
    if not visit.is_open or visit.application.status in ENDED:
        return Meant(visit, "gone")
    if rest in ("none", "off", "really", "keep"):
        return Meant(visit, rest)  # type: ignore[arg-type]
    chosen = tuple(one for one in days_ahead(turn, visit) if f"{one.day}:{one.part}" == rest)
    return Meant(visit, "slot", chosen) if chosen else _left(turn, visit)


def _left(turn: Turn, visit: Visit) -> Meant:
    """A day that is no longer on offer was pressed."""
    if visit.state == AGREED:
        return Meant(visit, "when")
    days = days_ahead(turn, visit)
    return Meant(visit, "which", days) if days else Meant(visit, "past")


def _typed(turn: Turn, visit: Visit, *, near: bool) -> Meant | None:
    if not near and not _free(turn, visit):
        return None
    drafting = _drafting(turn)
    if visit.state == AGREED:
        if calls_off(turn.text, near=near and not drafting):
            return Meant(visit, "off")
    elif found := _chosen(turn, visit, near=near, strict=drafting or not near):
        return found
    return Meant(visit, "when") if asks_when(turn.text) and not drafting and not _elsewhere(turn, visit) else None


def _chosen(turn: Turn, visit: Visit, *, near: bool, strict: bool) -> Meant | None:
    """What is said of the days offered. strict: the words must say that, and nothing else."""
    days: Sequence[Slot] = days_ahead(turn, visit)
    if not days:
        return Meant(visit, "past") if near and DAYISH.search(plain(turn.text)) else None
    said = heard(turn.text, days, as_day(turn.now))
    if not said.what or (strict and not said.sure):
        return None
    if said.what == "yes":
        return Meant(visit, "slot" if len(days) == 1 else "which", said.slots)
    if said.what in ("slot", "other") and not said.sure and not DAYISH.search(plain(turn.text)):
        return None
    if is_question(turn.text) and said.what not in ("slot", "other", "none"):
        return None
    return Meant(visit, said.what, said.slots)


def _free(turn: Turn, visit: Visit) -> bool:
    """Nothing of ours waits for an answer, and the talk is not about another programme."""
    if _drafting(turn) or turn.memory.get("standing") or turn.memory.get("checking") or turn.memory.get("consent"):
        return False
    mine = visit.application.programme_id
    return turn.memory.get("programme", mine) == mine and not _elsewhere(turn, visit)


def _elsewhere(turn: Turn, visit: Visit) -> bool:
    """The words surely ask about another programme."""
    entry = turn.knowledge.book.entries.get(turn.match.topic) if turn.match.band == "answer" else None
    return entry is not None and entry.programme in turn.knowledge.records.keys() - {visit.application.programme_id}


def _drafting(turn: Turn) -> bool:
    return turn.draft is not None and not turn.draft.asides.get("paused")


def _spoken_of(turn: Turn) -> int:
    """The visit that our last words were about; 0 for none."""
    ours = select(Message).where(Message.conversation_id == turn.conversation.id, Message.direction == "out")
    last = turn.session.scalar(ours.order_by(Message.id.desc()).limit(1))
    return int(last.why.get("visit", 0)) if last else 0
