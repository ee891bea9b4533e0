"""Every sentence of this package, Thai and English side by side.

Knows words only. `{…}` is filled by whoever says it. What is missing first, then what would do.
"""

from forms.readings import Problem
from forms.terms import Text


def _t(th: str, en: str) -> Text:
    return Text(th=th, en=en)


PROBLEMS = {
    "empty": _t("ยังไม่เห็นคำตอบค่ะ", "I do not see an answer yet."),
    "nothing": _t("ข้อนี้ยังไม่ได้คำตอบค่ะ", "This one is still without an answer."),
    "no_sense": _t("ข้อนี้ขอเป็นถ้อยคำนะคะ", "Please answer this one in words."),
    "too_short": _t(
        "ขอเล่าเพิ่มอีกนิดค่ะ อย่างน้อย {least} ตัวอักษร ตอนนี้มี {count}",
        "Please say a little more: at least {least} characters, so far {count}.",
    ),
    "too_long": _t(
        "ยาวไปนิดค่ะ รับได้ไม่เกิน {most} ตัวอักษร ตอนนี้มี {count}",
        "That is a little long: at most {most} characters, this has {count}.",
    ),
    "needs_name": _t("ขอเป็นชื่อนะคะ ตอนนี้มีแต่ตัวเลข", "Please give a name: this has digits only."),
    "no_number": _t("ข้อนี้ขอเป็นตัวเลขค่ะ", "Please answer this one with a number."),
    "vague_number": _t("ขอเป็นตัวเลขโดยประมาณก็ได้ค่ะ", "A rough figure will do, but please make it a number."),
    "not_whole": _t("ขอเป็นจำนวนเต็มค่ะ ไม่มีทศนิยม", "Please give a whole number, without a decimal point."),
    "too_small": _t("ตัวเลขนี้น้อยไปค่ะ ต้องไม่น้อยกว่า {least}", "That is too low: it must be at least {least}."),
    "too_big": _t("ตัวเลขนี้มากไปค่ะ ต้องไม่เกิน {most}", "That is too high: it must be at most {most}."),
    "no_choice": _t(
        "ยังไม่ตรงกับข้อไหนค่ะ ตอบเป็นเลขข้อก็ได้", "That fits none of the choices. You may answer with its number."
    ),
    "number_off": _t("มีให้เลือก {count} ข้อค่ะ", "There are {count} choices."),
    "one_only": _t("ข้อนี้เลือกได้ข้อเดียวค่ะ ขอข้อที่ตรงที่สุด", "Please choose one only: the one that fits best."),
    "alone": _t(
        "“{alone}” เลือกพร้อมข้ออื่นไม่ได้ค่ะ ขอเลือกอีกครั้ง", "“{alone}” cannot go with the others. Please choose again."
    ),
    "too_few": _t("ขออย่างน้อย {least} ข้อค่ะ", "Please choose at least {least}."),
    "too_many": _t("เลือกได้ไม่เกิน {most} ข้อค่ะ", "Please choose at most {most}."),
    "yes_or_no": _t("ข้อนี้ขอคำตอบว่า ใช่ หรือ ไม่ใช่ ค่ะ", "Please answer this one with yes or no."),
    "no_phone": _t("ข้อนี้ขอเป็นเบอร์โทรศัพท์ค่ะ", "Please give a phone number here."),
    "digits_missing": _t("เบอร์ยังไม่ครบค่ะ ขาดไป {count} ตัว", "The number is not complete: {count} digit(s) missing."),
    "digits_extra": _t("เบอร์ยาวไปค่ะ เกินมา {count} ตัว", "The number is too long: {count} digit(s) too many."),
    "short_number": _t(
        "{number} เป็นเบอร์สายด่วนค่ะ ขอเบอร์ที่โทรหาคนในชุมชนได้",
        "{number} is a service line. Please give a number that reaches a person.",
    ),
    "foreign_phone": _t("ขอเป็นเบอร์ในประเทศไทยค่ะ", "Please give a Thai number."),
    "unused_phone": _t(
        "เบอร์นี้ไม่มีในระบบโทรศัพท์ไทยค่ะ ลองดูอีกครั้งนะคะ", "No Thai phone number looks like this. Please check it."
    ),
    "no_address": _t("ข้อนี้ขอเป็นอีเมลค่ะ", "Please give an e-mail address here."),
    "no_email": _t(
        "อีเมลยังไม่ครบค่ะ ต้องมีชื่อก่อน @ และที่อยู่หลัง @", "The e-mail is not complete: a name before the @, a house after it."
    ),
    "no_url": _t("ข้อนี้ขอเป็นลิงก์ค่ะ", "Please give a link."),
    "no_date": _t("ข้อนี้ขอเป็นวันที่ค่ะ บอกวัน เดือน ปี", "Please give a date: day, month and year."),
    "no_such_day": _t("ในปฏิทินไม่มีวันนี้ค่ะ", "There is no such day in the calendar."),
    "too_early": _t("วันนี้เร็วไปค่ะ ต้องตั้งแต่ {least}", "That is too early: it must be {least} or later."),
    "too_late": _t("วันนี้ช้าไปค่ะ ต้องไม่เกิน {most}", "That is too late: it must be {most} or earlier."),
    "no_province": _t("ยังไม่พบจังหวัดนี้ค่ะ", "I cannot find this province."),
    "no_district": _t("ยังไม่พบอำเภอหรือเขตนี้ใน{parent}ค่ะ", "I cannot find this district in {parent}."),
    "no_subdistrict": _t("ยังไม่พบตำบลหรือแขวงนี้ใน{parent}ค่ะ", "I cannot find this sub-district in {parent}."),
    "too_many_places": _t(
        "มีหลายที่ที่ชื่อนี้ค่ะ ขอชื่อจังหวัดหรืออำเภอด้วย", "Several places have this name. Please add the province or district."
    ),
    "village": _t("ดูเหมือนเป็นชื่อหมู่บ้านค่ะ ข้อนี้ขอชื่อ{level}", "That looks like a village. Please give the {level} here."),
    "no_location": _t(
        "ส่งเป็นหมุดแผนที่ได้เลยค่ะ กดเครื่องหมาย + แล้วเลือก ตำแหน่งที่ตั้ง", "Please send a pin: press + and choose Location."
    ),
    "short_link": _t(
        "ลิงก์แบบย่อเปิดดูพิกัดไม่ได้ค่ะ ขอเป็นหมุดแผนที่แทน", "I cannot read a place from a short link. Please send a pin instead."
    ),
    "abroad": _t("หมุดนี้อยู่นอกประเทศไทยค่ะ", "This pin is outside Thailand."),
    "no_photo": _t("ข้อนี้ขอเป็นรูปค่ะ ส่งในแชตนี้ได้เลย", "This one needs photos: please send them in this chat."),
    "no_file": _t("ข้อนี้ขอเป็นไฟล์หรือรูปค่ะ ส่งในแชตนี้ได้เลย", "This one needs a file or a photo: please send it in this chat."),
    "too_few_sent": _t("ยังขาดอีก {count} ค่ะ ขออย่างน้อย {least}", "{count} more to go: at least {least} are needed."),
    "too_many_sent": _t("ครบ {most} แล้วค่ะ รับเพิ่มไม่ได้", "That makes {most} already: no more can be taken."),
}

