"""Every address of the desks that can be fetched, filled in with rows that are there. Knows routes; opens no page."""

import re

from sqlalchemy import select

from console.roles import WITHOUT_LOGIN, may
from models.staff import Staff
from tests.console.conftest import Office

VALUES = {
    "application_id": "1", "conversation_id": "1", "delivery_id": "1", "event_id": "1", "attachment_id": "1",
    "miss_id": "1", "staff_id": "1", "letter_id": "1", "step": "screening", "format_": "csv", "path": "no-such-page",
    "filename": "icon.svg", "one": "1", "other": "2", "kept": "1", "question": "members", "doing": "read",
}  # fmt: skip
NO_PAGES = re.compile(
    r"download|/attachments/|/static/|/changed|/newer|/state$|\.(csv|xlsx|jsonl|ics|pdf|zip|json)|/here/|/hotline/search|/list$"
    r"|/palette$|/applications/(views|answer)$"
)
MORE = (
    "/console/applications?status=ours", "/console/applications?status=draft", "/console/applications?q=ไม่มีคำนี้",
    "/console/applications?sort=score", "/console/applications/5", "/console/applications/12",
    "/console/conversations?shelf=all", "/console/lookup?q=บ้าน", "/console/misses?settled=yes",
    "/console/reviews/2", "/console/letters?status=selected",
    "/hotline/?q=โครงการนี้คืออะไร", "/console/figures/stopped?programme=glo-creative&at=district",
)  # fmt: skip


def routes(office: Office, **values: str) -> list[tuple[str, str, str]]:
    """Endpoint, method, address of everything that the desks answer to. Parts not in VALUES are 1."""
    found = []
    desks = [rule for rule in office.app.url_map.iter_rules() if rule.endpoint.startswith(("console.", "hotline."))]
    for rule in desks:
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: (VALUES | values).get(name[1], "1"), rule.rule)
        found += [
            (rule.endpoint, method, address) for method in sorted({"GET", "POST"}.intersection(rule.methods or ()))
        ]
    return found


def addresses(office: Office, who: str) -> list[str]:
    """Whole pages that this person may open, and some of them with a question."""
    with office.rows() as session:
        person = session.scalars(select(Staff).where(Staff.name == who)).one()
    pages = [
        address
        for endpoint, method, address in routes(office)
        if method == "GET" and endpoint not in WITHOUT_LOGIN and may(person, endpoint) and not NO_PAGES.search(address)
    ]
    opened = {address.partition("?")[0] for address in pages}
    return pages + [address for address in MORE if re.sub(r"\d+$", "1", address.partition("?")[0]) in opened]
