"""Somebody at any question of the form, on any channel: put there directly, then talking through the signed webhook.

Knows a valid answer to every question of `glo-creative`, and what must be true after every turn; knows no move.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func

from faq.book import Book
from forms import Field, Form, next_field, visible
from forms.typed import graphemes
from models.application import Application
from models.conversation import Conversation, Message
from models.inbox import Event
from models.programme import FormVersion
from models.talk import Choice, Reply
from simulator import Webhook
from tests.service import Service, programmes, service

FORM = Form.model_validate(programmes().forms["glo-creative"])
KEYS = [one.key for one in FORM.fields]
VALID: dict[str, Any] = {
    "filler": "self",
    "helper_name": "สมหญิง ใจดี",
    "helper_phone": "+66811112222",
    "community_name": "ชุมชนบ้านน้ำเกี๋ยน",
    "province": "น่าน",
    "district": "ปัว",
    "subdistrict": "ศิลาแลง",
    "location": {"latitude": 19.18, "longitude": 100.91, "title": "", "address": ""},
    "group_kind": "womens_group",
    "group_kind_other": "กลุ่มเลี้ยงผึ้ง",
    "members": 45,
    "households": 30,
    "contact_name": "สมศรี แก้วดี",
    "contact_role": "ประธานกลุ่ม",
    "contact_phone": "+66812345678",
    "contact_other": "LINE: bandon",
    "products": "ผ้าทอย้อมคราม กล้วยตาก และโฮมสเตย์ 4 หลัง",
    "attractions": "เดินดูไร่ชา ลองทอผ้า กินข้าวแคบ พักโฮมสเตย์",
    "growth": "มีกรรมการ 7 คน ประชุมทุกเดือน อยากเพิ่มโฮมสเตย์",
    "local_wisdom": "ลายผ้าน้ำไหลที่ยายสอนหลานทอ ย้อมด้วยเปลือกไม้",
    "online_channels": ["facebook", "line"],
    "online_links": "เพจ ผ้าทอบ้านดอน",
    "photos": [1],
    "papers": [2],
}
MATCHED: dict[Any, Any] = {}
match_anew = Book.match


def match_once(self: Book, text: str, **more: Any) -> Any:
    """The same words at twenty-four questions are looked up once."""
    asked = (id(self), text, more.get("before"))
    if asked not in MATCHED:
        MATCHED[asked] = match_anew(self, text, **more)
    return MATCHED[asked]


@contextmanager
def moving(url: str | None, template: Path | None = None) -> Iterator[Service]:
    """A service for many talks, in memory where the machine has a place for that."""
    room = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=room) as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "match", match_once)
        if template:
            shutil.copyfile(template, Path(folder) / "samak.db")
        with service(url or f"sqlite:///{folder}/samak.db", Path(folder)) as running:
            yield running


def answers_before(key: str) -> dict[str, Any]:
    """Every question before this one answered, so that it is the one that stands."""
    made = {"filler": "helper" if key.startswith("helper") else "self"}
    made["group_kind"] = "other" if key == "group_kind_other" else "womens_group"
    chosen = VALID | made
    before: dict[str, Any] = {}
    for one in FORM.fields:
        if one.key == key:
            return before
        if one in visible(FORM, before):
            before[one.key] = chosen[one.key]
    raise KeyError(key)


@dataclass
class At:
    """One person at one question. Every verb returns the replies and checks what must hold after any turn."""

    samak: Service
    channel: str
    key: str
    person: str
    draft: Application
    heard: int = 0  # the last message of ours that was read
    replies: list[Reply] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    helped: list[str] = field(default_factory=list)

    @property
    def field(self) -> Field:
        return FORM.field(self.key)

    @property
    def platform(self) -> Any:
        return self.samak.line if self.channel == "line" else self.samak.messenger

    # --- what is there, as it was after the last turn ---

    def answers(self) -> dict[str, Any]:
        return dict(self.draft.answers)

    def standing(self) -> Field | None:
        asides = self.draft.asides
        if (mending := asides.get("mending") or asides.get("gathering")) is not None:
            return FORM.field(mending)
        return next_field(FORM, self.draft.answers, asides.get("skipped", ()))

    def ask(self) -> str:
        standing = self.standing()
        return standing.ask.th if standing else "ถูกต้องไหมคะ"

    @property
    def last(self) -> Reply:
        return self.replies[-1]

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.replies]

    @property
    def labels(self) -> list[str]:
        return [one.label for one in self.last.choices]

    def choice(self, label: str) -> Choice:
        return next(one for one in self.last.choices if one.label == label)

    # --- what is done ---

    def says(self, *texts: str, changes: tuple[str, ...] = ()) -> list[str]:
        """Words, all of them sent before any is answered. changes: the answers that may be new afterwards."""
        return self.does(*(self.platform.says(self.person, text) for text in texts), changes=changes)

    def taps(self, label_or_data: str, changes: tuple[str, ...] = ()) -> list[str]:
        found = [one.data for one in self.last.choices if one.label == label_or_data] if self.replies else []
        return self.does(self._tap(found[0] if found else label_or_data), changes=changes)

    def _tap(self, data: str) -> Webhook:
        if self.channel == "line":
            return self.samak.line.taps(self.person, data)
        return self.samak.messenger._sends(self.person, {"text": "…", "quick_reply": {"payload": data}})

    def does(self, *webhooks: Webhook, changes: tuple[str, ...] = ()) -> list[str]:
        for webhook in webhooks:
            assert self.samak.post(webhook) == 200
        while self._looks():
            self.samak.worker._answer_one("once")
        self._hold(changes)
        return self.texts

    def _looks(self) -> bool:
        """See what is there now; whether something still waits to be answered."""
        with self.samak.parts.database.reading() as session:
            if session.query(Event.id).filter_by(status="new").first():
                return True
            new = session.query(Message).filter(Message.id > self.heard, Message.direction == "out")
            rows = new.order_by(Message.id).all()
            self.replies = [one for row in rows for one in row.replies]
            self.heard = max((row.id for row in rows), default=self.heard)
            self.draft = session.get_one(Application, self.draft.id)
            return False

    # --- what must hold ---

    def _hold(self, changes: tuple[str, ...]) -> None:
        assert self.replies != [], "nobody answered"
        assert all(one.text for one in self.replies), self.texts
        for one in self.replies:
            assert len(one.choices) <= 13, self.texts
            assert [way.label for way in one.choices if len(graphemes(way.label)) > 20] == []
        after = self.answers()
        lost = {key for key in self.before if key not in changes and after.get(key) != self.before[key]}
        new = {key for key in after if key not in changes and key not in self.before}
        assert (lost, new) == (set(), set()), self.texts
        self.before = after
        asked = [one.ask.th for one in FORM.fields]
        assert [ask for ask in asked if sum(ask in text for text in self.texts) > 1] == []
        assert self.last.choices or self.ask() in self.last.text, self.texts
        self._no_sentence_thrice()

    def _no_sentence_thrice(self) -> None:
        """The question itself comes back each time; no other last word does so three times running."""
        help_ = self.last.text if self.ask() not in self.last.text else ""
        self.helped = [*self.helped[-2:], help_]
        assert help_ == "" or len(self.helped) < 3 or len(set(self.helped)) > 1, self.texts


PERSONS = count(1)


def at(samak: Service, channel: str, key: str, *, silent: timedelta = timedelta(), **asides: Any) -> At:
    """Somebody new, with a draft whose question `key` stands. silent: how long ago the last word was."""
    number = next(PERSONS)
    person = f"U{number:032x}" if channel == "line" else str(7_000_000_000_000_100 + number)
    with samak.parts.database.writing() as session:
        version = session.query(FormVersion).filter_by(programme_id="glo-creative").order_by(FormVersion.id).first()
        account = samak.line.bot_id if channel == "line" else samak.messenger.page_id
        now = samak.parts.clock.now() - silent
        chat = Conversation(
            channel=channel, account=account, address=person, group=False, mode="bot", language="th", memory={},
            name="", created_at=now, heard_at=now,
        )  # fmt: skip
        draft = Application(
            programme_id="glo-creative", form_version=version, conversation=chat, channel=channel, language="th",
            status="draft", answers=answers_before(key), asides=asides, frozen=[], created_at=now, updated_at=now,
        )  # fmt: skip
        session.add(draft)
        session.flush()
        heard = session.query(func.max(Message.id)).scalar() or 0
    here = At(samak, channel, key, person, draft, heard, before=answers_before(key))
    assert here.standing() == here.field
    return here
