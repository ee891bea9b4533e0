"""The kinds of field. A new kind is one class in one of these modules, with `@kind` before it.

Knows which modules there are. Knows no form.
"""

from forms.fields import choice, contact, day, number, place, sent, words, yes_no
from forms.fields.kind import KINDS, Asked, Kind, kind, kind_of

__all__ = ["KINDS", "Asked", "Kind", "choice", "contact", "day", "kind", "kind_of", "number", "place", "sent", "words", "yes_no"]
