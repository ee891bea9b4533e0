"""Wordings of a small bicycle shop: enough topics to be confused, and none of ours."""

from faq.words import Words

WORDS = Words.of(
    {
        "spellings": {"gravel": ["กราเวล", "กราเวิล"]},
        "same": {"bicycle": ["จักรยาน", "รถถีบ", "bicycle", "bike"]},
        "undoing": ["ยกเลิกการจอง"],
    }
)
SHOP = {
    "opening": ["ร้านเปิดกี่โมง", "เปิดร้านวันไหนบ้าง", "เวลาทำการ", "วันอาทิตย์เปิดไหม", "when do you open", "opening hours"],
    "closing": ["ร้านปิดกี่โมง", "ปิดร้านเวลาไหน", "ปิดดึกสุดกี่โมง", "when do you close", "closing time"],
    "place": ["ร้านอยู่ที่ไหน", "ขอแผนที่ร้าน", "ร้านอยู่ถนนอะไร", "where is the shop", "what is your address"],
    "phone": ["ขอเบอร์โทรร้าน", "เบอร์ติดต่อ", "โทรหาร้านได้ที่เบอร์ไหน", "what is your phone number", "how can I call you"],
    "rent": ["เช่าจักรยานวันละเท่าไหร่", "ค่าเช่าจักรยาน", "อยากเช่ารถถีบ", "how much is it to rent a bike", "bike rental price"],
    "repair": ["ซ่อมจักรยานใช้เวลากี่วัน", "ซ่อมล้อจักรยาน", "เปลี่ยนโซ่", "how long does a repair take", "fix my bicycle"],
    "book": ["จองคิวซ่อมยังไง", "อยากจองคิว", "จองล่วงหน้าได้ไหม", "how do I book a repair", "make a booking"],
    "unbook": ["ยกเลิกคิวที่จองไว้", "ขอยกเลิกการจอง", "ไม่มาแล้ว ยกเลิกคิว", "cancel my booking", "cancel the repair slot"],
    "fee-free": ["ต้องเสียค่าจองไหม", "ค่าจองเท่าไหร่", "จองฟรีหรือเปล่า", "is there a booking fee", "does booking cost money"],
    "gravel-what": ["จักรยานกราเวลคืออะไร", "กราเวลต่างจากเสือหมอบยังไง", "what is a gravel bike", "gravel bike meaning"],
    "gravel-price": ["จักรยานกราเวลราคาเท่าไหร่", "กราเวลคันละกี่บาท", "price of a gravel bike", "how much is a gravel bike"],
    "gravel-size": ["จักรยานกราเวลไซซ์ไหนดี", "กราเวลต้องใช้ไซซ์อะไร", "which gravel size do I need", "gravel size chart"],
    "not-ours-bus": ["รถเมล์สายไหนผ่าน", "ตารางรถเมล์", "which bus goes there", "bus timetable"],
    "chat-greeting": ["สวัสดีค่ะ", "หวัดดี", "hello", "hi there"],
    "chat-thanks": ["ขอบคุณค่ะ", "ขอบใจนะ", "thank you", "thanks a lot"],
}  # fmt: skip
