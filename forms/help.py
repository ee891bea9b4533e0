"""What to say when an answer did not fit: more help each time, never the same twice running, a person in the end.

Knows a field's own words and how often it was tried. Does not know the conversation.
"""

from forms.definition import Field
from forms.readings import Problem
from forms.terms import Language
from forms.texts import ABOUT, AGAIN, FOR_INSTANCE, PASS, PERSON, TAP

OFFER_PERSON_FROM = 3  # the attempt from which a person is offered


def explain(problem: Problem, field: Field, attempt: int, language: Language) -> str:
    """What to say after this many answers that did not fit (1, 2, 3, …)."""
    if attempt <= 1:
        return _joined(problem.sentence.of(language), _instance(problem, language))
    if attempt == 2:
        return (
            _joined(problem.sentence.of(language), *_more(field, language))
            if _more(field, language)
            else _again(problem, language)
        )
    turn = ABOUT.of(language).format(label=field.label.of(language))
    return _joined(turn if attempt % 2 else problem.sentence.of(language), *_way_out(field, language))


def _more(field: Field, language: Language) -> list[str]:
    """The field's own help and its choices; why it is asked, where it has neither."""
    told = [one.of(language) for one in (field.help, field.why) if one][:1]
    return [*told, *([TAP.of(language)] if field.choices else [])]


def _again(problem: Problem, language: Language) -> str:
    return _joined(AGAIN.of(language), problem.sentence.of(language), _instance(problem, language))


def _way_out(field: Field, language: Language) -> list[str]:
    return [PERSON.of(language), *([] if field.required else [PASS.of(language)])]


def _instance(problem: Problem, language: Language) -> str:
    return FOR_INSTANCE.filled(example=problem.example).of(language) if problem.example else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
