"""What to say where there was no answer: what is missing, why it is needed. Help grows, then a person is offered.

Knows how often a question was missed; the words are the form's.
"""

from forms import OFFER_PERSON_FROM, Field, Problem
from forms import explain as words_for
from handlers.apply.asking import MOST, question
from handlers.apply.sheet import Sheet
from handlers.texts import buttons, talk
from handlers.texts import form as say
from handlers.wording import Way
from models.talk import Choice, Reply


def explain(sheet: Sheet, field: Field, problem: Problem) -> Reply:
    """What is missing and one example; more each time, never the same sentence twice running."""
    tries = sheet.missed(field)
    return Reply(text=words_for(problem, field, tries, sheet.language), choices=_ways(sheet, field, tries))


def needed(sheet: Sheet, field: Field) -> Reply:
    """It cannot be skipped: why, then how to answer, then who can help."""
    tries = sheet.missed(field)
    why = field.why.of(sheet.language) if field.why else say.NO_WHY.to(sheet.language)
    first = say.CANNOT_SKIP.to(sheet.language, why=why)
    return Reply(text=_growing(sheet, field, tries, first), choices=_ways(sheet, field, tries, buttons.PAUSE))


def not_known(sheet: Sheet, field: Field) -> Reply:
    """Nobody has to know at once: as well as one can, or later."""
    tries = sheet.missed(field)
    first = "\n\n".join(filter(None, [say.DONT_KNOW.to(sheet.language), _example(sheet, field)]))
    return Reply(text=_growing(sheet, field, tries, first), choices=_ways(sheet, field, tries, buttons.PAUSE))


def _growing(sheet: Sheet, field: Field, tries: int, first: str) -> str:
    """The first sentence once; then the field's own help; then, in turn, the question and who can help."""
    if tries == 1:
        return first
    if tries % 2 == 0:
        ask, help_ = field.ask.of(sheet.language), field.help.of(sheet.language) if field.help else ""
        return "\n\n".join(filter(None, [ask, help_, _example(sheet, field)]))
    return "\n\n".join([say.STILL_STUCK.to(sheet.language, label=field.label.of(sheet.language)), first])


def _example(sheet: Sheet, field: Field) -> str:
    return say.EXAMPLE.to(sheet.language, example=field.example.of(sheet.language)) if field.example else ""


def _ways(sheet: Sheet, field: Field, tries: int, *more: Way) -> tuple[Choice, ...]:
    added = [*more, *([talk.STAFF] if tries >= OFFER_PERSON_FROM else [])]
    return (*question(sheet, field).choices[: MOST - len(added)], *(way.to(sheet.language) for way in added))
