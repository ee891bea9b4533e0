"""The page about the service itself: what waits, what failed and why, all sent again at one press."""

import pytest

from models.outbox import Delivery
from tests.console import factories
from tests.console.conftest import Office


@pytest.fixture
def failing(office: Office) -> Office:
    with office.rows() as session:
        made = factories.application(session)
        for cause in ("used up", "blocked", "used up"):
            factories.answered(session, made.conversation, factories.DEADLINE, status="failed").error = cause
        factories.event(session)
    return office


def states(office: Office) -> list[tuple[str, str]]:
    with office.rows() as session:
        return [(delivery.status, delivery.error) for delivery in session.query(Delivery).order_by(Delivery.id)]


def test_the_page_names_causes_and_counts_and_nobodys_words(failing: Office) -> None:
    page = failing.visitor().reads("/console/operations")
    assert [page.count(f"<code>{cause}</code>") for cause in ("used up", "blocked")] == [1, 1]
    assert factories.DEADLINE.text not in page


def test_all_that_failed_for_one_cause_goes_out_again_at_one_press(failing: Office) -> None:
    assert failing.visitor().post("/console/operations/send-again", reason="used up").status_code == 302
    assert states(failing) == [("pending", ""), ("failed", "blocked"), ("pending", "")]
    assert failing.rung == 1


def test_a_cause_that_nothing_has_sends_nothing(failing: Office) -> None:
    failing.visitor().post("/console/operations/send-again", reason="unknown")
    assert {status for status, _ in states(failing)} == {"failed"}
