"""What staff make of two applications that look like one community: two communities, or related. And back again.

Knows pairs and both histories; merging is in `merging`.
"""

from typing import Any

from sqlalchemy.orm import Session

from models.acting import By
from models.application import Application
from models.pairs import APART, LIKELY, LINKED, MERGED, Pair, pair_of

EVENTS = {APART: "told_apart", LINKED: "linked", MERGED: "merged"}  # in both histories
UNDONE = {APART: "alike_again", LINKED: "unlinked", MERGED: "unmerged"}


def settle(session: Session, one: Application, other: Application, state: str, by: By, **about: Any) -> Pair:
    """Both have a line in their histories. Merging has its own way here: `merging.merge`."""
    pair = _pair(session, one, other, by)
    pair.state, pair.settled_at, pair.settled_by, pair.why = state, by.at, by.staff_id, by.why
    _note_both(one, other, EVENTS[state], by, **about)
    return pair


def reopen(session: Session, pair: Pair, by: By) -> None:
    """It is open again, what had been settled. A merge must have been taken apart before."""
    _note_both(pair.one, pair.other, UNDONE[pair.state], by)
    pair.state, pair.kept_id, pair.undo, pair.why = LIKELY, None, {}, ""
    pair.settled_at = pair.settled_by = None
    if not pair.marks:  # somebody had laid them side by side by hand
        session.delete(pair)


def _pair(session: Session, one: Application, other: Application, by: By) -> Pair:
    """The row for both: found alike, or laid side by side by somebody."""
    found = pair_of(session, one.id, other.id)
    if found is None:
        low, high = sorted((one, other), key=lambda application: application.id)
        found = Pair(one_id=low.id, other_id=high.id, one=low, other=high, marks=[], found_at=by.at)
        session.add(found)
    return found


def _note_both(one: Application, other: Application, kind: str, by: By, **about: Any) -> None:
    for here, there in ((one, other), (other, one)):
        beside = {"other": there.id, "reference": there.reference or ""}
        here.note(kind, by="staff", at=by.at, staff_id=by.staff_id, why=by.why, **beside, **about)
