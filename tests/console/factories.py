"""People, talks and applications for the desks' tests, in realistic Thai. Knows rows; opens no page."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from console import create_staff
from faq.book import Book
from faq.entry import Entry, entries_from
from forms import frozen, read_form
from forms.definition import Form
from models.application import Application
from models.conversation import Attachment, Conversation, Message
from models.faq import Miss
from models.inbox import Event
from models.outbox import Delivery
from models.programme import FormVersion, Programme, ProgrammeRecord
from models.speaking import say
from models.staff import Staff
from models.talk import Card, Choice, Reply

NOW = datetime(2021, 6, 5, 3, 0, tzinfo=UTC)  # 5 มิถุนายน 2564, 10:00 น.
PASSWORD = "กุ้งเผา สองโล เจ็ดโต๊ะ"
PROGRAMME = "glo-creative"

COMMUNITIES = (
    ("บ้านผาฮี้", "เชียงราย", "แม่สาย", "โป่งงาม", "กาแฟดริปบนดอย ที่พักกลางสวนกาแฟ"),
    ("บ้านนาต้นจั่น", "สุโขทัย", "ศรีสัชนาลัย", "บ้านตึก", "ผ้าหมักโคลน โฮมสเตย์ ข้าวเปิ๊บ"),
    ("บ้านเชียงเหียน", "มหาสารคาม", "เมืองมหาสารคาม", "เขวา", "ผ้าไหมลายสร้อยดอกหมาก กลองยาว"),
    ("บ้านถ้ำรงค์", "เพชรบุรี", "บ้านลาด", "ถ้ำรงค์", "ตาลโตนด ปั่นจักรยานชมถ้ำ"),
    ("ชุมชนบ่อสวก", "น่าน", "เมืองน่าน", "บ่อสวก", "ผ้าทอลายบ่อสวก เตาเผาโบราณ"),
    ("บ้านสามช่องเหนือ", "พังงา", "ตะกั่วทุ่ง", "กะไหล", "ล่องเรือหัวโทง อาหารทะเล"),
    ("บ้านหาดส้มแป้น", "ระนอง", "เมืองระนอง", "หาดส้มแป้น", "เซรามิกดินขาว ร่อนแร่ บ่อน้ำร้อน"),
    ("บ้านโคกเมือง", "บุรีรัมย์", "ประโคนชัย", "จรเข้มาก", "ข้าวภูเขาไฟ เสื่อกก ปราสาทเมืองต่ำ"),
    ("ชุมชนบ้านน้ำเกี๋ยน", "น่าน", "ภูเพียง", "น้ำเกี๋ยน", "ผลิตภัณฑ์ใบหมี่ชีวาร์"),
    ("บ้านซะซอม", "อุบลราชธานี", "โขงเจียม", "นาโพธิ์กลาง", "เดินป่าดงนาทาม อาหารป่า"),
)
PEOPLE = ("คำแปง ใจดี", "มาลัย สุขเกษม", "สมพร แก้วมณี", "บุญมี ศรีสุข", "ประนอม ทองแท้", "วิชัย เรืองศรี", "อรุณี พรมมา")


FOLDER = Path(__file__).parents[2] / "programmes"


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def records() -> dict[str, ProgrammeRecord]:
    """The real programmes."""
    found = [_yaml(path) | _visit(path.parent) for path in sorted(FOLDER.glob("*/programme.yaml"))]
    return {record.id: record for record in map(ProgrammeRecord.model_validate, found)}


def _visit(folder: Path) -> dict[str, Any]:
    """Its visits' questions, as loading puts them into the record."""
    path = folder / "visit.yaml"
    return {"visit": _yaml(path)} if path.is_file() else {}


@lru_cache(maxsize=1)
def form() -> Form:
    """The real form."""
    return read_form(_yaml(FOLDER / PROGRAMME / "form.yaml"))


@dataclass
class Known:
    """What is loaded, as the edge would give it."""

    book: Book
    records: dict[str, ProgrammeRecord] = field(default_factory=records)

    def form(self, version: FormVersion) -> Form:
        return form() if version.programme_id == PROGRAMME else read_form(version.definition)


@lru_cache(maxsize=2)
def book(entries: int = 0) -> Book:
    """The real answers; only the first few of each programme where a number is given, which is quicker to index."""
    shelves = [entries_from(_yaml(path), path.parent.name) for path in sorted(FOLDER.glob("*/faq.yaml"))]
    chosen: list[Entry] = [entry for shelf in shelves for entry in shelf[: entries or None]]

    def facts(programme: str, language: str) -> dict[str, str]:
        form_facts = {"form_questions": "…", "form_count": "20", "form_minutes": "20"}
        return _home(programme).named_facts(language, NOW) | form_facts

    return Book(chosen, facts, lambda programme: _home(programme).phase(NOW))


