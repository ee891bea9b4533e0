"""Which of several days a few words name: by place in the list, by date, by weekday, by part of the day.

Knows how days are worded in Thai and English; knows nothing of who asks, nor whether the words want or refuse them.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from forms.dates import NoSuchDay, dates
from models.slots import AFTERNOON, MORNING, Slot
from models.thai_time import MONTHS, SHORT_MONTHS

Test = Callable[[Slot], bool]
NOUN = r"(?:วัน|อัน|ข้อ|ตัวเลือก)?"
PLACES = tuple(
    re.compile(NOUN + words)
    for words in (
        r"(?:แรก|ที่หนึ่ง|ที่\s?1(?!\d))|\bfirst\b",
        r"(?:ที่สอง|ที่\s?2(?!\d))|\bsecond\b",
        r"(?:ที่สาม|ที่\s?3(?!\d))|\bthird\b",
        r"(?:ที่สี่|ที่\s?4(?!\d))|\bfourth\b",
        r"(?:ที่ห้า|ที่\s?5(?!\d))|\bfifth\b",
    )
)
LAST = re.compile(NOUN + r"(?:สุดท้าย|หลังสุด)|\blast\b")
COUNTED = re.compile(r"(?:ข้อ|อัน|ตัวเลือก|เบอร์|หมายเลข|\boption|\bnumber|\bno\.?)\s*(?:ที่)?\s*([1-5])(?!\d)")
NUMBER = re.compile(r"(?<![\d:./])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
PARTS = {MORNING: re.compile(r"เช้า|\bmorning\b|\ba\.?m\b"), AFTERNOON: re.compile(r"บ่าย|\bafternoon\b|\bp\.?m\b")}
WEEKDAYS = tuple(
    re.compile(words)
    for words in (
        r"จันทร์|\bmon(?:day)?\b",
        r"อังคาร|\btue(?:s|sday)?\b",
        r"(?<!วัน)พุธ|วันพุธ|\bwed(?:nesday)?\b",
        r"พฤหัส|\bthu(?:rs|rsday)?\b",
        r"ศุกร์|\bfri(?:day)?\b",
        r"(?:วัน)?เสาร์|\bsat(?:urday)?\b",
        r"อาทิตย์(?!หน้า|นี้|ถัด)|\bsun(?:day)?\b",
    )
)


def named(words: str, offered: Sequence[Slot], today: date) -> tuple[Slot, ...] | None:
    """The slots that the words name; none of them where it is another day; None where they name no day.

    words: plain, as `forms.typed.plain` makes them.
    """
    tests = _tests(words, offered)
    found = tuple(one for one in offered if tests and all(test(one) for test in tests))
    if found or not tests:
        return found or _by_place(words, offered) or _by_date(words, offered, today)
    return _by_place(words, offered) or ()


def _tests(words: str, offered: Sequence[Slot]) -> list[Test]:
    """What must hold of a slot, one test for each thing that is said of it."""
    clock = CLOCK.search(words)
    numbers = {int(found) for found in NUMBER.findall(CLOCK.sub(" ", words)) if int(found) <= 31}
    months = {one.day.month for one in offered if _says_month(words, one.day.month)}
    weekdays = {number for number, pattern in enumerate(WEEKDAYS) if pattern.search(words)}
    parts = {part for part, pattern in PARTS.items() if pattern.search(words)}
    tests: list[Test] = []
    if numbers:
        tests.append(lambda one: one.day.day in numbers)
    if months:
        tests.append(lambda one: one.day.month in months)
    if weekdays:
        tests.append(lambda one: one.day.weekday() in weekdays)
    if parts:
        tests.append(lambda one: (MORNING if one.begins.hour < 12 else AFTERNOON) in parts)
    if clock:
        tests.append(lambda one: one.begins.hour % 12 == int(clock[1]) % 12 and one.begins.minute == int(clock[2]))
    return tests


def _says_month(words: str, month: int) -> bool:
    thai, short = MONTHS["th"][month - 1], SHORT_MONTHS["th"][month - 1]
    english = SHORT_MONTHS["en"][month - 1].lower()
    names = (thai, thai.removesuffix("คม").removesuffix("ยน"), short, short.replace(".", ""))
    return any(name in words for name in names) or re.search(rf"\b{english}", words) is not None


def _by_place(words: str, offered: Sequence[Slot]) -> tuple[Slot, ...] | None:
    """“วันแรก”, “ข้อ 2”, “the last one”."""
    if LAST.search(words):
        return (offered[-1],)
    counted = COUNTED.search(words)
    place = int(counted[1]) - 1 if counted else next((at for at, one in enumerate(PLACES) if one.search(words)), None)
    return None if place is None else tuple(offered[place : place + 1])


def _by_date(words: str, offered: Sequence[Slot], today: date) -> tuple[Slot, ...] | None:
    """“พรุ่งนี้”, “12/7/64”."""
    try:
        meant = dates(words, today, (today, None))
    except NoSuchDay:
        return None
    return tuple(one for one in offered if one.day in meant[:1]) if meant else None
