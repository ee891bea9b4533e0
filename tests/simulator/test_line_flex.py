from typing import Any

import pytest

from tests.simulator.platforms import a_line, details, validate

TAP = {"type": "postback", "label": "ตกลง", "data": "ok"}
WORDS = {"type": "text", "text": "สวัสดีค่ะ", "wrap": True, "size": "sm", "weight": "bold", "color": "#1d2733"}
PICTURE = {"type": "image", "url": "https://example.com/a.png", "size": "full", "aspectRatio": "20:13"}


def box(*contents: Any, layout: str = "vertical", **more: Any) -> dict[str, Any]:
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def bubble(*contents: Any, **more: Any) -> dict[str, Any]:
    return {"type": "bubble", "body": box(*contents), **more}


def flex(contents: Any) -> dict[str, Any]:
    return {"type": "flex", "altText": "การ์ด", "contents": contents}


def faults(contents: Any) -> list[tuple[str, str]]:
    answer = validate(a_line(), flex(contents))
    assert answer.status == (400 if "details" in answer.json else 200)
    return details(answer)


def test_a_whole_card_is_in_order() -> None:
    row = box({**WORDS, "flex": 2}, {**WORDS, "flex": 5}, layout="horizontal", spacing="md", margin="8px")
    stars = box({"type": "icon", "url": "https://example.com/s.png"}, WORDS, layout="baseline")
    spans = {"type": "text", "contents": [{"type": "span", "text": "ก", "size": "xl"}, {"type": "span", "text": "ข"}]}
    button = {"type": "button", "style": "primary", "height": "sm", "color": "#0f6b6b", "action": TAP}
    card = bubble(
        row,
        {"type": "separator", "margin": "lg"},
        stars,
        spans,
        size="mega",
        header=box(WORDS, backgroundColor="#0f6b6b"),
        hero=PICTURE,
        footer=box(button, {"type": "filler"}, paddingAll="12px"),
        styles={"footer": {"separator": True}},
    )
    assert faults(card) == []
    assert faults({"type": "carousel", "contents": [card, card]}) == []


@pytest.mark.parametrize(
    ("contents", "where", "what"),
    [
        (bubble({"type": "text"}), "/body/contents/0/text", "must be specified"),
        (bubble({"type": "text", "text": ""}), "/body/contents/0/text", "must be non-empty text"),
        (bubble({**WORDS, "colour": "#fff"}), "/body/contents/0/colour", "unknown field"),
        (bubble({**WORDS, "color": "teal"}), "/body/contents/0/color", "invalid property"),
        (bubble({**WORDS, "size": "large"}), "/body/contents/0/size", "invalid property"),
        (bubble({"type": "span", "text": "ก"}), "/body/contents/0/type", "invalid property"),
        (bubble({"type": "icon", "url": "https://e.com/i.png"}), "/body/contents/0/type", "invalid property"),
        (bubble(box(PICTURE, layout="baseline")), "/body/contents/0/contents/0/type", "invalid property"),
        (bubble({"type": "button"}), "/body/contents/0/action", "must be specified"),
        (
            bubble({"type": "button", "action": {**TAP, "label": "ก" * 41}}),
            "/body/contents/0/action/label",
            "must not be longer than 40 characters",
        ),
        (bubble({"type": "image", "url": "http://e.com/a.png"}), "/body/contents/0/url", "invalid uri scheme"),
        (bubble({"type": "box", "contents": []}), "/body/contents/0/layout", "must be specified"),
        ({"type": "bubble", "body": WORDS}, "/body/type", "invalid property"),
        ({"type": "bubble"}, "/body", "must be specified"),
        (bubble(WORDS, hero=WORDS), "/hero/type", "invalid property"),
        (bubble(WORDS, styles={"body": {"type": "x"}}), "/styles/body/type", "unknown field"),
        (bubble(WORDS, size="huge"), "/size", "invalid property"),
        ({"type": "carousel", "contents": []}, "/contents", "size must be between 1 and 12"),
        ({"type": "carousel", "contents": [bubble(WORDS)] * 13}, "/contents", "size must be between 1 and 12"),
        ({"type": "card"}, "/type", "invalid property"),
    ],
)
def test_a_card_out_of_order_is_refused_by_place(contents: Any, where: str, what: str) -> None:
    assert faults(contents) == [(where, what)]


def test_the_bubbles_of_a_carousel_have_one_width() -> None:
    two = [bubble(WORDS, size="kilo"), bubble(WORDS, size="mega")]
    assert faults({"type": "carousel", "contents": two}) == [("/contents", "must be the same in all of them")]


def test_a_bubble_weighs_at_most_30_kilobytes() -> None:
    light = bubble({"type": "text", "text": "x" * 9000}, {"type": "text", "text": "x" * 9000})
    heavy = bubble(*[{"type": "text", "text": "x" * 9000}] * 4)
    assert faults(light) == []
    assert faults(heavy) == [("/", "size must be between 0 and 30720")]


def test_a_carousel_weighs_at_most_50_kilobytes() -> None:
    bubbles = [bubble(*[{"type": "text", "text": "x" * 9000}] * 2)] * 3
    assert faults({"type": "carousel", "contents": bubbles}) == [("/", "size must be between 0 and 51200")]
