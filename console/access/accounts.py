"""Who may come in: making staff, their roles and passwords. Knows rows; knows no page and no session in a browser."""

import unicodedata
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console.access.passwords import hashed, weakness
from console.desk import real_now
from console.wording import say
from models.programme import Programme
from models.staff import GRANTS, ROLES, Staff


class NotAcceptable(ValueError):
    """A name, role or password that cannot be taken. key: the sentence that says why; field: what it is about."""

    def __init__(self, key: str, field: str) -> None:
        super().__init__(say(key, "en"))
        self.key, self.field = key, field


def staff_named(session: Session, name: str) -> Staff | None:
    """Upper and lower case are one."""
    return session.scalar(select(Staff).where(func.lower(Staff.name) == _clean(name).lower()))


def create_staff(
    session: Session,
    name: str,
    role: str,
    password: str,
    *,
    shown_name: str = "",
    language: str = "th",
    programmes: Iterable[str] = (),
    grants: Iterable[str] = (),
) -> Staff:
    """Add somebody. Raises NotAcceptable for a name taken or odd, an unknown role or programme, a weak password."""
    name = _clean(name)
    if not 2 <= len(name) <= 80 or any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in name):
        raise NotAcceptable("accounts.odd_name", "name")
    if role not in ROLES:
        raise NotAcceptable("accounts.no_such_role", "role")
    if staff_named(session, name):
        raise NotAcceptable("accounts.name_taken", "name")
    staff = Staff(name=name, role=role, shown_name=_clean(shown_name)[:120], language=language, created_at=real_now())
    set_password(staff, password)
    limit(session, staff, programmes, grants)
    staff.active, staff.preferences = True, {}
    session.add(staff)
    session.flush()
    return staff


def limit(session: Session, staff: Staff, programmes: Iterable[str], grants: Iterable[str]) -> None:
    """Let somebody see these programmes only, none for all; grants count for observers. Raises NotAcceptable."""
    chosen = sorted(set(programmes))
    if set(chosen) - set(session.scalars(select(Programme.id))):
        raise NotAcceptable("accounts.no_such_programme", "programmes")
    staff.programmes = chosen
    staff.grants = [grant for grant in GRANTS if grant in set(grants)] if staff.role == "observer" else []


def set_password(staff: Staff, password: str) -> None:
    """Raises NotAcceptable for a weak one. Ending the person's sessions is the caller's business."""
    if why := weakness(staff.name, password):
        raise NotAcceptable(why, "password")
    staff.password_hash = hashed(password)


def is_last_admin(session: Session, staff: Staff) -> bool:
    """Whether nobody could make staff any more without this person."""
    query = select(Staff).where(Staff.role == "admin", Staff.active, Staff.id != staff.id)
    others = any(not one.programmes for one in session.scalars(query))
    return staff.role == "admin" and staff.active and not staff.programmes and not others


def _clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
