"""What an application's answers name: the community, whom to call, where it is. Read by role and kind of field.

Knows a form as the data it is kept as; no key of any form, and no form engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WORDS = ("short_text", "phone", "email", "province", "district", "subdistrict")  # kinds that people search by
PEOPLE = ("contact", "helper")  # roles
PLACES = ("subdistrict", "district", "province")


@dataclass(frozen=True)
class Named:
    """place: sub-district, district and province with spaces between, only where there is a sub-district."""

    community: str
    people: tuple[str, ...]  # the contact, the helper
    phone: str
    place: str
    province: str
    words: tuple[str, ...]


def named_in(fields: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> Named:
    """fields: the definition's, as stored."""
    roles = {field["role"]: _said(field, answers) for field in fields if field.get("role")}
    kinds = {field["kind"]: _said(field, answers) for field in reversed(fields)}
    places = [kinds.get(kind, "") for kind in PLACES]
    return Named(
        community=roles.get("community", ""),
        people=tuple(roles[role] for role in PEOPLE if roles.get(role)),
        phone=roles.get("contact_phone", ""),
        place=" ".join(filter(None, places)) if places[0] else "",
        province=kinds.get("province", ""),
        words=tuple(_said(field, answers) for field in fields if field["kind"] in WORDS),
    )


def _said(field: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    return str(answers.get(field["key"]) or "")
