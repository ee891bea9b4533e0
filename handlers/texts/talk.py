"""Sentences around questions: greeting, guessing, not knowing, calling a person. Knows no programme: facts come as parts."""

from handlers.wording import Line, Way

SORRY = Line(
    "ขออภัยค่ะ ระบบขัดข้องชั่วครู่ ข้อความของคุณเก็บไว้แล้ว เจ้าหน้าที่จะดูให้ คำตอบที่ให้ไว้ยังอยู่ครบค่ะ\n\nลองพิมพ์อีกครั้งได้เลยนะคะ",
    "Sorry, something went wrong on our side for a moment. Your message is kept and staff will look at it. "
    "Nothing you gave us is lost.\n\nPlease try once more.",
)

GREETING = Line(
    "สวัสดีค่ะ น้องสมัครจาก{organiser} ค่ะ\n\nถามเรื่องโครงการ{programme} ได้ทุกข้อ หรือสมัครในแชทนี้ได้เลย {open}\n\nพิมพ์คำถามมาได้เลยค่ะ หรือเลือกด้านล่าง",
    "Hello, this is Nong Samak of the {organiser}.\n\nAsk me anything about {programme}, or apply right here. {open}\n\n"
    "Type your question, or choose below.",
)
OPEN_UNTIL = Line("เปิดรับถึง {deadline} เหลืออีก {days_left} วันค่ะ", "Open until {deadline}: {days_left} days left.")
LAST_DAY = Line("วันนี้วันสุดท้ายที่รับสมัครค่ะ", "Today is the last day to apply.")
CLOSED = Line("ปิดรับสมัครแล้วตั้งแต่ {deadline} ค่ะ", "Applications closed on {deadline}.")

WELCOME_BACK = Line("ยินดีต้อนรับกลับมาค่ะ", "Welcome back.")

DID_YOU_MEAN = Line("หมายถึงเรื่องไหนคะ เลือกได้เลยค่ะ", "Which of these did you mean?")
DID_YOU_MEAN_THIS = Line("หมายถึง “{topic}” ใช่ไหมคะ", "Did you mean “{topic}”?")
NOT_KNOWN = Line(
    "เรื่องนี้ยังไม่มีคำตอบในแชทค่ะ จดคำถามไว้ให้เจ้าหน้าที่แล้ว\n\nถามเจ้าหน้าที่ได้ที่ {hotline} {hotline_hours} หรือให้เจ้าหน้าที่ตอบในแชทนี้ก็ได้ค่ะ",
    "I have no answer to that here. I have noted your question for our staff.\n\n"
    "You can call {hotline} ({hotline_hours}), or ask to be answered in this chat.",
)
NOT_KNOWN_PAUSED = Line(
    "ใบสมัครของคุณพักไว้อยู่ค่ะ ถ้าจะตอบต่อ กด “ทำใบสมัครต่อ” ก่อนนะคะ\n\n"
    "ถ้าเป็นคำถาม เรื่องนี้ยังไม่มีคำตอบในแชท จดไว้ให้เจ้าหน้าที่แล้ว โทรถามได้ที่ {hotline} {hotline_hours}",
    "Your application is paused. To go on answering, press “Continue” first.\n\n"
    "If this was a question: I have no answer to it and have noted it for our staff. You can call {hotline} ({hotline_hours}).",
)
NOT_UNDERSTOOD = Line(
    "ยังไม่เข้าใจค่ะ ลองพิมพ์เป็นคำถามสั้น ๆ เช่น “ปิดรับเมื่อไหร่” “ใครสมัครได้” หรือโทร {hotline} ก็ได้ค่ะ",
    "I did not catch that. Try a short question such as “When does it close?” or “Who can apply?”, or call {hotline}.",
)
NONE_NOTED = Line(
    "ขอบคุณที่บอกค่ะ จดคำถามไว้ให้เจ้าหน้าที่แล้ว\n\nถามเป็นคำอื่นดูก็ได้ หรือโทร {hotline} {hotline_hours} ค่ะ",
    "Thank you for telling me. I have noted your question for our staff.\n\n"
    "You may ask in other words, or call {hotline} ({hotline_hours}).",
)