def _home(programme: str) -> ProgrammeRecord:
    """The service's own answers show the facts of the programme that takes applications."""
    return records().get(programme, records()[PROGRAMME])


def load_programmes(session: Session) -> None:
    """The real programmes and the real form as rows; the answers are in the book."""
    session.add_all(
        Programme(id=name, data=record.model_dump(mode="json"), loaded_at=NOW) for name, record in records().items()
    )
    session.flush()
    definition = form().model_dump(mode="json", exclude_defaults=True)
    session.add(FormVersion(programme_id=PROGRAMME, number=1, definition=definition, sha256="1" * 64, created_at=NOW))


def staff(
    session: Session, name: str = "somying", role: str = "reviewer", shown: str = "", language: str = "th", **about: Any
) -> Staff:
    return create_staff(session, name, role, PASSWORD, shown_name=shown, language=language, **about)


def conversation(session: Session, number: int = 1, **about: Any) -> Conversation:
    given: dict[str, Any] = {
        "channel": "line", "account": "bot", "address": f"U{number:032}", "name": PEOPLE[number % len(PEOPLE)],
        "language": "th", "mode": "bot", "memory": {}, "group": False, "reachable": True,
        "created_at": NOW - timedelta(days=6), "heard_at": datetime.now(UTC),
    }  # fmt: skip
    made = Conversation(**given | about)
    session.add(made)
    session.flush()
    return made


def heard(session: Session, talk: Conversation | None, text: str, at: datetime = NOW, **about: Any) -> Message:
    said = about.pop("said", {"kind": "text"})
    message = Message(conversation=talk, direction="in", author="person", at=at, text=text, said=said, **about)
    session.add(message)
    session.flush()
    return message


def answered(
    session: Session,
    talk: Conversation | None,
    *replies: Reply,
    at: datetime = NOW,
    status: str = "sent",
    why: Any = None,
) -> Delivery:
    assert talk
    message = say(session, talk, replies, at=at, why=why or {"topic": "deadline", "band": "answer", "score": 0.93})
    session.flush()
    delivery = session.scalars(select(Delivery).where(Delivery.message_id == message.id)).one()
    delivery.status = status
    return delivery


def answers(number: int = 0, **more: Any) -> dict[str, Any]:
    name, province, district, subdistrict, goods = COMMUNITIES[number % len(COMMUNITIES)]
    return {
        "filler": "self", "community_name": name, "province": province, "district": district,
        "subdistrict": subdistrict,
        "location": {"latitude": 18.78766, "longitude": 98.99305, "title": "", "address": ""},
        "group_kind": "community_enterprise", "members": 24 + number, "households": 61,
        "contact_name": PEOPLE[number % len(PEOPLE)], "contact_role": "ประธานวิสาหกิจชุมชน",
        "contact_phone": f"+668{10000000 + number:08}", "contact_other": "เพจ " + name,
        "products": goods + " ขายที่หน้าหมู่บ้านและทางออนไลน์ รายได้เข้ากองกลางร้อยละ 10",
        "attractions": "เดินชมสวนตอนเช้า ลงมือทำอาหารกับแม่บ้าน พักโฮมสเตย์ 12 หลัง รับได้คืนละ 40 คน",
        "growth": "มีคณะกรรมการ 9 คน ประชุมทุกเดือน ทำบัญชีรวม และกำลังฝึกเยาวชนเป็นไกด์ อยากขยายเป็นทริปสองวันหนึ่งคืน",
        "local_wisdom": "ทอผ้าด้วยกี่โบราณ ย้อมสีจากเปลือกไม้ในป่าชุมชน คนเฒ่าคนแก่เล่าตำนานหมู่บ้านให้แขกฟังก่อนนอน",
        "online_channels": ["facebook", "line"], "online_links": "https://facebook.com/baan-example",
        "photos": [1, 2, 3],
    } | more  # fmt: skip


def application(session: Session, number: int = 0, status: str = "submitted", **about: Any) -> Application:
    """One application with its talk, sent some days ago; `answers` and any column may be given."""
    talk = about.pop("conversation", None) or conversation(
        session, number=1000 + number, channel=("line", "messenger")[number % 2]
    )
    given = about.pop("answers", None) or answers(number)
    begun = NOW - timedelta(days=1 + number % 9, hours=number % 5)
    made = Application(
        programme_id=PROGRAMME, form_version_id=_form_version(session), conversation=talk, channel=talk.channel,
        language=talk.language, answers=given, asides={}, status="draft", created_at=begun, updated_at=begun,
    )  # fmt: skip
    session.add(made)
    made.note("started", by="applicant", at=begun)
    if status != "draft":
        _send(made, number, begun + timedelta(hours=2))
    for step in ("screening", "shortlisted", "site_visit", "selected"):
        if made.status != status and status in _AFTER[step]:
            made.move_to(step, by="staff", at=begun + timedelta(hours=20), why="เอกสารครบ")
    if made.status != status:
        made.move_to(status, by="staff", at=begun + timedelta(hours=22), why="พิจารณาแล้ว")
    for name, value in about.items():
        setattr(made, name, value)
    session.flush()
    return made


