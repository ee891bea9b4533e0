"""Flags on many at once, and letters laid aside for many. Knows flags, stages' notices and letters; knows no page."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.bulk.bulk_actions import Doing, Refused, Why
from console.cases.steps import notice_for
from models import post
from models.application import Application
from models.flags import flags_of, lower_flag, named, raise_flag
from models.post import WAITING, Letter


class PutFlag:
    """detail: flag, its name. putting: put it on, or take it off."""

    roles = frozenset({"admin", "reviewer"})

    def __init__(self, name: str, *, putting: bool) -> None:
        self.name, self._putting = name, putting

    def lacks(self, detail: Mapping[str, str]) -> str:
        return "" if named(detail.get("flag", "")) else "bulk.name_flag"

    def hindrances(self, session: Session, applications: Sequence[Application], doing: Doing) -> dict[int, Why]:
        flag, there = named(doing.detail["flag"]), flags_of(session, [one.id for one in applications])
        wrong = [one.id for one in applications if (flag in there.get(one.id, ())) == self._putting]
        return {id_: {"say": self._in_vain} for id_ in wrong}

    def do(self, session: Session, application: Application, doing: Doing) -> Mapping[str, Any]:
        if not self._set(session, application, doing, putting=self._putting):
            raise Refused(self._in_vain)
        return {}

    def undo(self, session: Session, application: Application, _before: Mapping[str, Any], doing: Doing) -> None:
        if not self._set(session, application, doing, putting=not self._putting):
            raise Refused("bulk.changed_since")

    def _set(self, session: Session, application: Application, doing: Doing, *, putting: bool) -> bool:
        change = raise_flag if putting else lower_flag
        return change(session, application.id, named(doing.detail["flag"]), by=doing.staff.id, at=doing.at)

    @property
    def _in_vain(self) -> str:
        return "bulk.flag_is_there" if self._putting else "bulk.no_such_flag"


class LayLetters:
    """A letter about the present stage for everybody who has none waiting; its words are the programme's."""

    name, roles = "letters", frozenset({"admin", "reviewer"})

    def lacks(self, _detail: Mapping[str, str]) -> str:
        return ""

    def hindrances(self, session: Session, applications: Sequence[Application], _doing: Doing) -> dict[int, Why]:
        ids = [one.id for one in applications]
        query = select(Letter.application_id).where(Letter.application_id.in_(ids), Letter.state == WAITING)
        waits = set(session.scalars(query))
        found: dict[int, Why] = {one.id: {"say": "bulk.no_notice"} for one in applications if not _words(one)}
        return found | {id_: {"say": "bulk.letter_waits"} for id_ in waits}

    def do(self, session: Session, application: Application, doing: Doing) -> Mapping[str, Any]:
        words = _words(application)
        if not words:
            raise Refused("bulk.no_notice")
        if post.waiting_for(session, application):
            raise Refused("bulk.letter_waits")
        known = application.told_status
        letter = post.write(session, application, words, known=known, staff_id=doing.staff.id, at=doing.at)
        session.flush()
        return {"letter": letter.id}

    def undo(self, session: Session, application: Application, before: Mapping[str, Any], doing: Doing) -> None:
        mine = [one for one in post.waiting_for(session, application) if one.id == before["letter"]]
        if not mine:
            raise Refused("bulk.letter_gone")
        post.drop(mine, staff_id=doing.staff.id, at=doing.at)


def _words(application: Application) -> str:
    return notice_for(application, application.status)
