"""The programme that a conversation is about, and its facts by name. Knows records; knows no sentence."""

from handlers.base import Turn
from models.programme import ProgrammeRecord


def programme(turn: Turn) -> ProgrammeRecord:
    """The one talked about last, else the one that takes applications, else the first there is."""
    records = turn.knowledge.records
    remembered = records.get(str(turn.memory.get("programme", "")))
    taking = next((record for record in records.values() if record.takes_applications), None)
    return remembered or taking or next(iter(records.values()))


def open_for(turn: Turn) -> list[ProgrammeRecord]:
    """The programmes that take applications at this moment."""
    return [record for record in turn.knowledge.records.values() if record.accepts(turn.now)]


def facts(turn: Turn, record: ProgrammeRecord | None = None) -> dict[str, str]:
    """Named facts; a programme without a hotline of its own points to that of the one that has."""
    found = (record or programme(turn)).named_facts(turn.language, turn.now)
    if "hotline" not in found:
        others = (other.named_facts(turn.language, turn.now) for other in turn.knowledge.records.values())
        found = next((other for other in others if "hotline" in other), {"hotline": "", "hotline_hours": ""}) | found
    return found
