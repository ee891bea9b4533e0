"""What each status means and what may follow it: the code's own statuses, under the rules that a programme adds.

Knows rules; knows no application and no wording.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from models.stage import Need, Role, Stage, Word

UNSENT = ("draft", "cancelled")  # the applicant's own; no stage of a programme
REVIEWERS: tuple[Role, ...] = ("admin", "reviewer")


class CannotMove(ValueError):
    """This status may not follow that one: most often somebody else was faster."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{after} may not follow {before}")
        self.before, self.after = before, after


@dataclass(frozen=True)
class Rule:
    """One status in one programme. group: also "unsent". by: roles that may move into it. next: what may follow it."""

    status: str
    group: str
    turn: str
    next: tuple[str, ...]
    by: tuple[str, ...] = REVIEWERS
    needs: tuple[Need, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether it is still being considered, and the next step is for staff."""
        return self.group == "open" and self.turn == "staff"


def _rule(status: str, group: str, following: str, turn: str = "nobody", *needs: Word) -> Rule:
    return Rule(status, group, turn, tuple(following.split()), needs=tuple(Need(word=word) for word in needs))


OWN = {
    rule.status: rule
    for rule in (
        _rule("draft", "unsent", "submitted cancelled", "applicant"),
        _rule("cancelled", "unsent", "draft"),
        _rule("submitted", "open", "screening more_information not_selected withdrawn duplicate draft", "staff"),
        _rule("screening", "open", "shortlisted more_information not_selected withdrawn duplicate", "staff"),
        _rule("more_information", "open", "screening not_selected withdrawn duplicate", "applicant", "reason"),
        _rule("shortlisted", "open", "site_visit selected reserve screening not_selected withdrawn", "staff"),
        _rule("site_visit", "open", "selected reserve shortlisted not_selected withdrawn", "staff"),
        _rule("selected", "decided", "reserve withdrawn"),
        _rule("reserve", "decided", "selected not_selected withdrawn"),
        _rule("not_selected", "decided", "screening", "nobody", "reason"),
        _rule("withdrawn", "closed", "submitted", "nobody", "reason"),
        _rule("late", "closed", "screening", "nobody", "reason"),
        _rule("duplicate", "closed", "screening submitted more_information", "nobody", "reason"),
    )
}
OURS = tuple(rule.status for rule in OWN.values() if rule.is_ours)  # where a programme adds none of its own
ALWAYS = {"submitted": ("draft",)}  # whatever a programme says: what was sent can be taken back within a minute


def rule_of(status: str, stage: Stage | None, stages: Collection[str]) -> Rule:
    """The rule for a status. One that nobody knows (its stage was taken out) is open, and may go to any of `stages`."""
    strange = Rule(status, "open", "staff", tuple(one for one in stages if one != status))
    default = OWN.get(status, strange)
    if stage is None:
        return default
    group = stage.group or default.group
    usual = default.turn if group == default.group else "staff" if group == "open" else "nobody"
    return replace(
        default,
        group=group,
        turn=stage.turn or usual,
        next=default.next if stage.next is None else (*stage.next, *ALWAYS.get(status, ())),
        by=stage.by or default.by,
        needs=stage.needs or default.needs,
    )


def needs_reason(before: Rule, after: Rule) -> bool:
    """Where the stage asks for one, and for every way back from what was decided or closed."""
    settled = before.group in ("decided", "after", "closed") and before.status != "reserve"
    return any(need.word == "reason" for need in after.needs) or (settled and after.group != "after")


class Staged(Protocol):
    """A programme's record, as far as its stages go."""

    def statuses(self, *groups: str, turn: str = "") -> tuple[str, ...]: ...


def statuses_in(records: Iterable[Staged], *groups: str, turn: str = "") -> tuple[str, ...]:
    """The statuses of these groups (all that were sent, where none is named) in any of the programmes, in order."""
    found = [status for record in records for status in record.statuses(*groups, turn=turn)]
    return tuple(dict.fromkeys(found))
