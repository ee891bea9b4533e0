"""The list's address and what it means: every filter, the order, the columns and the page stand in the query string.

Knows names of parameters; knows no query and no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import g

from console.ages import day_from
from console.cases.narrowed import ANSWER, makes_sense, narrowing_from, readable
from console.cases.narrowed import NAMES as MORE
from console.cases.standing import ours_everywhere, picked_everywhere, statuses_everywhere
from models.desk import GROUPS, SORTS, Chosen
from models.stages import UNSENT

PLAIN = ("programme", "status", "province", "channel", "photos", "sort")
NAMES = (*PLAIN, "q", "since", "until", *MORE, "columns")
LONGEST = 200
MOST_ANSWERS = 8


@dataclass(frozen=True)
class Asked:
    """A list as it was asked for: the parameters as typed, what they choose, and which of the days make no sense."""

    typed: Mapping[str, str]
    chosen: Chosen
    wrong: tuple[str, ...]
    page: int = 1

    def query(self, **changes: object) -> dict[str, Any]:
        """The parameters for url_for with some changed; an empty one falls out, and a changed list begins at page 1."""
        return self.without(**changes)

    def without(self, *names: str, **changes: object) -> dict[str, Any]:
        """The same without these parameters."""
        changed = {**self.typed, **{name: str(value or "") for name, value in changes.items()}}
        return {name: value for name, value in changed.items() if value and name not in names}

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of the columns that were asked for, in this order; none for those that everybody has."""
        return tuple(dict.fromkeys(key for key in self.typed.get("columns", "").split(",") if key))

    @property
    def answers(self) -> dict[str, str]:
        """What was asked of answers: "has.products" → "ผ้า"."""
        return {name: value for name, value in self.typed.items() if ANSWER.fullmatch(name)}


def asked_from(args: Mapping[str, str]) -> Asked:
    """Read the query string. What is unknown is left out; nothing in it is an error."""
    names = (*NAMES, *[name for name in args if ANSWER.fullmatch(name)][:MOST_ANSWERS])
    typed = {name: args.get(name, "").strip()[:LONGEST] for name in names}
    typed = readable({name: value for name, value in typed.items() if value and _makes_sense(name, value)})
    days = {name: day_from(typed.get(name, "")) for name in ("since", "until")}
    wrong = tuple(name for name, day in days.items() if day is None and name in typed)
    plain: dict[str, Any] = {name: typed[name] for name in PLAIN if name in typed}
    words, more = typed.get("q", ""), narrowing_from(typed)
    plain |= {"since": days["since"], "until": days["until"], "ours": ours_everywhere(), "picked": picked_everywhere()}
    chosen = Chosen(**plain, words=words, more=more)
    page = args.get("page", "1")
    return Asked(typed, chosen, wrong, max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1)


def _makes_sense(name: str, value: str) -> bool:
    if (name, value) == ("sort", "score") and g.staff.role != "admin":
        return False  # the order would tell what is hidden until one's own score is given
    known = {"status": (*statuses_everywhere(), *UNSENT, *GROUPS), "sort": SORTS, "photos": ("yes", "no")}
    return makes_sense(name, value) and (name not in known or value in known[name])
