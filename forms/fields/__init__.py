"""The kinds of field. A new kind is one class in one of these modules; importing it names it in the table.

Knows which modules there are. Knows no form.
"""

from forms.fields import choice, number, words
from forms.fields.kind import KINDS, Asked, Kind, kind_of, known_limits

__all__ = ["KINDS", "Asked", "Kind", "choice", "kind_of", "known_limits", "number", "words"]
