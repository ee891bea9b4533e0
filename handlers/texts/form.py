"""Sentences around the application form, from consent to the summary. Knows no field: those are in form.yaml."""

from handlers.wording import Line

CLOSED = Line(
    "ปิดรับสมัครแล้วตั้งแต่ {deadline} ค่ะ จึงเริ่มใบสมัครใหม่ไม่ได้\n\nถ้ามีเหตุจำเป็น โทรสอบถามได้ที่ {hotline} {hotline_hours}",
    "Applications closed on {deadline}, so I cannot start a new one.\n\nIf there is a special reason, please call {hotline} ({hotline_hours}).",
)
CLOSED_MIDWAY = Line(
    "ปิดรับสมัครแล้วตั้งแต่ {deadline} ค่ะ จึงส่งใบสมัครนี้ไม่ได้ คำตอบทั้งหมดยังเก็บไว้ให้\n\n"
    "เจ้าหน้าที่อาจเปิดให้ส่งหลังกำหนดได้ในบางกรณี กด “คุยกับเจ้าหน้าที่” หรือโทร {hotline}",
    "Applications closed on {deadline}, so this one cannot be sent. All your answers are kept.\n\n"
    "In some cases staff can allow a late entry: press “Talk to staff” or call {hotline}.",
)
NO_PROGRAMME = Line("ตอนนี้ยังไม่มีโครงการที่เปิดรับสมัครในแชทนี้ค่ะ", "No programme takes applications here at the moment.")
WHICH_PROGRAMME = Line("จะสมัครโครงการไหนคะ", "Which programme would you like to apply to?")
AHEAD = Line(
    "มีคำถามราว {count} ข้อ ใช้เวลาประมาณ {minutes} นาที หยุดพักแล้วกลับมาทำต่อเมื่อไหร่ก็ได้ค่ะ {open}",
    "There are about {count} questions, some {minutes} minutes. You can stop and go on at any time. {open}",
)
CONSENT = Line("{text}", "{text}")
CONSENT_AGAIN = Line(
    "ถ้าจะสมัครต่อ ขอคำตอบเรื่องความยินยอมก่อนค่ะ ยินยอมให้เก็บข้อมูลเพื่อพิจารณาใบสมัครไหมคะ",
    "To go on with the application, I need your consent first: may we keep your details to consider the application?",
)
CONSENT_LATER = Line(
    "ได้ค่ะ ยังไม่ได้เริ่มใบสมัคร พร้อมเมื่อไหร่พิมพ์ว่า “สมัคร” ได้เลย",
    "All right: nothing was begun. Type “apply” whenever you are ready.",
)
CONSENT_REFUSED = Line(
    "ได้ค่ะ ไม่ได้เก็บข้อมูลใด ๆ ไว้ ถามเรื่องโครงการได้ตามปกติ ถ้าเปลี่ยนใจพิมพ์ว่า “สมัคร” ได้ทุกเมื่อค่ะ",
    "That is fine: nothing was kept. You can still ask anything. If you change your mind, type “apply”.",
)
BEGIN = Line("ขอบคุณค่ะ เริ่มเลยนะคะ {intro}", "Thank you. Let us begin. {intro}")
BEGIN_HINT = Line("ถ้าสงสัยข้อไหน ถามกลับได้ทุกเมื่อค่ะ", "You can ask me anything along the way.")
QUESTION = Line("ข้อ {number} จาก {of}{section}\n{ask}", "Question {number} of {of}{section}\n{ask}")
MENDING = Line("แก้ข้อ “{label}”\nตอนนี้: {shown}\n\n{ask}", "Change “{label}”\nNow: {shown}\n\n{ask}")
OR_ANSWER = Line("หรือตอบข้อเดิมต่อได้เลยค่ะ: {label}", "Or just go on with: {label}")
NOTED = Line("{label}: {shown} ✅", "{label}: {shown} ✅")
ASKED_AGAIN = Line("ข้อที่เกี่ยวกันต้องถามใหม่ค่ะ: {labels}", "These go with it, so I will ask them again: {labels}")
NO_WHY = Line("กรรมการใช้ข้อนี้พิจารณาใบสมัครค่ะ", "The reviewers use this to consider your application.")
MEANT_AS_ANSWER = Line(
    "จะให้เก็บ “{shown}” เป็นคำตอบข้อ “{label}” ใช่ไหมคะ", "Shall I put down “{shown}” as the answer to “{label}”?"
)
ADDED = Line("เพิ่มในข้อ “{label}” แล้วค่ะ", "Added to “{label}”.")
PICK_OR_TYPE = Line("{ask} กดเลือก หรือพิมพ์คำตอบใหม่ได้เลยค่ะ", "{ask} Press one, or type your answer again.")
STILL_STUCK = Line(
    "ข้อ “{label}” ยังตอบไม่ได้ตอนนี้ก็ไม่เป็นไรค่ะ กด “พักไว้ก่อน” หรือ “คุยกับเจ้าหน้าที่” ได้เลย",
    "If “{label}” cannot be answered now, never mind: press “Pause” or “Talk to staff”.",
)
EXAMPLE = Line("ตัวอย่างเช่น {example}", "For example: {example}")
NO_EXAMPLE = Line("ตอบเป็นถ้อยคำของคุณเองได้เลยค่ะ", "Just answer in your own words.")
LEFT = Line("ตอบแล้ว {done} ข้อ เหลืออีก {left} ข้อค่ะ", "{done} answered, {left} to go.")
ALL_DONE = Line("ตอบครบทุกข้อแล้วค่ะ", "All questions are answered.")
PREPARE = Line("ที่จะถามมีประมาณนี้ค่ะ\n{things}", "This is what I will ask about:\n{things}")
SKIPPED = Line("ข้ามข้อนี้ค่ะ กลับมาเติมทีหลังได้", "Skipped. You can fill it in later.")
CANNOT_SKIP = Line("ข้อนี้ข้ามไม่ได้ค่ะ {why}", "This one cannot be skipped. {why}")
DONT_KNOW = Line(
    "ไม่เป็นไรค่ะ ตอบเท่าที่ทราบก็ได้ หรือพักไว้ก่อนแล้วไปถามคนในชุมชนแล้วกลับมาตอบได้ค่ะ",
    "Never mind: answer as well as you can, or pause, ask around and come back.",
)
NO_EARLIER = Line("ข้อนี้เป็นข้อแรกแล้วค่ะ", "This is the first question.")
WHICH_TO_MEND = Line("จะแก้ข้อไหนคะ เลือกหรือพิมพ์ชื่อข้อได้เลยค่ะ", "Which answer would you like to change?")
KEPT_AS_IS = Line("คงคำตอบเดิมไว้ค่ะ", "Kept as it was.")
NOT_KNOWN_YET = Line(
    "คำถามนี้ยังไม่มีคำตอบค่ะ จดไว้ให้เจ้าหน้าที่แล้ว โทรถามได้ที่ {hotline}",
    "I have no answer to that; I have noted it for our staff. You can call {hotline}.",
)
PICKED = Line("เลือกแล้ว: {shown}\nเลือกเพิ่มได้ค่ะ หรือกด “พอแล้ว”", "Chosen: {shown}\nChoose more, or press “That is all”.")
PHOTO_TAKEN = Line(
    "ได้รับรูปแล้ว {count} รูปค่ะ ส่งเพิ่มได้อีก {left} รูป หรือกด “พอแล้ว”",
    "{count} photo(s) received. You may send {left} more, or press “That is all”.",
)
FILE_TAKEN = Line(
    "ได้รับแล้ว {count} ไฟล์ค่ะ ส่งเพิ่มได้อีก {left} ไฟล์ หรือกด “พอแล้ว”",
    "{count} file(s) received. You may send {left} more, or press “That is all”.",
)
FULL = Line("ครบ {most} แล้วค่ะ รับเพิ่มไม่ได้", "That makes {most}: no more can be taken.")
PHOTO_ASIDE = Line("เก็บรูปไว้ในข้อ “{label}” แล้วค่ะ ({count} รูป)", "I put the photo under “{label}” ({count}).")
VOICE_ASIDE = Line(
    "ได้รับเสียงแล้วค่ะ เก็บไว้ให้เจ้าหน้าที่ฟัง ข้อนี้ขอเป็นข้อความสั้น ๆ ด้วยนะคะ",
    "I kept your voice message for our staff. For this question, please type a short answer as well.",
)
FILE_ASIDE = Line("เก็บไฟล์ไว้ในข้อ “{label}” แล้วค่ะ", "I put the file under “{label}”.")
KEPT_ASIDE = Line("ได้รับแล้วค่ะ เก็บไว้ให้เจ้าหน้าที่ดู", "Received; kept for our staff.")
LOCATION_ASIDE = Line("เก็บตำแหน่งไว้ในใบสมัครแล้วค่ะ", "I put the location into your application.")
PIN_MEANT = Line("หมุดอยู่ที่ {places} ใช่ไหมคะ", "Is the pin at {places}?")
STICKER_NUDGE = Line("😊 มาต่อกันค่ะ", "😊 Let us go on.")
SUMMARY = Line("ตอบครบแล้วค่ะ ตรวจดูอีกครั้งก่อนส่งนะคะ", "That is everything. Please check it before you send.")
SUMMARY_TITLE = Line("ใบสมัคร · {programme}", "Application · {programme}")
SUMMARY_ASK = Line(
    "ถูกต้องไหมคะ ถ้าจะแก้ข้อไหน พิมพ์เช่น “แก้เบอร์โทร” หรือกดเลือกค่ะ",
    "Is it right? To change something type for example “change phone”, or press below.",
)
SO_FAR = Line("คำตอบที่มีอยู่ตอนนี้ค่ะ", "Your answers so far.")
NO_ANSWERS = Line("ยังไม่มีคำตอบในใบสมัครค่ะ", "There are no answers yet.")
NOT_ANSWERED = Line("(ยังไม่ตอบ)", "(not answered)")
SKIPPED_MARK = Line("(ข้าม)", "(skipped)")
PAUSED = Line(
    "พักไว้ก่อนได้ค่ะ คำตอบเก็บไว้ครบ ({done} จาก {of} ข้อ) พิมพ์ว่า “ทำต่อ” เมื่อพร้อม {open}",
    "Paused; all {done} of {of} answers are kept. Type “continue” when you are ready. {open}",
)
WELCOME_BACK = Line(
    "ยินดีต้อนรับกลับมาค่ะ ใบสมัครของคุณตอบแล้ว {done} จาก {of} ข้อ ยังเหลือ: {missing} {open}",
    "Welcome back. {done} of {of} questions are answered; still to do: {missing}. {open}",
)
WELCOME_BACK_TO_SEND = Line(
    "ยินดีต้อนรับกลับมาค่ะ ข้อที่จำเป็นตอบครบแล้ว เหลือแค่ตรวจแล้วส่ง {open}",
    "Welcome back. All that is needed is answered; it only has to be checked and sent. {open}",
)
CANCEL_SURE = Line(
    "จะยกเลิกใบสมัครฉบับร่างนี้ใช่ไหมคะ ถ้ายกเลิก จะกู้คืนได้ภายใน 30 วันค่ะ",
    "Shall I cancel this draft? It can be restored within 30 days.",
)
CANCELLED = Line(
    "ยกเลิกฉบับร่างแล้วค่ะ ถ้าเปลี่ยนใจภายใน 30 วัน พิมพ์ว่า “กู้คืน”",
    "The draft is cancelled. If you change your mind within 30 days, type “restore”.",
)
NOT_CANCELLED = Line("ไม่ยกเลิกค่ะ ทำต่อได้เลย", "Not cancelled. Let us go on.")
RESTORED = Line("กู้คืนฉบับร่างแล้วค่ะ", "Your draft is back.")
NOTHING_TO_RESTORE = Line("ไม่พบฉบับร่างที่กู้คืนได้ค่ะ", "There is no draft to restore.")
NOTHING_TO_CANCEL = Line("ไม่มีฉบับร่างที่จะยกเลิกค่ะ", "There is no draft to cancel.")
