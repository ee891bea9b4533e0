"""Sentences around an application: whether one may apply, what to have at hand, reminders, the same community twice."""

from handlers.wording import Line, Way

SEEMS_THE_SAME = Line(
    "ดูเหมือนชุมชนนี้จะมีใบสมัครส่งมาแล้วค่ะ ถ้าเป็นใบเดียวกันไม่ต้องส่งซ้ำ ลองถามคนในชุมชนดูก่อนนะคะ "
    "ถ้าเป็นคนละชุมชนหรืออยากส่งต่อ ส่งได้เลย เจ้าหน้าที่จะดูให้",
    "It seems that this community has applied already. If so, there is no need to send another: you may want to ask around "
    "first. If yours is a different one, or you wish to go on, do send it; our staff will look at both.",
)
SAME_AS_YOURS = Line(
    "ดูเหมือนเป็นชุมชนเดียวกับใบสมัคร {reference} ที่คุณส่งไว้แล้วค่ะ ถ้าจะแก้ใบเดิม กด “แก้ใบที่ส่งแล้ว” ถ้าเป็นคนละชุมชน ส่งต่อได้เลย",
    "This looks like the community of {reference}, which you have sent already. To change that one, press “Change what I sent”. "
    "If this is a different community, do send it.",
)

CLOSED_WHILE_OPEN = Line(
    "ปิดรับสมัครแล้วตั้งแต่ {deadline} ค่ะ ใบสมัครฉบับร่างนี้จึงส่งตามปกติไม่ได้แล้ว คำตอบทั้งหมดยังเก็บไว้ให้\n\n"
    "ถ้ามีเหตุจำเป็น เจ้าหน้าที่เปิดให้ส่งหลังกำหนดได้ พิมพ์ว่า “คุยกับเจ้าหน้าที่” หรือโทร {hotline} ระหว่างนี้ตอบต่อไว้ก่อนได้ค่ะ",
    "Applications closed on {deadline}, so this draft can no longer be sent in the usual way. All your answers are kept.\n\n"
    "If there was a reason, our staff can allow a late entry: type “talk to staff” or call {hotline}. You may go on answering.",
)

REMINDER = Line(
    "📅 ใบสมัคร{community}ยังเป็นฉบับร่าง ตอบแล้ว {done} จาก {of} ข้อ {open}\n\nพิมพ์ว่า “ทำต่อ” เพื่อทำต่อจากเดิม ถ้าไม่อยากให้เตือน พิมพ์ว่า “ไม่ต้องเตือน”",
    "📅 Your application{community} is still a draft: {done} of {of} answered. {open}\n\n"
    "Type “continue” to go on from there, or “stop reminders” if you want none.",
)
OF_COMMUNITY = Line("ของ{name} ", " for {name}")
NO_MORE_REMINDERS = Line(
    "ได้ค่ะ จะไม่เตือนเรื่องใบสมัครที่ยังทำไม่เสร็จอีก ฉบับร่างยังเก็บไว้ให้ ถ้าอยากให้เตือนใหม่ พิมพ์ว่า “เตือนด้วย”",
    "I will not remind you of unfinished applications again. Your drafts are kept. Type “remind me” to have it back.",
)
REMINDERS_AGAIN = Line(
    "ได้ค่ะ ถ้ามีใบสมัครที่ยังทำไม่เสร็จ จะเตือนก่อนปิดรับ 7 วันและ 1 วัน",
    "I will remind you of an unfinished application 7 days and 1 day before the closing date.",
)

POINT = Line(
    "เช็กคุณสมบัติ ข้อ {number} จาก {of}\nประกาศระบุว่า: {point}\n\nชุมชนของคุณเป็นแบบนี้ไหมคะ",
    "Eligibility, {number} of {of}\nThe announcement says: {point}\n\nIs your community like this?",
)
HEARD_NO = Line(
    "รับทราบค่ะ ข้อนี้อยู่ในคุณสมบัติที่ประกาศไว้ เจ้าหน้าที่จะดูประกอบ",
    "Noted. This is one of the points announced; our staff will consider it.",
)
HEARD_UNSURE = Line("ไม่เป็นไรค่ะ ไม่แน่ใจก็สมัครได้", "That is fine: you may apply without being sure.")
ALL_FIT = Line(
    "ตามที่ตอบมา ชุมชนของคุณตรงกับคุณสมบัติที่ประกาศไว้ครบ {of} ข้อค่ะ เจ้าหน้าที่เป็นผู้พิจารณาจากใบสมัคร {open}",
    "From what you say, your community fits all {of} points announced. Staff decide from the application. {open}",
)
SOME_FIT = Line(
    "ตามที่ตอบมา ตรงกับประกาศ {fit} จาก {of} ข้อค่ะ\n{lines}\n\n"
    "แชทนี้ไม่ตัดสินแทนค่ะ เจ้าหน้าที่เป็นผู้พิจารณา ข้อที่ไม่ตรงอาจทำให้โอกาสน้อยลง ถามก่อนสมัครได้ที่ {hotline}\n\n{open}",
    "From what you say, {fit} of {of} points fit.\n{lines}\n\n"
    "This chat decides nothing: our staff do. A point that does not fit may lessen your chances; you can ask first on {hotline}.\n\n{open}",
)
DOES_NOT_FIT = Line("• ยังไม่ตรง: {point}", "• Does not fit: {point}")
NOT_SURE = Line("• ยังไม่แน่ใจ: {point}", "• Not sure: {point}")
CHECK_STOPPED = Line("หยุดเช็กไว้แค่นี้ค่ะ ถามหรือสมัครได้ตามปกติ", "We leave it there. You can ask me anything, or apply.")
NO_POINTS = Line(
    "โครงการนี้ไม่มีรายการคุณสมบัติให้เช็กในแชทค่ะ ถามเป็นข้อความมาได้เลย",
    "There is no list of points to check for this programme. Just ask me.",
)

PREPARE_FIRST = Line(
    "ใบสมัครมีราว {count} ข้อ ใช้เวลาประมาณ {minutes} นาทีค่ะ เตรียมไว้จะตอบได้เร็ว\n{things}",
    "The form has about {count} questions and takes some {minutes} minutes. It helps to have ready:\n{things}",
)

CHAT_LINKED = Line(
    "เชื่อมแชทนี้กับบัญชีเจ้าหน้าที่ “{name}” แล้วค่ะ จดหมายที่ลองส่งจะมาที่นี่ เลิกเชื่อมได้ที่หน้าบัญชีของฉันในคอนโซล",
    "This chat is now linked to the staff account “{name}”. Trial letters come here. You can unlink it in the console.",
)
CODE_UNKNOWN = Line(
    "รหัสนี้ใช้ไม่ได้หรือหมดเวลาแล้วค่ะ ขอรหัสใหม่ได้ที่หน้า “แชทของฉัน” ในคอนโซล",
    "This code is not known or no longer good. Get another one under “My own chat” in the console.",
)

ANSWERS = {
    "yes": Line("ใช่", "Yes"),
    "no": Line("ไม่ใช่", "No"),
    "unsure": Line("ไม่แน่ใจ", "Not sure"),
}
CHECK = Way(Line("เช็กคุณสมบัติ", "Check eligibility"), "do:check")
ENOUGH_CHECKED = Way(Line("พอแค่นี้", "Stop here"), "do:stop_check")
