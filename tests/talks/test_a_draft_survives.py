"""A draft outlives a killed process, a restart, forty days and a new version of its form."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.app import Parts
from bot.clock import real_now
from bot.loading import write
from models.programme import FormVersion
from tests.service import Chat, Service, programmes, shut
from tests.talks.applied import application, history


@contextmanager
def restarted(samak: Service) -> Iterator[Service]:
    """Another process on the same database and the same platforms."""
    shut(samak.parts)
    parts = Parts.of(samak.parts.settings)
    try:
        yield Service(parts, samak.line, samak.messenger, parts.worker(handlers=1, senders=1))
    finally:
        shut(parts)


def publish_a_new_form(samak: Service) -> None:
    """The same programme, whose form asks one thing more and another thing no longer."""
    found = programmes()
    form = found.forms["glo-creative"]
    fields = [field for field in form["fields"] if field["key"] != "households"]
    words = {"ask": {"th": "คำขวัญคะ", "en": "Motto?"}, "label": {"th": "คำขวัญ", "en": "Motto"}}
    more = {"key": "motto", "kind": "short_text"} | words
    changed = replace(found, forms={"glo-creative": {**form, "fields": [*fields, more]}})
    with samak.parts.database.writing() as session:
        write(session, changed, real_now())
        assert session.query(FormVersion).count() == 2


def test_a_draft_survives_kill_restart_forty_days_and_a_new_form(samak: Service) -> None:
    samak.at("2021-05-01 09:00")
    chat = samak.line_chat()
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    chat.taps("ชุมชนของตัวเอง")
    assert samak.post(samak.line.says(chat.person, "ชุมชนบ้านน้ำเกี๋ยน")) == 200  # and killed before it is answered

    with restarted(samak) as later:
        later.at("2021-05-01 09:10")
        later.settle()
        publish_a_new_form(later)
        later.at("2021-06-10 09:00")
        chat = Chat(later, "line", chat.person)
        said = chat.says("ทำต่อ")
        assert said[0].startswith("ยินดีต้อนรับกลับมาค่ะ ใบสมัครของคุณตอบแล้ว 2 จาก 20 ข้อ ยังเหลือ: จังหวัด")
        assert said[1].splitlines()[-1] == "ชุมชนอยู่จังหวัดอะไรคะ"

        for words in ("น่าน", "ภูเพียง", "น้ำเกี๋ยน", "ข้าม", "หมู่บ้าน", "120"):
            chat.says(words)
        assert chat.says("25 ครัวเรือน")[-1].splitlines()[-1] != "คำขวัญคะ"
        draft = application(later, 1)
        assert (draft.form_version_id, draft.answers["households"]) == (1, 25)
        assert [kind for kind, _ in history(later, 1, "started", "moved")] == ["started"]
