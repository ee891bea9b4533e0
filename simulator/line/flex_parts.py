"""The parts of LINE's Flex messages: text, button, picture …, and what each must and may have.

Knows each part alone (reference: flex components); knows not which may stand where.
"""

from collections.abc import Iterator
from typing import Any

from simulator.line.actions import AREA_ACTION, FLEX_ACTION
from simulator.rules import Path, Problem, Rule, anything, boolean, number, one_of, pattern, text, url
from simulator.shapes import both, many, shape, variant

_LENGTH = r"-?\d+(\.\d+)?px"
_SPACES = "none|xs|sm|md|lg|xl|xxl"
_SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"
_SPACE = pattern(f"({_SPACES})|{_LENGTH}")
_PADDING = pattern(rf"({_SPACES})|{_LENGTH}|\d+(\.\d+)?%")
_EXTENT = pattern(rf"{_LENGTH}|\d+(\.\d+)?%")
_FONT = pattern(f"({_SIZES})|{_LENGTH}")
COLOUR = pattern("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
RATIO = pattern(r"\d{1,6}(\.\d+)?:\d{1,6}(\.\d+)?")
_FLEX = number(0, whole=True)
PICTURE = url("https", high=2000)
_WORDS = text(10_000)

_PLACED: dict[str, Rule] = {
    "flex": _FLEX,
    "margin": _SPACE,
    "position": one_of("relative", "absolute"),
    **dict.fromkeys(("offsetTop", "offsetBottom", "offsetStart", "offsetEnd"), _PADDING),
}
_LETTERS: dict[str, Rule] = {
    "size": _FONT,
    "color": COLOUR,
    "weight": one_of("regular", "bold"),
    "style": one_of("normal", "italic"),
    "decoration": one_of("none", "underline", "line-through"),
}
_ALIGN = {"align": one_of("start", "end", "center"), "gravity": one_of("top", "bottom", "center")}
_SHRINK: dict[str, Rule] = {"adjustMode": one_of("shrink-to-fit"), "scaling": boolean}
_GRADIENT = shape(
    {"type": one_of("linearGradient"), "angle": pattern(r"\d+(\.\d+)?deg"), "startColor": COLOUR, "endColor": COLOUR},
    {"centerColor": COLOUR, "centerPosition": pattern(r"\d+(\.\d+)?%")},
)


def component(required: dict[str, Rule], optional: dict[str, Rule]) -> Rule:
    return shape({"type": anything, **required}, optional, closed=True)


_SPAN = component({"text": _WORDS}, _LETTERS)
_TEXT = component(
    {},
    {
        **_PLACED,
        **_LETTERS,
        **_ALIGN,
        **_SHRINK,
        "text": _WORDS,
        "contents": many(variant("type", {"span": _SPAN}), 1, 100),
        "wrap": boolean,
        "maxLines": _FLEX,
        "lineSpacing": pattern(_LENGTH),
        "action": AREA_ACTION,
    },
)


def _says_something(value: Any, path: Path) -> Iterator[Problem]:
    if isinstance(value, dict) and value.get("text") is None and not value.get("contents"):
        yield Problem((*path, "text"), "missing")


_BUTTON = component(
    {"action": FLEX_ACTION},
    {
        **_PLACED,
        **_SHRINK,
        "color": COLOUR,
        "style": one_of("primary", "secondary", "link"),
        "gravity": _ALIGN["gravity"],
        "height": one_of("md", "sm"),
    },
)
IMAGE = component(
    {"url": PICTURE},
    {
        **_PLACED,
        **_ALIGN,
        "size": pattern(rf"({_SIZES}|full)|{_LENGTH}|\d+(\.\d+)?%"),
        "aspectRatio": RATIO,
        "aspectMode": one_of("fit", "cover"),
        "backgroundColor": COLOUR,
        "animated": boolean,
        "action": AREA_ACTION,
    },
)
_ICON = component({"url": PICTURE}, {**_PLACED, "size": _FONT, "aspectRatio": RATIO, "scaling": boolean})
_SEPARATOR = component({}, {"margin": _SPACE, "color": COLOUR})
_FILLER = component({}, {"flex": _FLEX})

LEAVES: dict[str, Rule] = {
    "text": both(_TEXT, _says_something),
    "button": _BUTTON,
    "image": IMAGE,
    "separator": _SEPARATOR,
    "filler": _FILLER,
}
IN_BASELINE: dict[str, Rule] = {"text": LEAVES["text"], "icon": _ICON, "filler": _FILLER}

BOX_LOOKS: dict[str, Rule] = {
    **_PLACED,
    "spacing": _SPACE,
    "backgroundColor": COLOUR,
    "borderColor": COLOUR,
    "borderWidth": pattern(f"(none|light|normal|medium|semi-bold|bold)|{_LENGTH}"),
    "cornerRadius": _SPACE,
    **dict.fromkeys(("width", "maxWidth", "height", "maxHeight"), _EXTENT),
    **dict.fromkeys(("paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"), _PADDING),
    "action": AREA_ACTION,
    "justifyContent": one_of("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
    "alignItems": one_of("center", "flex-start", "flex-end"),
    "background": _GRADIENT,
}
