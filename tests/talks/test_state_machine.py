"""Talks at random before sending, move after move in any order: what was answered stays, and there is always a way on.

A short run in the suite; thousands of steps: `pytest --hypothesis-profile=search tests/talks/test_state_machine.py`.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from forms import Field, accepts, depends, stale, visible
from forms.addresses import resolved
from forms.places import LEVELS, children, gazetteer
from models.application import Application
from models.conversation import Conversation
from simulator.samples import paper
from tests.service import Service
from tests.talks.moving import FORM, KEYS, VALID, At, at, moving
from tests.talks.test_moves import FREE, NEARLY, RIGHT, SMALL

SEARCHING = settings.default is not None and settings.default.max_examples > 100
STEPS = settings(
    max_examples=settings.default.max_examples if SEARCHING and settings.default else 6,
    stateful_step_count=40 if SEARCHING else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
ASKS = (
    "ปิดรับสมัครวันไหนคะ|มีค่าใช้จ่ายไหมคะ|ทำไมต้องถามคะ|เหลืออีกกี่ข้อ|ต้องเตรียมอะไรบ้าง|ขอตัวอย่างหน่อย|สถานะ|ดูคำตอบ|ถามอีกที|"
    "ทำไมท้องฟ้าถึงเป็นสีฟ้าตอนกลางวันคะ|ขอบคุณค่ะ|สวัสดีค่ะ|บอทโง่|555|😀😀|....|กกกกกกกก"
).split("|")
CHANGED = (
    "filler",
    "community_name",
    "province",
    "group_kind",
    "members",
    "contact_phone",
    "products",
    "online_channels",
)


def right(field: Field, answers: dict[str, Any]) -> dict[str, Any]:
    """Words that answer this question, and what is stored then."""
    if field.kind in LEVELS[1:]:
        above = LEVELS[: LEVELS.index(field.kind)]
        place = resolved({level: answers[level] for level in above if level in answers})
        return {one.th: one.th for one in children(place or gazetteer().within[""][0])[:4]}
    return {words: words if value is None else value for words, value in RIGHT.get(field.key, {}).items()}


class Talk(RuleBasedStateMachine):
    """One person filling in the form. `kept`: the answers as they must be."""

    samak: Service

    @initialize(channel=st.sampled_from(("line", "messenger")), key=st.sampled_from(KEYS))
    def begins(self, channel: str, key: str) -> None:
        self.here: At = at(self.samak, channel, key)

    # --- what is known of the talk ---

    @property
    def paused(self) -> bool:
        return bool(self.here.draft.asides.get("paused"))

    def doubted(self, field: Field) -> bool:
        """After a long silence, or with a person called, words of one's own are asked back first."""
        silent = self.samak.parts.clock.now() - self.here.draft.updated_at > timedelta(hours=12)
        return field.key in FREE and (silent or bool(self.here.draft.asides.get("away")))

    def hangs(self, *keys: str) -> tuple[str, ...]:
        return tuple({one for key in keys for one in (key, *depends(FORM, key))})

    # --- moves ---

    @precondition(
        lambda self: self.here.standing() is not None and self.here.standing().kind not in ("photos", "files")
    )
    @rule(which=st.integers(0, 9))
    def answers(self, which: int) -> None:
        field = self.here.standing()
        assert field is not None
        given = [*right(field, self.here.answers()).items()]
        words, value = given[which % len(given)]
        kept, doubted, paused = self.here.answers(), self.doubted(field), self.paused
        self.here.says(words, changes=() if doubted or paused else self.hangs(field.key))
        if doubted or paused:
            assert self.here.answers() == kept
        else:
            assert self.here.answers()[field.key] == value, (words, self.here.texts)
            assert self.here.standing() != field, self.here.texts

    @precondition(lambda self: self.here.replies)
    @rule(which=st.integers(0, 12))
    def taps_what_is_offered(self, which: int) -> None:
        """An answer, a move: whatever is on show but leaving; it never changes another answer than its own."""
        ways = [one for one in self.here.last.choices if one.data.split(":")[-1] not in ("cancel", "withdraw", "send")]
        if not ways:
            return
        way = ways[which % len(ways)]
        what, _, rest = way.data.partition(":")
        field = self.here.standing()
        own = rest.split(":")[1] if what == "answer" else field.key if field and what == "move" else ""
        self.here.taps(way.data, changes=self.hangs(own) if own else ())

    @rule(words=st.sampled_from(ASKS))
    def asks_or_chats(self, words: str) -> None:
        self.here.says(words)

    @rule(words=st.sampled_from(("ข้าม", "ไม่รู้ค่ะ", "ย้อนกลับ", "คงเดิม", "ไม่", "ใช่", "พอแล้ว", "แก้ไขคำตอบ", "ทำต่อ")))
    def gives_an_order(self, words: str) -> None:
        """A yes may settle a guess; a skip may leave out what may be left out."""
        field = self.here.standing()
        free = field is not None and (
            bool(self.here.draft.asides.get("almost")) or not field.required or words == "พอแล้ว"
        )
        self.here.says(words, changes=self.hangs(*(KEYS if free and words == "ใช่" else [field.key] if field else [])))

    @rule(words=st.sampled_from(("พอก่อนนะ", "ขอคุยกับเจ้าหน้าที่", "ยกเลิก", "english please", "ภาษาไทย")))
    def goes_aside(self, words: str) -> None:
        self.here.says(words)
        if words == "ยกเลิก" and not self.paused:
            self.here.taps("ไม่ยกเลิก ทำต่อ")
        if words == "english please":
            self.here.says("ภาษาไทย")

    @precondition(lambda self: self.here.standing() is not None and self.here.standing().key in NEARLY)
    @rule()
    def answers_nearly(self) -> None:
        field = self.here.standing()
        assert field is not None
        self.here.says(NEARLY[field.key][0])

    @rule(key=st.sampled_from(CHANGED), at_once=st.booleans(), which=st.integers(0, 5))
    def changes_an_earlier_answer(self, key: str, at_once: bool, which: int) -> None:
        if key not in self.here.answers():
            return
        field = FORM.field(key)
        words, value = [*right(field, {}).items()][which % len(right(field, {}))]
        self.here.says(f"แก้{field.label.th}")
        assert self.here.standing() == field, self.here.texts
        if at_once and not self.doubted(field):
            self.here.says(words, changes=self.hangs(key))
            assert self.here.answers()[key] == value, (words, self.here.texts)

    @rule()
    def sends_photos_a_paper_and_a_sticker(self) -> None:
        full = len(self.here.answers().get("photos", ())) >= 8
        if not full:
            self.here.does(self.here.platform.sends_image(self.here.person, SMALL), changes=("photos", "papers"))
        self.here.does(self.here.platform.sends_file(self.here.person, paper(), "plan.pdf"), changes=("papers",))
        self.here.does(self.here.platform.sends_sticker(self.here.person))

    @rule(days=st.sampled_from((1, 40)))
    def is_silent(self, days: int) -> None:
        with self.samak.parts.database.writing() as session:
            session.get_one(Application, self.here.draft.id).updated_at -= timedelta(days=days)
        self.here._looks()

    @rule()
    def is_handed_to_staff_and_back(self) -> None:
        with self.samak.parts.database.writing() as session:
            session.query(Conversation).filter_by(address=self.here.person).update({"mode": "staff"})
        self.here.says("คุยกับบอท")

    # --- what always holds ---

    @invariant()
    def everything_stands_where_it_belongs(self) -> None:
        if not hasattr(self, "here"):
            return
        if self.paused:  # each question gets the same honest answer then
            self.here.helped.clear()
        answers = self.here.answers()
        assert stale(FORM, answers) == ()
        assert [key for key, value in answers.items() if not accepts(FORM.field(key), value, answers)] == []
        assert self.here.draft.status == "draft"
        skipped = self.here.draft.asides.get("skipped", ())
        assert [one.key for one in visible(FORM, answers) if one.required and one.key in skipped] == []

    def teardown(self) -> None:
        """From wherever it got to, two words lead on: the question that stands, or the summary."""
        if hasattr(self, "here"):
            self.here.says("ทำต่อ")
            assert self.here.ask() in self.here.last.text, self.here.texts


@pytest.fixture(scope="module")
def on_sqlite(sqlite_template: Path) -> Iterator[Service]:
    with moving(None, sqlite_template) as running:
        yield running


@pytest.mark.timeout(0 if SEARCHING else 120)
def test_any_talk_keeps_what_was_answered_and_finds_its_way(on_sqlite: Service) -> None:
    run_state_machine_as_test(type("Talking", (Talk,), {"samak": on_sqlite}), settings=STEPS)


def test_every_answer_that_is_changed_has_a_right_one() -> None:
    assert [key for key in CHANGED if key not in RIGHT or key not in VALID] == []
