"""Changing what was answered: back, one named question, keeping it as it was. Knows the way there and back."""

from forms import visible
from handlers.apply.asking import MOST, ask, question
from handlers.apply.locks import locked
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.wording import reply
from models.talk import Choice, Reply


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
    if refused := locked(sheet, key):
        return refused
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
