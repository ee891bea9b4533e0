"""What must stay as it is while staff wait for a correction: every question that they did not ask about."""

from handlers.apply.asking import ask
from handlers.apply.freezing import was_asked
from handlers.apply.sheet import Sheet
from handlers.texts import after as say
from handlers.texts import talk
from handlers.wording import reply
from models.corrections import open_correction
from models.talk import Reply


def locked(sheet: Sheet, key: str) -> list[Reply]:
    """What to say where this answer is not to be changed now; nothing where it may be."""
    if open_correction(sheet.draft) is None or was_asked(sheet.draft, sheet.form, key):
        return []
    label = sheet.form.field(key).label.of(sheet.language)
    return [reply(say.LOCKED, sheet.language, talk.STAFF, label=label), *ask(sheet)]
