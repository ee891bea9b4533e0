"""Sentences of sending the form and after: reference number, receipt, taking back, withdrawing."""

from handlers.wording import Line

SENT = Line(
    "ส่งใบสมัครเรียบร้อยแล้วค่ะ ✅\nเลขที่ใบสมัคร {reference}\n\nเก็บเลขนี้ไว้นะคะ ดูสถานะได้ทุกเมื่อโดยพิมพ์ว่า “สถานะ” "
    "ถ้าเปลี่ยนใจภายใน 1 นาที พิมพ์ว่า “ยกเลิกการส่ง”",
    "Your application has been sent. ✅\nReference number {reference}\n\nPlease keep it. Type “status” at any time. "
    "If you change your mind within a minute, type “undo”.",
)
WHO_FOLLOWS = Line(
    "เจ้าหน้าที่จะโทรหา {contact} ที่ {contact_phone} ส่วนข่าวจะแจ้งในแชทนี้ค่ะ ดูสถานะจากแชทอื่นได้ด้วยเลขที่ใบสมัครกับเลข 4 ตัวท้ายของเบอร์นี้",
    "Our staff will call {contact} on {contact_phone}; news come to this chat. "
    "From any other chat, the reference number with the last four digits of that phone tells how it stands.",
)
BOTH_FOLLOW = Line(
    "เจ้าหน้าที่จะโทรหา {contact} ที่ {contact_phone} ส่วนข่าวจะแจ้งในแชทนี้ค่ะ "
    "ทั้ง {contact} และ {helper} ดูสถานะจากแชทไหนก็ได้ ด้วยเลขที่ใบสมัครกับเลข 4 ตัวท้ายของเบอร์ตัวเอง",
    "Our staff will call {contact} on {contact_phone}; news come to this chat. Both {contact} and {helper} "
    "can ask how it stands from any chat, with the reference number and the last four digits of their own phone.",
)
RECEIPT = Line("ใบรับ · {reference}", "Receipt · {reference}")
UNSENT = Line("ดึงกลับมาเป็นฉบับร่างแล้วค่ะ แก้แล้วส่งใหม่ได้เลย", "It is a draft again. Change what you like, then send it.")
TOO_LATE_TO_UNSEND = Line(
    "ส่งไปเกิน 1 นาทีแล้วค่ะ ถ้าต้องการถอน พิมพ์ว่า “ถอนใบสมัคร” หรือคุยกับเจ้าหน้าที่ได้ค่ะ",
    "It was sent more than a minute ago. To take it back, type “withdraw”, or talk to our staff.",
)
WITHDRAW_SURE = Line("จะถอนใบสมัคร {reference} ใช่ไหมคะ", "Shall I withdraw application {reference}?")
WITHDRAWN = Line("ถอนใบสมัคร {reference} แล้วค่ะ", "Application {reference} is withdrawn.")
NOTHING_TO_WITHDRAW = Line("ไม่พบใบสมัครที่ส่งแล้วจากแชทนี้ค่ะ", "No application was sent from this chat.")
CANNOT_WITHDRAW = Line(
    "ใบสมัคร {reference} ถอนเองในแชทไม่ได้แล้วค่ะ คุยกับเจ้าหน้าที่ได้เลยนะคะ",
    "Application {reference} can no longer be withdrawn here. Please talk to our staff.",
)
