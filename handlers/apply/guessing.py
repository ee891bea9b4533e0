"""A guess of ours that waits for a yes, a number or a tap: “หมายถึง … ใช่ไหมคะ”.

Knows options and how one of them is settled on; any other words are an answer of their own.
"""

from collections.abc import Mapping
from typing import Any

from forms import OFFER_PERSON_FROM, Almost, Answer, Field, Option, Text, kind_of
from forms.typed import seen
from handlers.apply.asking import bound, question, tap
from handlers.apply.sheet import Sheet
from handlers.commands import is_order
from handlers.texts import buttons, talk
from handlers.texts import form as say
from models.talk import Choice, Reply


def guess(sheet: Sheet, field: Field, almost: Almost) -> list[Reply]:
    """Ask which was meant: kept with the draft, so that a yes, a number or a tap settles it."""
    options = [{"value": one.value, "label": one.label.model_dump(), "also": dict(one.also)} for one in almost.options]
    sheet.asides["almost"] = {"key": field.key, "options": options}
    tries, words = sheet.missed(field), almost.question.of(sheet.language)
    if tries > 1 and tries % 2 == 0:
        words = say.PICK_OR_TYPE.to(sheet.language, ask=words)
    elif tries > 1:
        words = say.STILL_STUCK.to(sheet.language, label=field.label.of(sheet.language)) + f"\n\n{words}"
    person = [talk.STAFF.to(sheet.language)] if tries >= OFFER_PERSON_FROM else []
    return [Reply(text=words, choices=(*_choices(sheet, field, options), *person))]


def _choices(sheet: Sheet, field: Field, options: list[dict[str, Any]]) -> tuple[Choice, ...]:
    none = bound(sheet, field, buttons.NO)
    if len(options) == 1:
        return (bound(sheet, field, buttons.YES), none)
    language = "en" if sheet.language == "en" else "th"
    return (*(tap(sheet, field, str(one["label"][language]), one["value"]) for one in options), none)


def confirm(sheet: Sheet, field: Field, value: Answer, also: Mapping[str, Answer]) -> list[Reply]:
    """Words of one's own that may be meant for somebody else: an answer only after a yes."""
    shown = kind_of(field).show(value, field, sheet.language)
    line = Text(th=say.MEANT_AS_ANSWER.th, en=say.MEANT_AS_ANSWER.en).filled(label=field.label, shown=shown)
    option = Option(value, Text(th=shown, en=shown), also)
    return [*guess(sheet, field, Almost((option,), line))]


def open_guess(sheet: Sheet) -> list[dict[str, Any]]:
    """The options of a guess that stands for the question that stands; none where there is none."""
    almost, field = sheet.asides.get("almost"), sheet.field
    return list(almost["options"]) if almost and field and almost["key"] == field.key else []


def chosen(sheet: Sheet, text: str) -> dict[str, Any] | None:
    """The option that these words settle on: a yes to the only one, a number among several."""
    options, number = open_guess(sheet), seen(text).strip(" .)")
    if len(options) == 1:
        return options[0] if is_order(text, "agree") else None
    counts = sheet.field is not None and sheet.field.kind == "number"
    if number.isdecimal() and 0 < int(number) <= len(options) and not counts:
        return options[int(number) - 1]
    return None


def turned_down(sheet: Sheet, text: str) -> bool:
    return bool(open_guess(sheet)) and is_order(text, "refuse", "none_of_these")


def drop(sheet: Sheet, field: Field) -> list[Reply]:
    """It was not that: the question once more, with an example."""
    sheet.asides.pop("almost", None)
    sheet.touch()
    asked = question(sheet, field)
    example = say.EXAMPLE.to(sheet.language, example=field.example.of(sheet.language)) if field.example else ""
    return [asked.model_copy(update={"text": "\n".join(filter(None, [asked.text, example]))})]
