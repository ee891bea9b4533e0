"""What can be done with many applications at once, each by the very door that serves a single one.

Knows the actions by name; knows no page, no batch and no row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from models.application import Application
from models.staff import Staff

Why = Mapping[str, Any]  # {"say": a sentence's name, …its values}


class Refused(Exception):
    """This one is not done (or not undone); nothing of it has happened."""

    def __init__(self, say: str, **values: object) -> None:
        super().__init__(say)
        self.why: Why = {"say": say, **values}


@dataclass(frozen=True)
class Doing:
    """Who does it, when by the programme clock, and what exactly: the action's own details."""

    staff: Staff
    at: datetime
    detail: Mapping[str, str]


class Action(Protocol):
    """One kind of work. A detail that is not whole names the sentence that asks for it."""

    name: str
    roles: frozenset[str]

    def lacks(self, detail: Mapping[str, str]) -> str: ...

    def hindrances(self, session: Session, applications: Sequence[Application], doing: Doing) -> dict[int, Why]:
        """Why it would be refused, by application; a number of queries that does not grow with them."""

    def do(self, session: Session, application: Application, doing: Doing) -> Mapping[str, Any]:
        """Do it and tell what undoing needs. Raises Refused."""

    def undo(self, session: Session, application: Application, before: Mapping[str, Any], doing: Doing) -> None:
        """Raises Refused where it cannot be undone any more."""
