"""Everything the bot says by itself, Thai and English side by side: one module an area. Knows sentences only."""

from handlers.texts.talk import SORRY
from handlers.wording import reply
from models.talk import Reply


def say_sorry(language: str) -> Reply:
    """Said when something of ours broke."""
    return reply(SORRY, language)
