"""What a tap on LINE does: it sends the choice's data and shows its words, or just says the words.

Knows LINE's limits of an action; knows no message around it.
"""

from bot.channels.replies import on
from bot.channels.text import clean, shorten, units
from models.talk import Choice

DATA = 300
SHOWN = 300


def action(choice: Choice, label: int) -> dict[str, str]:
    """A postback that shows in the chat what was tapped; without data that LINE carries, a message. label: clusters."""
    words = shorten(on(choice), SHOWN, SHOWN)
    face = shorten(on(choice), label, 4 * label)
    data = clean(choice.data)
    if data and units(data) <= DATA:
        return {"type": "postback", "label": face, "data": data, "displayText": words}
    return {"type": "message", "label": face, "text": words}
