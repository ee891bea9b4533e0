"""Whether a community seems to have applied already: the same phone, place and name, however they were written.

Knows sent applications of one programme; decides nothing: two marks of three make it likely, and people look.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.application import Application
from models.searching import folded

NOT_SENT = ("draft", "cancelled", "withdrawn")
ENOUGH = 2  # marks that agree
NEAR = 84  # of 100
TELLING = 4  # letters from which one name inside another says something
_KINDS = (
    "วิสาหกิจชุมชน วิสาหกิจ ชุมชน หมู่บ้าน บ้าน กลุ่ม ชมรม เครือข่าย สหกรณ์ แม่บ้าน สตรี เกษตรกร ท่องเที่ยว โดย โฮมสเตย์ "
    "the ban baan community village group enterprise cooperative"
).split()
_KIND = re.compile(f"^(?:{'|'.join(sorted(map(folded, _KINDS), key=len, reverse=True))})(?=..)")
_ENGLISH_KIND = re.compile(r"(?<=..)(?:community|village|group|enterprise|cooperative|tourism)$")
_MOO = re.compile(r"(?:หมู่(?:ที่)?|ม\.|moo)\s*[\d๐-๙]+", re.IGNORECASE)
_WHERE = re.compile(r"(?:\s(?:ตำบล|อำเภอ|จังหวัด)|(?<![ก-ฮ])[ตอจ]\.).*$")


@dataclass(frozen=True)
class Likeness:
    """Another application, and the marks that agree: phone, name, place."""

    application: Application
    marks: tuple[str, ...]


def likely_same(session: Session, application: Application) -> list[Likeness]:
    """Sent applications that are likely from the same community, the oldest first."""
    answers = application.answers
    stored = Application.answers
    near = [
        stored[key].as_string() == answers[key] for key in ("contact_phone", "subdistrict") if answers.get(key)
    ]  # two marks of three hold one of these
    if not near:
        return []
    query = select(Application).where(
        Application.programme_id == application.programme_id,
        Application.id != application.id,
        Application.status.not_in(NOT_SENT),
        or_(*near),
    )
    others = session.scalars(query.order_by(Application.id))
    found = [Likeness(other, _marks(answers, other.answers)) for other in others]
    return [one for one in found if len(one.marks) >= ENOUGH]


def _marks(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[str, ...]:
    agree = {
        "phone": _both(ours, theirs, "contact_phone"),
        "name": same_name(str(ours.get("community_name", "")), str(theirs.get("community_name", ""))),
        "place": all(_both(ours, theirs, key) for key in ("subdistrict", "district", "province")),
    }
    return tuple(mark for mark, holds in agree.items() if holds)


def _both(ours: Mapping[str, Any], theirs: Mapping[str, Any], key: str) -> bool:
    return bool(ours.get(key)) and ours.get(key) == theirs.get(key)


def same_name(one: str, other: str) -> bool:
    """บ้านน้ำเกี๋ยน, ชุมชน บ้านนำ้เกียน and กลุ่มแม่บ้านน้ำเกี๋ยน หมู่ 3 are one name."""
    short, long = sorted((core(one), core(other)), key=len)
    if not short:
        return False
    return fuzz.ratio(short, long) >= NEAR or (len(short) >= TELLING and short in long)


def core(name: str) -> str:
    """What is left of a community's name without what kind of group it is, its number and its address."""
    bare = folded(_WHERE.sub("", _MOO.sub("", name)))
    before = ""
    while before != bare:
        before, bare = bare, _ENGLISH_KIND.sub("", _KIND.sub("", bare))
    return bare
