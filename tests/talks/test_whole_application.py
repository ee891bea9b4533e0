"""From “สมัคร” to the reference number, by the real webhooks of both channels."""

from models.application import Application, Consent
from models.applications import by_reference
from models.conversation import Attachment
from models.outbox import Delivery
from tests.service import Chat, Service
from tests.talks.applied import ANSWERS


def apply_in_thai(chat: Chat) -> None:
    """Everything a village leader would type, up to the summary."""
    chat.says("สมัครค่ะ")
    chat.taps("ยินยอม")
    chat.taps("ชุมชนของตัวเอง")
    chat.says("ชุมชนบ้านน้ำเกี๋ยน")
    chat.says("น่านค่ะ")
    chat.says("อ.ภูเพียง")
    chat.says("น้ำเกี๋ยน")
    chat.taps("ข้าม")
    chat.taps("วิสาหกิจชุมชน")
    chat.says("ประมาณ ๑๒๐ คน")
    chat.taps("ข้าม")
    chat.says("นางศิรินันท์ สารมณฐี")
    chat.says("ประธานกลุ่ม")
    chat.says("๐๘๑-๒๓๔-๕๖๗๘")
    chat.taps("ข้าม")
    chat.says("สบู่สมุนไพร แชมพู ครีมนวด และโฮมสเตย์ 12 หลัง")
    chat.says("เดินป่าชุมชน ทำสบู่เอง กินข้าวพื้นเมือง นอนโฮมสเตย์")
    chat.says("มีกรรมการ 9 คน แบ่งรายได้ทุกเดือน อยากขยายตลาดออนไลน์")
    chat.says("สูตรสมุนไพรใบหมี่ของปู่ย่าตายาย สืบทอดมากว่าร้อยปี")
    chat.says("facebook กับ line")
    chat.says("ข้าม")
    chat.sends_photo()
    chat.taps("พอแล้ว")
    chat.taps("ข้าม")


def test_a_village_leader_applies_on_line_in_thai_and_gets_a_reference_number(samak: Service, chat: Chat) -> None:
    apply_in_thai(chat)
    assert chat.choices == ["ส่งใบสมัคร", "แก้ไขคำตอบ", "พักไว้ก่อน"]
    chat.taps("ส่งใบสมัคร")
    with samak.parts.database.reading() as session:
        sent = by_reference(session, "GLO3-00001")
        assert sent is not None
        assert sent.status == "submitted"
        photos = sent.answers["photos"]
        assert sent.answers == {**ANSWERS, "photos": photos}
        photo = session.get(Attachment, photos[0])
        assert photo is not None
        assert (photo.status, photo.mime, photo.application_id) == ("stored", "image/jpeg", sent.id)
        assert session.query(Consent).one().version == "2564-1"
        assert {delivery.status for delivery in session.query(Delivery)} == {"sent"}
        assert samak.line.quota_used == 0


def test_an_english_speaker_applies_on_messenger(samak: Service, page_chat: Chat) -> None:
    chat = page_chat
    assert chat.says("I want to apply for our village")[-1].startswith("Before the form")
    chat.taps("I agree")
    chat.taps("Helping another")
    chat.says("Anna Miller")
    chat.says("0891112233")
    chat.says("Ban Doi Ngam Weavers")
    chat.says("Chiang Rai")
    chat.says("Mae Fa Luang")
    chat.says("Mae Salong Nok")
    chat.says("skip")
    chat.taps("Community enterprise")
    chat.says("about 45 people")
    chat.says("20")
    chat.says("Nang Noi Kamdee")
    chat.says("head of the group")
    chat.says("053 123 456")
    chat.says("skip")
    chat.says("Hand-woven cloth, coffee, homestay for six guests")
    chat.says("Visitors weave, walk to the waterfall, eat with a family and stay overnight")
    chat.says("A committee of seven; profits are shared each quarter; we want to sell online")
    chat.says("Natural dyes from the forest, patterns handed down by our grandmothers")
    chat.says("Facebook and Shopee")
    chat.says("skip")
    chat.sends_photo()
    chat.says("that's all")
    chat.says("skip")
    assert chat.choices == ["Send", "Change an answer", "Pause"]
    first_line = chat.says("send")[-1].splitlines()
    assert first_line[1] == "Reference number GLO3-00001"
    with samak.parts.database.reading() as session:
        answers = session.query(Application).one().answers
        assert answers["contact_phone"] == "+6653123456"
        assert answers["online_channels"] == ["facebook", "marketplace"]
        assert answers["district"] == "แม่ฟ้าหลวง"


def test_any_answer_is_changed_from_the_summary_in_two_turns(samak: Service, chat: Chat) -> None:
    apply_in_thai(chat)
    chat.says("แก้เบอร์โทร")
    said = chat.says("089 111 2222")
    assert said[0] == "เบอร์โทรผู้ติดต่อ: 089-111-2222 ✅"
    assert chat.choices == ["ส่งใบสมัคร", "แก้ไขคำตอบ", "พักไว้ก่อน"]


def test_what_was_sent_can_be_taken_back_within_a_minute(samak: Service, chat: Chat) -> None:
    apply_in_thai(chat)
    chat.says("ส่งเลย")
    assert chat.taps("ยกเลิกการส่ง")[0] == "ดึงกลับมาเป็นฉบับร่างแล้วค่ะ แก้แล้วส่งใหม่ได้เลย"
    chat.says("ส่งใบสมัคร")
    with samak.parts.database.reading() as session:
        assert session.query(Application).one().reference == "GLO3-00001"


def test_the_status_is_told_by_chat_and_by_reference_from_another_channel(
    samak: Service, chat: Chat, page_chat: Chat
) -> None:
    apply_in_thai(chat)
    chat.taps("ส่งใบสมัคร")
    status = chat.says("สถานะ")[0]
    assert status.splitlines()[0] == "ใบสมัคร GLO3-00001 · ชุมชนบ้านน้ำเกี๋ยน"
    assert page_chat.says("GLO3-00001 5678")[0] == status
    assert page_chat.says("GLO3-00001 9999")[0] == "ไม่พบใบสมัครตามเลขที่กับเบอร์โทรนี้ค่ะ ลองตรวจดูอีกครั้งนะคะ"
