"""The orders that a person can give at any question, as a table: name → what happens.

Knows moves; how the form is filled in and asked is in its neighbours.
"""

from collections.abc import Callable

from forms import kind_of, prepare, visible
from handlers import people, tongue
from handlers.apply import leaving, sending
from handlers.apply.answering import taken
from handlers.apply.asking import MOST, answer_cards, ask, question
from handlers.apply.beginning import come_back
from handlers.apply.sheet import Sheet
from handlers.questions import answers
from handlers.texts import form as say
from handlers.wording import plain, reply
from models.talk import Choice, Reply

Move = Callable[[Sheet], list[Reply]]


def return_to(sheet: Sheet) -> list[Reply]:
    return come_back(sheet.turn)


def back(sheet: Sheet) -> list[Reply]:
    """To the question before this one, with its present answer."""
    asked = visible(sheet.form, sheet.answers)
    now = sheet.field
    place = next((at for at, field in enumerate(asked) if now and field.key == now.key), len(asked))
    if place == 0:
        return [reply(say.NO_EARLIER, sheet.language), *ask(sheet)]
    return mend(sheet, asked[place - 1].key)


def mend(sheet: Sheet, key: str) -> list[Reply]:
    """Ask one answered (or skipped) question again; afterwards the talk goes on where it was."""
    field = sheet.form.field(key)
    sheet.asides.pop("gathering", None)
    sheet.asides.pop("almost", None)
    sheet.asides["mending"] = key
    sheet.asides["skipped"] = [one for one in sheet.skipped if one != key]
    sheet.touch()
    return [question(sheet, field)]


def which_to_mend(sheet: Sheet) -> list[Reply]:
    given = [
        field
        for field in visible(sheet.form, sheet.answers)
        if field.key in sheet.answers or field.key in sheet.skipped
    ]
    choices = [
        Choice(label=field.label.of(sheet.language)[:20], data=f"mend:{sheet.draft.id}:{field.key}") for field in given
    ]
    if not choices:
        return [reply(say.NO_ANSWERS, sheet.language), *ask(sheet)]
    sheet.touch()
    text = say.WHICH_TO_MEND.to(sheet.language)
    rest = "\n".join(f"• {choice.label}" for choice in choices[MOST:])
    return [Reply(text="\n".join(filter(None, [text, rest])), choices=tuple(choices[:MOST]))]


def keep(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    if field and sheet.asides.get("mending") == field.key:
        sheet.settle(field.key)
        return [reply(say.KEPT_AS_IS, sheet.language), *ask(sheet)]
    return ask(sheet)


def skip(sheet: Sheet) -> list[Reply]:
    """Passed over where it may be; else why it is needed."""
    field = sheet.field
    if field is None:
        return ask(sheet)
    if sheet.asides.get("mending") == field.key and field.key in sheet.answers and field.required:
        return keep(sheet)
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


def why(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    reason = field.why.of(sheet.language) if field and field.why else say.NO_WHY.to(sheet.language)
    sheet.touch()
    return [Reply(text=reason), *ask(sheet)]


def how_many_left(sheet: Sheet) -> list[Reply]:
    done, of = sheet.counts()
    line = say.LEFT.to(sheet.language, done=done, left=of - done) if of > done else say.ALL_DONE.to(sheet.language)
    sheet.touch()
    return [Reply(text=line), *ask(sheet)]


def what_to_prepare(sheet: Sheet) -> list[Reply]:
    things = "\n".join(f"• {thing}" for thing in prepare(sheet.form, sheet.language))
    sheet.touch()
    return [reply(say.PREPARE, sheet.language, things=things), *ask(sheet)]


def example(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    text = say.NO_EXAMPLE.to(sheet.language)
    if field and field.example:
        text = say.EXAMPLE.to(sheet.language, example=field.example.of(sheet.language))
    elif field and (offers := kind_of(field).offers(sheet.asked(field))):
        text = say.EXAMPLE.to(sheet.language, example=offers[0].label)
    sheet.touch()
    return [Reply(text=text), *ask(sheet)]


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
    return which_to_mend(sheet) if sheet.field is None else skip(sheet)


def say_yes(sheet: Sheet) -> list[Reply]:
    return sending.send(sheet) if sheet.field is None else ask(sheet)


MOVES: dict[str, Move] = {
    "apply": return_to,
    "go_on": return_to,
    "menu": return_to,
    "restore": return_to,
    "repeat": ask,
    "back": back,
    "mend": which_to_mend,
    "keep": keep,
    "skip": skip,
    "nothing": skip,
    "dont_know": dont_know,
    "enough": enough,
    "why": why,
    "how_many_left": how_many_left,
    "prepare": what_to_prepare,
    "example": example,
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
