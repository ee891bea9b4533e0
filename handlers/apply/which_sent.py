"""Which application that was sent a message is about: by a button of its own, or by what is to be changed.

Knows what people say and press; opens nothing.
"""

from handlers.apply.reopened import may_change
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.wanting import wanted_change
from models.application import Application
from models.applications import sent_by


def pressed(turn: Turn) -> bool:
    """A button of an application that was sent, whatever else is open: “change this one”, or one of its answers."""
    return not turn.incoming.group and of_button(turn) is not None


def of_button(turn: Turn) -> Application | None:
    what, _, rest = turn.incoming.data.partition(":")
    typed = not turn.incoming.data and is_order(turn.text, "change_sent")
    if what not in ("change", "mend") and not typed:
        return None
    sent = sent_by(turn.conversation)
    return next((one for one in sent if typed or rest.partition(":")[0] == str(one.id)), None)


def wanted(turn: Turn) -> bool:
    """“แก้เบอร์โทร”, “แก้ไขใบสมัคร”: about something that was sent, with no form open."""
    return not turn.incoming.group and turn.draft is None and meant(turn) is not None


def meant(turn: Turn) -> Application | None:
    """The newest that can still be changed and has such an answer."""
    sent = sent_by(turn.conversation)
    open_ones = [one for one in sent if may_change(one, turn.now)] or sent
    if turn.incoming.data == "do:mend" or is_order(turn.text, "mend"):
        return next(iter(open_ones), None)
    if turn.incoming.kind != "text":
        return None
    return next((one for one in open_ones if wanted_change(turn.text, Sheet(turn, one).form, one.answers)), None)
