"""One answer in several messages: pieces that only together make sense, and tales that go on.

Knows what is waiting in the inbox and what was just taken down. What was here before our next question was sent cannot
be an answer to it; a clock would guess at that, the order of arrival knows it.
"""

import re

from sqlalchemy import func, select

from forms import Field, Value, accepts, kind_of
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.hearing import CERTAIN, FREE, Heard, hear
from models.inbox import Event

SOON = 60  # seconds within which a piece belongs to the one before
LONGEST_PIECES = 300  # characters
GOES_ON = re.compile(
    r"^(?:และ(?:ก็|ยัง)?|แล้วก็(?:มี|ยัง)?|อีกอย่าง|นอกจาก(?:นี้|นั้น)|รวม(?:ทั้ง|ถึง)|อ้อ|อ่อ|ลืม(?:บอก|ไป|เล่า)|เพิ่มเติม|มีอีก|ส่วน"
    r"|(?:and|also|plus|besides|oh and|i forgot)\b)|(?:ด้วย|อีกอย่าง)(?:ค่ะ|ครับ|นะ)*$",
    re.IGNORECASE,
)


def newest(turn: Turn) -> int:
    """The number of the last event that has arrived from this person."""
    return turn.session.scalar(select(func.max(Event.id)).where(Event.lane == turn.conversation.lane)) or 0


def more_is_coming(turn: Turn) -> bool:
    """Whether another message of the same kind is here already and waits its turn."""
    waiting = select(Event.id).where(
        Event.lane == turn.conversation.lane,
        Event.status == "new",
        Event.kind == turn.incoming.kind,
        Event.id != turn.heard.event_id,
        Event.at >= turn.incoming.at,
    )
    return turn.heard.event_id is not None and turn.session.scalar(waiting.limit(1)) is not None


def remember(sheet: Sheet, field: Field) -> None:
    """Words of one's own were taken down: more of them may follow."""
    sheet.asides.pop("telling", None)
    if field.kind in FREE and sheet.turn.incoming.kind == "text":
        at = sheet.turn.incoming.at.timestamp()
        sheet.asides["telling"] = {"key": field.key, "upto": newest(sheet.turn), "at": at}


def goes_on(sheet: Sheet, heard: Heard) -> Field | None:
    """The question answered before, where these words are more of that answer and not one to what is asked now."""
    telling, asked, text = sheet.asides.get("telling"), sheet.field, sheet.turn.text
    if not telling or telling["key"] not in sheet.answers or heard.kind not in ("answer", "invalid"):
        return None
    before = sheet.form.field(telling["key"])
    if asked and (before.key == asked.key or _answers_it(sheet, asked, heard)):
        return None
    soon = sheet.turn.incoming.at.timestamp() - telling["at"] <= SOON
    told_on = before.kind == "long_text" and soon and GOES_ON.search(text)
    return before if _unseen(sheet, telling["upto"]) or told_on else None


def _unseen(sheet: Sheet, upto: int) -> bool:
    """It was here before our question went out."""
    event = sheet.turn.heard.event_id
    return event is not None and event <= upto


def _answers_it(sheet: Sheet, asked: Field, heard: Heard) -> bool:
    """Whoever knows the form may answer the next question unasked: where it fits beyond doubt."""
    if asked.kind in FREE:
        return asked.begun_by(sheet.turn.text)
    sure = kind_of(asked).sure(sheet.turn.text, sheet.asked(asked))
    return heard.kind == "answer" and isinstance(heard.reading, Value) and sure >= CERTAIN


def added(sheet: Sheet, before: Field) -> bool:
    """Put the words to the answer before; False where that would be too long."""
    between = "\n" if before.kind == "long_text" else " "
    joined = f"{sheet.answers[before.key]}{between}{sheet.turn.text}"
    if not accepts(before, joined, sheet.answers):
        return False
    sheet.put_aside(before, joined)
    remember(sheet, before)
    return True


def keep_piece(sheet: Sheet, field: Field) -> None:
    """Words that did not fit may be the beginning of an answer."""
    if sheet.turn.incoming.kind == "text":
        joined = " ".join(filter(None, [_pieces(sheet, field), sheet.turn.text]))
        at = sheet.turn.incoming.at.timestamp()
        kept = {"key": field.key, "text": joined[-LONGEST_PIECES:], "at": at, "upto": newest(sheet.turn)}
        sheet.asides["pieces"] = kept


def _pieces(sheet: Sheet, field: Field) -> str:
    kept = sheet.asides.get("pieces") or {}
    fresh = sheet.turn.incoming.at.timestamp() - kept.get("at", 0) <= SOON
    return str(kept["text"]) if kept.get("key") == field.key and fresh else ""


def pieced_together(sheet: Sheet, field: Field, heard: Heard) -> Heard:
    """The words with those before them, where only together they are an answer, or where they came in one go."""
    before = _pieces(sheet, field)
    if not before or heard.kind not in ("answer", "invalid"):
        return heard
    in_one_go = field.kind in FREE and _unseen(sheet, sheet.asides["pieces"]["upto"])
    if heard.kind == "answer" and isinstance(heard.reading, Value) and not in_one_go:
        return heard
    between = "\n" if field.kind == "long_text" else " "
    together = hear(f"{before}{between}{sheet.turn.text}", sheet.form, sheet.asked(field), sheet.turn.knowledge.book)
    fits = together.kind == "answer" and isinstance(together.reading, Value)
    return together if fits else heard
