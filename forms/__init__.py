"""A form as data, and what people answer to it. Pure: knows no database, no web, no conversation and no clock."""

from forms.checks import read_form
from forms.definition import Choice, Field, Form, Limits, Section
from forms.fields import KINDS, Asked, kind_of
from forms.fields.sent import pinned, places_of_pin, received
from forms.flow import (
    Estimate,
    Progress,
    Row,
    depends,
    estimate,
    frozen,
    missing,
    next_field,
    prepare,
    progress,
    stale,
    summary,
    visible,
)
from forms.gathering import Taken, others, take
from forms.help import OFFER_PERSON_FROM, explain
from forms.naming import fields_named
from forms.question import asking, is_question
from forms.readings import Almost, Offer, Option, Problem, Reading, Value
from forms.roles import PHONES, in_role, told
from forms.taking import accepts, looks_like, offers, prefilled, read, show
from forms.terms import Answer, Answers, Language, Text
from forms.wrong import DefinitionError, WrongForm

__all__ = [
    "KINDS",
    "OFFER_PERSON_FROM",
    "PHONES",
    "Almost",
    "Answer",
    "Answers",
    "Asked",
    "Choice",
    "DefinitionError",
    "Estimate",
    "Field",
    "Form",
    "Language",
    "Limits",
    "Offer",
    "Option",
    "Problem",
    "Progress",
    "Reading",
    "Row",
    "Section",
    "Taken",
    "Text",
    "Value",
    "WrongForm",
    "accepts",
    "asking",
    "depends",
    "estimate",
    "explain",
    "fields_named",
    "frozen",
    "in_role",
    "is_question",
    "kind_of",
    "looks_like",
    "missing",
    "next_field",
    "offers",
    "others",
    "pinned",
    "places_of_pin",
    "prefilled",
    "prepare",
    "progress",
    "read",
    "read_form",
    "received",
    "show",
    "stale",
    "summary",
    "take",
    "told",
    "visible",
]
