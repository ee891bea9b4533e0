"""Ten people apply at the same moment; two reviewers decide at the same moment."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.application import Application
from models.database import Database
from tests.console import factories
from tests.console.conftest import Office, Visitor, quick_hashes
from tests.reliability.rows import Rows, shown
from tests.service import Service
from tests.talks.applied import ANSWERS, filled_in

__all__ = ["quick_hashes"]  # for whom logs in here
ROUNDS = 4


def test_ten_who_apply_at_the_same_moment_are_all_stored_right(samak: Service, rows: Rows) -> None:
    chats = [samak.line_chat(f"U{number:032x}") for number in range(10)]
    for chat in chats:
        assert samak.post(samak.line.says(chat.person, "สวัสดีค่ะ")) == 200
    samak.settle()
    for number, chat in enumerate(chats):
        filled_in(samak, chat, ANSWERS | {"community_name": f"ชุมชนที่ {number}", "contact_phone": f"+6681234567{number}"})
    hooks = [samak.line.says(chat.person, "ส่งใบสมัคร") for chat in chats]
    posting = [threading.Thread(target=samak.post, args=(hook,)) for hook in hooks]
    worker = samak.parts.worker(handlers=4, senders=2)
    worker.start()
    for thread in posting:
        thread.start()
    for thread in posting:
        thread.join()
    for _ in range(600):
        if {event.status for event in rows.events()} == {"done"}:
            break
        time.sleep(0.05)
    worker.stop()
    samak.settle()
    with samak.parts.database.reading() as session:
        sent = session.scalars(select(Application).where(Application.status == "submitted")).all()
        assert len({one.reference for one in sent}) == 10
        assert sorted(one.answers["community_name"] for one in sent) == [f"ชุมชนที่ {number}" for number in range(10)]
    assert {event.status for event in rows.events()} == {"done"}
    assert [len(shown(chat)) > 1 for chat in chats] == [True] * 10


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[Office]:
    """The desks on either kind of database, with an application for each round."""
    database = Database(database_url)
    with database.writing() as session:
        factories.load_programmes(session)
        for number in range(ROUNDS):
            factories.application(session, number, "submitted")
    yield Office(database, tmp_path)
    database.close()


def test_of_two_who_decide_at_the_same_moment_one_does_and_the_other_is_told(office: Office) -> None:
    deciding = {"screening": office.visitor(name="wichai"), "not_selected": office.visitor(name="somying")}
    for number in range(1, ROUNDS + 1):
        answers = together(deciding, number)
        assert sorted(answers.values()) == [302, 409]
        with office.rows() as session:
            case = session.get_one(Application, number)
            moved = [event.detail["after"] for event in case.events if event.kind == "moved"]
            done = [status for status, answer in answers.items() if answer == 302]
            assert ([case.status], [status for status in moved if status in deciding]) == (done, done)


def together(deciding: dict[str, Visitor], number: int) -> dict[str, int]:
    """Both read the same page, and both send their decision at once: what each was answered."""
    start, answers = threading.Barrier(len(deciding)), dict[str, int]()
    forms = {status: form_of(visitor, number, status) for status, visitor in deciding.items()}

    def decide(status: str) -> None:
        start.wait()
        path = f"/console/applications/{number}/move/{status}"
        answers[status] = deciding[status].client.post(path, data=forms[status]).status_code

    threads = [threading.Thread(target=decide, args=(status,)) for status in deciding]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def form_of(visitor: Visitor, number: int, status: str) -> dict[str, str]:
    page = visitor.reads(f"/console/applications/{number}/move/{status}")
    hidden = dict(re.findall(r'name="(revision|seen)" value="(\d+)"', page))
    return hidden | {"csrf_token": visitor.mark(), "reason": "เอกสารครบ"}
