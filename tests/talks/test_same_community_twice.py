"""The same community twice: by phone, place and name however written; told kindly, linked for staff."""

import pytest

from models.acting import By
from models.application import Application
from models.duplicates import core, same_name
from models.merging import merge, take_apart
from models.pairs import Pair
from tests.service import LINE_PERSON, MESSENGER_PERSON, Chat, Service
from tests.talks.applied import application, drafted, history, screened, sent

SAME = "ดูเหมือนชุมชนนี้จะมีใบสมัครส่งมาแล้วค่ะ"
PLACE = {"province": "เชียงใหม่", "district": "แม่ริม", "subdistrict": "ริมใต้"}
NAME, PHONE = {"community_name": "กลุ่มทอผ้าดอนมูล"}, {"contact_phone": "+66899999999"}


def other(samak: Service, channel: str = "messenger") -> Chat:
    """Somebody else."""
    line = channel == "line"
    return samak.line_chat(LINE_PERSON[:-1] + "2") if line else samak.messenger_chat(MESSENGER_PERSON + "2")


def summary(chat: Chat) -> str:
    return "\n".join(chat.says("ทำต่อ"))


@pytest.mark.parametrize("channel", ["line", "messenger"])
@pytest.mark.parametrize(
    ("differs", "likely"),
    [
        ({"community_name": "กลุ่มแม่บ้านน้ำเกียน หมู่ 3"} | PHONE, True),  # name and place
        (NAME, True),  # phone and place
        (PLACE, True),  # phone and name
        (NAME | PHONE, False),  # place alone
        (PLACE | PHONE, False),  # name alone
        (PLACE | NAME, False),  # phone alone
    ],
)
def test_two_marks_of_three_are_told_at_the_summary_and_linked(
    sqlite_samak: Service, channel: str, differs: dict[str, str], likely: bool
) -> None:
    samak = sqlite_samak
    first = sent(samak, samak.line_chat())
    second = other(samak, channel)
    number = drafted(samak, second, **differs)
    assert (SAME in summary(second)) is likely
    assert second.choices == ["ส่งใบสมัคร", "แก้ไขคำตอบ", "พักไว้ก่อน"]
    second.taps("ส่งใบสมัคร")
    assert application(samak, number).status == "submitted"
    assert [detail["ids"] for _, detail in history(samak, number, "likely_same")] == ([[first]] if likely else [])
    assert [detail["ids"] for _, detail in history(samak, first, "likely_same")] == ([[number]] if likely else [])


def test_nothing_of_the_other_application_is_told_and_it_is_told_once(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    second = other(samak)
    drafted(samak, second, **PHONE)
    said = summary(second)
    assert [word for word in ("GLO3-00001", "081-234-5678", "5678") if word in said] == []
    assert SAME not in summary(second)


def test_staff_read_which_marks_agree(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    second = other(samak)
    number = sent(samak, second, **PHONE)
    assert history(samak, number, "likely_same") == [
        ("likely_same", {"ids": [first], "marks": {str(first): ["name", "place"]}, "why": "GLO3-00001"})
    ]


def test_ones_own_earlier_application_is_named(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    drafted(samak, chat)
    assert "ดูเหมือนเป็นชุมชนเดียวกับใบสมัคร GLO3-00001 ที่คุณส่งไว้แล้วค่ะ" in summary(chat)


@pytest.mark.parametrize("way", ["tapped", "typed"])
def test_from_there_the_earlier_one_is_changed_and_the_draft_waits(samak: Service, chat: Chat, way: str) -> None:
    first = sent(samak, chat)
    drafted(samak, chat)
    summary(chat)
    (chat.taps if way == "tapped" else chat.says)("แก้ใบที่ส่งแล้ว")
    chat.says("เบอร์โทรผู้ติดต่อ")
    chat.says("089 111 2222")
    assert application(samak, first).answers["contact_phone"] == "+66891112222"
    assert chat.choices[0] == "ทำใบสมัครต่อ"
    chat.taps("ทำใบสมัครต่อ")
    assert chat.choices == ["ส่งใบสมัคร", "แก้ไขคำตอบ", "พักไว้ก่อน"]


def test_what_was_withdrawn_counts_no_more(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    chat.says("ถอนใบสมัคร")
    chat.says("ใช่")
    second = other(samak)
    drafted(samak, second)
    assert SAME not in summary(second)


@pytest.mark.parametrize(
    ("one", "another", "same"),
    [
        ("ชุมชนบ้านน้ำเกี๋ยน", "บ้านนำ้เกี๋ยน", True),
        ("ชุมชนบ้านน้ำเกี๋ยน", "หมู่บ้านน้ำเกียน ม.๓ ต.น้ำเกี๋ยน", True),
        ("วิสาหกิจชุมชนบ้านดอนมูล", "กลุ่มทอผ้าดอนมูล", True),
        ("Ban Nam Kian Community", "Baan Namkian", True),
        ("บ้านเชียงใหม่", "บ้านเชียงไหม่", True),
        ("บ้านใหม่", "บ้านใหม่ใต้", False),
        ("กลุ่มทอผ้าบ้านดอนมูล", "กลุ่มจักสานบ้านดอนมูล", False),
        ("", "บ้านดอน", False),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, another: str, same: bool) -> None:
    assert same_name(one, another) is same
    assert same_name(another, one) is same


def test_a_name_that_is_only_a_kind_keeps_it() -> None:
    assert core("ชุมชน") == "ชุมชน"


def merged(samak: Service, kept: int, other: int) -> None:
    """As the console's page of merging does it."""
    by = By(None, samak.parts.clock.now(), "ชุมชนเดียวกัน")
    with samak.parts.database.writing() as session:
        stays, goes = session.get_one(Application, kept), session.get_one(Application, other)
        merge(session, stays, goes, dict(stays.answers), lambda one, _answers: one.frozen, by)


def test_a_pair_waits_for_staff_once_both_are_sent(samak: Service, chat: Chat) -> None:
    first, second = sent(samak, chat), sent(samak, other(samak), **PHONE)
    with samak.parts.database.reading() as session:
        assert [(pair.one_id, pair.other_id, pair.state) for pair in session.query(Pair)] == [(first, second, "likely")]


def test_what_was_merged_is_asked_for_and_the_one_that_stays_answers(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    second = other(samak)
    number = sent(samak, second, **PHONE)
    merged(samak, first, number)
    screened(samak, first)
    assert second.says("สถานะ")[0].split("\n")[:3] == [
        "ใบสมัคร GLO3-00002 รวมเข้ากับใบ GLO3-00001 ของชุมชนเดียวกันแล้วค่ะ",
        "ใบสมัคร GLO3-00001 · ชุมชนบ้านน้ำเกี๋ยน",
        "เจ้าหน้าที่กำลังอ่านใบสมัครค่ะ ถ้าต้องถามเพิ่มจะแจ้งในแชทนี้",
    ]


def test_once_taken_apart_each_answers_for_itself_again(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    second = other(samak)
    number = sent(samak, second, **PHONE)
    merged(samak, first, number)
    with samak.parts.database.writing() as session:
        pair = session.query(Pair).one()
        take_apart(session, pair, lambda one, _answers: one.frozen, By(None, samak.parts.clock.now()))
    assert application(samak, number).status == "submitted"
    assert second.says("สถานะ")[0].startswith("ใบสมัคร GLO3-00002 · ชุมชนบ้านน้ำเกี๋ยน")
