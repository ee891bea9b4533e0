"""Applications that nearly fit what was typed, for a search that found nothing. Knows spelling; decides nothing."""

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from models.application import Application
from models.desk import WAS_SENT
from models.searching import folded

ENOUGH = 72  # of 100
SHORTEST = 3  # letters


def nearly(session: Session, words: str, *, most: int = 5) -> list[Application]:
    """The nearest first; none for a word or two of letters."""
    typed = folded(words)
    if len(typed) < SHORTEST:
        return []
    known = dict(session.execute(select(Application.id, Application.search).where(WAS_SENT)).all())
    found = process.extract(typed, known, scorer=fuzz.partial_ratio, score_cutoff=ENOUGH, limit=most)
    ids = [id_ for _, _, id_ in found]
    shown = load_only(Application.community, Application.reference, Application.province)
    rows = {one.id: one for one in session.scalars(select(Application).where(Application.id.in_(ids)).options(shown))}
    return [rows[id_] for id_ in ids if id_ in rows]
