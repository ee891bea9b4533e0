"""Who may see what others scored: nobody before their own scoring is done; conflicts of interest never.

Knows a role, one's own state and the application's; knows no score.
"""

from console.cases.standing import statuses_everywhere
from models.review import OPEN
from models.staff import Staff


def sees_scores(staff: Staff, own: str, status: str) -> bool:
    """own: the state of one's own review, "" for none. An administrator who does not score reads all."""
    if own == "conflict":
        return False
    if own == "done" or status in statuses_everywhere("decided", "after"):
        return True
    return staff.role == "admin" and own not in OPEN
