"""Sentences after sending: changing what was sent, corrections that staff asked for, coming late. Knows no field."""

from handlers.wording import Line, Way

EDIT_CLOSED = Line(
    "ปิดรับสมัครแล้วตั้งแต่ {deadline} ค่ะ จึงแก้ใบสมัคร {reference} เองในแชทไม่ได้แล้ว\n\n"
    "ถ้ามีข้อมูลผิดที่สำคัญ เช่น เบอร์โทร กด “คุยกับเจ้าหน้าที่” หรือโทร {hotline} {hotline_hours}",
    "Applications closed on {deadline}, so {reference} can no longer be changed here.\n\n"
    "If something important is wrong, such as the phone number, press “Talk to staff” or call {hotline} ({hotline_hours}).",
)
CANNOT_EDIT = Line(
    "ใบสมัคร {reference} อยู่ในขั้นที่แก้เองในแชทไม่ได้แล้วค่ะ\n\nถ้ามีข้อมูลที่ต้องแก้ กด “คุยกับเจ้าหน้าที่” หรือโทร {hotline} {hotline_hours}",
    "Application {reference} has come too far to be changed here.\n\n"
    "If something must be corrected, press “Talk to staff” or call {hotline} ({hotline_hours}).",
)
EDITED = Line(
    "แก้ในใบสมัคร {reference} แล้วค่ะ เลขที่คงเดิม เจ้าหน้าที่เห็นทั้งคำตอบเดิมและคำตอบใหม่ {open}",
    "Changed in application {reference}; the number stays the same. Our staff see both the old and the new answer. {open}",
)
NOTHING_CHANGED = Line(
    "ใบสมัคร {reference} คงเดิมค่ะ จะแก้ข้ออื่นอีกไหมคะ",
    "Application {reference} is as it was. Would you like to change anything else?",
)
LEFT_AS_IS = Line(
    "หยุดแก้ไว้แค่นี้ค่ะ ใบสมัคร {reference} ส่งอยู่ตามเดิม", "We leave it there. Application {reference} stands as it was sent."
)
HALF_DROPPED = Line(
    "ข้อที่แก้ยังตอบไม่ครบ จึงคงคำตอบเดิมไว้ค่ะ ใบสมัคร {reference} ส่งอยู่ตามเดิม",
    "That change was not complete, so the answers stay as they were. Application {reference} stands as it was sent.",
)

ASKED_WHY = Line("เจ้าหน้าที่ขอให้แก้ข้อนี้ค่ะ: {why}\n\n{ask}", "Our staff ask you to correct this: {why}\n\n{ask}")
LOCKED = Line(
    "ตอนนี้แก้ได้เฉพาะข้อที่เจ้าหน้าที่ขอค่ะ ถ้าจะแก้ “{label}” ด้วย พิมพ์ว่า “คุยกับเจ้าหน้าที่” ได้เลย",
    "For now only the answers that our staff asked about can be changed. To change “{label}” too, type “talk to staff”.",
)
LEFT_TO_CORRECT = Line("เหลืออีก {left} ข้อค่ะ", "{left} to go.")
CORRECTION_WAITS = Line(
    "พักไว้ก่อนได้ค่ะ ข้อที่แก้แล้วเก็บไว้ให้ พร้อมเมื่อไหร่กด “แก้ตามที่ขอ”",
    "Paused; what you corrected is kept. Press “Correct it” when you are ready.",
)
CORRECTED = Line(
    "ขอบคุณค่ะ ✅ ส่งคำตอบใหม่ของใบสมัคร {reference} ให้เจ้าหน้าที่แล้ว มีข่าวจะแจ้งในแชทนี้",
    "Thank you. ✅ Our staff have the new answers for application {reference}. News will come here.",
)
NOTHING_TO_CORRECT = Line("ตอนนี้ไม่มีข้อที่เจ้าหน้าที่รอให้แก้ค่ะ", "There is nothing that our staff are waiting for at the moment.")
CORRECTION_OPEN = Line(
    "เจ้าหน้าที่ยังรอให้แก้ใบสมัคร {reference} อยู่ {count} ข้อค่ะ\n{lines}",
    "Our staff are still waiting for this in application {reference}:\n{lines}",
)
CORRECTION_UNTIL = Line("ขอภายในวันที่ {due} ค่ะ", "Please do so by {due}.")

CORRECT = Way(Line("แก้ตามที่ขอ", "Correct it"), "do:correct")
CHANGE_SENT = Line("แก้ใบที่ส่งแล้ว", "Change what I sent")
MEND_MORE = Way(Line("แก้ข้ออื่น", "Change another"), "do:mend")
MERGED = Line(
    "ใบสมัคร {reference} รวมเข้ากับใบ {into} ของชุมชนเดียวกันแล้วค่ะ",
    "Application {reference} is now part of {into}, from the same community.",
)
