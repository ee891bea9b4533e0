"""Why the bot took a message for what it did: kept beside what it said, for staff. Knows a match; decides nothing."""

from handlers.base import Turn

NOTED = 3


def explain(turn: Turn) -> None:
    """The band and the nearest topics."""
    match = turn.match
    best = [{"topic": one.topic, "score": round(one.score, 3)} for one in match.candidates[:NOTED]]
    turn.why |= {"band": match.band, "candidates": best, "because": match.why}
