"""A form as data, and what people answer to it. Pure: knows no database, no web, no conversation and no clock."""

from forms.checks import read_form
from forms.definition import Choice, Field, Form, Limits, Section
from forms.fields import Asked, kind_of
from forms.flow import depends, estimate, frozen, missing, next_field, prepare, progress, stale, summary, visible
from forms.question import asking, is_question
from forms.readings import Almost, Offer, Option, Problem, Reading, Value
from forms.taking import accepts, looks_like, offers, read, show
from forms.terms import Answer, Answers, Language, Text
from forms.wrong import DefinitionError, WrongForm

__all__ = [
    "Almost", "Answer", "Answers", "Asked", "Choice", "DefinitionError", "Field", "Form", "Language", "Limits", "Offer",
    "Option", "Problem", "Reading", "Section", "Text", "Value", "WrongForm", "accepts", "asking", "depends", "estimate", "frozen",
    "is_question", "kind_of", "looks_like", "missing", "next_field", "offers", "prepare", "progress", "read", "read_form",
    "show", "stale", "summary", "visible",
]  # fmt: skip
