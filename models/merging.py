"""Two applications made one: one stays, with the answers that staff chose; the other becomes its duplicate. And back.

Knows the one door for statuses, answers and files; knows no form engine: merged answers come ready.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import post
from models.acting import By
from models.application import Application
from models.base import Json
from models.changing import replace_answers
from models.conversation import Attachment
from models.pairs import MERGED, Pair
from models.settling import reopen, settle
from models.stages import CannotMove

FARTHEST = 5  # merges in a row
Freeze = Callable[[Application, Json], list[Json]]  # the answers of an application for people to read


def merge(session: Session, kept: Application, other: Application, answers: Json, freeze: Freeze, by: By) -> Pair:
    """`other` becomes a duplicate of `kept`, which has these answers from now on. Raises CannotMove."""
    status = other.status
    other.move_to("duplicate", by="staff", at=by.at, staff_id=by.staff_id, why=by.why)
    other.merged_into_id = kept.id
    post.drop(post.waiting_for(session, other), staff_id=by.staff_id, at=by.at)
    was = dict(kept.answers)
    changed = replace_answers(kept, answers, freeze(kept, answers), by, source=other.reference or "")
    pair = settle(session, kept, other, MERGED, by, kept=kept.id)
    before, after = ({key: side.get(key) for key in changed} for side in (was, answers))
    files = _hand_over(session, other, kept)
    pair.kept_id, pair.undo = kept.id, {"status": status, "before": before, "after": after, "files": files}
    return pair


def take_apart(session: Session, pair: Pair, freeze: Freeze, by: By) -> list[str]:
    """Undo a merge. Keys of merged answers that stay, for somebody changed them since. Raises CannotMove."""
    kept = pair.one if pair.kept_id == pair.one_id else pair.other
    other, was = pair.beside(kept.id), pair.undo
    back = was["status"] if was["status"] in other.programme.record.rule(other.status).next else "screening"
    if other.status != "duplicate":
        raise CannotMove(other.status, back)
    other.move_to(back, by="staff", at=by.at, staff_id=by.staff_id, why=by.why)
    other.merged_into_id = None
    stay = [key for key, value in was["after"].items() if kept.answers.get(key) != value]
    answers = dict(kept.answers) | {key: value for key, value in was["before"].items() if key not in stay}
    replace_answers(kept, answers, freeze(kept, answers), by)
    _give(session, set(was["files"]) - _file_ids(kept.answers), other)
    reopen(session, pair, by)
    return stay


def stays(session: Session, application: Application) -> Application:
    """The application that speaks for this one: itself, or the one that it was merged into."""
    for _ in range(FARTHEST):
        following = application.merged_into_id and session.get(Application, application.merged_into_id)
        if not following:
            break
        application = following
    return application


def _hand_over(session: Session, other: Application, kept: Application) -> list[int]:
    """Photos and papers that the merged answers name go with them. Their ids."""
    named = select(Attachment.id).where(
        Attachment.application_id == other.id, Attachment.id.in_(_file_ids(kept.answers))
    )
    moved = list(session.scalars(named))
    _give(session, moved, kept)
    return moved


def _file_ids(answers: Mapping[str, Any]) -> set[int]:
    listed = (value for value in answers.values() if isinstance(value, list))
    return {one for value in listed for one in value if isinstance(one, int)}


def _give(session: Session, ids: Collection[int], application: Application) -> None:
    for file in session.scalars(select(Attachment).where(Attachment.id.in_(ids))):
        file.application_id = application.id
