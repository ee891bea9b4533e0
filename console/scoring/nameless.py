"""A community without its name, for reviewers who wish to read so: personal answers left out, the name covered.

Knows answers; what photos show it cannot know.
"""

import re
from dataclasses import replace

from console.cases.case import Answered, Case
from console.showing import called
from forms import in_role
from models.application import Application
from models.staff import Staff

COVER = "●●●"
_BEFORE_THE_NAME = re.compile(r"^.*(?:บ้าน|ชุมชน|กลุ่ม)")
SHORTEST = 4  # letters: shorter ends of a name are common words


def hides_names(staff: Staff) -> bool:
    return bool((staff.preferences or {}).get("hide_names"))


def title_for(staff: Staff, application: Application) -> str:
    """What to call it before this reader."""
    return application.reference or COVER if hides_names(staff) else called(application)


def answers_for(staff: Staff, case: Case) -> list[Answered]:
    if not hides_names(staff):
        return case.answers
    name, naming = case.application.community, in_role(case.form, "community")
    hidden = naming.key if naming else ""
    shown = [one for one in case.answers if one.key != hidden and not _is_personal(case, one.key)]
    return [replace(one, shown=covered(one.shown, name), value=None) for one in shown]


def _is_personal(case: Case, key: str) -> bool:
    return key in case.form and case.form.field(key).personal


def covered(words: str, name: str) -> str:
    """The words without the community's name, whole or without what kind of group it is."""
    end = _BEFORE_THE_NAME.sub("", name)
    for part in (name, end if len(end) >= SHORTEST else ""):
        if part:
            words = words.replace(part, COVER)
    return words
