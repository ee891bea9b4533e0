"""Whether a community seems to have applied already: the same phone, place and name, however they were written.

Knows sent applications of one programme; decides nothing: two marks of three make it likely, and people look.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.application import Application
from models.named import Named, named_in
from models.pairs import APART, LIKELY, NOT_SENT, Pair, pairs_of
from models.searching import folded

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
    """Sent applications that are likely from the same community, the oldest first. Two marks of three hold a place or
    a phone, and both stand in columns with an index: ten thousand others cost no more than ten."""
    ours = named_in(application.form_version.definition["fields"], application.answers)
    near = [
        column == said for column, said in ((Application.phone, ours.phone), (Application.place, ours.place)) if said
    ]
    if not near:
        return []
    query = select(Application).where(
        Application.programme_id == application.programme_id,
        Application.id != application.id,
        Application.status.not_in(NOT_SENT),
        or_(*near),
    )
    found = [Likeness(other, marks(ours, _columns(other))) for other in session.scalars(query.order_by(Application.id))]
    return [one for one in found if len(one.marks) >= ENOUGH]


def marks(ours: Named, theirs: Named) -> tuple[str, ...]:
    """What agrees: phone, name, place."""
    agree = {
        "phone": bool(ours.phone) and ours.phone == theirs.phone,
        "name": same_name(ours.community, theirs.community),
        "place": bool(ours.place) and ours.place == theirs.place,
    }
    return tuple(mark for mark, holds in agree.items() if holds)


def _columns(application: Application) -> Named:
    return Named(application.community, (), application.phone, application.place, application.province, ())


def note_pairs(session: Session, application: Application, at: datetime) -> list[Likeness]:
    """Write down with whom this application now looks alike, and take out what no longer does.

    What staff settled stays settled. The pairs that are new.
    """
    found = {one.application.id: one for one in likely_same(session, application)}
    known = {pair.beside(application.id).id: pair for pair in pairs_of(session, application.id)}
    for id_, pair in known.items():
        if id_ in found:
            pair.marks = list(found[id_].marks)
        elif pair.state == LIKELY:
            session.delete(pair)
    fresh = [one for id_, one in found.items() if id_ not in known]
    session.add_all(_pair(application, one, at) for one in fresh)
    return fresh


def _pair(application: Application, likeness: Likeness, at: datetime) -> Pair:
    one, other = sorted((application.id, likeness.application.id))
    return Pair(one_id=one, other_id=other, marks=list(likeness.marks), found_at=at)


def still_alike(pairs: Sequence[Pair], application: Application) -> list[Pair]:
    """Pairs to point out on the page of an application: not those that staff found to be two communities."""
    out = [pair for pair in pairs if pair.state != APART]
    return [pair for pair in out if pair.state != LIKELY or pair.beside(application.id).status not in NOT_SENT]


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
