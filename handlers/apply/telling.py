"""Telling about the form itself: why it asks, how much is left, what to have at hand, an example. Changes nothing."""

from forms import kind_of, prepare
from handlers.apply.asking import ask
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.wording import reply
from models.talk import Reply


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
    text = field.help.of(sheet.language) if field and field.help else say.NO_EXAMPLE.to(sheet.language)
    if field and field.example:
        text = say.EXAMPLE.to(sheet.language, example=field.example.of(sheet.language))
    elif field and not field.help and (offers := kind_of(field).offers(sheet.asked(field))):
        text = say.EXAMPLE.to(sheet.language, example=offers[0].label)
    sheet.touch()
    return [Reply(text=text), *ask(sheet)]
