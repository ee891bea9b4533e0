"""Small marks that processes leave for each other: a worker's heartbeat, the revision of what is loaded."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class Pulse(Base):
    """name: "worker:<owner>", "knowledge", "web:<mark>"; at: when it last happened, real time; count: how often.

    Of a web process, count is the second of 1970 since which it has been open.
    """

    __tablename__ = "pulses"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    at: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)


def beat(session: Session, name: str, at: datetime) -> None:
    pulse = session.get(Pulse, name) or Pulse(name=name, count=0)
    pulse.at, pulse.count = at, pulse.count + 1
    session.add(pulse)
