"""Who may read which note: everybody who may open the application, reviewers, or administrators; its writer always.

Knows one line of a history and one reader; knows no page.
"""

from collections.abc import Iterable

from models.application import ApplicationEvent
from models.staff import Staff

AUDIENCES = {"all": (), "reviewers": ("admin", "reviewer"), "admins": ("admin",)}  # roles; none: whoever may be here


def readable(events: Iterable[ApplicationEvent], reader: Staff) -> list[ApplicationEvent]:
    """The lines of a history that this person may read."""
    return [event for event in events if may_read(event, reader)]


def may_read(event: ApplicationEvent, reader: Staff) -> bool:
    roles = AUDIENCES.get((event.detail or {}).get("audience", "all"), ("admin",))
    return not roles or reader.role in roles or event.staff_id == reader.id


def offered_to(writer: Staff) -> list[str]:
    """Audiences that somebody may choose: one never writes past oneself by mistake."""
    return [name for name, roles in AUDIENCES.items() if not roles or writer.role in roles or name == "admins"]
