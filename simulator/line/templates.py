"""LINE's template messages: buttons, confirm, carousels (reference: template messages).

Knows their limits, the ones between columns too; knows nothing of how they look.
"""

from collections.abc import Iterator
from typing import Any

from simulator.counting import graphemes
from simulator.line.actions import PICTURE_ACTION, TEMPLATE_ACTION
from simulator.rules import Path, Problem, Rule, anything, one_of, pattern, text, url
from simulator.shapes import both, many, shape, variant

_PICTURE = url("https", high=2000)
_COLOUR = pattern("#[0-9A-Fa-f]{6}")
_TITLE = text(40, unit=graphemes)
_LOOKS: dict[str, Rule] = {"imageAspectRatio": one_of("rectangle", "square"), "imageSize": one_of("cover", "contain")}
_COLUMN_LOOKS: dict[str, Rule] = {
    "thumbnailImageUrl": _PICTURE,
    "imageBackgroundColor": _COLOUR,
    "title": _TITLE,
    "defaultAction": anything,
}


def _words(plain: int, beside: int) -> Rule:
    """`text` of `plain` graphemes, of `beside` where there is a picture or a title."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if isinstance(value, dict) and value.get("text") is not None:
            high = beside if value.get("thumbnailImageUrl") or value.get("title") else plain
            yield from text(high, unit=graphemes)(value["text"], (*path, "text"))

    return rule


def _alike(value: Any, path: Path) -> Iterator[Problem]:
    """Every column has as many actions as the first, and a picture and a title if the first has them."""
    columns = value.get("columns") if isinstance(value, dict) else None
    if not isinstance(columns, list) or not all(isinstance(column, dict) for column in columns):
        return
    makes = [
        (len(column.get("actions") or ()), bool(column.get("thumbnailImageUrl")), bool(column.get("title")))
        for column in columns
    ]
    for index, make in enumerate(makes):
        if make != makes[0]:
            yield Problem((*path, "columns", index), "together")


_COLUMN = both(
    shape({"text": anything, "actions": many(TEMPLATE_ACTION, 1, 3)}, _COLUMN_LOOKS),
    _words(120, 60),
)

TEMPLATE = variant(
    "type",
    {
        "buttons": both(
            shape({"text": anything, "actions": many(TEMPLATE_ACTION, 1, 4)}, {**_COLUMN_LOOKS, **_LOOKS}),
            _words(160, 60),
        ),
        "confirm": shape({"text": text(240, unit=graphemes), "actions": many(TEMPLATE_ACTION, 2, 2)}),
        "carousel": both(shape({"columns": many(_COLUMN, 1, 10)}, _LOOKS), _alike),
        "image_carousel": shape(
            {"columns": many(shape({"imageUrl": _PICTURE, "action": PICTURE_ACTION}), 1, 10)},
        ),
    },
)
