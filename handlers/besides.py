"""What is said besides the answer: what the person should know now, and the question of ours that still stands.

Knows who adds something, and in which order; each adds nothing most of the time.
"""

from collections.abc import Callable

from handlers import apply, eligibility, offer_news, reminding
from handlers.base import Turn
from models.talk import Reply

ADDED: tuple[Callable[[Turn, list[Reply]], list[Reply]], ...] = (
    apply.with_closing_told,
    apply.with_likely_told,
    reminding.with_kept,
    apply.with_correction_told,
    offer_news.told,
    eligibility.again,
    apply.with_consent_again,
)


def added(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """The replies with what belongs to them. Silence stays silence; groups hear nothing of anybody's application."""
    if not replies or turn.incoming.group or turn.conversation.mode == "staff":
        return replies
    for add in ADDED:
        replies = add(turn, replies)
    return replies
