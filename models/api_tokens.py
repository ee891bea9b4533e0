"""Keys for other programs: what each may do, for which programmes, how often, and until when.

Knows hashes only: a key in the clear is shown once, to the one who makes it. All moments are real time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, String, case, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.base import Base

MARK = "samak_"  # so that a key that leaked is recognised
SHOWN = len(MARK) + 6  # letters by which people tell keys apart
WINDOW = timedelta(minutes=1)


class ApiToken(Base):
    """scopes: what it may do. programmes: for which ones; none named: for all. rate: calls a minute."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    beginning: Mapped[str] = mapped_column(String(16))
    scopes: Mapped[list[str]] = mapped_column(JSON, default=list)
    programmes: Mapped[list[str]] = mapped_column(JSON, default=list)
    rate: Mapped[int] = mapped_column(default=120)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    used_at: Mapped[datetime | None]
    window_at: Mapped[datetime | None]
    window_count: Mapped[int] = mapped_column(default=0)

    def is_live(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)

    def reaches(self, programme_id: str) -> bool:
        return not self.programmes or programme_id in self.programmes


def make_token(
    session: Session,
    name: str,
    *,
    scopes: Sequence[str],
    programmes: Sequence[str] = (),
    rate: int = 120,
    expires_at: datetime | None = None,
    made_by: int | None,
    now: datetime,
) -> tuple[ApiToken, str]:
    """A new key: the row, and the key in the clear, which nobody can see again."""
    clear = MARK + token_urlsafe(32)
    token = ApiToken(
        name=name, token_hash=_hash(clear), beginning=clear[:SHOWN], scopes=list(scopes), programmes=list(programmes),
        rate=rate, made_by=made_by, made_at=now, expires_at=expires_at,
    )  # fmt: skip
    session.add(token)
    session.flush()
    return token, clear


def find_token(session: Session, clear: str, now: datetime) -> ApiToken | None:
    """The live key; None where it is unknown, revoked or past its day."""
    wanted = _hash(clear)
    found = session.scalar(select(ApiToken).where(ApiToken.token_hash == wanted))
    known = compare_digest(found.token_hash if found else "0" * len(wanted), wanted)
    return found if found and known and found.is_live(now) else None


def all_tokens(session: Session) -> list[ApiToken]:
    """Those that live first, the newest first."""
    return list(session.scalars(select(ApiToken).order_by(ApiToken.revoked_at.is_not(None), ApiToken.id.desc())))


def count_call(session: Session, token: ApiToken, now: datetime) -> int:
    """Write down that the key was used: how often within this minute, this time included."""
    fresh = ApiToken.window_at > now - WINDOW
    counted = update(ApiToken).where(ApiToken.id == token.id).values(
        used_at=now,
        window_at=case((fresh, ApiToken.window_at), else_=now),
        window_count=case((fresh, ApiToken.window_count + 1), else_=1),
    )  # fmt: skip
    return int(session.execute(counted.returning(ApiToken.window_count)).scalar_one())


def _hash(clear: str) -> str:
    return sha256(clear.encode()).hexdigest()
