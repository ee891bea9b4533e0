"""The list's further filters as the address has them: readers, scores, flags, waiting time, news, doubles, answers.

Knows what a reader may ask for; knows no query and no page.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from console.desk import the_desk
from console.guard import the_staff
from models.narrowing import Narrowing, Wanted
from models.veil import personal_keys

NAMES = ("reviewer", "score_from", "score_to", "flag", "age", "unread", "double")
AGES = (3, 7, 14, 30)  # days that the page offers; the address may name any
ANSWER = re.compile(r"(is|has|no)\.([a-z][a-z0-9_]{0,59})")
_SENSE = {
    "score_from": re.compile(r"\d{1,3}(\.\d)?"), "score_to": re.compile(r"\d{1,3}(\.\d)?"),
    "age": re.compile(r"\d{1,3}"), "unread": re.compile("yes"), "double": re.compile("yes"),
}  # fmt: skip


def makes_sense(name: str, value: str) -> bool:
    if name == "reviewer":
        return value in ("me", "none") or (value.isdecimal() and len(value) < 10 and the_staff().role == "admin")
    return name not in _SENSE or _SENSE[name].fullmatch(value) is not None


def readable(typed: Mapping[str, str]) -> dict[str, str]:
    """Without questions after answers that this reader must not know."""
    asked = {name: found[2] for name in typed if (found := ANSWER.fullmatch(name))}
    if not asked or the_staff().has("contacts"):
        return dict(typed)
    with the_desk().database.reading() as session:
        hidden = personal_keys(session)
    return {name: value for name, value in typed.items() if asked.get(name) not in hidden}


def narrowing_from(typed: Mapping[str, str]) -> Narrowing:
    """typed: only what makes sense. “me” is whoever reads, so that a shared view is everybody's own."""
    me, days = the_staff(), typed.get("age", "")
    scores = tuple(float(typed[name]) if name in typed else None for name in ("score_from", "score_to"))
    reviewer = typed.get("reviewer", "")
    answers = [(found[2], found[1], value) for name, value in typed.items() if (found := ANSWER.fullmatch(name))]
    return Narrowing(
        reader=str(me.id) if reviewer == "me" else reviewer,
        scores=(scores[0], scores[1]),
        scored_by=me.id if scores != (None, None) and me.role != "admin" else 0,
        flag=typed.get("flag", ""),
        before=the_desk().now() - timedelta(days=int(days)) if days else None,
        news_for=me.id if "unread" in typed else 0,
        double="double" in typed,
        answers=tuple(Wanted(key, {"no": "none"}.get(how, how), value) for key, how, value in answers),
    )
