"""Which question somebody speaks of: “แก้เบอร์โทร”, “จังหวัดผิด”, “change the phone”.

Knows labels and the other names of fields. Does not know what is to be done with the field.
"""

from functools import lru_cache

from forms.definition import Field, Form
from forms.flow import visible
from forms.terms import Answers
from forms.typed import key, letters

SHORTEST = 3  # letters: shorter names stand inside too many words


@lru_cache(maxsize=1000)
def names_of_field(field: Field) -> frozenset[str]:
    """What people call this field, comparable."""
    return frozenset(letters(name) for name in (field.label.th, field.label.en, *field.says))


def fields_named(text: str, form: Form, answers: Answers) -> tuple[str, ...]:
    """Keys of the visible fields whose name stands in the words (“แก้เบอร์โทร”), the longest name first."""
    words = key(text)
    hits: dict[str, int] = {}
    for one in visible(form, answers):
        sizes = [len(name) for name in names_of_field(one) if len(name) >= SHORTEST and name in words]
        hits[one.key] = max(sizes, default=0)
    return tuple(sorted((name for name, size in hits.items() if size), key=lambda name: -hits[name]))
