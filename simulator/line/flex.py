"""LINE's Flex messages: which component may stand where, and how large the whole may be.

Knows structure and size limits (reference: bubble, carousel, box); knows nothing of how it looks.
"""

import json
from collections.abc import Iterator
from typing import Any

from simulator.line.actions import AREA_ACTION
from simulator.line.flex_parts import BOX_LOOKS, COLOUR, IMAGE, IN_BASELINE, LEAVES, PICTURE, RATIO, component
from simulator.rules import Path, Problem, Rule, boolean, one_of
from simulator.shapes import both, many, shape, variant

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
BUBBLES = 12


def box(value: Any, path: Path) -> Iterator[Problem]:
    """A box and, to any depth, what is in it."""
    baseline = isinstance(value, dict) and value.get("layout") == "baseline"
    inside = IN_BASELINE if baseline else {**LEAVES, "box": box}
    contents = many(variant("type", inside), 0, 1000)
    layouts = one_of("horizontal", "vertical", "baseline")
    yield from component({"layout": layouts, "contents": contents}, BOX_LOOKS)(value, path)


_VIDEO = component(
    {"url": PICTURE, "previewUrl": PICTURE, "altContent": variant("type", {"box": box, "image": IMAGE})},
    {"aspectRatio": RATIO, "action": AREA_ACTION},
)
_ONLY_BOX = variant("type", {"box": box})
_BLOCK_STYLE = shape({}, {"backgroundColor": COLOUR, "separator": boolean, "separatorColor": COLOUR}, closed=True)
_BLOCKS: dict[str, Rule] = {
    "header": _ONLY_BOX,
    "hero": variant("type", {"box": box, "image": IMAGE, "video": _VIDEO}),
    "body": _ONLY_BOX,
    "footer": _ONLY_BOX,
}
_BUBBLE = component(
    {},
    {
        **_BLOCKS,
        "direction": one_of("ltr", "rtl"),
        "size": one_of("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"),
        "styles": shape({}, dict.fromkeys(_BLOCKS, _BLOCK_STYLE), closed=True),
        "action": AREA_ACTION,
    },
)


def _weighs(most: int) -> Rule:
    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")) > most:
            yield Problem(path, "size", 0, most)

    return rule


def _has_block(value: Any, path: Path) -> Iterator[Problem]:
    if isinstance(value, dict) and not any(value.get(name) for name in _BLOCKS):
        yield Problem((*path, "body"), "missing")


def _one_width(value: Any, path: Path) -> Iterator[Problem]:
    bubbles = value.get("contents") if isinstance(value, dict) else None
    sizes = {bubble.get("size", "mega") for bubble in bubbles or () if isinstance(bubble, dict)}
    if len(sizes) > 1:
        yield Problem((*path, "contents"), "together")


BUBBLE = both(_BUBBLE, _has_block, _weighs(BUBBLE_BYTES))
CONTAINER = variant(
    "type",
    {
        "bubble": BUBBLE,
        "carousel": both(
            component({"contents": many(variant("type", {"bubble": BUBBLE}), 1, BUBBLES)}, {}),
            _one_width,
            _weighs(CAROUSEL_BYTES),
        ),
    },
)
