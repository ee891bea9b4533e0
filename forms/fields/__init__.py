"""The kinds of field. A new kind is one class in one of these modules, with `@kind` before it.

Knows which modules there are. Knows no form.
"""

from forms.fields import choice, day, number, phone, place, sent, several, web, words, yes_no
from forms.fields.kind import KINDS, Asked, Kind, kind, kind_of

__all__ = [
    "KINDS",
    "Asked",
    "Kind",
    "choice",
    "day",
    "kind",
    "kind_of",
    "number",
    "phone",
    "place",
    "sent",
    "several",
    "web",
    "words",
    "yes_no",
]
