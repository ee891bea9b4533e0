"""An answer taken, guessed at or explained; a question in between answered, then the same question once.

Knows what each verdict of `hearing` leads to; the orders are in `moves`.
"""

from collections.abc import Mapping
from typing import Any

from forms import Almost, Answer, Field, Problem, Value, kind_of
from forms.definition import Choice as FormChoice
from handlers import questions
from handlers.apply.asking import ask, question, tap
from handlers.apply.sheet import Sheet
from handlers.commands import is_order
from handlers.facts import facts
from handlers.hearing import Heard
from handlers.texts import form as say
from handlers.texts import talk
from handlers.wording import plain, reply
from models.talk import Choice, Reply

PATIENCE = 2  # misses after which a person is offered


def answered(sheet: Sheet, field: Field, heard: Heard) -> list[Reply]:
    """The verdict is “answer”: a value, or a guess to confirm."""
    if isinstance(heard.reading, Almost):
        return guess(sheet, field, heard.reading)
    if isinstance(heard.reading, Value):
        return taken(sheet, field, heard.reading.value, heard.reading.also, say_back=heard.reading.said_back)
    return explain(sheet, field, heard)


def taken(
    sheet: Sheet, field: Field, value: Answer, also: Mapping[str, Answer] | None = None, *, say_back: bool = False
) -> list[Reply]:
    """Write it down; say it back where it was understood rather than read; go on."""
    changed = sheet.asides.get("mending") == field.key
    fallen = sheet.put(field, value, also)
    replies: list[Reply] = []
    if say_back or changed or also:
        replies.append(noted(sheet, [field.key, *(also or {})]))
    if fallen:
        labels = ", ".join(one.label.of(sheet.language) for one in fallen)
        replies.append(reply(say.ASKED_AGAIN, sheet.language, labels=labels))
    return [*replies, *ask(sheet)]


def noted(sheet: Sheet, keys: list[str]) -> Reply:
    """What was taken down, in one bubble."""
    lines = []
    for key in dict.fromkeys(keys):
        field = sheet.form.field(key)
        if (value := sheet.answers.get(key)) is not None:
            shown = kind_of(field).show(value, field, sheet.language)
            lines.append(say.NOTED.to(sheet.language, label=field.label.of(sheet.language), shown=shown))
    return Reply(text="\n".join(lines))


def guess(sheet: Sheet, field: Field, almost: Almost) -> list[Reply]:
    """“หมายถึง … ใช่ไหม”: kept with the draft, so that a yes, a number or a tap settles it."""
    options = [{"value": one.value, "label": one.label.model_dump(), "also": dict(one.also)} for one in almost.options]
    sheet.asides["almost"] = {"key": field.key, "options": options}
    sheet.missed(field)
    if len(options) == 1:
        choices: list[Any] = [say.YES, say.NO]
    else:
        choices = [_option(sheet, field, one) for one in options]
    return [Reply(text=almost.question.of(sheet.language), choices=tuple(_said(sheet, choice) for choice in choices))]


def _said(sheet: Sheet, choice: Any) -> Choice:
    return choice if isinstance(choice, Choice) else choice.to(sheet.language)


def _option(sheet: Sheet, field: Field, option: Mapping[str, Any]) -> Choice:
    return tap(sheet, field, str(option["label"]["en" if sheet.language == "en" else "th"])[:20], option["value"])


def guessed_at(sheet: Sheet) -> bool:
    """A guess of ours stands open for the question that stands."""
    almost = sheet.asides.get("almost")
    return bool(almost and sheet.field and almost["key"] == sheet.field.key)


def settle_guess(sheet: Sheet, text: str) -> list[Reply] | None:
    """A yes, a no or a number to our guess; None where the words are something else."""
    options, field = sheet.asides["almost"]["options"], sheet.field
    if field is None:
        return None
    number = text.strip().translate(str.maketrans("๑๒๓๔๕", "12345"))
    if number.isdigit() and len(options) > 1 and 0 < int(number) <= len(options):
        chosen = options[int(number) - 1]
    elif len(options) == 1 and is_order(text, "agree"):
        chosen = options[0]
    elif is_order(text, "refuse", "none_of_these"):
        sheet.asides.pop("almost")
        return [_once_more(sheet, field)]
    else:
        return None
    return taken(sheet, field, chosen["value"], chosen["also"], say_back=True)


def explain(sheet: Sheet, field: Field, heard: Heard) -> list[Reply]:
    """What is missing and one example; after two tries a fuller help and a person, never the same sentence thrice."""
    tries = sheet.missed(field)
    problem = heard.reading if isinstance(heard.reading, Problem) else None
    sentence = problem.sentence.of(sheet.language) if problem else ""
    example = _example(sheet, field, problem)
    if tries <= PATIENCE:
        text = (
            " ".join(filter(None, [sentence, example]))
            if tries == 1
            else "\n\n".join(filter(None, [sentence, _help(sheet, field), example]))
        )
        return [Reply(text=text, choices=question(sheet, field).choices)]
    more = reply(say.CLEARER, sheet.language, talk.STAFF, example=example or _help(sheet, field), **facts(sheet.turn))
    asked = question(sheet, field)
    return [Reply(text=f"{more.text}\n\n{asked.text}", choices=(*asked.choices[:12], *more.choices))]


def _example(sheet: Sheet, field: Field, problem: Problem | None) -> str:
    found = (problem.example if problem else None) or field.example
    return say.EXAMPLE.to(sheet.language, example=found.of(sheet.language)) if found else ""


def _help(sheet: Sheet, field: Field) -> str:
    return field.help.of(sheet.language) if field.help else ""


def _once_more(sheet: Sheet, field: Field) -> Reply:
    asked = question(sheet, field)
    return asked.model_copy(update={"text": "\n".join(filter(None, [asked.text, _example(sheet, field, None)]))})


def interrupted(sheet: Sheet, heard: Heard) -> list[Reply]:
    """A question or a greeting in mid-form: its answer, then the question that stands, once."""
    turn = sheet.turn
    sheet.touch()
    if heard.match:
        turn.match = heard.match
    if questions.known(turn) and turn.match.topic in turn.knowledge.book.entries:
        return [*plain(questions.answer(turn)), *ask(sheet)]
    if questions.likely(turn):
        return [_suggested(sheet)]
    questions.not_known(turn)
    return [reply(say.NOT_KNOWN_YET, turn.language, **facts(turn)), *ask(sheet)]


def _suggested(sheet: Sheet) -> Reply:
    guesses = questions.suggest(sheet.turn)[-1]
    label = sheet.field.label.of(sheet.language) if sheet.field else ""
    back = say.OR_ANSWER.to(sheet.language, label=label) if label else ""
    return guesses.model_copy(update={"text": "\n\n".join(filter(None, [guesses.text, back]))})


def picked(sheet: Sheet, field: Field, code: Answer) -> list[Reply]:
    """A tap among several choices: gathered until “that is all”, for a thumb can only press one at a time."""
    codes = code if isinstance(code, list) else [code]
    chosen = [one for one in (sheet.asides.get("picked") or []) if one not in codes] + codes
    if any(_alone(field, one) for one in codes):
        return taken(sheet, field, codes)
    chosen = [one for one in chosen if not _alone(field, one)]
    sheet.asides["picked"] = chosen
    sheet.touch()
    shown = kind_of(field).show(chosen, field, sheet.language)
    asked = question(sheet, field)
    return [reply(say.PICKED, sheet.language, *asked.choices, shown=shown)]


def _alone(field: Field, code: str) -> bool:
    choice: FormChoice | None = field.choice(code)
    return bool(choice and choice.alone)
