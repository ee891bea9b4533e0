"""The minutes of a board as blocks: who was there, the ranking with decisions, ties and moves by hand with reasons.

Knows what minutes are made of; knows no page and no format.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask import g

from console.desk import the_desk
from console.paper.blocks import Block, Heading, Pair, Para, Signatures, Table
from console.showing import both, called, full_day, stage_name, t
from models.application import Application
from models.board import Board, BoardLine
from models.board_minutes import Aside, BoardMinutes, Settled
from models.minutes import Minutes
from models.thai_time import clock_time

WIDTHS = (7, 15, 23, 15, 9, 11, 20)


def blocks_of(decided: BoardMinutes, typed: Minutes) -> list[Block]:
    return [*_opening(decided.board, typed), *_decisions(decided), *_reasons(decided), *_closing(decided, typed)]


def title_of(board: Board, typed: Minutes) -> str:
    record = the_desk().knowledge().records.get(board.programme_id)
    name = both(record.name) if record else board.programme_id
    sitting = t("minutes.sitting", n=typed.number) if typed.number else ""
    return "\n".join(filter(None, (t("minutes.document", name=name), sitting)))


def _opening(board: Board, typed: Minutes) -> Iterator[Block]:
    yield Heading(title_of(board, typed), large=True)
    yield Pair(t("minutes.held_on"), full_day(typed.held_on))
    for name in ("venue", "chair", "secretary"):
        if getattr(typed, name):
            yield Pair(t(f"minutes.{name}"), getattr(typed, name))
    for name in ("present", "absent"):
        if people := people_in(getattr(typed, name)):
            yield Pair(t(f"minutes.{name}"), "\n".join(f"{n}. {who}" for n, who in enumerate(people, 1)))


def _decisions(decided: BoardMinutes) -> Iterator[Block]:
    board = decided.board
    yield Heading(t("minutes.considered"))
    about = {"n": len(decided.lines), "places": board.places, "reserves": board.reserves}
    yield Para(t(f"minutes.by_{board.by}", **about))
    yield Heading(t("minutes.resolved"))
    heads = ("place", "reference", "community", "province", "score", "readers", "outcome")
    yield Table([t(f"minutes.{name}") for name in heads], [_row(board, line) for line in decided.lines], WIDTHS)


def _row(board: Board, line: BoardLine) -> Sequence[str]:
    score = line.mean if board.by == "mean" else line.median
    outcome = stage_name(board.programme_id, line.outcome) + (f"\n{line.why}" if line.why else "")
    one = line.application
    return (
        str(line.place),
        one.reference or "–",
        called(one),
        one.province or "–",
        "–" if score is None else f"{score:.2f}",
        str(line.readers),
        outcome,
    )


def _reasons(decided: BoardMinutes) -> Iterator[Block]:
    for name, settled in (("ties", decided.ties), ("moves", decided.moves)):
        if settled:
            yield Heading(t(f"minutes.{name}"))
            yield from (Para(_settled(one)) for one in settled)
    if decided.asides:
        yield Heading(t("minutes.asides"))
        yield from (Para(_aside(one)) for one in decided.asides)


def _settled(one: Settled) -> str:
    names = " → ".join(_named(each) for each in one.applications)
    return t("minutes.settled", names=names, why=one.why or "–", by=one.by or "–", at=_moment(one.at))


def _aside(one: Aside) -> str:
    return t(f"minutes.{one.state}", who=one.who or "–", name=_named(one.application), why=one.why or "–")


def _moment(at: datetime) -> str:
    return f"{full_day(at)} {clock_time(at, g.language)}"


def _named(one: Application) -> str:
    return f"{one.reference or '–'} {called(one)}"


def _closing(decided: BoardMinutes, typed: Minutes) -> Iterator[Block]:
    remarks = "\n".join(filter(None, (decided.board.note, typed.remarks)))
    if remarks:
        yield Heading(t("minutes.remarks"))
        yield Para(remarks)
    if decided.board.decided_at:
        at = _moment(decided.board.decided_at)
        yield Para(t("minutes.decided", by=decided.decided_by or "–", at=at))
    signing = [(typed.chair, t("minutes.sign_chair")), (typed.secretary, t("minutes.sign_secretary"))]
    others = [who for who in people_in(typed.present) if who not in {typed.chair, typed.secretary}]
    yield Signatures([*signing, *((who, t("minutes.sign_member")) for who in others)])


def people_in(typed: str) -> list[str]:
    """One person a line; empty lines are none."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
