"""Photos, files, voice, pins and stickers while a form is open: put where they belong, said so, the question once more.

Knows attachments that were stored or refused; knows no bytes.
"""

from forms import Field, Value, visible
from forms.fields import Asked, kind_of
from handlers.apply.answering import noted, taken
from handlers.apply.asking import ask, question
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.texts import talk
from handlers.wording import reply
from models.conversation import Attachment
from models.talk import Reply

BELONGS = {"image": ("photos", "files"), "file": ("files",)}  # kind of thing → kinds of fields that keep it
DEFAULT_MOST = 10


def received(sheet: Sheet, attachments: list[Attachment]) -> list[Reply]:
    """Everything of one message; what was refused is told, the rest is kept."""
    replies = [reply(talk.REFUSED[one.reason], sheet.language) for one in attachments if one.status == "refused"]
    stored = [one for one in attachments if one.status == "stored"]
    for attachment in stored:
        attachment.application_id = sheet.draft.id
    sheet.touch()
    if not stored:
        return [*replies, *ask(sheet)]
    return [*replies, *_kept(sheet, stored)]


def _kept(sheet: Sheet, stored: list[Attachment]) -> list[Reply]:
    field = sheet.field
    if field and field.kind in BELONGS.get(stored[0].kind, ()):
        return _gather(sheet, field, stored)
    home = _home(sheet, stored[0].kind)
    if home is None:
        line = say.VOICE_ASIDE if stored[0].kind == "audio" else say.KEPT_ASIDE
        return [reply(line, sheet.language), *ask(sheet)]
    held = _add(sheet, home, stored)
    line = say.PHOTO_ASIDE if home.kind == "photos" else say.FILE_ASIDE
    return [reply(line, sheet.language, label=home.label.of(sheet.language), count=held), *ask(sheet)]


def _home(sheet: Sheet, kind: str) -> Field | None:
    """The question of this form that such a thing answers, asked or not yet."""
    wanted = BELONGS.get(kind, ())
    return next((field for field in visible(sheet.form, sheet.answers) if field.kind in wanted), None)


def _gather(sheet: Sheet, field: Field, stored: list[Attachment]) -> list[Reply]:
    """The question takes more until it is full or the person says that it is enough."""
    most = field.limits.max_count or DEFAULT_MOST
    held = _add(sheet, field, stored)
    if held >= most:
        sheet.settle(field.key)
        return [reply(say.FULL, sheet.language, most=most), *ask(sheet)]
    sheet.asides["gathering"] = field.key
    line = say.PHOTO_TAKEN if field.kind == "photos" else say.FILE_TAKEN
    return [reply(line, sheet.language, *question(sheet, field).choices, count=held, left=most - held)]


def _add(sheet: Sheet, field: Field, stored: list[Attachment]) -> int:
    """How many the field holds then; what is over the limit stays with the conversation."""
    most = field.limits.max_count or DEFAULT_MOST
    held = [*(sheet.answers.get(field.key) or []), *(one.id for one in stored)][:most]
    sheet.put_aside(field, held)
    return len(held)


def located(sheet: Sheet) -> list[Reply]:
    """A pin: the answer where a place is asked, else kept in the form's own location question."""
    field, pin = sheet.field, sheet.turn.incoming.location
    home = next((one for one in sheet.form.fields if one.kind == "location"), None)
    if pin is None or home is None:
        return [reply(say.KEPT_ASIDE, sheet.language), *ask(sheet)]
    words = f"{pin.latitude},{pin.longitude} {pin.title} {pin.address}".strip()
    reading = kind_of(home).read(words, Asked(home, sheet.answers, sheet.language))
    if not isinstance(reading, Value):
        return [Reply(text=reading.sentence.of(sheet.language) if hasattr(reading, "sentence") else ""), *ask(sheet)]
    if field and field.key == home.key:
        return taken(sheet, home, reading.value, reading.also, say_back=True)
    sheet.put_aside(home, reading.value)
    return [reply(say.LOCATION_ASIDE, sheet.language), *_filled(sheet, reading), *ask(sheet)]


def _filled(sheet: Sheet, reading: Value) -> list[Reply]:
    """Places that the pin's own address names, taken for what was not answered yet."""
    new = {key: value for key, value in reading.also.items() if key in sheet.form and key not in sheet.answers}
    for key, value in new.items():
        sheet.put_aside(sheet.form.field(key), value)
    return [noted(sheet, list(new))] if new else []


def nudged(sheet: Sheet) -> list[Reply]:
    sheet.touch()
    return [reply(say.STICKER_NUDGE, sheet.language), *ask(sheet)]
