"""“สถานะ” along the roadmap: each step in the applicant's words, and stages that are no more."""

import pytest

from models.application import Application
from tests.service import Chat, Service
from tests.talks.applied import sent

ROADMAP = {
    "focus_group": "อยู่ในขั้นประชุมกลุ่ม (Focus Group) ค่ะ ชุมชนกับผู้เกี่ยวข้องมาแลกเปลี่ยนความเห็นกัน เพื่อตกลงแนวทางของโครงการ",
    "workshop": "อยู่ในขั้นเวิร์กชอปค่ะ ช่วยกันคิดและวางแผนยกระดับชุมชนจากความคิดสร้างสรรค์",
    "on_site_development": "อยู่ในขั้นพัฒนาในพื้นที่ค่ะ ผู้เชี่ยวชาญมาช่วยพัฒนาสินค้า บริการ และโปรแกรมท่องเที่ยวที่ชุมชน",
    "market_test": "อยู่ในขั้นทดสอบตลาดค่ะ สินค้า บริการ และโปรแกรมท่องเที่ยวของชุมชนเปิดขายทั้งออนไลน์และออฟไลน์ พร้อมทำการตลาดไปด้วย",
    "promotion": "อยู่ในขั้นประชาสัมพันธ์ค่ะ แหล่งท่องเที่ยวของชุมชนได้ออกสู่คนดูผ่านยูทูบเบอร์ ในแนวคิด Unique Local Experience",
    "scale_up": "อยู่ในขั้น GLO Scale Up ค่ะ ผลักดันสินค้าหรือบริการเด่นของชุมชนให้สำเร็จทางการค้าโดยเร็ว แล้วต่อยอดกับพันธมิตร",
}


def test_the_status_tells_each_step_of_the_roadmap_in_the_applicants_words(samak: Service, chat: Chat) -> None:
    here, told = sent(samak, chat), {}
    for status in ("screening", "shortlisted", "site_visit", "selected", *ROADMAP):
        with samak.parts.database.writing() as session:
            session.get_one(Application, here).move_to(status, by="staff", at=samak.parts.clock.now())
        told[status] = chat.says("สถานะ")[0].splitlines()[1]
    assert {status: told[status] for status in ROADMAP} == ROADMAP


@pytest.mark.parametrize("status", ["interview", "x"])
def test_a_stage_that_was_taken_out_of_the_programme_is_told_kindly(samak: Service, chat: Chat, status: str) -> None:
    here = sent(samak, chat)
    with samak.parts.database.writing() as session:
        session.get_one(Application, here).status = status
    assert chat.says("สถานะ")[0].splitlines()[1] == "ใบสมัครอยู่กับเจ้าหน้าที่ค่ะ"