STAFF_CALLED = Line(
    "แจ้งเจ้าหน้าที่แล้วค่ะ จะตอบในแชทนี้ ถ้าเร่งด่วนโทร {hotline} {hotline_hours} ได้เลยค่ะ\n\nระหว่างรอ ถามเพิ่มหรือทำต่อได้ตามปกติค่ะ",
    "I have told our staff; they will answer in this chat. If it is urgent, call {hotline} ({hotline_hours}).\n\n"
    "You can go on here while you wait.",
)
STAFF_ALREADY_CALLED = Line(
    "เจ้าหน้าที่ทราบแล้วค่ะ จะตอบในแชทนี้ ถ้าเร่งด่วนโทร {hotline} ได้เลยค่ะ",
    "Our staff know already and will answer in this chat. If it is urgent, call {hotline}.",
)
STAFF_CALLED_TOO = Line(
    "แจ้งเจ้าหน้าที่ไว้ด้วยแล้วค่ะ ถ้าอยากคุย พิมพ์มาได้เลยนะคะ", "I have told our staff as well. If you want to talk, just write."
)
BACK_TO_BOT = Line("ค่ะ คุยกับน้องสมัครต่อได้เลยค่ะ", "You are talking with Nong Samak again.")

STICKER = Line("😊 มีอะไรให้ช่วยไหมคะ พิมพ์คำถามมาได้เลยค่ะ", "😊 How can I help? Just type your question.")
MEDIA_KEPT = Line(
    "ได้รับแล้วค่ะ เก็บไว้ให้เจ้าหน้าที่ดู ถ้าจะสมัคร พิมพ์ว่า “สมัคร” ได้เลย ส่งรูปในใบสมัครได้ค่ะ",
    "Received; I have kept it for our staff. To apply, type “apply”: photos can go into your application.",
)
VOICE_KEPT = Line(
    "ได้รับข้อความเสียงแล้วค่ะ เก็บไว้ให้เจ้าหน้าที่ฟัง ถ้าพิมพ์คำถามสั้น ๆ จะตอบให้ได้ทันทีค่ะ",
    "I have your voice message and kept it for our staff. If you type a short question I can answer at once.",
)
LOCATION_KEPT = Line(
    "ได้รับตำแหน่งแล้วค่ะ ถ้าจะสมัคร พิมพ์ว่า “สมัคร” ได้เลยค่ะ",
    "I have your location. To apply, type “apply”.",
)

REFUSED = {
    "too_large": Line("ไฟล์นี้ใหญ่เกินไปค่ะ รับได้ไม่เกิน 25 MB ลองส่งขนาดเล็กลงนะคะ", "That file is too large: at most 25 MB. Please send a smaller one."),
    "too_many_pixels": Line("รูปนี้ใหญ่เกินไปค่ะ ลองถ่ายใหม่หรือย่อก่อนส่งนะคะ", "That picture is too large. Please take another or make it smaller."),
    "not_a_picture": Line("เปิดรูปนี้ไม่ได้ค่ะ ลองส่งเป็นรูปถ่ายใหม่อีกครั้งนะคะ", "I cannot open that picture. Please send it again as a photo."),
    "unknown_type": Line("ไฟล์แบบนี้รับไม่ได้ค่ะ ส่งเป็นรูปถ่ายหรือ PDF นะคะ", "I cannot take that kind of file. Please send a photo or a PDF."),
    "empty": Line("ไฟล์นี้ว่างเปล่าค่ะ ลองส่งใหม่อีกครั้งนะคะ", "That file is empty. Please send it again."),
    "gone": Line("ดาวน์โหลดไฟล์นี้ไม่ได้ค่ะ ลองส่งใหม่อีกครั้งนะคะ", "I could not download that file. Please send it again."),
}  # fmt: skip

GROUP_PRIVATE = Line(
    "สมัครได้ในแชทส่วนตัวเท่านั้นค่ะ เพื่อความเป็นส่วนตัวของคุณ ทักมาคุยส่วนตัวแล้วพิมพ์ว่า “สมัคร” ได้เลยค่ะ",
    "To keep your details private, applications are taken in a private chat only. Message me directly and type “apply”.",
)
GROUP_HELLO = Line(
    "สวัสดีค่ะ น้องสมัครค่ะ ในกลุ่มนี้ถามเรื่องโครงการได้ โดยแท็กชื่อน้องสมัครก่อนคำถามค่ะ ส่วนการสมัครทำในแชทส่วนตัวนะคะ",
    "Hello, Nong Samak here. In this group, mention me and ask about the programme. Applications are taken in a private chat.",
)

NOW_ENGLISH = Line("ตอบเป็นภาษาอังกฤษแล้วค่ะ", "I will write in English from now on. พิมพ์ “ไทย” เพื่อกลับเป็นภาษาไทย")
NOW_THAI = Line("ตอบเป็นภาษาไทยแล้วค่ะ", "I will write in Thai from now on.")

OLD_BUTTON = Line(
    "ปุ่มนี้เป็นของเดิมค่ะ ตอนนี้เลือกจากด้านล่างได้เลยค่ะ", "That button is from earlier. Here is what you can do now."
)

