"""A copy of what was answered, after sending too. Knows frozen answers; a draft's own are shown by the form."""

from handlers.apply.asking import LONGEST, ROWS
from handlers.apply.reopened import may_change
from handlers.base import Turn
from handlers.commands import is_order
from handlers.texts import buttons, talk
from handlers.texts import sending as say
from handlers.wording import reply
from models.applications import sent_by
from models.talk import Card, Reply


def wanted(turn: Turn) -> bool:
    return turn.draft is None and (turn.incoming.data == "do:review" or is_order(turn.text, "review"))


def show(turn: Turn) -> list[Reply]:
    sent = sent_by(turn.conversation)
    if not sent:
        return [reply(talk.NO_STATUS, turn.language, talk.APPLY, talk.STAFF)]
    language = "en" if turn.language == "en" else "th"
    rows = tuple((one["label"][language], one["shown"][language][:LONGEST]) for one in sent[0].frozen)
    title = say.RECEIPT.to(language, reference=sent[0].reference)
    cards = [_card(title, rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
    ways = [talk.STATUS_WAY, *([buttons.MEND] if may_change(sent[0], turn.now) else []), talk.STAFF]
    choices = tuple(way.to(language) for way in ways)
    return [*cards[:-1], cards[-1].model_copy(update={"choices": choices})]


def _card(title: str, rows: tuple[tuple[str, str], ...]) -> Reply:
    return Reply(
        text="\n".join([title, *(f"{label}: {shown}" for label, shown in rows)]), card=Card(title=title, rows=rows)
    )
