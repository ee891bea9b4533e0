"""A button's label that is typed instead of tapped does the same: the buttons on show are those of our last words.

Knows labels; what a tap does is known elsewhere. A typed answer is left alone: the question reads it, whole.
"""

from sqlalchemy import select

from forms.typed import key
from handlers.base import Turn
from models.conversation import Message


def read(turn: Turn) -> None:
    """Let the typed label stand for its button. Not in groups, nor while a person of ours has the talk."""
    incoming = turn.incoming
    if incoming.kind != "text" or incoming.data or incoming.group or turn.conversation.mode == "staff":
        return
    words = key(turn.text)
    data = next((data for label, data in on_show(turn) if words and label == words), "")
    if data:
        turn.incoming = incoming.model_copy(update={"data": data})


def on_show(turn: Turn) -> list[tuple[str, str]]:
    """Labels and data of the buttons under what we said last."""
    ours = select(Message).where(Message.conversation_id == turn.conversation.id, Message.direction == "out")
    last = turn.session.scalar(ours.order_by(Message.id.desc()).limit(1))
    shown = last.replies[-1:] if last else []
    ways = [choice for reply in shown for choice in reply.choices if not choice.data.startswith("answer:")]
    return [(key(choice.label), choice.data) for choice in ways]
