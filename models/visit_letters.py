"""What a community is told of its site visit, in both languages: the days to choose from, what was agreed, changes.

Knows a visit and its application; sends nothing and decides nothing.
"""

from collections.abc import Sequence

from models.application import Application
from models.letters import STAFF, language_of
from models.slots import Slot
from models.talk import Choice, Reply
from models.visit import Visit

OFFER = {
    "th": "เจ้าหน้าที่ขอนัดวันลงพื้นที่{whose}ค่ะ 📅 วันไหนสะดวกคะ\n{slots}",
    "en": "Our staff would like to visit {whose} 📅 Which day suits you?\n{slots}",
}
OFFER_ONE = {
    "th": "เจ้าหน้าที่ขอลงพื้นที่{whose} {slots} ค่ะ 📅 สะดวกไหมคะ",
    "en": "Our staff would like to visit {whose} on {slots} 📅 Does that suit you?",
}
HOW = {
    "th": "กดเลือก หรือพิมพ์บอกก็ได้ เช่น “เอาวันแรก” ถ้าไม่ได้เลยสักวัน พิมพ์ว่า “ไม่สะดวก” นะคะ",
    "en": "Press a day, or type it, for example “the first day”. If none suits you, type “none of these days”.",
}
HOW_ONE = {
    "th": "กดเลือก หรือพิมพ์ว่า “สะดวก” หรือ “ไม่สะดวก” ก็ได้ค่ะ",
    "en": "Press a button, or type “that suits us” or “not that day”.",
}
AGREED = {
    "th": "นัดลงพื้นที่{whose}แล้วค่ะ ✅\n{slot}",
    "en": "The visit to {whose} is agreed ✅\n{slot}",
}
IF_NOT = {
    "th": "ถ้าติดธุระ พิมพ์ว่า “เลื่อนนัด” ได้ทุกเมื่อค่ะ",
    "en": "If something comes up, type “change the visit” at any time.",
}
CHANGED = {
    "th": "เจ้าหน้าที่ขอเปลี่ยนวันลงพื้นที่{whose}ค่ะ\nเดิม: {before}\nใหม่: {slot}",
    "en": "Our staff have changed the day of the visit to {whose}.\nBefore: {before}\nNow: {slot}",
}
CANCELLED = {
    "th": "เจ้าหน้าที่ขอยกเลิกนัดลงพื้นที่{whose}{when}ค่ะ",
    "en": "Our staff have called off the visit to {whose} {when}.",
}
TEAM = {"th": "ผู้ที่จะไป: {words}", "en": "Who will come: {words}"}
PREPARE = {"th": "ขอให้เตรียม: {words}", "en": "Please have ready: {words}"}
WHY = {"th": "เหตุผล: {words}", "en": "Reason: {words}"}
NONE = {"th": "ไม่สะดวกทุกวัน", "en": "None of these days"}
NOT_THAT = {"th": "ไม่สะดวก", "en": "Not that day"}
OFF = {"th": "เลื่อนนัด", "en": "Change the visit"}


def whose(application: Application, language: str) -> str:
    """The community and the reference, so that somebody with several applications knows which."""
    name, reference = application.community, application.reference or ""
    if language == "en":
        return f"{name or 'your community'} ({reference})" if reference else name or "your community"
    return f" {name} ({reference}) " if name else f"ตามใบสมัคร {reference} "


def slots_of(visit: Visit) -> list[Slot]:
    return [Slot.read(one) for one in visit.options]


def slot_of(visit: Visit) -> Slot | None:
    """The one agreed."""
    return Slot(visit.day, visit.part) if visit.day else None


def offer_letter(visit: Visit, language: str = "") -> Reply:
    language = language or language_of(visit.application)
    slots, about = slots_of(visit), whose(visit.application, language)
    one = len(slots) == 1
    lines = slots[0].said(language) if one else _numbered(slots, language)
    first = (OFFER_ONE if one else OFFER)[language].format(whose=about, slots=lines)
    text = _joined(first, *_about(visit, language), (HOW_ONE if one else HOW)[language])
    return Reply(text=text, choices=offer_choices(visit, language))


def offer_choices(visit: Visit, language: str) -> tuple[Choice, ...]:
    slots = slots_of(visit)
    days = [Choice(label=one.label(language), data=f"visit:{visit.id}:{one.day}:{one.part}") for one in slots]
    none = (NOT_THAT if len(slots) == 1 else NONE)[language]
    return (*days, Choice(label=none, data=f"visit:{visit.id}:none"), STAFF[language])


def agreed_letter(visit: Visit, language: str = "") -> Reply:
    language, slot = language or language_of(visit.application), slot_of(visit)
    said = slot.said(language) if slot else ""
    first = AGREED[language].format(whose=whose(visit.application, language), slot=said)
    return _with_ways(visit, language, first, *_about(visit, language), IF_NOT[language])


def changed_letter(visit: Visit, before: Slot, why: str) -> Reply:
    language, slot = language_of(visit.application), slot_of(visit)
    days = {"before": before.said(language), "slot": slot.said(language) if slot else ""}
    first = CHANGED[language].format(whose=whose(visit.application, language), **days)
    return _with_ways(visit, language, first, _line(WHY, why, language), *_about(visit, language), IF_NOT[language])


def cancelled_letter(visit: Visit, before: Slot | None, why: str) -> Reply:
    language = language_of(visit.application)
    when = f"{before.said(language)} " if before else ""
    first = CANCELLED[language].format(whose=whose(visit.application, language), when=when).replace(" .", ".")
    return Reply(text=_joined(first, _line(WHY, why, language)), choices=(STAFF[language],))


def _with_ways(visit: Visit, language: str, *parts: str) -> Reply:
    off = Choice(label=OFF[language], data=f"visit:{visit.id}:off")
    return Reply(text=_joined(*parts), choices=(off, STAFF[language]))


def _numbered(slots: Sequence[Slot], language: str) -> str:
    return "\n".join(f"{number}. {one.said(language)}" for number, one in enumerate(slots, 1))


def _about(visit: Visit, language: str) -> tuple[str, str]:
    return _line(TEAM, visit.team, language), _line(PREPARE, visit.prepare, language)


def _line(said: dict[str, str], words: str, language: str) -> str:
    return said[language].format(words=words) if words else ""


def _joined(*parts: str) -> str:
    return "\n\n".join(part.rstrip() for part in parts if part)
