"""How what a board decides is spread over provinces and kinds of community. Knows counts; knows no score."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.cases.case import shown
from console.desk import the_desk
from console.showing import t
from forms.roles import in_role
from models.application import Application
from models.ranking import OUTCOMES


@dataclass(frozen=True)
class Row:
    """One province or kind, and how many of each outcome."""

    name: str
    counts: Counter[str]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Spread:
    """key: of `texts/board.yaml`. most: the longest row."""

    key: str
    rows: Sequence[Row]

    @property
    def most(self) -> int:
        return max((row.total for row in self.rows), default=0)


Placed = Sequence[tuple[Application, str]]


def spreads(placed: Placed) -> list[Spread]:
    """By province, and by kind of community where the form asks for it."""
    provinces = _counted((one.province or t("board.no_answer"), outcome) for one, outcome in placed)
    kinds = _counted((_kind(one), outcome) for one, outcome in placed)
    return [Spread("province", provinces)] + ([Spread("kind", kinds)] if any(_kind(one) for one, _ in placed) else [])


def _counted(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    """Most selected first."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outcome in pairs:
        found[name or t("board.no_answer")][outcome] += 1
    rows = [Row(name, counts) for name, counts in found.items()]
    return sorted(rows, key=lambda row: (*(-row.counts[one] for one in OUTCOMES), row.name))


def _kind(application: Application) -> str:
    form = the_desk().knowledge().form(application.form_version)
    field = in_role(form, "kind")
    return shown(field, application.answers.get(field.key)) if field and application.answers.get(field.key) else ""