MEANT = _t("หมายถึง “{guess}” ใช่ไหมคะ", "Do you mean “{guess}”?")
WHICH = _t("หมายถึงข้อไหนคะ", "Which of these do you mean?")
WHICH_NUMBER = _t("จะให้จดว่าเท่าไรดีคะ", "Which figure shall I put down?")
WHICH_PHONE = _t("จะให้ติดต่อเบอร์ไหนคะ", "Which number shall we call?")
EXTENSION = _t(
    "เก็บได้เฉพาะเบอร์หลัก เบอร์ต่อ {extension} เก็บไม่ได้ค่ะ", "I can keep the main number only, without extension {extension}."
)
YES, NO = _t("ใช่", "Yes"), _t("ไม่ใช่", "No")
WHICH_DAY = _t("หมายถึงวันไหนคะ", "Which day do you mean?")
COUNTED = {"photos": _t("{count} รูป", "{count} photo(s)"), "files": _t("{count} ไฟล์", "{count} file(s)")}
SOME_KEPT = _t("รับได้ {most} เท่านั้นค่ะ เกินมา {left} ไม่ได้เก็บ", "I can keep {most} only; {left} more were not kept.")
PLACE_IN = _t("{place} ({holder})", "{place} ({holder})")
COUNTRY = _t("ประเทศไทย", "Thailand")
LEVEL_NAMES = {
    "province": _t("จังหวัด", "province"),
    "district": _t("อำเภอหรือเขต", "district"),
    "subdistrict": _t("ตำบลหรือแขวง", "sub-district"),
}
OTHER = _t("{label}: {detail}", "{label}: {detail}")


def problem(code: str, example: Text | None, **parts: object) -> Problem:
    """The problem of that name with its sentence filled."""
    return Problem(code, PROBLEMS[code].filled(**parts), example)


AGAIN = _t("ลองอีกครั้งนะคะ", "Let us try again.")
ABOUT = _t("ไม่เป็นไรค่ะ ข้อนี้ถามเรื่อง “{label}”", "Never mind. This one is about “{label}”.")
FOR_INSTANCE = _t("เช่น {example}", "For example: {example}")
TAP = _t("กดเลือกจากปุ่ม หรือพิมพ์เลขข้อก็ได้ค่ะ", "Tap one of the buttons, or type its number.")
PERSON = _t(
    "ถ้ายังติดอยู่ พิมพ์ว่า “คุยกับเจ้าหน้าที่” จะมีคนช่วยต่อให้ค่ะ",
    "If it still will not go, type “talk to staff” and a person will help.",
)
PASS = _t("หรือพิมพ์ว่า “ข้าม” ไปข้อถัดไปก่อนได้ค่ะ", "Or type “skip” to go on without it.")

SHEET = {
    "head": _t(
        "{count} ข้อ (ต้องตอบ {required} ข้อ) ใช้เวลาประมาณ {minutes} นาที",
        "{count} questions ({required} required), about {minutes} minutes",
    ),
    "bring": _t("เตรียมไว้ใกล้มือ", "Have at hand"),
    "required": _t("ต้องตอบ", "required"),
    "optional": _t("ข้ามได้", "may be skipped"),
    "when": _t("ถามเมื่อ {condition}", "Asked when {condition}"),
    "why": _t("ทำไมถาม:", "Why:"),
    "help": _t("ช่วย:", "Help:"),
    "example": _t("เช่น", "Example:"),
    "characters": _t("ยาว {span} ตัวอักษร", "{span} characters"),
    "number": _t("ตัวเลข {span}", "A number, {span}"),
    "count": _t("จำนวน {span}", "Count: {span}"),
    "days": _t("วันที่ {span}", "Days: {span}"),
    "and": _t("และ", "and"),
    "or": _t("หรือ", "or"),
    "answered": _t("ตอบ “{label}” แล้ว", "“{label}” was answered"),
    "unanswered": _t("ยังไม่ตอบ “{label}”", "“{label}” was not answered"),
}
