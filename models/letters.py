"""What an applicant is written when staff have done something: the sentences in both languages, ready to be said.

Knows an application's own words for its questions; sends nothing and decides nothing.
"""

from collections.abc import Mapping
from datetime import date

from models.application import Application
from models.talk import Choice, Reply
from models.thai_time import full_date

CORRECTION = {
    "th": "เจ้าหน้าที่อ่านใบสมัคร {reference} แล้วค่ะ ขอให้แก้ไขข้อมูล {count} ข้อ\n{lines}",
    "en": "Our staff have read application {reference} and ask you to correct:\n{lines}",
}
UNTIL = {"th": "ขอภายในวันที่ {due} ค่ะ", "en": "Please do so by {due}."}
HOW = {
    "th": "กด “แก้ตามที่ขอ” แล้วตอบทีละข้อได้เลยค่ะ ข้ออื่นคงเดิม สงสัยตรงไหนถามได้ทุกเมื่อ",
    "en": "Press “Correct it” and answer one by one. The rest stays as it is, and you may ask me anything.",
}
LATE = {
    "th": "เจ้าหน้าที่เปิดให้ส่งใบสมัครของคุณหลังวันปิดรับได้แล้วค่ะ คำตอบเดิมอยู่ครบ\n\nกด “ทำใบสมัครต่อ” แล้วส่งได้เลยนะคะ",
    "en": "Our staff allow your application to be sent after the closing date. All your answers are there.\n\n"
    "Press “Continue”, then send it.",
}
OFFER = {
    "th": "ขอคำตอบภายในวันที่ {due} ค่ะ กด “ตอบรับเข้าร่วม” ได้เลย ถ้าเข้าร่วมไม่ได้ กด “ขอสละสิทธิ์” เพื่อให้ชุมชนถัดไปนะคะ",
    "en": "Please answer by {due}. Press “Accept”; if you cannot take part, “Decline”, so that the next one can.",
}
CORRECT = {"th": Choice(label="แก้ตามที่ขอ", data="do:correct"), "en": Choice(label="Correct it", data="do:correct")}
ON = {"th": Choice(label="ทำใบสมัครต่อ", data="do:go_on"), "en": Choice(label="Continue", data="do:go_on")}
ACCEPT = {
    "th": Choice(label="ตอบรับเข้าร่วม", data="offer:accept"),
    "en": Choice(label="Accept", data="offer:accept"),
}
DECLINE = {
    "th": Choice(label="ขอสละสิทธิ์", data="offer:decline"),
    "en": Choice(label="Decline", data="offer:decline"),
}
STAFF = {"th": Choice(label="คุยกับเจ้าหน้าที่", data="do:staff"), "en": Choice(label="Talk to staff", data="do:staff")}


def language_of(application: Application) -> str:
    """The language that the person writes now."""
    spoken = application.conversation.language if application.conversation else application.language
    return "en" if spoken == "en" else "th"


def label_of(application: Application, key: str, language: str) -> str:
    """A question's short name as this application's form has it. Raises StopIteration for a key that is not there."""
    field = next(field for field in application.form_version.definition["fields"] if field["key"] == key)
    return str(field["label"][language])


def correction_lines(application: Application, reasons: Mapping[str, str], language: str) -> str:
    return "\n".join(f"• {label_of(application, key, language)}: {why}" for key, why in reasons.items())


def correction_letter(application: Application, reasons: Mapping[str, str], due: date | None) -> Reply:
    """Which questions and why, until when, and how to answer."""
    language = language_of(application)
    lines = correction_lines(application, reasons, language)
    parts = [CORRECTION[language].format(reference=application.reference, count=len(reasons), lines=lines)]
    if due:
        parts.append(UNTIL[language].format(due=full_date(due, language)))
    return Reply(text="\n\n".join([*parts, HOW[language]]), choices=(CORRECT[language], STAFF[language]))


def late_letter(application: Application) -> Reply:
    language = language_of(application)
    return Reply(text=LATE[language], choices=(ON[language], STAFF[language]))


def with_offer(text: str, reply_by: date, language: str) -> Reply:
    """The words of a letter, then until when the place is kept and how to answer: always the day that holds now."""
    line = OFFER[language].format(due=full_date(reply_by, language))
    return Reply(text=f"{text}\n\n{line}", choices=(ACCEPT[language], DECLINE[language], STAFF[language]))
