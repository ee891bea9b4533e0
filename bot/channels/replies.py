"""What every channel does with replies before its own words begin: ways on, buttons, pictures, a card's rows.

Knows `Reply` and `Card`; knows no platform's JSON. More ways on than a platform shows as buttons are listed in the text
of their reply: every choice also works when typed.
"""

from collections.abc import Sequence
from urllib.parse import quote

from bot.channels.text import clean, split, units
from models.talk import Card, Choice, Reply

BUTTONS = 3  # of a card; the further ones become ways on
SAY = "say:"  # how a button's data begins when a tap is to count as the words on it
WORDLESS = "⋯"


def own_choices(reply: Reply) -> list[Choice]:
    """The reply's ways on, and its card's beyond the buttons; those with nothing on them left out."""
    further = reply.card.choices[BUTTONS:] if reply.card else ()
    return [choice for choice in (*reply.choices, *further) if on(choice)]


def ways_on(replies: Sequence[Reply], most: int) -> list[Choice]:
    """At most `most`, each once, the last reply's first: platforms show only those of the last message."""
    found = dict.fromkeys(choice for reply in reversed(replies) for choice in own_choices(reply))
    return list(found)[:most]


def words(reply: Reply, shown: Sequence[Choice]) -> str:
    """The reply's text, cleaned, and the ways on that are not among the `shown`."""
    return "\n\n".join(part for part in (said(reply.text), listed(reply, shown)) if part)


def listed(reply: Reply, shown: Sequence[Choice]) -> str:
    return "\n".join(f"• {on(choice)}" for choice in own_choices(reply) if choice not in shown)


def buttons(card: Card) -> list[Choice]:
    return [choice for choice in card.choices[:BUTTONS] if on(choice)]


def on(choice: Choice) -> str:
    """What stands on the button, in one line."""
    return " ".join(clean(choice.label or choice.data).split())


def said(text: str) -> str:
    """The text as it can be sent; empty where there is nothing to see in it."""
    return clean(text).strip()


def parts(text: str, limit: int) -> list[str]:
    """Non-empty parts of at most `limit` UTF-16 units."""
    return [part for part in split(said(text), limit) if part.strip()]


def rows(card: Card) -> list[tuple[str, str]]:
    """The card's rows, cleaned; a missing value shows as a dash."""
    return [(said(label), said(value) or "–") for label, value in card.rows if said(label) or said(value)]


def picture(address: str, most: int) -> str:
    """The address, percent-encoded, where a platform can fetch it; else empty."""
    safe = quote(clean(address).strip(), safe="%:/?#[]@!$&'()*+,;=~")
    return safe if safe.startswith("https://") and units(safe) <= most else ""
