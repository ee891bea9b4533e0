"""Which status may follow which: the one table behind the one door. Knows no application and no wording."""

OPEN = ("submitted", "screening", "more_information", "shortlisted", "site_visit", "reserve")
DECIDED = ("selected", "not_selected")

FOLLOWS: dict[str, tuple[str, ...]] = {
    "draft": ("submitted", "cancelled"),
    "cancelled": ("draft",),
    "submitted": ("screening", "more_information", "not_selected", "withdrawn", "duplicate", "draft"),
    "screening": ("shortlisted", "more_information", "not_selected", "withdrawn", "duplicate"),
    "more_information": ("screening", "not_selected", "withdrawn", "duplicate"),
    "shortlisted": ("site_visit", "selected", "reserve", "screening", "not_selected", "withdrawn"),
    "site_visit": ("selected", "reserve", "shortlisted", "not_selected", "withdrawn"),
    "reserve": ("selected", "not_selected", "withdrawn"),
    "selected": ("reserve", "withdrawn"),
    "not_selected": ("screening",),
    "withdrawn": ("submitted",),
    "duplicate": ("screening",),
}
STATUSES = tuple(FOLLOWS)


class CannotMove(ValueError):
    """This status may not follow that one: most often somebody else was faster."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{after} may not follow {before}")
        self.before, self.after = before, after


def may_follow(before: str, after: str) -> bool:
    return after in FOLLOWS.get(before, ())
