"""What may stand in LINE's `messages`.

Knows the limits of every message type (reference: message objects); how a refusal is worded is in wording.py.
"""

import re
from collections.abc import Iterator
from typing import Any

from simulator.line.actions import QUICK_ACTION
from simulator.line.flex import CONTAINER
from simulator.line.templates import TEMPLATE
from simulator.rules import Path, Problem, Rule, anything, boolean, number, one_of, pattern, text, url
from simulator.shapes import both, many, shape, variant

MOST = 5
_HTTPS = url("https", high=2000)
_ALT = text(1500)
_ID = pattern(r"\d+")


def _not_the_house(value: Any, path: Path) -> Iterator[Problem]:
    if isinstance(value, str) and re.search(r"\bLINE\b", value, re.IGNORECASE):
        yield Problem(path, "value")


def _placeholders(value: Any, path: Path) -> Iterator[Problem]:
    """Each `{key}` of a textV2 has its substitution; a lone brace is an error."""
    words = value.get("text") if isinstance(value, dict) else None
    bare = words.replace("{{", "").replace("}}", "") if isinstance(words, str) else ""
    known = value.get("substitution") or {} if isinstance(value, dict) else {}
    left_over = re.sub(r"\{([0-9a-zA-Z_]{1,20})\}", lambda found: "" if found[1] in known else found[0], bare)
    if "{" in left_over or "}" in left_over:
        yield Problem((*path, "text"), "value")


_QUICK = shape(
    {
        "items": many(
            shape({"action": QUICK_ACTION}, {"type": one_of("action"), "imageUrl": _HTTPS}),
            1,
            13,
        )
    }
)
_SENDER = shape({}, {"name": both(text(20), _not_the_house), "iconUrl": _HTTPS})
_EMOJI = shape({"index": number(0, whole=True), "productId": text(100), "emojiId": text(100)})
_AREA = shape(dict.fromkeys(("x", "y", "width", "height"), number(0, whole=True)))
_MAP_ACTION = variant(
    "type",
    {
        "message": shape({"text": text(400), "area": _AREA}, {"label": text(100)}),
        "uri": shape({"linkUri": url("http", "https", "line", "tel", high=1000), "area": _AREA}, {"label": text(100)}),
        "clipboard": shape({"clipboardText": text(1000), "area": _AREA}, {"label": text(100)}),
    },
)
_MAP = {
    "baseUrl": _HTTPS,
    "altText": _ALT,
    "baseSize": shape({"width": number(1040, 1040, whole=True), "height": number(1, whole=True)}),
    "actions": many(_MAP_ACTION, 1, 50),
}

# type → required properties, optional ones
_TYPES: dict[str, tuple[dict[str, Rule], dict[str, Rule]]] = {
    "text": ({"text": text(5000)}, {"emojis": many(_EMOJI, 0, 20), "quoteToken": text(1000)}),
    "textV2": ({"text": text(5000)}, {"substitution": anything, "quoteToken": text(1000)}),
    "sticker": ({"packageId": _ID, "stickerId": _ID}, {"quoteToken": text(1000)}),
    "image": ({"originalContentUrl": _HTTPS, "previewImageUrl": _HTTPS}, {}),
    "video": ({"originalContentUrl": _HTTPS, "previewImageUrl": _HTTPS}, {"trackingId": text(100)}),
    "audio": ({"originalContentUrl": _HTTPS, "duration": number(1, whole=True)}, {}),
    "location": (
        {"title": text(100), "address": text(100), "latitude": number(-90, 90), "longitude": number(-180, 180)},
        {},
    ),
    "imagemap": (_MAP, {"video": anything}),
    "template": ({"altText": _ALT, "template": TEMPLATE}, {}),
    "flex": ({"altText": _ALT, "contents": CONTAINER}, {}),
    "coupon": ({"couponId": text(100)}, {"deliveryTag": text(30)}),
}
_RULES = {
    kind: shape(required, {**optional, "quickReply": _QUICK, "sender": _SENDER})
    for kind, (required, optional) in _TYPES.items()
}
_RULES["textV2"] = both(_RULES["textV2"], _placeholders)
_MESSAGE = variant("type", _RULES)
MESSAGES = shape(
    {"messages": many(_MESSAGE, 1, MOST)},
    {"notificationDisabled": boolean, "customAggregationUnits": many(text(30), 0, 1)},
)
