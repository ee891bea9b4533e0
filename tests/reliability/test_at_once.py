"""Ten people apply at the same moment, and several threads of a worker take them in hand."""

import threading
import time

from sqlalchemy import select

from models.application import Application
from tests.reliability.rows import Rows, shown
from tests.service import Service
from tests.talks.applied import ANSWERS, filled_in


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
