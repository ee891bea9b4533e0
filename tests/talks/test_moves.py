"""Every move from every question of the form, on both channels: generated from the form, the moves and the channels."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from forms import visible
from models.application import Application
from models.conversation import Attachment
from simulator.sample_films import film, voice
from simulator.samples import paper
from tests import postgres
from tests.service import Service, photo
from tests.talks.moving import FORM, KEYS, VALID, At, answers_before, at, moving

SMALL = photo((64, 48))
TYPED = [key for key in KEYS if FORM.field(key).kind not in ("photos", "files")]
REQUIRED = [one.key for one in FORM.fields if one.required]
FREE = [one.key for one in FORM.fields if one.kind in ("short_text", "long_text")]
STORY = "ผ้าทอมือ กล้วยตาก น้ำผึ้งป่า และโฮมสเตย์ริมน้ำ"
STORIES = (STORY, "ใครมาก็ต้องชิม น้ำพริกสูตรของยาย ทอผ้าไหมด้วยกี่โบราณ", "We weave, bake and sing together")

# what people say → what is stored; None: stored as it was said
RIGHT: dict[str, dict[str, Any]] = {
    "filler": {"ของตัวเองค่ะ": "self", "ช่วยกรอกให้ป้า": "helper", "๒": "helper", "for our own village": "self"},
    "helper_name": {"ชื่อวิไล ใจดีค่ะ": "วิไล ใจดี", "ครูนก": None, "Anong Srisuk": None},
    "helper_phone": {"๐๘๑-๒๓๔-๕๖๗๘": "+66812345678", "เบอร์ 0 81 234 5678 นะคะ": "+66812345678"},
    "community_name": {"บ้านป่าตาลค่ะ": "บ้านป่าตาล", "ไหมงามบ้านหัวฝาย": None, "Baan Mae Kampong": None},
    "province": {"น่านค่ะ": "น่าน", "จ.เชียงใหม่": "เชียงใหม่", "โคราช": "นครราชสีมา", "Chiang Rai": "เชียงราย"},
    "district": {"อ.ปัว": "ปัว", "ภูเพียงครับ": "ภูเพียง", "เมือง": "เมืองน่าน", "Tha Wang Pha": "ท่าวังผา"},
    "subdistrict": {"ต.ศิลาแลง": "ศิลาแลง", "ปัวค่ะ": "ปัว", "Phu Kha": "ภูคา"},
    "location": {"19.18, 100.91": {"latitude": 19.18, "longitude": 100.91, "title": "", "address": ""}},
    "group_kind": {"กลุ่มแม่บ้านค่ะ": "womens_group", "ข้อ 2": "tourism_group", "savings group": "cooperative"},
    "group_kind_other": {"ชมรมคนรักป่าค่ะ": "ชมรมคนรักป่า", "มูลนิธิ": None},
    "members": {"ประมาณ 50 คน": 50, "ห้าสิบ": 50, "๔๕": 45, "about 30 people": 30},
    "households": {"30 ครัวเรือน": 30, "สามสิบหลัง": 30, "ราว ๆ 80": 80},
    "contact_name": {"นางสมศรี แก้วดีค่ะ": "นางสมศรี แก้วดี", "กำนันแหลม": None, "Mrs. Kanya Boonmee": None},
    "contact_role": {"ผู้ใหญ่บ้านค่ะ": "ผู้ใหญ่บ้าน", "เจ้าหน้าที่": None, "กรรมการ": None},
    "contact_phone": {"081-234-5678": "+66812345678", "โทร 053-123456": "+6653123456"},
    "contact_other": {"somsri@gmail.com": None, "ไลน์ไอดี noknoi99": "noknoi99"},
    **{key: dict.fromkeys(STORIES) for key in ("products", "attractions", "growth", "local_wisdom")},
    "online_channels": {"เฟซบุ๊กกับไลน์": ["facebook", "line"], "ยังไม่มีค่ะ": ["none"], "1,2": ["facebook", "line"]},
    "online_links": {"เพจ ผ้าทอบ้านดอน": None, "https://www.facebook.com/bandon": None},
}  # fmt: skip

# nearly right → the guess that is asked; empty: what is wrong is said
NEARLY = {
    "filler": ("ชุมชนคนอืน", "helper"), "province": ("เชียงไหม่", "เชียงใหม่"), "district": ("ภูเพยง", "ภูเพียง"),
    "subdistrict": ("ศิลาแรง", "ศิลาแลง"), "group_kind": ("กลุ่มแม่บ้าร", "womens_group"), "members": ("30-40 คน", ""),
    "households": ("30-40", ""), "helper_phone": ("081 234 567", ""), "contact_phone": ("089123456", ""),
    "online_channels": ("ขายตลาดนัด", ""), "location": ("https://maps.app.goo.gl/x", ""), "photos": ("รูปสวยมาก", ""),
    "papers": ("มีแผนงานอยู่", ""), **{key: ("asdfgh", "") for key in FREE if key != "contact_other"},
}  # fmt: skip

# one answer in four messages → what is stored
PIECES: dict[str, tuple[tuple[str, ...], Any]] = {
    "filler": (("เอ่อ", "คือ", "เป็น", "ชุมชนของตัวเอง"), "self"),
    "province": (("เอ่อ", "อยู่", "จังหวัด", "น่าน"), "น่าน"),
    "district": (("อยู่", "อำเภอ", "ภู", "เพียง"), "ภูเพียง"),
    "subdistrict": (("เอ่อ", "ตำบล", "ศิลา", "แลง"), "ศิลาแลง"),
    "group_kind": (("เอ่อ", "กลุ่ม", "แม่", "บ้าน"), "womens_group"),
    "members": (("น่าจะ", "สัก", "ประมาณ", "50 คน"), 50),
    "households": (("น่าจะ", "ราว ๆ", "สัก", "30 หลัง"), 30),
    **dict.fromkeys(("helper_phone", "contact_phone"), (("081", "234", "56", "78"), "+66812345678")),
    **dict.fromkeys(("helper_name", "contact_name"), (("นาง", "สมศรี", "แก้วดี", "ใจงาม"), "นาง สมศรี แก้วดี ใจงาม")),
    "community_name": (("กลุ่ม", "ทอผ้า", "บ้าน", "ดอน"), "กลุ่ม ทอผ้า บ้าน ดอน"),
    **dict.fromkeys(
        ("products", "attractions", "growth", "local_wisdom"),
        (("ผ้าทอมือ", "กล้วยตาก", "น้ำผึ้งป่า", "ขายที่ตลาดนัด"), None),
    ),
}

Move = Callable[[At], None]
MOVES: dict[str, tuple[Move, list[str]]] = {}


def move(*keys: str) -> Callable[[Move], Move]:
    """A move, made from these questions; from every one where none is named."""

    def noted(made: Move) -> Move:
        MOVES[made.__name__] = (made, list(keys) or KEYS)
        return made

    return noted


def asked_again(here: At, before: int = 1) -> None:
    """Something was said, and then the question that stood, once."""
    assert len(here.replies) > before - 1
    assert here.field.ask.th in here.last.text, here.texts
    assert sum(here.field.ask.th in text for text in here.texts) == 1


# --- answering -----------------------------------------------------------------------------------


@move(*RIGHT)
def answers_right_in_usual_ways(here: At) -> None:
    for words, value in RIGHT[here.key].items():
        there = at(here.samak, here.channel, here.key)
        there.says(words, changes=(here.key, "district", "subdistrict"))
        assert there.answers()[here.key] == (words if value is None else value), there.texts
        assert there.standing() != there.field


@move(*NEARLY)
def answers_nearly_right(here: At) -> None:
    words, meant = NEARLY[here.key]
    here.says(words)
    assert here.standing() == here.field
    if meant:
        assert "ใช่ไหมคะ" in here.last.text, here.texts
        here.says("ใช่ค่ะ", changes=(here.key,))
        assert here.answers()[here.key] == meant
        return
    heard = [here.last.text, *(here.says(words)[-1] for _ in range(3))]
    assert heard[0] != heard[1] != heard[2] != heard[3]
    if not here.draft.asides.get("almost"):
        assert "คุยกับเจ้าหน้าที่" in here.labels


@move("province", "district", "subdistrict", "members", "filler", "group_kind")
def corrects_a_guess(here: At) -> None:
    here.says({"members": "30-40 คน"}.get(here.key) or NEARLY[here.key][0])
    here.says("ไม่ใช่ค่ะ")
    asked_again(here)
    words, value = next(iter(RIGHT[here.key].items()))
    here.says(words, changes=(here.key, "district", "subdistrict"))
    assert here.answers()[here.key] == value


@move(*(key for key in TYPED if KEYS.index(key) < KEYS.index("contact_phone") and key != "helper_phone"))
def gives_several_answers_at_once(here: At) -> None:
    words, value = next(iter(RIGHT[here.key].items()))
    here.says(f"{words}\nเบอร์โทรผู้ติดต่อ: 089 765 4321", changes=(here.key, "contact_phone"))
    assert here.answers()["contact_phone"] == "+66897654321", here.texts
    assert here.answers()[here.key] == (words if value is None else value), here.texts


@move("filler", "community_name", "province")
def gives_a_whole_address(here: At) -> None:
    here.says("จ.เชียงใหม่ อ.แม่ริม ต.ริมใต้", changes=("province", "district", "subdistrict"))
    got = here.answers()
    assert (got["province"], got["district"], got["subdistrict"]) == ("เชียงใหม่", "แม่ริม", "ริมใต้")


@move(*PIECES)
def gives_one_answer_in_four_messages(here: At) -> None:
    pieces, value = PIECES[here.key]
    here.says(*pieces, changes=(here.key,))
    assert here.answers()[here.key] == ("\n".join(pieces) if value is None else value), here.texts
    assert here.standing() != here.field


@move("products", "attractions", "growth", "local_wisdom")
def goes_on_telling(here: At) -> None:
    here.says(STORY, changes=(here.key,))
    here.says("แล้วก็มีจักสานด้วยค่ะ", changes=(here.key,))
    assert here.answers()[here.key] == f"{STORY}\nแล้วก็มีจักสานด้วยค่ะ"
    assert here.ask() in here.last.text


@move("province", "members", "group_kind", "contact_phone")
def answers_and_asks_in_one_message(here: At) -> None:
    words, value = next(iter(RIGHT[here.key].items()))
    here.says(f"{words} ปิดรับสมัครวันไหนคะ", changes=(here.key,))
    assert here.answers()[here.key] == value, here.texts
    assert any("15 มิถุนายน 2564" in text for text in here.texts)
    assert here.ask() in here.last.text


# --- asking back ---------------------------------------------------------------------------------


@move()
def asks_a_question_and_is_asked_once_more(here: At) -> None:
    said = here.says("ปิดรับสมัครวันไหนคะ")
    assert "15 มิถุนายน 2564" in said[0]
    asked_again(here, 2)


@move()
def asks_five_questions_in_a_row(here: At) -> None:
    for words in ("มีค่าใช้จ่ายไหมคะ", "โครงการนี้ใครเป็นคนจัด", "รับกี่ชุมชน", "ใครสมัครได้บ้าง", "ประกาศผลวันไหน"):
        here.says(words)
        asked_again(here)
    assert here.answers() == answers_before(here.key)


@move()
def asks_what_nobody_knows(here: At) -> None:
    here.says("ทำไมท้องฟ้าถึงเป็นสีฟ้าตอนกลางวันคะ")
    assert here.standing() == here.field
    assert here.last.choices != ()


@move()
def asks_why_how_many_and_what_to_prepare(here: At) -> None:
    why = here.says("ทำไมต้องถามคะ")
    assert why[0] == (here.field.why.th if here.field.why else "กรรมการใช้ข้อนี้พิจารณาใบสมัครค่ะ")
    for words in ("เหลืออีกกี่ข้อ", "ต้องเตรียมอะไรบ้าง", "ขอตัวอย่างหน่อย", "สถานะ", "ช่วยเหลือ"):
        here.says(words)
        asked_again(here, 2)


# --- changing what was answered ------------------------------------------------------------------


@move()
def goes_back_and_keeps_it(here: At) -> None:
    asked = visible(FORM, here.answers())
    place = [one.key for one in asked].index(here.key)
    here.says("ย้อนกลับ")
    if place == 0:
        return asked_again(here, 2)
    assert here.standing() == asked[place - 1]
    assert "ตอนนี้: " in here.last.text
    here.taps("คงเดิม")
    return asked_again(here)


@move(*(key for key in KEYS if KEYS.index(key) > KEYS.index("members")))
def corrects_an_answer_by_its_name(here: At) -> None:
    for words in ("แก้จำนวนสมาชิก", "ไม่ใช่ จำนวนสมาชิกผิดค่ะ"):
        here.says(words)
        assert here.standing() == FORM.field("members")
        assert "45 คน" in here.last.text
        here.says("60", changes=("members",))
        asked_again(here, 2)
        here.says("แก้จำนวนสมาชิกเป็น 45", changes=("members",))
        assert here.answers()["members"] == 45


@move(*(key for key in KEYS if KEYS.index(key) > KEYS.index("contact_phone")))
def gives_a_new_number_at_once(here: At) -> None:
    here.says("เบอร์ใหม่ 089 111 2222", changes=("contact_phone",))
    assert here.answers()["contact_phone"] == "+66891112222"
    asked_again(here, 2)


@move(*(key for key in KEYS if KEYS.index(key) > KEYS.index("subdistrict")))
def changes_the_province_and_is_asked_what_hangs_on_it(here: At) -> None:
    here.says("จังหวัดผิดค่ะ")
    here.says("แพร่", changes=("province", "district", "subdistrict"))
    assert {"district", "subdistrict"}.isdisjoint(here.answers())
    assert here.standing() == FORM.field("district")
    here.says("ลอง", changes=("district",))
    here.says("ห้วยอ้อ", changes=("subdistrict",))
    asked_again(here)


@move(*KEYS[3:])
def taps_an_answer_in_the_list(here: At) -> None:
    here.says("แก้ไขคำตอบ")
    assert here.standing() == here.field
    here.taps(FORM.field("filler").label.th)
    assert here.standing() == FORM.field("filler")
    here.taps("ชุมชนของตัวเอง", changes=("filler",))
    asked_again(here, 2)


@move(*KEYS[3:])
def names_the_answer_that_the_list_asks_for(here: At) -> None:
    here.says("แก้ไขคำตอบ")
    here.says("ผู้กรอกใบสมัคร")
    assert here.standing() == FORM.field("filler")


# --- not answering -------------------------------------------------------------------------------


@move()
def skips_or_hears_why_not(here: At) -> None:
    here.says("ข้าม")
    if here.field.required:
        assert here.standing() == here.field
        assert here.texts[0].startswith("ข้อนี้ข้ามไม่ได้ค่ะ")
        heard = [here.last.text, *(here.says("ข้าม")[-1] for _ in range(3))]
        assert heard[0] != heard[1] != heard[2] != heard[3]
        assert "คุยกับเจ้าหน้าที่" in here.labels
    else:
        assert here.standing() != here.field
        assert here.draft.asides["skipped"] == [here.key]


@move()
def does_not_know(here: At) -> None:
    for words in ("ไม่รู้ค่ะ", "ไม่แน่ใจ", "จำไม่ได้"):
        here.says(words)
        if not here.field.required:
            assert here.standing() != here.field
            return
        assert here.standing() == here.field
        assert "พักไว้ก่อน" in here.labels


@move()
def has_nothing_to_say(here: At) -> None:
    here.says("ไม่มีค่ะ", changes=("online_channels",) if here.key == "online_channels" else ())
    if here.key == "online_channels":
        assert here.answers()["online_channels"] == ["none"]
    else:
        assert (here.standing() != here.field) == (not here.field.required)


# --- leaving and coming back ---------------------------------------------------------------------


@move()
def pauses_and_comes_back(here: At) -> None:
    here.says("พอก่อนนะ")
    assert here.draft.asides["paused"] is True
    here.says("ผ้าทอบ้านดอนมูลสวยมาก")
    assert here.answers() == answers_before(here.key)
    here.says("ทำต่อ")
    asked_again(here, 2 if answers_before(here.key) else 1)


@move()
def comes_back_after_forty_days(here: At) -> None:
    there = at(here.samak, here.channel, here.key, silent=timedelta(days=40))
    there.says("สวัสดีค่ะ")
    if answers_before(here.key):
        assert there.texts[0].startswith("ยินดีต้อนรับกลับมาค่ะ")
    asked_again(there, 2)


@move(*FREE)
def answers_after_forty_days_once_it_was_confirmed(here: At) -> None:
    there = at(here.samak, here.channel, here.key, silent=timedelta(days=40))
    there.says(STORY)
    assert there.standing() == there.field
    there.taps("ใช่", changes=(here.key,))
    assert there.answers()[here.key] == STORY


@move()
def looks_at_the_answers(here: At) -> None:
    here.says("ดูคำตอบ")
    asked_again(here, 2)
    if "community_name" in here.answers():
        assert any(VALID["community_name"] in text for text in here.texts)


@move()
def cancels_and_takes_it_back(here: At) -> None:
    here.says("ยกเลิก")
    assert here.draft.status == "draft"
    here.taps("ไม่ยกเลิก ทำต่อ")
    asked_again(here, 2)
    here.says("ยกเลิก")
    here.says("ใช่ค่ะ")
    assert here.draft.status == "cancelled"
    assert "30 วัน" in here.last.text
    here.says("กู้คืน")
    assert here.draft.status == "draft"
    asked_again(here, 2)


@move()
def asks_for_a_person_and_goes_on(here: At) -> None:
    here.says("ขอคุยกับเจ้าหน้าที่")
    with here.samak.parts.database.writing() as session:
        talk = session.get_one(Application, here.draft.id).conversation
        assert talk is not None
        assert talk.wants_staff_since is not None
        talk.mode = "staff"
    here.samak.post(here.platform.says(here.person, "คือส่งรูปไม่ได้ค่ะ"))
    here.samak.worker._answer_one("once")
    here.says("คุยกับบอท")
    asked_again(here, 2)
    assert here.answers() == answers_before(here.key)


@move(*FREE)
def writes_to_the_person_who_was_called(here: At) -> None:
    here.says("ขอคุยกับเจ้าหน้าที่")
    here.says("คือว่ากลุ่มเราส่งรูปไม่ได้เลยค่ะพี่")
    assert here.answers() == answers_before(here.key)
    here.says("ไม่ใช่ค่ะ")
    asked_again(here)


# --- what is sent along --------------------------------------------------------------------------


def kinds(here: At) -> list[str]:
    with here.samak.parts.database.reading() as session:
        return sorted(one.kind for one in session.query(Attachment).filter_by(application_id=here.draft.id))


@move()
def sends_a_photo_and_an_album(here: At) -> None:
    into = "papers" if here.key == "papers" else "photos"
    here.does(here.platform.sends_image(here.person, SMALL), changes=(into,))
    here.does(here.platform.sends_images(here.person, [SMALL] * 3), changes=(into,))
    assert len(here.answers()[into]) == 4
    assert kinds(here) == ["image"] * 4
    assert here.standing() == here.field


@move()
def sends_voice_and_film(here: At) -> None:
    for hook in (here.platform.sends_audio(here.person, voice()), here.platform.sends_video(here.person, film())):
        here.does(hook)
        asked_again(here, 2)
    assert kinds(here) == ["audio", "video"]


@move()
def sends_a_file(here: At) -> None:
    here.does(here.platform.sends_file(here.person, paper(), "plan.pdf"), changes=("papers",))
    assert kinds(here) == ["file"]
    assert here.standing() == here.field
    assert len(here.answers()["papers"]) == 1


@move()
def sends_a_pin(here: At) -> None:
    address = "ตำบลศิลาแลง อำเภอปัว จังหวัดน่าน 55120"
    titled = {"address": address} if here.channel == "line" else {}
    here.does(here.platform.sends_location(here.person, 19.1, 100.9, **titled), changes=("location",))
    assert here.answers()["location"]["latitude"] == 19.1
    if here.key == "location":
        assert here.standing() != here.field
    elif titled and here.field.kind in ("province", "district", "subdistrict"):
        here.says("ใช่ค่ะ", changes=("province", "district", "subdistrict"))
        assert here.answers()["subdistrict"] == "ศิลาแลง"
    else:
        asked_again(here, 2)


@move()
def sends_a_sticker(here: At) -> None:
    here.does(here.platform.sends_sticker(here.person))
    asked_again(here, 2)


# --- old buttons ---------------------------------------------------------------------------------


@move()
def presses_old_buttons(here: At) -> None:
    other = next(key for key in ("households", "contact_other") if key != here.key)
    for data in (
        f'answer:{here.draft.id + 999}:filler:"self"',
        f"move:{here.draft.id}:{other}:skip",
        f"move:{here.draft.id}:{other}:agree",
        "do:agree",
        "do:refuse",
        f"answer:{here.draft.id}:filler:broken",
        "nonsense",
    ):
        here.taps(data)
        assert here.texts[0].startswith("ปุ่มนี้เป็นของเดิมค่ะ"), (data, here.texts)
        asked_again(here, 2)


@move(*KEYS[4:])
def presses_an_answer_of_an_earlier_question(here: At) -> None:
    here.taps(f'answer:{here.draft.id}:filler:"self"', changes=("filler",))
    asked_again(here)
    assert here.answers()["filler"] == "self"


# --- small talk ----------------------------------------------------------------------------------


@move()
def thanks_greets_scolds_and_laughs(here: At) -> None:
    for words in ("ขอบคุณค่ะ", "สวัสดีค่ะ", "บอทโง่", "555"):
        here.says(words)
        asked_again(here, 2)
    assert here.answers() == answers_before(here.key)


@move()
def talks_nonsense(here: At) -> None:
    for words in ("กกกกกกกก", "....", "😀😀", "asdfgh"):
        here.says(words)
        assert here.standing() == here.field
    assert here.answers() == answers_before(here.key)


@move()
def changes_to_english_and_back(here: At) -> None:
    here.says("english please")
    assert here.field.ask.en in here.last.text
    here.says("when is the closing date?")
    assert "15 June 2021" in here.texts[0]
    here.says("ปิดรับสมัครวันไหนคะ")
    asked_again(here, 2)


CASES = [(name, key) for name, (_, keys) in MOVES.items() for key in keys]
SAMPLE = [(name, key) for name, key in CASES if key in ("province", "products")]


@pytest.fixture(scope="module")
def on_sqlite(sqlite_template: Path) -> Iterator[Service]:
    with moving(None, sqlite_template) as running:
        yield running


@pytest.fixture(scope="module")
def on_postgresql(postgresql_server: str, postgresql_template: str) -> Iterator[Service]:
    url = postgres.create(postgresql_server, postgresql_template)
    with moving(url) as running:
        yield running
    postgres.drop(postgresql_server, url)


@pytest.mark.parametrize(("name", "key"), CASES, ids=["-".join(case) for case in CASES])
@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_a_move_from_a_question(on_sqlite: Service, channel: str, name: str, key: str) -> None:
    MOVES[name][0](at(on_sqlite, channel, key))


@pytest.mark.parametrize(("name", "key"), SAMPLE, ids=["-".join(case) for case in SAMPLE])
def test_a_move_on_postgresql(on_postgresql: Service, name: str, key: str) -> None:
    MOVES[name][0](at(on_postgresql, "line", key))


def test_every_question_has_an_answer_here() -> None:
    assert list(VALID) == KEYS
