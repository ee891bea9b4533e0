"""Sentences around an offered place: taken, given up, still to be answered. Knows no programme: facts come as parts."""

from handlers.wording import Line, Way

ACCEPT_SURE = Line("ตอบรับเข้าร่วมโครงการ ใช่ไหมคะ", "Do you accept the place in the programme?")
ACCEPTED = Line(
    "รับคำตอบแล้วค่ะ ✅ {community}เข้าร่วมโครงการ เจ้าหน้าที่จะติดต่อเรื่องขั้นต่อไป ถ้ามีอะไรเปลี่ยน โทร {hotline} ได้เลยค่ะ",
    "Thank you ✅ {community}takes part in the programme. Staff will contact you about the next step. "
    "If anything changes, call {hotline}.",
)
ACCEPTED_ALREADY = Line(
    "ตอบรับไว้แล้วค่ะ {community}เข้าร่วมโครงการ ถ้าเปลี่ยนใจ กด “ขอสละสิทธิ์” หรือโทร {hotline}",
    "You have accepted already: {community}takes part. If you change your mind, press “Decline” or call {hotline}.",
)
DECLINE_SURE = Line(
    "ยืนยันสละสิทธิ์ของ{community}ใช่ไหมคะ ยืนยันแล้วที่นี้จะให้ชุมชนถัดไป และเรียกคืนไม่ได้ค่ะ",
    "Do you want to give up the place of {community}for good? It then goes to the next community and cannot be taken back.",
)
DECLINED = Line(
    "บันทึกว่าสละสิทธิ์แล้วค่ะ ขอบคุณที่แจ้งให้ทราบ ถ้าอยากคุยกับเจ้าหน้าที่ โทร {hotline} ได้{hotline_hours}",
    "Noted: you gave up the place. Thank you for telling us. To talk to our staff, call {hotline} ({hotline_hours}).",
)
KEPT = Line("ได้ค่ะ ยังเก็บที่ไว้ให้ ขอคำตอบภายในวันที่ {due}", "The place is still kept for you. Please answer by {due}.")
KEPT_ACCEPTED = Line("ได้ค่ะ คำตอบรับยังเหมือนเดิม", "Your acceptance stands as it was.")
WAITS = Line(
    "ที่ของ{community}ในโครงการรอคำตอบอยู่ค่ะ ขอคำตอบภายในวันที่ {due}",
    "A place in the programme is kept for {community}and waits for your answer. Please answer by {due}.",
)
WAITS_OVERDUE = Line(
    "ที่ของ{community}ในโครงการยังรอคำตอบอยู่ค่ะ เลยวันที่ขอไว้ ({due}) แล้ว ตอบตอนนี้ได้เลย หรือโทร {hotline}",
    "A place in the programme still waits for the answer of {community}past the day we asked for ({due}). "
    "Please answer now, or call {hotline}.",
)
REMINDER = Line(
    "📅 {community}ได้รับคัดเลือกแล้ว แต่ยังไม่ได้ตอบรับค่ะ ขอคำตอบภายในวันที่ {due} ถ้าไม่ตอบ ที่นี้อาจให้ชุมชนถัดไป",
    "📅 {community}has been selected, and we have no answer yet. Please answer by {due}; "
    "otherwise the place may go to the next community.",
)
GONE = Line(
    "ข้อเสนอนี้ปิดไปแล้วค่ะ ตอบตรงนี้ไม่ได้แล้ว ถ้ายังอยากเข้าร่วม โทรคุยกับเจ้าหน้าที่ได้ที่ {hotline}",
    "This offer is closed and can no longer be answered here. If you still want to take part, please call {hotline}.",
)
CORRECTION_REMINDER = Line(
    "📅 เจ้าหน้าที่รอให้แก้ใบสมัคร {reference} อีก {count} ข้อ ขอภายในวันที่ {due} ค่ะ\n{lines}",
    "📅 Our staff wait for corrections to application {reference} by {due}:\n{lines}",
)

ACCEPT = Way(Line("ตอบรับเข้าร่วม", "Accept"), "offer:accept")
DECLINE = Way(Line("ขอสละสิทธิ์", "Decline"), "offer:decline")
YES_DECLINE = Way(Line("ยืนยันสละสิทธิ์", "Yes, give it up"), "do:agree")
NO_KEEP = Way(Line("ยังไม่สละสิทธิ์", "No, keep it"), "do:refuse")
YES_ACCEPT = Way(Line("ใช่ ตอบรับ", "Yes, accept"), "do:agree")
NOT_YET = Way(Line("ยังก่อน", "Not yet"), "do:refuse")
