"""What an answer is to whoever reads the application: the community's name, whom to call, who helped, what kind it is.

Knows roles and the fields that have them. Keys are the form's own: nothing outside it may lean on them.
"""

from typing import Literal

from forms.definition import Field, Form
from forms.flow import visible
from forms.terms import Answers

Role = Literal["community", "contact", "contact_phone", "helper", "helper_phone", "kind"]
ROLES: tuple[Role, ...] = ("community", "contact", "contact_phone", "helper", "helper_phone", "kind")
PHONES: tuple[Role, ...] = ("contact_phone", "helper_phone")


def in_role(form: Form, role: Role) -> Field | None:
    return next((one for one in form.fields if one.role == role), None)


def told(form: Form, answers: Answers, role: Role) -> str:
    """What was answered to the question in this role, as stored; empty where it was not asked or not answered."""
    field = in_role(form, role)
    asked = field is not None and field in visible(form, answers)
    return str(answers.get(field.key) or "") if field and asked else ""
