"""Whatever is said, tapped or sent along after sending: nothing is lost, nothing half, always a way on."""

from random import Random
from typing import Any

import pytest

from models.application import Application
from models.corrections import ask_for_correction
from tests.service import Chat, Service
from tests.talks.applied import application, sent

SAYS = (
    "แก้เบอร์โทร|แก้จังหวัด|แก้ไขใบสมัคร|แก้ผู้กรอก|แก้รูป|แก้ช่องทางออนไลน์|แก้สินค้า|แก้ตามที่ขอ|แก้ใบที่ส่งแล้ว|เบอร์ใหม่ 081 999 8888|"
    "089 111 2222|089 111|เชียงราย|เชียงไหม่|แม่ริม|ริมใต้|85 คน|ช่วยกรอกให้ชุมชนอื่น|ครูสมหญิง ใจดี|facebook กับ line|"
    "ใช่|ไม่ใช่|ไม่มี|ข้าม|ย้อนกลับ|พอแล้ว|พอก่อน|ยกเลิก|คงเดิม|ส่งเลย|ทำต่อ|สถานะ|ดูคำตอบ|ไม่รู้|ทำไมต้องถาม|ตัวอย่าง|"
    "เหลืออีกกี่ข้อ|ต้องเตรียมอะไร|ปิดรับสมัครวันไหน|โทรถามเบอร์อะไรคะ|ขอบคุณค่ะ|สวัสดี|กขค|😀|ขอคุยกับเจ้าหน้าที่|"
    "เช็กคุณสมบัติ|ไม่ต้องเตือน|english|change the province|Chiang Mai|พิมพ์ไทย|ยกเลิกการส่ง|กู้คืน|ผ้าทอมือและโฮมสเตย์ของชุมชน"
).split("|")
PLACES = ("province", "district", "subdistrict")


def does(chat: Chat, rng: Random, number: int) -> list[str]:
    """One thing that a person might do now."""
    choices = [choice for reply in getattr(chat, "replies", ()) for choice in reply.choices if choice.data]
    dice = rng.random()
    if dice < 0.35 and choices:
        return chat.taps(rng.choice(choices).data)
    if dice < 0.40:
        return chat.sends_photo()
    if dice < 0.45:
        old = (f"mend:{number}:members", f'answer:{number}:group_kind:"village"', "do:correct", "x:1")
        return chat.taps(rng.choice(old))
    return chat.says(rng.choice(SAYS))


def whole(found: Application) -> bool:
    """Closed, what stands in the answers is what was sent; open, what was sent is still all there."""
    kept: dict[str, Any] = {line["key"]: line["value"] for line in found.frozen}
    if found.asides.get("reopened"):
        return len([key for key in PLACES if key in kept]) == len(PLACES)
    hidden = {"helper_name", "helper_phone"} if found.answers["filler"] == "self" else set()
    return kept == {key: value for key, value in found.answers.items() if key not in hidden and value is not None}


def asks_for_two(samak: Service, number: int, rng: Random) -> None:
    with samak.parts.database.writing() as session:
        found = session.get_one(Application, number)
        reasons = {"contact_phone": "โทรไม่ติด", rng.choice(("province", "photos", "products")): "ขอรายละเอียด"}
        ask_for_correction(session, found, reasons, staff_id=None, at=samak.parts.clock.now())
    samak.settle()


@pytest.mark.parametrize("seed", range(2))
def test_nothing_that_was_sent_is_lost_or_left_half(sqlite_samak: Service, seed: int) -> None:
    samak, rng = sqlite_samak, Random(seed)
    chat = samak.line_chat()
    number = sent(samak, chat)
    samak.at("2021-06-01 09:05")
    for step in range(45):
        if step % 20 == 12 and application(samak, number).status in ("submitted", "screening"):
            asks_for_two(samak, number, rng)
        said = does(chat, rng, number)
        found = application(samak, number)
        assert said != [], step
        assert len(chat.choices) > 0, (step, said)
        assert whole(found), (step, said)
        if found.status == "withdrawn":  # “ยกเลิก”, and yes
            break
        assert found.status in ("submitted", "screening", "more_information"), (step, said)
