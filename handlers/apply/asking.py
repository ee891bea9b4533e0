"""Asking the question that stands, once, with its ways on; and the summary when none is left.

Knows how a question is put; changes nothing.
"""

from json import dumps

from forms import Answer, Field, kind_of, summary
from forms.flow import Row
from handlers.apply.sheet import Sheet
from handlers.texts import form as say
from handlers.wording import Way, reply
from models.talk import Card, Choice, Reply

MOST = 13  # choices a message can carry
ROWS = 12  # rows of a card that still read well on a phone
LONGEST = 120  # letters of an answer shown in a summary


def ask(sheet: Sheet) -> list[Reply]:
    """The next bubble of the form: a question, or the summary."""
    field = sheet.field
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
    moves: list[Way] = []
    if sheet.asides.get("mending") == field.key and field.key in sheet.answers:
        moves.append(say.KEEP)
    elif sheet.asides.get("gathering") == field.key or sheet.asides.get("picked"):
        moves.append(say.ENOUGH)
    elif not field.required:
        moves.append(say.SKIP)
    if sheet.answers or sheet.skipped:
        moves.append(say.BACK)
    offers = kind_of(field).offers(sheet.asked(field))[: MOST - len(moves)]
    answers = [tap(sheet, field, offer.label, offer.value) for offer in offers]
    return (*answers, *(move.to(sheet.language) for move in moves))


def tap(sheet: Sheet, field: Field, label: str, value: Answer) -> Choice:
    """An answer as a button that knows which question of which application it belongs to."""
    return Choice(label=label, data=f"answer:{sheet.draft.id}:{field.key}:{dumps(value, ensure_ascii=False)}"[:300])


def shown_answer(sheet: Sheet, field: Field) -> str:
    value = sheet.answers.get(field.key)
    return "" if value is None else kind_of(field).show(value, field, sheet.language)


def summarise(sheet: Sheet) -> list[Reply]:
    """Everything in the person's own words, to send or to change."""
    cards = answer_cards(sheet)
    last = reply(say.SUMMARY_ASK, sheet.language, say.SEND, say.MEND, say.PAUSE)
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
