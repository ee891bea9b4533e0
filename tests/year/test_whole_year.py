"""One year of the programme: sixty communities apply, ten take part, and everybody knows at each step where they stand.

The few who chat do so through signed webhooks, staff sit in a browser; what many do alike goes through the same models.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from models.moving import NotReady
from tests.console import factories, readings
from tests.talks.applied import sent
from tests.year import seeding
from tests.year.office import Year

KIAN, HEE, RONG = "ชุมชนบ้านน้ำเกี๋ยน", "บ้านผาฮี้", "บ้านถ้ำรงค์"
PLACES = {name: (province, district, subdistrict) for name, province, district, subdistrict, _ in factories.COMMUNITIES}
REVIEWERS = ("wichai", "somying", "malee")
TEAM = "เจ้าหน้าที่ 2 คน กับอาจารย์จาก ISMED"


@pytest.mark.timeout(300)  # many pages; well under a minute where nothing else runs
def test_sixty_apply_ten_take_part_and_the_reserve_moves_up(year: Year) -> None:
    people_are_hired(year)
    sixty_applications_arrive(year)
    they_are_screened(year)
    one_answer_is_corrected_by_chat(year)
    three_reviewers_score(year)
    the_best_are_visited(year)
    the_board_decides_and_tells_later(year)
    one_takes_the_place_and_one_gives_it_up(year)
    the_reserve_moves_up(year)
    the_roadmap_is_walked(year)


def people_are_hired(year: Year) -> None:
    with year.rows() as session:
        factories.staff(session, "chair", "admin")
        for name in REVIEWERS:
            factories.staff(session, name)


def sixty_applications_arrive(year: Year) -> None:
    year.on("2021-06-10")
    seeding.arrive(year, 57)
    year.people = {
        KIAN: year.samak.line_chat(), HEE: year.samak.messenger_chat(), RONG: year.samak.line_chat("U" + "2" * 32)
    }  # fmt: skip
    for number, (name, chat) in enumerate(year.people.items()):
        place = dict(zip(("province", "district", "subdistrict"), PLACES[name], strict=True))
        answers = {"community_name": name, "contact_phone": f"+6689000000{number}"} | place
        year.ids[name] = sent(year.samak, chat, **answers)
    assert year.standing() == {"submitted": 60}
    assert year.asks_status(HEE) == "ได้รับใบสมัครแล้วค่ะ รอเจ้าหน้าที่เปิดอ่าน"


def they_are_screened(year: Year) -> None:
    year.on("2021-06-16")
    year.sits_down("wichai")
    year.opens(f"/console/applications?q={KIAN}")
    year.follows(KIAN, "tbody")
    year.follows("รับไว้ตรวจ")
    year.presses("รับไว้ตรวจ")
    year.sees("อยู่ขั้น “กำลังตรวจใบสมัคร” แล้วค่ะ")
    seeding.moved(year, "screening", seeding.at(year, "submitted"), "wichai")
    assert year.standing() == {"screening": 60}


def one_answer_is_corrected_by_chat(year: Year) -> None:
    year.opens(f"/console/applications/{year.ids[KIAN]}")
    year.follows("ขอข้อมูลเพิ่ม")
    year.page.check("#ask-members")
    year.page.fill("#why-members", "จำนวนไม่ตรงกับทะเบียน")
    year.presses("ส่งคำขอถึงผู้สมัคร")
    year.settles()
    chat = year.people[KIAN]
    assert "จำนวนไม่ตรงกับทะเบียน" in chat.last.text
    chat.taps("แก้ตามที่ขอ")
    chat.says("85")
    assert year.standing() == {"screening": 60}
    year.opens(f"/console/applications/{year.ids[KIAN]}")
    expect(year.page.locator("#history ins, #timeline ins").first).to_contain_text("85")


def three_reviewers_score(year: Year) -> None:
    """The first twenty pass the first reading; their sixty readings are given out evenly."""
    year.on("2021-06-21")
    chatters = list(year.ids.values())
    seeding.moved(year, "shortlisted", [*chatters, *seeding.at(year, "screening")[:17]], "wichai")
    assert year.standing() == {"screening": 40, "shortlisted": 20}
    year.sits_down("chair")
    year.opens("/console/reviews/assign")
    if year.page.locator("#stage-screening").is_checked():
        year.page.uncheck("#stage-screening")
    year.presses("ดูการแบ่ง")
    year.presses("ยืนยันการมอบ")
    year.sits_down("somying")
    year.opens(f"/console/reviews/{year.ids[HEE]}")
    for key in readings.KEYS:
        year.page.locator(f"label[for=score-{key}-3]").click()
    year.page.locator("label[for=advice-yes]").click()
    year.page.fill("#why", readings.WHY)
    year.page.locator("#why").press("Control+Enter")
    year.sees(f"ให้คะแนน {HEE} แล้วค่ะ")
    seeding.scored(year, best_of(year))
    year.opens("/console/reviews")
    year.sees("ให้คะแนนแล้ว 20 จาก 20 ใบ")


def best_of(year: Year) -> list[int]:
    """In the order in which they are going to stand: two of those who chat on top, the third just below the line."""
    rest = [one for one in seeding.at(year, "shortlisted") if one not in year.ids.values()]
    return [year.ids[KIAN], year.ids[HEE], *rest[:8], year.ids[RONG], *rest[8:]]


def the_best_are_visited(year: Year) -> None:
    year.on("2021-07-01")
    best = best_of(year)[:15]
    seeding.moved(year, "site_visit", best, "wichai")
    year.opens(f"/console/visits/offer?application={year.ids[KIAN]}")
    for number, day in enumerate(("2021-07-12", "2021-07-15"), start=1):
        year.page.fill(f"[name=day-{number}]", day)
    year.page.fill("#team", TEAM)
    year.presses("ดูข้อความก่อนส่ง")
    year.sees(TEAM, "#preview")
    year.presses("ส่งให้ 1 ชุมชน")
    year.sees("เสนอวันแล้ว 1 ชุมชน")
    year.settles()
    year.people[KIAN].taps("12 ก.ค. เช้า")
    year.on("2021-07-12")
    visit = year.page.url.rpartition("/")[2].partition("?")[0]
    on_a_phone_in_the_field(year, visit)
    seeding.visited(year, best[1:], date(2021, 7, 13), "malee")
    year.settles()


def on_a_phone_in_the_field(year: Year, visit: str) -> None:
    page = year.page
    page.set_viewport_size({"width": 390, "height": 844})
    year.opens(f"/console/visits/{visit}/field")
    for name in ("met", "wisdom", "advice"):
        with page.expect_response(re.compile("/findings$")):
            page.fill(f"textarea[name={name}]", "พบประธานกลุ่มกับแม่บ้าน 4 คน เห็นการทำสบู่ทุกขั้น")
            page.locator(f"textarea[name={name}]").blur()
    for name, value in (("as_told", "true"), ("management", "4"), ("readiness", "3")):
        with page.expect_response(re.compile("/findings$")):
            page.check(f"#{name}-{value}")
    year.presses("เสร็จการลงพื้นที่")
    page.wait_for_url(re.compile(rf"/console/visits/{visit}$"))
    page.set_viewport_size({"width": 1366, "height": 768})


def the_board_decides_and_tells_later(year: Year) -> None:
    year.on("2021-07-30")
    year.sits_down("chair")
    year.opens("/console/board")
    year.presses("เปิดการพิจารณา")
    year.sees("10 แห่งข้างบนได้รับคัดเลือก")
    year.follows("ตรวจก่อนตัดสิน")
    year.page.fill("#reply_by", "2021-08-06")
    year.presses("ตัดสิน 20 ใบ")
    year.sees("ตัดสินแล้ว 20 ใบค่ะ")
    assert year.standing() == {"screening": 40, "selected": 10, "reserve": 5, "not_selected": 5}
    assert year.asks_status(KIAN) == "อยู่ในขั้นลงพื้นที่ค่ะ เจ้าหน้าที่กับผู้เชี่ยวชาญจะไปดูที่ชุมชน"
    letters_go_out(year, 20)


def letters_go_out(year: Year, count: int) -> None:
    year.opens("/console/letters")
    year.page.check("#tick-all")
    year.presses("ตรวจก่อนส่ง")
    year.presses(f"ส่ง {count} ข้อความ")
    year.settles()


def one_takes_the_place_and_one_gives_it_up(year: Year) -> None:
    year.on("2021-08-02")
    assert year.people[KIAN].choices == ["ตอบรับเข้าร่วม", "ขอสละสิทธิ์", "คุยกับเจ้าหน้าที่"]
    year.people[KIAN].taps("ตอบรับเข้าร่วม")
    year.people[HEE].taps("ขอสละสิทธิ์")
    year.people[HEE].taps("ยืนยันสละสิทธิ์")
    assert year.standing() == {"screening": 40, "selected": 9, "withdrawn": 1, "reserve": 5, "not_selected": 5}


def the_reserve_moves_up(year: Year) -> None:
    assert year.asks_status(RONG) == "ชุมชนของคุณเป็นตัวสำรองค่ะ ถ้ามีที่ว่าง เจ้าหน้าที่จะติดต่อกลับ"
    year.opens("/console/offers")
    year.presses(f"เลื่อน {RONG} ขึ้น")
    year.sees(f"เลื่อน {RONG} ขึ้นแล้วค่ะ")
    letters_go_out(year, 1)
    year.people[RONG].taps("ตอบรับเข้าร่วม")
    assert year.standing() == {"screening": 40, "selected": 10, "withdrawn": 1, "reserve": 4, "not_selected": 5}


def the_roadmap_is_walked(year: Year) -> None:
    year.on("2021-08-16")
    year.opens(f"/console/applications/{year.ids[KIAN]}")
    year.follows("ย้ายไปขั้น “ประชุมกลุ่ม (Focus Group)”")
    year.presses("ย้ายไปขั้น “ประชุมกลุ่ม (Focus Group)”")
    year.settles()
    assert year.people[KIAN].last.text.startswith("ขั้นต่อไปคือประชุมกลุ่ม (Focus Group) ค่ะ")
    for status in ("workshop", "on_site_development", "market_test", "promotion", "scale_up"):
        seeding.moved(year, status, [year.ids[KIAN]], "wichai")
    assert year.asks_status(KIAN).startswith("อยู่ในขั้น GLO Scale Up ค่ะ")
    year.opens(f"/console/applications/{year.ids[KIAN]}")
    year.sees("GLO Scale Up", "#next-step")


def test_nobody_is_selected_without_scores_and_a_visit(year: Year) -> None:
    people_are_hired(year)
    seeding.arrive(year, 1)
    seeding.moved(year, "screening", [1], "wichai")
    seeding.moved(year, "shortlisted", [1], "wichai")
    with pytest.raises(NotReady) as stopped:
        seeding.moved(year, "selected", [1], "chair")
    assert [one.word for one in stopped.value.obstacles] == ["scored", "visit_done"]
    assert year.standing() == {"shortlisted": 1}