_AFTER = {
    "screening": ("screening", "shortlisted", "site_visit", "selected", "reserve"),
    "shortlisted": ("shortlisted", "site_visit", "selected", "reserve"),
    "site_visit": ("site_visit",),
    "selected": ("selected",),
}


def _send(made: Application, number: int, at: datetime) -> None:
    made.frozen = frozen(form(), made.answers)
    made.reference = f"GLO3-{number + 1:05}"
    made.submitted_at = at
    made.move_to("submitted", by="applicant", at=at)


def _form_version(session: Session) -> int:
    return session.scalars(select(FormVersion.id).where(FormVersion.programme_id == PROGRAMME)).one()


def photo(session: Session, folder: Path, owner: Application, number: int = 0, **about: Any) -> Attachment:
    """A picture on the disk and its row."""
    path, small = f"attachments/{uuid4().hex}.jpg", f"attachments/{uuid4().hex}.jpg"
    (folder / "attachments").mkdir(exist_ok=True)
    for name, size in ((path, (1280, 960)), (small, (480, 360))):
        (folder / name).write_bytes(picture(number, size))
    given: dict[str, Any] = {
        "application_id": owner.id, "conversation_id": owner.conversation_id, "kind": "image", "status": "stored",
        "mime": "image/jpeg", "path": path, "thumbnail": small, "size": 180_000, "width": 1280,
        "height": 960, "at": NOW,
    }  # fmt: skip
    made = Attachment(**given | about)
    session.add(made)
    session.flush()
    return made


def picture(number: int, size: tuple[int, int]) -> bytes:
    """Hills under a sky, in colours of their own."""
    sky, hill = (
        ((196, 214, 220), (238, 211, 170), (210, 196, 214))[number % 3],
        ((74, 112, 82), (128, 98, 62), (70, 92, 120))[number % 3],
    )
    image = Image.new("RGB", size, sky)
    image.paste(hill, (0, size[1] * (55 + number % 4 * 6) // 100, *size))
    image.paste(
        tuple(part // 2 for part in hill), (size[0] // 5, size[1] * 2 // 5, size[0] * 2 // 5, size[1] * 7 // 10)
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def paper(
    session: Session, folder: Path, owner: Application, name: str = "ทะเบียนวิสาหกิจ.pdf", **about: Any
) -> Attachment:
    path = f"attachments/{uuid4().hex}.bin"
    (folder / "attachments").mkdir(exist_ok=True)
    (folder / path).write_bytes(about.pop("body", b"%PDF-1.4 example"))
    given: dict[str, Any] = {
        "application_id": owner.id, "conversation_id": owner.conversation_id, "kind": "file", "status": "stored",
        "mime": "application/pdf", "name": name, "path": path, "size": 84_200, "at": NOW,
    }  # fmt: skip
    made = Attachment(**given | about)
    session.add(made)
    session.flush()
    return made


def miss(session: Session, text: str, kind: str = "none", at: datetime = NOW, **about: Any) -> Miss:
    made = Miss(text=text, kind=kind, at=at, **{"offered": [], "language": "th", "channel": "line"} | about)
    session.add(made)
    session.flush()
    return made


def event(session: Session, status: str = "dead", **about: Any) -> Event:
    now = datetime.now(UTC) - timedelta(minutes=25)
    given: dict[str, Any] = {
        "channel": "line", "account": "bot", "key": uuid4().hex, "lane": "line:bot:U1", "kind": "text", "incoming": {},
        "at": now, "received_at": now, "status": status, "attempts": 5, "due_at": now, "error": "KeyError in deadline",
    }  # fmt: skip
    made = Event(**given | about)
    session.add(made)
    session.flush()
    return made


DEADLINE = Reply(
    text="ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 10 วัน\n\nสมัครในแชทนี้ได้เลย",
    choices=(Choice(label="สมัคร", data="apply"), Choice(label="คุณสมบัติ", data="topic:eligibility")),
)
RECEIPT = Reply(
    text="ส่งใบสมัครแล้วค่ะ",
    card=Card(title="ใบสมัคร GLO3-00001", rows=(("ชุมชน", "บ้านผาฮี้"), ("ส่งเมื่อ", "5 มิถุนายน 2564"))),
)
