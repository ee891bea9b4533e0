"""A programme of another kind: its form has keys of its own, and roles say what they are."""

from typing import Any

from sqlalchemy.orm import Session

from forms import frozen, read_form
from forms.definition import Form
from models.application import Application
from models.programme import FormVersion, Programme
from tests.console import factories

PROGRAMME = "craft"


def _field(key: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "ask": {"th": f"{label}อะไรคะ", "en": key},
        "label": {"th": label, "en": key},
    } | more


def form() -> Form:
    return read_form({
        "title": {"th": "ช่างฝีมือ", "en": "Craft"},
        "minutes": 5,
        "fields": [
            _field("workshop", "short_text", "ชื่อโรงช่าง", role="community"),
            _field("changwat", "province", "อยู่จังหวัด"),
            _field("amphoe", "district", "อยู่อำเภอ", depends_on="changwat"),
            _field("tambon", "subdistrict", "อยู่ตำบล", depends_on=["amphoe", "changwat"]),
            _field("master", "short_text", "ชื่อครูช่าง", role="contact", personal=True),
            _field("mobile", "phone", "เบอร์ครูช่าง", role="contact_phone", personal=True),
            _field("assistant", "short_text", "ชื่อผู้ช่วย", role="helper", required=False),
            _field("craft", "long_text", "งานฝีมือ"),
        ],
    })  # fmt: skip


def load(session: Session) -> int:
    """The programme and its form as rows; the form version's id."""
    record = factories.records()[factories.PROGRAMME].model_dump(mode="json") | {"id": PROGRAMME}
    session.add(Programme(id=PROGRAMME, data=record, loaded_at=factories.NOW))
    session.flush()
    definition = form().model_dump(mode="json", exclude_defaults=True)
    about = {"number": 1, "definition": definition, "sha256": "2" * 64, "created_at": factories.NOW}
    version = FormVersion(programme_id=PROGRAMME, **about)
    session.add(version)
    session.flush()
    return version.id


ANSWERS: dict[str, Any] = {
    "workshop": "โรงช่างบ้านถวาย", "changwat": "เชียงใหม่", "amphoe": "หางดง", "tambon": "ขุนคง",
    "master": "สล่าแดง อินทร์ตา", "mobile": "+66811112222", "assistant": "แก้ว ใจดี", "craft": "แกะไม้สักและลงรัก",
}  # fmt: skip


def application(session: Session, version: int, number: int = 0, **answers: Any) -> Application:
    """One that was sent."""
    given = ANSWERS | answers
    talk = factories.conversation(session, number=5000 + number)
    made = Application(
        programme_id=PROGRAMME, form_version_id=version, conversation=talk, channel=talk.channel, language="th",
        answers=given, asides={}, status="draft", created_at=factories.NOW, updated_at=factories.NOW,
    )  # fmt: skip
    session.add(made)
    session.flush()
    made.frozen, made.reference = frozen(form(), given), f"CRAFT-{number + 1:05}"
    made.submitted_at = factories.NOW
    made.move_to("submitted", by="applicant", at=factories.NOW)
    session.flush()
    return made
