"""What may bind a reviewer to a community: the same province, or the surname of the person to be called.

Knows names and places as an application gives them; decides nothing: whether there is a conflict is for the
reviewer to say.
"""

from models.application import Application
from models.searching import folded
from models.staff import Staff

SHORTEST = 3  # letters of a surname


def ties(staff: Staff, application: Application) -> list[str]:
    """What both have in common: “province”, “surname”."""
    found = []
    home = (staff.preferences or {}).get("province", "")
    if home and home == application.province:
        found.append("province")
    theirs = {_surname(name) for name in application.people.splitlines()}
    if _surname(staff.shown_name) in theirs - {""}:
        found.append("surname")
    return found


def _surname(name: str) -> str:
    words = name.split()
    last = folded(words[-1]) if len(words) > 1 else ""
    return last if len(last) >= SHORTEST else ""
