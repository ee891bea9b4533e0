"""Buttons of the form: labels of at most 20 characters, and what a tap means. Knows no sentence."""

from handlers.wording import Line, Way

AGREE = Way(Line("ยินยอม", "I agree"), "do:agree")
REFUSE = Way(Line("ไม่ยินยอม", "I do not agree"), "do:refuse")
SKIP = Way(Line("ข้าม", "Skip"), "do:skip")
BACK = Way(Line("ย้อนกลับ", "Back"), "do:back")
ENOUGH = Way(Line("พอแล้ว", "That is all"), "do:enough")
SEND = Way(Line("ส่งใบสมัคร", "Send"), "do:send")
MEND = Way(Line("แก้ไขคำตอบ", "Change an answer"), "do:mend")
PAUSE = Way(Line("พักไว้ก่อน", "Pause"), "do:pause")
MORE = Line("ข้ออื่น ๆ", "More")
KEEP = Way(Line("คงเดิม", "Keep it"), "do:keep")
YES = Way(Line("ใช่", "Yes"), "do:agree")
NO = Way(Line("ไม่ใช่", "No"), "do:refuse")
YES_CANCEL = Way(Line("ยกเลิกฉบับร่าง", "Cancel the draft"), "do:agree")
NO_GO_ON = Way(Line("ไม่ยกเลิก ทำต่อ", "No, go on"), "do:refuse")
RESTORE = Way(Line("กู้คืน", "Restore"), "do:restore")
REVIEW = Way(Line("ดูคำตอบ", "My answers"), "do:review")
UNSEND = Way(Line("ยกเลิกการส่ง", "Undo"), "do:unsend")
ANOTHER = Way(Line("สมัครอีกชุมชน", "Another community"), "do:another")
