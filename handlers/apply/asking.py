"""Asking the question that stands, once, with its ways on; and the summary when none is left.

Knows how a question is put; changes nothing.
"""

from json import dumps

from forms import Answer, Field, Offer, Row, kind_of, prefilled, summary
from forms.typed import shortened
from handlers.apply.bursting import more_is_coming
from handlers.apply.knowing import known_of
from handlers.apply.sheet import Sheet
from handlers.texts import buttons
from handlers.texts import form as say
from handlers.wording import Way, reply
from models.talk import Card, Choice, Reply

MOST = 13  # choices a message can carry
ROWS = 12  # rows of a card that still read well on a phone
LONGEST = 120  # letters of an answer shown in a summary


def ask(sheet: Sheet) -> list[Reply]:
    """The next bubble of the form: a question, or the summary; nothing yet while more of the person's words wait."""
    field = sheet.field
    if more_is_coming(sheet.turn):
        return []
    if field is None:
        return [] if sheet.sent else summarise(sheet)
    return [question(sheet, field)]


def question(sheet: Sheet, field: Field) -> Reply:
    words = field.ask.of(sheet.language)
    if sheet.asides.get("mending") == field.key:
        shown = shown_answer(sheet, field) or say.NOT_ANSWERED.to(sheet.language)
        text = say.MENDING.to(sheet.language, label=field.label.of(sheet.language), shown=shown, ask=words)
    else:
        number, of, section = sheet.place(field)
        text = say.QUESTION.to(
            sheet.language, number=number, of=of, section=f" · {section}" if section else "", ask=words
        )
    return Reply(text=text, choices=ways(sheet, field), ask_location=field.kind == "location")


def ways(sheet: Sheet, field: Field) -> tuple[Choice, ...]:
    """Answers to tap, then the moves that fit: at most what a message can carry."""
    moves = [bound(sheet, field, way) for way in _moves(sheet, field)]
    if sheet.answers or sheet.skipped:
        moves.append(buttons.BACK.to(sheet.language))
    answers = [tap(sheet, field, offer.label, offer.value) for offer in _offers(sheet, field)]
    return (*answers[: MOST - len(moves)], *moves)


def _moves(sheet: Sheet, field: Field) -> list[Way]:
    if sheet.asides.get("mending") == field.key and field.key in sheet.answers:
        return [buttons.KEEP]
    if sheet.asides.get("gathering") == field.key or sheet.asides.get("picked"):
        return [buttons.ENOUGH]
    return [] if field.required else [buttons.SKIP]


def _offers(sheet: Sheet, field: Field) -> tuple[Offer, ...]:
    """The field's own, or what is known of the person already."""
    offered = prefilled(field, known_of(sheet), sheet.language) if field.prefill else None
    return (*kind_of(field).offers(sheet.asked(field)), *([offered] if offered else []))


def bound(sheet: Sheet, field: Field, way: Way) -> Choice:
    """A move as a button of this very question: pressed at another one it must not skip that."""
    name = way.data.removeprefix("do:")
    return Choice(label=way.label.to(sheet.language), data=f"move:{sheet.draft.id}:{field.key}:{name}")


def tap(sheet: Sheet, field: Field, label: str, value: Answer) -> Choice:
    """An answer as a button that knows which question of which application it belongs to."""
    written = dumps(value, ensure_ascii=False)
    return Choice(label=shortened(label), data=f"answer:{sheet.draft.id}:{field.key}:{written}"[:300])


def shown_answer(sheet: Sheet, field: Field) -> str:
    value = sheet.answers.get(field.key)
    return "" if value is None else kind_of(field).show(value, field, sheet.language)


def summarise(sheet: Sheet) -> list[Reply]:
    """Everything in the person's own words, to send or to change."""
    cards = answer_cards(sheet)
    last = reply(say.SUMMARY_ASK, sheet.language, buttons.SEND, buttons.MEND, buttons.PAUSE)
    return [reply(say.SUMMARY, sheet.language), *cards, last]


def answer_cards(sheet: Sheet) -> list[Reply]:
    """All visible questions with their answers, as cards of a readable length."""
    rows = [(row.label, _short(row, sheet)) for row in summary(sheet.form, sheet.answers, sheet.language)]
    title = say.SUMMARY_TITLE.to(
        sheet.language, programme=sheet.draft.programme.record.name.in_language(sheet.language)
    )
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return [_card(title if len(parts) == 1 else f"{title} ({n}/{len(parts)})", part) for n, part in enumerate(parts, 1)]


def _short(row: Row, sheet: Sheet) -> str:
    if not row.shown:
        mark = say.SKIPPED_MARK if row.key in sheet.skipped else say.NOT_ANSWERED
        return mark.to(sheet.language)
    return row.shown if len(row.shown) <= LONGEST else row.shown[: LONGEST - 1] + "…"


def _card(title: str, rows: list[tuple[str, str]]) -> Reply:
    text = "\n".join([title, *(f"{label}: {shown}" for label, shown in rows)])
    return Reply(text=text, card=Card(title=title, rows=tuple(rows)))
