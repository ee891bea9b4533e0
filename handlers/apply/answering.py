"""An answer taken down: said back where it was understood rather than read, with what else the words settled.

Knows readings; which message is an answer is known elsewhere.
"""

from collections.abc import Iterable, Mapping

from forms import Almost, Answer, Field, Problem, Value, accepts, kind_of
from handlers.apply import bursting
from handlers.apply.asking import ask, bound, question, tap
from handlers.apply.explaining import explain
from handlers.apply.guessing import confirm, guess
from handlers.apply.sheet import Sheet
from handlers.hearing import FREE, Heard
from handlers.texts import buttons
from handlers.texts import form as say
from handlers.wording import reply
from models.talk import Reply

NO_PIECE = ("no_sense", "nothing", "empty")  # what can be no part of an answer


def answered(sheet: Sheet, field: Field, heard: Heard) -> list[Reply]:
    """The verdict is “answer” (or something near it): a value, a guess to confirm, or what is missing."""
    also = {key: value.value for key, value in heard.others.items()}
    match heard.reading:
        case Value() as read if field.kind in FREE and sheet.doubtful:
            return confirm(sheet, field, read.value, {**read.also, **also})
        case Value() as read:
            noted_ = [Reply(text=read.note.of(sheet.language))] if read.note else []
            taken_ = taken(sheet, field, read.value, {**read.also, **also}, say_back=read.said_back)
            return [*noted_, *taken_] if taken_ else []
        case Almost() as almost:
            bursting.keep_piece(sheet, field)
            return [*aside(sheet, also), *guess(sheet, field, almost)]
        case Problem() as problem if not also:
            if problem.code not in NO_PIECE:
                bursting.keep_piece(sheet, field)
            return [] if bursting.more_is_coming(sheet.turn) else [explain(sheet, field, problem)]
    return [*aside(sheet, also), *ask(sheet)]


def taken(
    sheet: Sheet, field: Field, value: Answer, also: Mapping[str, Answer] | None = None, *, say_back: bool = False
) -> list[Reply]:
    """Write it down; say it back where it was understood rather than read; go on."""
    changed = sheet.asides.get("mending") == field.key
    fallen = sheet.put(field, value, also)
    bursting.remember(sheet, field)
    replies: list[Reply] = []
    if say_back or changed or also:
        replies.append(noted(sheet, [field.key, *(also or {})]))
    if fallen:
        labels = ", ".join(one.label.of(sheet.language) for one in fallen)
        replies.append(reply(say.ASKED_AGAIN, sheet.language, labels=labels))
    return [*replies, *ask(sheet)]


def aside(sheet: Sheet, also: Mapping[str, Answer]) -> list[Reply]:
    """Take down what other questions were answered; the one that stands stays as it is."""
    fitting = [one for one in sheet.form.fields if one.key in also and accepts(one, also[one.key], sheet.answers)]
    for field in fitting:
        sheet.put_aside(field, also[field.key])
    return [noted(sheet, [one.key for one in fitting])] if fitting else []


def noted(sheet: Sheet, keys: Iterable[str]) -> Reply:
    """What was taken down, in one bubble."""
    lines = []
    for key in dict.fromkeys(keys):
        if key in sheet.form and (value := sheet.answers.get(key)) is not None:
            field = sheet.form.field(key)
            shown = kind_of(field).show(value, field, sheet.language)
            lines.append(say.NOTED.to(sheet.language, label=field.label.of(sheet.language), shown=shown))
    return Reply(text="\n".join(lines))


def picked(sheet: Sheet, field: Field, code: Answer) -> list[Reply]:
    """A tap among several choices: gathered until “that is all”, for a thumb can only press one at a time."""
    codes = code if isinstance(code, list) else [code]
    before = sheet.asides.get("picked")
    chosen = [one for one in (before or sheet.answers.get(field.key) or []) if one not in codes] + codes
    if any(_alone(field, one) for one in codes):
        return taken(sheet, field, codes)
    chosen = [one.code for one in field.choices if one.code in chosen and not one.alone]
    sheet.asides["picked"] = chosen
    sheet.touch()
    shown = kind_of(field).show(chosen, field, sheet.language)
    done = {bound(sheet, field, buttons.ENOUGH).data, *(tap(sheet, field, "", [one]).data for one in chosen)}
    left = [way for way in question(sheet, field).choices if way.data not in done]
    return [reply(say.PICKED, sheet.language, bound(sheet, field, buttons.ENOUGH), *left, shown=shown)]


def _alone(field: Field, code: str) -> bool:
    choice = field.choice(code)
    return bool(choice and choice.alone)