NO_STATUS = Line(
    "ยังไม่พบใบสมัครที่ส่งจากแชทนี้ค่ะ ถ้ามีเลขที่ใบสมัคร พิมพ์เลขที่กับเลข 4 ตัวท้ายของเบอร์โทร เช่น “GLO3-00012 5678”",
    "I see no application sent from this chat. If you have a reference number, type it with the last four digits "
    "of the phone, for example “GLO3-00012 5678”.",
)
WHICH_DIGITS = Line(
    "ขอเลข 4 ตัวท้ายของเบอร์โทรในใบสมัคร {reference} ด้วยค่ะ เพื่อความปลอดภัยของผู้สมัคร",
    "To keep applicants safe, please type the last four digits of the phone number in {reference}.",
)
STATUS = Line("ใบสมัคร {reference} · {community}\n{stage}", "Application {reference} · {community}\n{stage}")
STATUS_DRAFT = Line(
    "มีฉบับร่างที่ยังไม่ได้ส่ง ตอบแล้ว {done} จาก {of} ข้อค่ะ", "You have an unfinished draft: {done} of {of} answered."
)
STATUS_NOT_FOUND = Line(
    "ไม่พบใบสมัครตามเลขที่กับเบอร์โทรนี้ค่ะ ลองตรวจดูอีกครั้งนะคะ",
    "No application fits that reference and phone number. Please check them.",
)
TOO_MANY_NUMBERS = Line(
    "ลองหลายครั้งแล้วค่ะ เพื่อความปลอดภัยของผู้สมัคร ให้เจ้าหน้าที่ช่วยดูแทนนะคะ",
    "That was tried several times. To keep applicants safe, please let our staff help you.",
)
STAGE_UNNAMED = Line("ใบสมัครอยู่กับเจ้าหน้าที่ค่ะ", "Your application is with our staff.")
SENT_ON = Line("ส่งเมื่อ {date}", "Sent on {date}")

MY_DATA = Line(
    "ข้อมูลของคุณที่เก็บไว้มีเท่านี้ค่ะ\n• ข้อความในแชทนี้ {messages} ข้อความ\n• รูปและไฟล์ {files} รายการ\n"
    "• ใบสมัครฉบับร่าง {drafts} ฉบับ\n• ใบสมัครที่ส่งแล้ว {sent} ฉบับ\n\nขอสำเนา ขอลบ หรือให้เจ้าหน้าที่ช่วยก็ได้ค่ะ",
    "This is what is kept of you.\n• {messages} messages in this chat\n• {files} photos and files\n"
    "• {drafts} unfinished applications\n• {sent} applications sent\n\nYou can have a copy, have it deleted, or ask our staff.",
)
FORGET_SURE = Line(
    "จะลบข้อมูลใช่ไหมคะ ฉบับร่างจะลบทันทีและกู้คืนไม่ได้ ส่วนใบสมัครที่ส่งแล้ว เจ้าหน้าที่จะลบให้ภายใน 30 วัน",
    "Shall your data be deleted? Drafts go at once and cannot be restored. Our staff delete applications that were sent, "
    "within 30 days.",
)
FORGOTTEN = Line("ลบฉบับร่างทั้งหมดแล้วค่ะ ไม่มีใบสมัครที่ส่งไว้จากแชทนี้", "All drafts are deleted. Nothing was sent from this chat.")
FORGOTTEN_BUT_SENT = Line(
    "ลบฉบับร่างแล้ว และแจ้งเจ้าหน้าที่ให้ลบใบสมัครที่ส่งแล้วภายใน 30 วันค่ะ จะตอบกลับในแชทนี้ สอบถามได้ที่ {hotline}",
    "Drafts are deleted, and our staff are asked to delete what was sent within 30 days. They will answer here. "
    "Questions: {hotline}.",
)

FORGET_ME = Way(Line("ลบข้อมูลของฉัน", "Delete my data"), "do:forget_me")
YES_FORGET = Way(Line("ลบข้อมูล", "Delete"), "forget:yes")
NO_KEEP = Way(Line("ไม่ลบ", "Keep it"), "forget:no")
APPLY = Way(Line("สมัครในแชทนี้", "Apply here"), "do:apply")
GO_ON = Way(Line("ทำใบสมัครต่อ", "Continue"), "do:go_on")
STAFF = Way(Line("คุยกับเจ้าหน้าที่", "Talk to staff"), "do:staff")
STATUS_WAY = Way(Line("ดูสถานะใบสมัคร", "My application"), "do:status")
NONE_OF_THESE = Way(Line("ไม่ใช่สักข้อ", "None of these"), "do:none_of_these")
HELP = Way(Line("ถามอะไรได้บ้าง", "What can I ask?"), "topic:bot-help")
