"""Photos, files, voice, pins and stickers while a form is open: put where they belong, said so, the question once more.

Knows attachments that were stored or refused; knows no bytes.
"""

from itertools import groupby

from forms import Almost, Field, Option, Problem, Text, Value, pinned, places_of_pin, visible
from forms import received as joined
from handlers.apply import bursting
from handlers.apply.asking import ask, question
from handlers.apply.guessing import guess
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.texts import talk
from handlers.wording import Line, plain, reply
from models.conversation import Attachment
from models.talk import Location, Reply

BELONGS = {"image": ("photos", "files"), "file": ("files",)}  # kind of thing → kinds of fields that keep it
ASIDE: dict[str, Line] = {"audio": say.VOICE_ASIDE}
DEFAULT_MOST = 10


def received(sheet: Sheet, attachments: list[Attachment]) -> list[Reply]:
    """Everything of one message; what was refused is told, the rest is kept. Of an album the last photo is answered."""
    refused = [reply(talk.REFUSED[one.reason], sheet.language) for one in attachments if one.status == "refused"]
    stored = [one for one in attachments if one.status == "stored"]
    for attachment in stored:
        attachment.application_id = sheet.draft.id
    sheet.touch()
    kept = [_kept(sheet, kind, [*group]) for kind, group in groupby(sorted(stored, key=_kind), _kind)]
    if bursting.more_is_coming(sheet.turn):
        return refused
    if kept and kept[-1].choices:
        return [*refused, *plain(kept[:-1]), kept[-1]]
    return [*refused, *kept, *ask(sheet)]


def _kind(attachment: Attachment) -> str:
    """A photo that was sent as a file is a photo."""
    return "image" if attachment.mime.startswith("image/") else attachment.kind


def _kept(sheet: Sheet, kind: str, stored: list[Attachment]) -> Reply:
    field = sheet.field
    if field and field.kind in BELONGS.get(kind, ()):
        return _gathered(sheet, field, stored)
    wanted = BELONGS.get(kind, ())
    home = next((one for one in visible(sheet.form, sheet.answers) if one.kind in wanted), None)
    if home is None:
        return reply(ASIDE.get(kind, say.KEPT_ASIDE), sheet.language)
    if _added(sheet, home, stored):
        return reply(say.FULL, sheet.language, most=_most(home))
    line = say.PHOTO_ASIDE if home.kind == "photos" else say.FILE_ASIDE
    count = len(sheet.answers[home.key])
    return reply(line, sheet.language, label=home.label.of(sheet.language), count=count)


def _gathered(sheet: Sheet, field: Field, stored: list[Attachment]) -> Reply:
    """The question takes more until it is full or the person says that it is enough."""
    most = _most(field)
    over, held = _added(sheet, field, stored), len(sheet.answers.get(field.key) or [])
    if over or held >= most:
        sheet.settle(field.key)
        return reply(say.FULL, sheet.language, most=most)
    sheet.asides.pop("mending", None)
    sheet.asides["gathering"] = field.key
    line = say.PHOTO_TAKEN if field.kind == "photos" else say.FILE_TAKEN
    return reply(line, sheet.language, *question(sheet, field).choices, count=held, left=most - held)


def _added(sheet: Sheet, field: Field, stored: list[Attachment]) -> bool:
    """Put them to the field; whether some were too many: those stay with the conversation."""
    reading = joined(field, sheet.answers.get(field.key) or [], [one.id for one in stored])
    if isinstance(reading, Value):
        sheet.put_aside(field, reading.value)
    return isinstance(reading, Problem) or (isinstance(reading, Value) and reading.note is not None)


def _most(field: Field) -> int:
    return field.limits.max_count or DEFAULT_MOST


def located(sheet: Sheet) -> list[Reply]:
    """A pin: kept in the form's own question for one; where a place is asked, its words are a guess at that."""
    field, pin = sheet.field, sheet.turn.incoming.location
    home = next((one for one in visible(sheet.form, sheet.answers) if one.kind == "location"), None)
    sheet.touch()
    if pin is None or home is None:
        return [reply(say.KEPT_ASIDE, sheet.language), *ask(sheet)]
    reading = pinned(pin.latitude, pin.longitude, pin.title, pin.address, field=home)
    if not isinstance(reading, Value):
        sentence = reading.sentence if isinstance(reading, Problem) else home.ask
        return [Reply(text=sentence.of(sheet.language)), *ask(sheet)]
    if field and field.key == home.key:
        sheet.put(home, reading.value)
    else:
        sheet.put_aside(home, reading.value)
    kept = reply(say.LOCATION_ASIDE, sheet.language)
    return [kept, *((_places(sheet, field, pin) if field else None) or ask(sheet))]


def _places(sheet: Sheet, field: Field, pin: Location) -> list[Reply] | None:
    """“หมุดอยู่ที่ … ใช่ไหมคะ”: the places that the pin's own words name, for the question that stands and those after it."""
    names = places_of_pin(pin.title, pin.address)
    here = {one.key: names[one.kind] for one in sheet.form.fields if one.kind in names and one.key not in sheet.answers}
    if field.key not in here:
        return None
    shown = " · ".join(here.values())
    asked = Text(th=say.PIN_MEANT.th, en=say.PIN_MEANT.en).filled(places=shown)
    rest = {key: name for key, name in here.items() if key != field.key}
    return guess(sheet, field, Almost((Option(here[field.key], Text(th=shown, en=shown), rest),), asked))


def nudged(sheet: Sheet) -> list[Reply]:
    sheet.touch()
    return [reply(say.STICKER_NUDGE, sheet.language), *ask(sheet)]
