"""Changing what was answered: back, one named question, keeping it as it was. Knows the way there and back."""

from forms import visible
from forms.typed import shortened
from handlers.apply.asking import MOST, ask, question
from handlers.apply.locks import locked
from handlers.apply.sheet import PENDING, Sheet
from handlers.texts import buttons
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
    for aside in PENDING:
        sheet.asides.pop(aside, None)
    sheet.asides["mending"] = key
    sheet.asides["skipped"] = [one for one in sheet.skipped if one != key]
    sheet.touch()
    return [question(sheet, field)]


def which_to_mend(sheet: Sheet, start: int = 0) -> list[Reply]:
    """Every question that was answered or passed over, as buttons; a page of them where there are many."""
    given = [one for one in visible(sheet.form, sheet.answers) if one.key in (*sheet.answers, *sheet.skipped)]
    if not given:
        return [reply(say.NO_ANSWERS, sheet.language), *ask(sheet)]
    page = given[start : start + MOST] if len(given) <= start + MOST else given[start : start + MOST - 1]
    choices = [
        Choice(label=shortened(one.label.of(sheet.language)), data=f"mend:{sheet.draft.id}:{one.key}") for one in page
    ]
    if (following := start + len(page)) < len(given):
        choices.append(Choice(label=buttons.MORE.to(sheet.language), data=f"which:{sheet.draft.id}:{following}"))
    sheet.turn.stand("which", sheet.draft.id)
    sheet.touch()
    return [Reply(text=say.WHICH_TO_MEND.to(sheet.language), choices=tuple(choices))]


def keep(sheet: Sheet) -> list[Reply]:
    field = sheet.field
    if field and sheet.asides.get("mending") == field.key:
        sheet.settle(field.key)
        return [reply(say.KEPT_AS_IS, sheet.language), *ask(sheet)]
    return ask(sheet)
