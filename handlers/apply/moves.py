"""The orders that a person can give at any question, as a table: name → what happens.

Knows moves; how the form is filled in and asked is in its neighbours.
"""

from collections.abc import Callable

from handlers import people, tongue
from handlers.apply import leaving, mending, sending, telling
from handlers.apply.after_moves import MOVES_AFTER
from handlers.apply.answering import taken
from handlers.apply.asking import MOST, answer_cards, ask, question
from handlers.apply.beginning import come_back
from handlers.apply.sheet import Sheet
from handlers.questions import answers
from handlers.texts import form as say
from handlers.wording import plain, reply
from models.talk import Reply

Move = Callable[[Sheet], list[Reply]]


def return_to(sheet: Sheet) -> list[Reply]:
    return come_back(sheet.turn)


def skip(sheet: Sheet) -> list[Reply]:
    """Passed over where it may be; else why it is needed."""
    field = sheet.field
    if field is None:
        return ask(sheet)
    if sheet.asides.get("mending") == field.key and field.key in sheet.answers and field.required:
        return mending.keep(sheet)
    if field.required and _nothing_is_an_answer(sheet):
        return taken(sheet, field, ["none"], say_back=True)
    if field.required:
        sheet.missed(field)
        why = field.why.of(sheet.language) if field.why else say.NO_WHY.to(sheet.language)
        return [reply(say.CANNOT_SKIP, sheet.language, *question(sheet, field).choices, why=why)]
    sheet.skip(field)
    return [reply(say.SKIPPED, sheet.language), *ask(sheet)]


def _nothing_is_an_answer(sheet: Sheet) -> bool:
    return bool(sheet.field and any(choice.alone and choice.code == "none" for choice in sheet.field.choices))


def dont_know(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    if field is None or not field.required:
        return skip(sheet)
    sheet.missed(field)
    choices = (*question(sheet, field).choices[: MOST - 1], say.PAUSE.to(sheet.language))
    example = f"\n\n{say.EXAMPLE.to(sheet.language, example=field.example.of(sheet.language))}" if field.example else ""
    return [Reply(text=say.DONT_KNOW.to(sheet.language) + example, choices=choices)]


def enough(sheet: Sheet) -> list[Reply]:
    """“That is all” to photos, files or several choices."""
    field, picked = sheet.field, sheet.asides.get("picked")
    if field and picked:
        return taken(sheet, field, picked, say_back=True)
    if field and (sheet.asides.get("gathering") == field.key or field.key in sheet.answers):
        sheet.settle(field.key)
        return ask(sheet)
    return sending.send(sheet) if field is None else skip(sheet)


def review(sheet: Sheet) -> list[Reply]:
    """All answers so far, then the question that stands."""
    sheet.touch()
    if not sheet.answers:
        return [reply(say.NO_ANSWERS, sheet.language), *ask(sheet)]
    if sheet.field is None:
        return ask(sheet)
    return [reply(say.SO_FAR, sheet.language), *answer_cards(sheet), *ask(sheet)]


def call_staff(sheet: Sheet) -> list[Reply]:
    return people.call(sheet.turn)


def change_language(sheet: Sheet) -> list[Reply]:
    return [*tongue.change(sheet.turn), *ask(sheet)]


def help_me(sheet: Sheet) -> list[Reply]:
    return [*plain(answers(sheet.turn, ["apply-in-chat"])), *ask(sheet)]


def say_no(sheet: Sheet) -> list[Reply]:
    """A “no” to nothing in particular: at the summary it means that something is to be changed."""
    return mending.which_to_mend(sheet) if sheet.field is None else skip(sheet)


def say_yes(sheet: Sheet) -> list[Reply]:
    return sending.send(sheet) if sheet.field is None else ask(sheet)


MOVES: dict[str, Move] = {
    "apply": return_to,
    "go_on": return_to,
    "menu": return_to,
    "restore": return_to,
    "repeat": ask,
    "back": mending.back,
    "mend": mending.which_to_mend,
    "keep": mending.keep,
    "skip": skip,
    "nothing": skip,
    "dont_know": dont_know,
    "enough": enough,
    "why": telling.why,
    "how_many_left": telling.how_many_left,
    "prepare": telling.what_to_prepare,
    "example": telling.example,
    "review": review,
    "pause": leaving.pause,
    "cancel": leaving.ask_to_cancel,
    "withdraw": leaving.ask_to_cancel,
    "send": sending.send,
    "agree": say_yes,
    "refuse": say_no,
    "none_of_these": say_no,
    "unsend": ask,
    "staff": call_staff,
    "english": change_language,
    "thai": change_language,
    "help": help_me,
    "bot": ask,
}


def moves_of(sheet: Sheet) -> dict[str, Move]:
    """What each order does here: some mean something else in an application that was sent."""
    return MOVES | MOVES_AFTER if sheet.sent else MOVES
