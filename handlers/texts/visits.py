"""Sentences about site visits: choosing a day, none that suits, giving a day up. Knows no visit."""

from handlers.wording import Line

WHICH = Line("วันไหนดีคะ กดเลือกได้เลย", "Which of these is it?")
WHEN_THEN = Line(
    "ไม่เป็นไรค่ะ แจ้งเจ้าหน้าที่แล้วว่าวันที่เสนอไม่สะดวก\n\nวันไหนหรือช่วงไหนสะดวกบ้างคะ พิมพ์บอกได้เลย เจ้าหน้าที่จะดูแล้วเสนอวันใหม่ในแชทนี้",
    "That is all right. Our staff know that these days do not suit you.\n\n"
    "When would suit you? Just type it here; our staff will read it and offer new days in this chat.",
)
NOTED = Line(
    "จดไว้แล้วค่ะ เจ้าหน้าที่จะอ่านแล้วเสนอวันใหม่ในแชทนี้ ถ้าวันที่เสนอไว้เดิมได้ขึ้นมา เลือกได้จนกว่าจะมีวันใหม่นะคะ",
    "Noted. Our staff will read it and offer new days in this chat. Until then you may still choose one of the days offered.",
)
OFF_SURE = Line("นัดไว้{slot}ค่ะ จะเลื่อนใช่ไหมคะ", "The visit is on {slot}. Shall I give that day up?")
OFF_DONE = Line(
    "ยกเลิกวันนัดเดิมแล้วค่ะ แจ้งเจ้าหน้าที่ให้แล้ว\n\nวันไหนหรือช่วงไหนสะดวกบ้างคะ พิมพ์บอกได้เลย เจ้าหน้าที่จะเสนอวันใหม่ในแชทนี้",
    "The day is given up, and our staff know.\n\n"
    "When would suit you? Just type it here; our staff will offer new days in this chat.",
)
KEPT = Line("คงนัดเดิมไว้ค่ะ {slot}", "The visit stays on {slot}.")
STANDS = Line(
    "นัดไว้แล้วค่ะ {slot}\n\nถ้าจะเปลี่ยนวัน กด “เลื่อนนัด” หรือพิมพ์บอกได้เลย",
    "The visit is agreed: {slot}.\n\nTo change the day, press “Change the visit” or type it.",
)
GONE = Line("นัดครั้งนี้จบไปแล้วหรือยกเลิกแล้วค่ะ", "This visit is over, or was called off.")
PAST = Line(
    "วันที่เสนอไว้ผ่านไปแล้วค่ะ แจ้งเจ้าหน้าที่ให้เสนอวันใหม่แล้ว มีวันใหม่จะบอกในแชทนี้",
    "The days that were offered are past. Our staff have been asked for new ones, and you will hear of them here.",
)
TOMORROW = Line(
    "📅 พรุ่งนี้มีนัดลงพื้นที่{whose}ค่ะ\n{slot}{prepare}\n\nถ้าติดธุระ พิมพ์ว่า “เลื่อนนัด” หรือ “คุยกับเจ้าหน้าที่” ได้เลย",
    "📅 Tomorrow our staff visit {whose}.\n{slot}{prepare}\n\nIf something has come up, type “change the visit” or “talk to staff”.",
)
REALLY = Line("ใช่ ขอเลื่อน", "Yes, give it up")
KEEP = Line("คงนัดเดิม", "No, keep it")
OFF = Line("เลื่อนนัด", "Change the visit")
STATUS = Line("📅 นัดลงพื้นที่: {slot}", "📅 Site visit: {slot}")
STATUS_CHOOSE = Line(
    "📅 เจ้าหน้าที่รอให้เลือกวันลงพื้นที่อยู่ค่ะ พิมพ์ว่า “ดูนัด”",
    "📅 Our staff wait for you to choose a day for the visit: type “my visit”.",
)
