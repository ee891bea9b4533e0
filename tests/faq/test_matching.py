"""A question in whatever shape finds its topic, alone or with others; and what has no answer here gets none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.calibration import Calibration
from faq.clauses import clauses
from faq.index import Index
from faq.match import Match
from tests.faq.shop import SHOP, WORDS


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("ร้านเปิดกี่โมงคะ", "opening"),
        ("ร้านปิดกี่โมงคะ", "closing"),
        ("สวัสดีค่ะ รบกวนสอบถามหน่อยค่ะ ร้านอยู่แถวไหนคะ ขอบคุณค่ะ 🙏", "place"),
        ("เช่ารถถีบกี่บาท", "rent"),
        ("เช่าจักรยานนนนนน", "rent"),
        ("อยากจองคิว", "book"),
        ("ยกเลิกคิวที่จอง", "unbook"),
        ("i want to cancel my booking", "unbook"),
        ("i want to make a booking", "book"),
        ("ไม่ต้องเสียค่าจองใช่ไหม", "fee-free"),
        ("กราเวลราคา", "gravel-price"),
        ("กราเวลคืออะไร", "gravel-what"),
        ("-vg[viNFmiihkosojvp", "phone"),
        ("how long does it take to repair", "repair"),
    ],
)
def test_a_question_in_other_words_finds_its_topic(shop: Index, question: str, topic: str) -> None:
    assert shop.match(question).topic == topic


@pytest.mark.parametrize("topic", sorted(SHOP))
def test_every_wording_finds_its_own_topic(shop: Index, topic: str) -> None:
    assert [wording for wording in SHOP[topic] if shop.match(wording).topic != topic] == []


@pytest.mark.parametrize(
    "text", ["", " ", ".", "🙏", "\u200b", "ฟหกดฟหกด", "asdfghjkl qwertyuiop", "????", "\x00", "๏๛", "\ud800", "ๆๆๆ"]
)
def test_what_says_nothing_gets_no_answer(shop: Index, text: str) -> None:
    assert shop.match(text).band == "none"


@pytest.mark.parametrize(
    "text",
    ["พรุ่งนี้ฝนจะตกไหม", "ขอสูตรแกงเขียวหวาน", "who won the football last night", "ผลสอบออกวันไหน", "สมัครบัตรเครดิตยังไง"],
)
def test_a_question_from_elsewhere_is_not_answered(shop: Index, text: str) -> None:
    assert shop.match(text).band != "answer"


@pytest.mark.parametrize(
    ("text", "topic"), [("สวัสดีครับ", "chat-greeting"), ("thanks", "chat-thanks"), ("ขอบคุณนะคะ", "chat-thanks")]
)
def test_a_greeting_is_a_greeting(shop: Index, text: str, topic: str) -> None:
    match = shop.match(text)
    assert (match.band, match.topic) == ("answer", topic)


def topics(match: Match) -> list[str]:
    return [part.topic for part in match.parts]


@pytest.mark.parametrize(
    "text",
    [
        "ร้านเปิดกี่โมง แล้วก็จองคิวซ่อมยังไงคะ",
        "ร้านเปิดกี่โมง? จองคิวซ่อมยังไง",
        "ร้านเปิดกี่โมง\nจองคิวซ่อมยังไง",
        "when do you open and how do I book a repair?",
    ],
)
def test_two_questions_in_one_message_are_both_answered(shop: Index, text: str) -> None:
    assert topics(shop.match(text)) == ["opening", "book"]


def test_a_greeting_beside_a_question_is_no_second_question(shop: Index) -> None:
    match = shop.match("สวัสดีค่ะ ร้านเปิดกี่โมงคะ ขอบคุณค่ะ")
    assert (match.parts, match.topic) == ((), "opening")


def test_a_question_in_several_messages_is_one_when_joined(shop: Index) -> None:
    assert shop.match("คือว่า\nจักรยานกราเวลน่ะ\nราคาเท่าไหร่").topic == "gravel-price"


def test_a_story_before_the_question_does_not_hide_it(shop: Index) -> None:
    told = "พอดีผมเพิ่งย้ายบ้านมาอยู่แถวนี้ได้สองอาทิตย์ มีลูกชายอายุเจ็ดขวบ อยากทราบว่าเช่าจักรยานวันละเท่าไหร่ครับ"
    assert shop.match(told).topic == "rent"


def test_what_was_spoken_of_before_decides_a_question_that_leans_on_it(shop: Index) -> None:
    assert shop.match("แล้วราคาล่ะ", before="gravel-what").topic == "gravel-price"
    assert shop.match("แล้วไซซ์ล่ะ", before="gravel-price").topic == "gravel-size"


def test_only_allowed_topics_are_shown(shop: Index) -> None:
    match = shop.match("ร้านเปิดกี่โมง", allowed={"closing", "place"})
    assert {one.topic for one in match.candidates} == {"closing", "place"}


def test_an_unknown_topic_before_or_allowed_harms_nothing(shop: Index) -> None:
    assert shop.match("ร้านเปิดกี่โมง", before="nowhere") == shop.match("ร้านเปิดกี่โมง")
    assert shop.match("ร้านเปิดกี่โมง", allowed={"nowhere"}).band == "none"


def test_while_somebody_types_the_wordings_that_begin_so_come_first(shop: Index) -> None:
    for typed in ("ซ่อม", "ซ่อมจัก", "ซ่อมล้"):
        match = shop.match(typed, typing=True)
        assert (match.band, match.topic) == ("suggest", "repair")


def test_candidates_are_best_first_ten_or_more_and_scores_lie_between_nought_and_one(shop: Index) -> None:
    candidates = shop.match("ร้านเปิดกี่โมง").candidates
    scores = [one.score for one in candidates]
    assert (len(candidates) >= 10, scores == sorted(scores, reverse=True)) == (True, True)
    assert 0 <= scores[-1] <= scores[0] <= 1


def test_a_match_says_what_the_text_became_and_why_the_band(shop: Index) -> None:
    match = shop.match("สวัสดีค่ะ -vgกราเวิล ราคา เท่าไหร่คะ")
    steps = dict(match.steps)
    assert list(steps) == ["typed", "cleaned", "question", "words", "meanings"]
    assert steps["question"] == "vg gravel ราคาเท่าไร"
    assert match.candidates[0].wording in SHOP["gravel-price"]
    assert match.why.startswith(f"{match.candidates[0].score:.0%} sure: ")


def test_each_part_of_a_message_says_why(shop: Index) -> None:
    parts = shop.match("ร้านเปิดกี่โมง แล้วก็จองคิวซ่อมยังไงคะ").parts
    assert [(dict(part.steps)["question"], part.band) for part in parts] == [
        ("ร้านเปิดกี่โมง", "answer"),
        ("จองคิวซ่อมอย่างไร", "answer"),
    ]


def test_a_wording_of_one_topic_to_the_letter_is_certain(shop: Index) -> None:
    assert [shop.match(text).candidates[0].score for text in ("เปลี่ยนโซ่", "ร้านอยู่ที่ไหนคะ")] == [0.99, 0.99]


def test_a_wording_that_two_topics_have_is_not_certain() -> None:
    index = Index.build({"a": ["ราคาเท่าไหร่", "ขายอะไร"], "b": ["ราคาเท่าไหร่", "ส่งที่ไหน"]})
    assert index.match("ราคาเท่าไหร่").candidates[0].score < 0.99


def test_the_limits_make_the_band() -> None:
    wordings = {"opening": SHOP["opening"], "rent": SHOP["rent"]}
    bands = [
        Index.build(wordings, WORDS, Calibration(answer=answer, suggest=suggest)).match("ร้านเปิดกี่โมง").band
        for answer, suggest in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    ]
    assert bands == ["answer", "suggest", "none"]


def test_an_index_of_nothing_answers_nothing_and_one_topic_is_enough() -> None:
    assert Index.build({}).match("ร้านเปิดกี่โมง").band == "none"
    assert Index.build({"empty": []}).match("ร้านเปิดกี่โมง").candidates == ()
    assert Index.build({"only": ["ร้านเปิดกี่โมง"]}).match("ร้านเปิดกี่โมง").topic == "only"


def test_a_topic_that_comes_twice_has_the_wordings_of_both() -> None:
    index = Index.build([("a", ["ร้านเปิดกี่โมง"]), ("b", ["เช่าจักรยาน"]), ("a", ["ขายอะไรบ้าง"])])
    assert (index.topics, len(index.wordings)) == (("a", "b"), 3)


def test_the_same_question_gets_the_same_match_every_time(shop: Index) -> None:
    assert shop.match("เช่ารถถีบกี่บาท") == shop.match("เช่ารถถีบกี่บาท")


@given(st.text())
@settings(max_examples=150)
def test_whatever_is_typed_never_raises(text: str) -> None:
    match = INDEX.match(text)
    assert match.band in ("answer", "suggest", "none")
    INDEX.match(text, typing=True, before="rent", allowed={"rent", "book"})


@given(st.text(alphabet=st.sampled_from("กดเแ้่ัิี์ำๆ ab;'[]?!.,\n\t\u200b🙏0๐"), max_size=400))
@settings(max_examples=100)
def test_thai_like_noise_never_raises(text: str) -> None:
    assert INDEX.match(text).band in ("answer", "suggest", "none")


@pytest.mark.parametrize("unit", ["ก", "่", "ก.", "a.", " ", "สมัคร ", "?", "l;ylfu ", "1-", "\u200b", "🙏", "ํ่"])
def test_five_thousand_characters_of_anything_are_read(shop: Index, unit: str) -> None:
    text = (unit * 5000)[:5000]
    assert shop.match(text).band in ("answer", "suggest", "none")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ร้านเปิดกี่โมง", ["ร้านเปิดกี่โมง"]),
        ("เปิดกี่โมง? ปิดกี่โมง", ["เปิดกี่โมง", "ปิดกี่โมง"]),
        ("เปิดกี่โมงคะแล้วโทรเบอร์ไหน", ["เปิดกี่โมงคะ", "แล้วโทรเบอร์ไหน"]),
        ("a?b?c?d?e?f?g", ["a b c d e f g"]),
        ("   ", []),
        ("", []),
    ],
)
def test_a_message_falls_into_its_clauses(text: str, pieces: list[str]) -> None:
    assert clauses(text) == pieces


INDEX = Index.build(SHOP, WORDS)
