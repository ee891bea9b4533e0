"""What is said of answers that staff changed or may still fill in. Knows answers and words; sends nothing."""

from typing import Any

from console.cases.case import Case
from console.cases.on_behalf import NOT_HERE
from console.wording import say as worded
from forms import Form, show, visible
from forms.terms import Language
from models.application import Application


def told(application: Application, form: Form, changed: list[str], before: dict[str, Any], how: str) -> str:
    """What the applicant reads: each answer as it was and as it is, and how to object."""
    language: Language = "en" if application.language == "en" else "th"

    def line(key: str) -> str:
        values = (before.get(key), application.answers.get(key))
        old, new = ("–" if one is None else show(one, form.field(key), language) for one in values)
        return worded("changing.told_line", language, label=form.field(key).label.of(language), old=old, new=new)

    lines = "\n".join(line(key) for key in changed)
    return worded(f"changing.told_{how}", language, reference=application.reference, lines=lines)


def unanswered(case: Case) -> list[tuple[str, str]]:
    """Questions that were asked and not answered, which staff may fill in: keys and names."""
    asked = visible(case.form, case.application.answers)
    lacking = [one for one in asked if case.application.answers.get(one.key) is None and one.kind not in NOT_HERE]
    return [(one.key, case.label_of(one.key)) for one in lacking]
