"""The orders that a person can give at any question, as a table: name → what happens.

Knows moves; how the form is filled in and asked is in its neighbours.
"""

from collections.abc import Callable

from forms import Problem, kind_of
from handlers import people, status, tongue
from handlers.apply import explaining, leaving, mending, sending, telling
from handlers.apply.after_moves import MOVES_AFTER
from handlers.apply.answering import taken
from handlers.apply.asking import answer_cards, ask
from handlers.apply.beginning import come_back
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.topics import answers
from handlers.wording import plain, reply
from models.talk import Reply

Move = Callable[[Sheet], list[Reply]]
ALL_SENT = "ครบแล้ว"


def return_to(sheet: Sheet) -> list[Reply]:
    return come_back(sheet.turn)


def skip(sheet: Sheet) -> list[Reply]:
    """Passed over where it may be; an answer that is there stays where it may not; else why it is needed."""
    field = sheet.field
    if field is None:
        return ask(sheet)
    if sheet.asides.get("mending") == field.key and field.key in sheet.answers and field.required:
        return mending.keep(sheet)
    if field.required:
        return [explaining.needed(sheet, field)]
    sheet.skip(field)
    return [reply(say.SKIPPED, sheet.language), *ask(sheet)]


def dont_know(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    if field is None or not field.required:
        return skip(sheet)
    return [explaining.not_known(sheet, field)]


def enough(sheet: Sheet) -> list[Reply]:
    """“That is all” to photos, files or several choices."""
    field, picked = sheet.field, sheet.asides.get("picked")
    if field is None:
        return sending.send(sheet)
    if picked:
        return taken(sheet, field, picked, say_back=True)
    if field.key not in sheet.answers:
        return skip(sheet)
    too_few = kind_of(field).read(ALL_SENT, sheet.asked(field)) if field.kind in ("photos", "files") else None
    if isinstance(too_few, Problem):
        return [explaining.explain(sheet, field, too_few)]
    sheet.settle(field.key)
    return ask(sheet)


def review(sheet: Sheet) -> list[Reply]:
    """All answers so far, then the question that stands."""
    sheet.touch()
    if not sheet.answers:
        return [reply(say.NO_ANSWERS, sheet.language), *ask(sheet)]
    if sheet.field is None:
        return ask(sheet)
    return [reply(say.SO_FAR, sheet.language), *answer_cards(sheet), *ask(sheet)]


def call_staff(sheet: Sheet) -> list[Reply]:
    """The draft stays; what is written next may be meant for the person who was called."""
    sheet.asides["away"] = True
    return people.call(sheet.turn)


def tell_status(sheet: Sheet) -> list[Reply]:
    sheet.touch()
    return [*plain(status.show(sheet.turn)), *ask(sheet)]


def change_language(sheet: Sheet) -> list[Reply]:
    return [*tongue.change(sheet.turn), *ask(sheet)]


def tell(topic: str) -> Move:
    """The FAQ's answer to this, then the question."""

    def told(sheet: Sheet) -> list[Reply]:
        sheet.touch()
        known = topic in sheet.turn.knowledge.book.entries
        return [*(plain(answers(sheet.turn, [topic])) if known else []), *ask(sheet)]

    return told


def say_no(sheet: Sheet) -> list[Reply]:
    """A “no” to nothing in particular: what was said last was wrong, or at the summary something is to be changed."""
    return mending.which_to_mend(sheet) if sheet.field is None else mending.back(sheet)


def say_yes(sheet: Sheet) -> list[Reply]:
    return sending.send(sheet) if sheet.field is None else ask(sheet)


def send(sheet: Sheet) -> list[Reply]:
    """Sent from the summary; before it, how much is missing."""
    return sending.send(sheet) if sheet.field is None else telling.how_many_left(sheet)


MOVES: dict[str, Move] = {
    **dict.fromkeys(("apply", "go_on", "another", "menu", "restore"), return_to),
    **dict.fromkeys(("repeat", "unsend", "bot"), ask),
    "back": mending.back,
    "mend": mending.which_to_mend,
    "keep": mending.keep,
    **dict.fromkeys(("skip", "nothing", "none_of_these"), skip),
    "dont_know": dont_know,
    "enough": enough,
    "why": telling.why,
    "how_many_left": telling.how_many_left,
    "prepare": telling.what_to_prepare,
    "example": telling.example,
    "review": review,
    "pause": leaving.pause,
    **dict.fromkeys(("cancel", "withdraw"), leaving.ask_to_cancel),
    "send": send,
    "agree": say_yes,
    "refuse": say_no,
    "staff": call_staff,
    "status": tell_status,
    **dict.fromkeys(("english", "thai"), change_language),
    "help": tell("apply-in-chat"),
    "check": tell("eligibility"),
}


def moves_of(sheet: Sheet) -> dict[str, Move]:
    """What each order does here: some mean something else in an application that was sent."""
    return MOVES | MOVES_AFTER if sheet.sent else MOVES
