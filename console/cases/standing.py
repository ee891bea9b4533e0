"""What the stages of the loaded programmes mean for the desks: which are ours, which there are, their colour and words.

Knows the programmes' records; knows no application and no page.
"""

from console.desk import the_desk
from console.showing import stage_name, t
from console.wording import known
from models.programme import ProgrammeRecord
from models.stages import OWN, Rule, rule_of, statuses_in

TONES = {
    "submitted": "wait", "more_information": "hold", "selected": "done", "reserve": "hold", "not_selected": "lost",
    "draft": "draft",
}  # fmt: skip
BY_GROUP = {"open": "go", "decided": "done", "after": "done", "closed": "off", "unsent": "off"}


def ours_everywhere() -> tuple[str, ...]:
    """The statuses at which the next step is for staff, in any programme."""
    return statuses_in(_records(), "open", turn="staff")


def paused_everywhere() -> tuple[str, ...]:
    """The statuses at which the applicant is to answer: what would be scored there is not what was sent."""
    return statuses_in(_records(), "open", turn="applicant")


def picked_everywhere() -> tuple[str, ...]:
    """The statuses of those that were selected, with all that follow, in any programme."""
    return ("selected", *statuses_in(_records(), "after"))


def statuses_everywhere(*groups: str) -> tuple[str, ...]:
    """The statuses of these groups, or all but the unsent, in any programme."""
    return statuses_in(_records(), *groups)


def rule(programme_id: str, status: str) -> Rule:
    record = the_desk().knowledge().records.get(programme_id)
    return record.rule(status) if record else rule_of(status, None, OWN)


def tone(programme_id: str, status: str) -> str:
    """The shape and colour beside a stage's name."""
    return TONES.get(status) or BY_GROUP[rule(programme_id, status).group]


def step_words(programme_id: str, status: str) -> str:
    """What the button says that leads there."""
    own = f"moves.do_{status}"
    return t(own) if known(own) else t("moves.do_other", stage=stage_name(programme_id, status))


def step_means(programme_id: str, status: str) -> str:
    own = f"moves.means_{status}"
    return t(own) if known(own) else t("moves.means_other", stage=stage_name(programme_id, status))


def _records() -> tuple[ProgrammeRecord, ...]:
    return tuple(the_desk().knowledge().records.values())
