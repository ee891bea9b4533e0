"""Who may enter the desks, in which role, and every attempt to come in. Knows no password in the clear."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

from models.base import Base, Json

ROLES = ("admin", "reviewer", "operator", "observer")
GRANTS = ("contacts", "downloads")  # what an observer has only where it was given


class Staff(Base):
    """One of the people behind the bot. name: what they log in with.

    programmes: ids of those that they see; empty for all. grants: of GRANTS, for observers; the others have them all.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    shown_name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(String(2), default="th")
    preferences: Mapped[Json] = mapped_column(JSON, default=dict)
    programmes: Mapped[list[str]] = mapped_column(JSON, default=list)
    grants: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime]

    def has(self, grant: str) -> bool:
        return self.role != "observer" or grant in (self.grants or ())

    @property
    def sees_everything(self) -> bool:
        return not self.programmes and self.has("contacts")


class StaffSession(Base):
    """A log-in on one device; ended by logging out, by the clock or by an admin. token_hash: SHA-256 of the cookie."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    staff: Mapped[Staff] = relationship()


class LoginAttempt(Base):
    """For the throttle: who was named, from where (both hashed), and whether it was right."""

    __tablename__ = "login_attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_hash: Mapped[str] = mapped_column(String(64))
    address_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    succeeded: Mapped[bool]

    __table_args__ = (Index("ix_login_attempts_at", "at"),)
