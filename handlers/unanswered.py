"""Words that had no answer: kept for staff as a miss, and for the next piece of the same question.

Knows rows and the person's memory; says nothing.
"""

from handlers.base import Turn
from models.faq import Miss

JOIN_WITHIN = 45  # seconds between pieces of one question


def note_miss(turn: Turn, kind: str, text: str, offered: list[str]) -> None:
    turn.session.add(
        Miss(
            conversation_id=turn.conversation.id,
            message_id=turn.heard.id,
            text=text[:1000],
            kind=kind,
            offered=offered,
            language=turn.language,
            channel=turn.conversation.channel,
            at=turn.now,
        )
    )


def keep_words(turn: Turn) -> None:
    """One question often comes in several messages: keep this piece for the next."""
    turn.memory["words"] = {
        "text": (with_the_last_words(turn) or turn.text)[-300:],
        "at": turn.incoming.at.timestamp(),
    }


def with_the_last_words(turn: Turn) -> str:
    last = turn.memory.get("words")
    if not last or not 0 <= turn.incoming.at.timestamp() - last["at"] <= JOIN_WITHIN:
        return ""
    return f"{last['text']} {turn.text}"
