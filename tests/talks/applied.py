"""A filled-in application without the talk that leads to it: tests of what comes after need not play it each time."""

from typing import Any

from models.application import Application
from models.programme import FormVersion
from tests.service import Chat, Service

ANSWERS: dict[str, Any] = {
    "filler": "self",
    "community_name": "ชุมชนบ้านน้ำเกี๋ยน",
    "province": "น่าน",
    "district": "ภูเพียง",
    "subdistrict": "น้ำเกี๋ยน",
    "group_kind": "community_enterprise",
    "members": 120,
    "contact_name": "นางศิรินันท์ สารมณฐี",
    "contact_role": "ประธานกลุ่ม",
    "contact_phone": "+66812345678",
    "products": "สบู่สมุนไพร แชมพู ครีมนวด และโฮมสเตย์ 12 หลัง",
    "attractions": "เดินป่าชุมชน ทำสบู่เอง กินข้าวพื้นเมือง นอนโฮมสเตย์",
    "growth": "มีกรรมการ 9 คน แบ่งรายได้ทุกเดือน อยากขยายตลาดออนไลน์",
    "local_wisdom": "สูตรสมุนไพรใบหมี่ของปู่ย่าตายาย สืบทอดมากว่าร้อยปี",
    "online_channels": ["facebook", "line"],
    "photos": [9001],  # no attachment of this run
}
SKIPPED = ["location", "households", "contact_other", "online_links", "papers"]


def drafted(samak: Service, chat: Chat, *without: str, **answers: Any) -> int:
    """A draft of this person with every answer but these; its id. The person is met by a greeting first."""
    chat.says("สวัสดีค่ะ")
    return filled_in(samak, chat, {key: one for key, one in (ANSWERS | answers).items() if key not in without})


def filled_in(samak: Service, chat: Chat, answers: dict[str, Any]) -> int:
    now = samak.parts.clock.now()
    with samak.parts.database.writing() as session:
        conversation = chat.conversation(session)
        version = session.query(FormVersion).filter_by(programme_id="glo-creative").order_by(FormVersion.id).first()
        draft = Application(
            programme_id="glo-creative",
            form_version=version,
            conversation=conversation,
            channel=chat.channel,
            language="th",
            status="draft",
            answers=answers,
            asides={"skipped": SKIPPED},
            frozen=[],
            created_at=now,
            updated_at=now,
        )
        draft.note("started", by="applicant", at=now)
        session.add(draft)
        session.flush()
        return draft.id


def sent(samak: Service, chat: Chat, **answers: Any) -> int:
    """An application sent by this person just now; its id."""
    number = drafted(samak, chat, **answers)
    chat.says("ส่งใบสมัคร")
    return number


def screened(samak: Service, number: int) -> None:
    """Staff have begun to read it."""
    with samak.parts.database.writing() as session:
        session.get_one(Application, number).move_to("screening", by="staff", at=samak.parts.clock.now())


def application(samak: Service, number: int) -> Application:
    """As it stands in the database."""
    with samak.parts.database.reading() as session:
        found = session.get_one(Application, number)
        assert found.events  # loaded, for whoever looks at them afterwards
        return found


def history(samak: Service, number: int, *kinds: str) -> list[tuple[str, dict[str, Any]]]:
    """The lines of an application's history of these kinds: (kind, detail)."""
    with samak.parts.database.reading() as session:
        events = session.get_one(Application, number).events
        return [(one.kind, one.detail) for one in events if one.kind in kinds]
