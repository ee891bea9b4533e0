"""How long the server works on each page of the desks with so many applications: milliseconds and queries a page.

Run: .venv/bin/python -m bench.console_pages [HOW_MANY]                      (10,000 unless told otherwise)
The processor's time is measured, database included, so that what else runs on the machine does not count.
Knows the desks through their own front door; the applications are those of the tests, in realistic Thai.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.conversation import Conversation
from models.database import Database
from models.everything import metadata
from models.review import Review
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor

STATUSES = ("submitted", "screening", "shortlisted", "more_information", "draft")
LIST = "/console/applications"
PAGES = (
    "/console/", LIST, f"{LIST}?page=150", f"{LIST}?q=บ้าน", f"{LIST}?q=081-000-0042", f"{LIST}?province=น่าน",
    f"{LIST}?sort=newest", f"{LIST}?sort=score", f"{LIST}?status=ours&sort=province", f"{LIST}?unread=yes",
    f"{LIST}?reviewer=none", f"{LIST}?score_from=60", f"{LIST}?flag=:any", f"{LIST}?double=yes", f"{LIST}?age=7",
    f"{LIST}?has.products=กาแฟ", f"{LIST}?is.online_channels=facebook", f"{LIST}?no.helper_name=yes",
    f"{LIST}?columns=reference,stage,members,growth,reviewers,score", f"{LIST}/views", f"{LIST}/changed?mark=x",
    f"{LIST}/answer?field=group_kind", "/console/palette?q=บ้าน", f"{LIST}/500", f"{LIST}/500?has.products=กาแฟ",
    "/console/conversations", "/console/letters", "/console/reviews", "/console/lookup?q=บ้าน",
)  # fmt: skip
MADE = 500  # the rest are copies
TRIES = 3
BAR = 150  # ms


def seeded(folder: Path, many: int) -> Office:
    """A few hundred as the tests make them, and copies of these with numbers of their own."""
    database = Database(f"sqlite:///{folder / 'bench.db'}")
    metadata.create_all(database.engine)
    with database.writing() as session:
        factories.load_programmes(session)
        readings.load_rubric(session)
        reader = factories.staff(session, "reader").id
        for number in range(min(MADE, many)):
            made = factories.application(session, number, STATUSES[number % len(STATUSES)])
            if number % 10 == 1:
                readings.given(session, made.id, reader, 3, 3, 4, 2)
        for table in (Conversation.__table__, Application.__table__, ApplicationEvent.__table__, Review.__table__):
            _copy(session, table, many // MADE)
    return Office(database, folder)


def _copy(session: Session, table: Any, times: int) -> None:
    """Every row again, so many times; what refers to a row of these refers to its copy."""
    rows = [dict(row) for row in session.execute(select(table)).mappings()]
    step = max((row["id"] for row in rows), default=0)
    for turn in range(1, times):
        session.execute(insert(table), [_again(row, turn, step) for row in rows])


def _again(row: dict[str, Any], turn: int, step: int) -> dict[str, Any]:
    own = {name: row[name] + turn * MADE for name in ("application_id", "conversation_id") if row.get(name)}
    if row.get("reference"):
        own["reference"] = f"GLO3-{turn}{row['id']:04}"
    if "address" in row:
        own["address"] = f"{row['address']}-{turn}"
    return row | own | {"id": row["id"] + turn * step}


def measured(office: Office, visitor: Visitor, page: str) -> tuple[float, int]:
    """Milliseconds of the quickest of several tries, and queries."""
    took = []
    for _ in range(TRIES):
        with office.counting() as sent:
            began = time.process_time()
            visitor.reads(page)
            took.append(1000 * (time.process_time() - began))
    return min(took), len(sent)


def main(many: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        office = seeded(Path(folder), many)
        visitor = office.visitor("admin")
        slow = 0
        for page in PAGES:
            took, queries = measured(office, visitor, page)
            slow += took > BAR
            print(f"{took:6.0f} ms {queries:3} queries  {page}{'  <- slow' if took > BAR else ''}", flush=True)
        print(f"{many} applications; {slow} of {len(PAGES)} pages over {BAR} ms")
    return slow


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
