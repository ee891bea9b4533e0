"""Which question somebody speaks of: “แก้เบอร์โทร”, “จังหวัดผิด”, “change the phone”.

Knows labels and the other names of fields. Does not know what is to be done with the field.
"""

from forms.definition import Form
from forms.flow import visible
from forms.terms import Answers
from forms.typed import key as comparable


def fields_named(text: str, form: Form, answers: Answers) -> tuple[str, ...]:
    """Keys of the visible fields whose name stands in the words (“แก้เบอร์โทร”), the longest name first."""
    words = comparable(text)
    hits: dict[str, int] = {}
    for one in visible(form, answers):
        names = [comparable(name) for name in (one.label.th, one.label.en, *one.says)]
        hits[one.key] = max((len(name) for name in names if len(name) > 2 and name in words), default=0)
    best = sorted((key for key, size in hits.items() if size), key=lambda key: -hits[key])
    return tuple(best)
