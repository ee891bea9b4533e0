"""A question or a greeting in the middle of the form: its answer, then the question that stands, once.

Knows the bands of the FAQ; changes no answer.
"""

import re

from faq.match import Match
from handlers import questions, suggesting
from handlers.apply import telling
from handlers.apply.asking import MOST, ask
from handlers.apply.bursting import more_is_coming
from handlers.apply.sheet import Sheet
from handlers.facts import facts
from handlers.hearing import Heard
from handlers.texts import form as say
from handlers.texts import talk
from handlers.topics import answers
from handlers.wording import plain, reply
from models.talk import Reply

WHICH_ONE = re.compile(  # the question's own help answers it best
    r"(?:เลือก|ตอบ|ติ๊ก)(?:ข้อ|อัน|แบบ)ไหน"
    r"|\bwhich (?:one )?(?:do|should|shall|must) (?:i|we) (?:pick|choose|select|tick|take)",
    re.IGNORECASE,
)


def interrupted(sheet: Sheet, heard: Heard) -> list[Reply]:
    """What was asked or said besides, answered; suggested where it was not sure; else noted for staff."""
    sheet.touch()
    if heard.kind == "chat" and more_is_coming(sheet.turn):
        return []
    if heard.kind == "chat" and not (heard.match and heard.match.topic.startswith("chat-")):
        return [reply(say.STICKER_NUDGE, sheet.language), *ask(sheet)]
    if heard.kind == "chat" and heard.match:
        return [*plain(answers(sheet.turn, [heard.match.topic])), *ask(sheet)]
    if sheet.field and sheet.field.choices and WHICH_ONE.search(sheet.turn.text):
        return telling.example(sheet)
    return looked_up(sheet, heard.match)


def looked_up(sheet: Sheet, match: Match | None) -> list[Reply]:
    turn = sheet.turn
    if match:
        turn.match = match
    if questions.known(turn) and turn.match.topic in turn.knowledge.book.entries:
        return [*plain(questions.answer(turn)), *ask(sheet)]
    if suggesting.likely(turn):
        return [_suggested(sheet)]
    questions.not_known(turn)
    return _with_a_person([reply(say.NOT_KNOWN_YET, turn.language, **facts(turn)), *ask(sheet)], sheet)


def _suggested(sheet: Sheet) -> Reply:
    """Which was meant; and below it the question that stands, to answer instead."""
    guesses, asked = suggesting.suggest(sheet.turn)[-1], sheet.field
    back = say.OR_ANSWER.to(sheet.language, label=asked.ask.of(sheet.language)) if asked else ""
    return guesses.model_copy(update={"text": "\n\n".join(filter(None, [guesses.text, back]))})


def _with_a_person(replies: list[Reply], sheet: Sheet) -> list[Reply]:
    staff = talk.STAFF.to(sheet.language)
    *before, last = replies
    return [*before, last.model_copy(update={"choices": (*last.choices[: MOST - 1], staff)})]
