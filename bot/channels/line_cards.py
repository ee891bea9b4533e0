"""How a card looks on LINE: a Flex bubble, calm and legible; several of them where one would be larger than LINE takes.

Knows Flex and the look (`BRAND` is what can be pressed); knows no message around it and no network.
"""

import json
from typing import Any

from bot.channels.line_actions import action
from bot.channels.replies import buttons, parts, picture, rows
from bot.channels.text import units
from models.talk import Card

BUBBLE = 30_000  # bytes of JSON, counted in the longer of its spellings
PIECE = 1000  # UTF-16 units of one text in a bubble
BUTTON_LABEL = 40
ADDRESS = 2000
SHORT_LABEL, SHORT_VALUE = 16, 24  # up to these a row stands on one line
BRAND, INK, QUIET, LINE_COLOUR = "#0f6b6b", "#1d2733", "#5b6672", "#e3e0d8"

Part = dict[str, Any]


def bubbles(card: Card) -> list[Part]:
    """One bubble, or several that are read downwards: the picture in the first, the buttons in the last."""
    blocks, hero, footer = _blocks(card), _hero(card), _footer(card)
    if not (blocks or hero or footer):
        return []
    pages = _pages(blocks, BUBBLE - _size({"bubble": _bubble([], hero, footer)}))
    last = len(pages) - 1
    return [
        _bubble(page, hero if number == 0 else None, footer if number == last else None)
        for number, page in enumerate(pages)
    ]


def _pages(blocks: list[Part], room: int) -> list[list[Part]]:
    pages: list[list[Part]] = [[]]
    left = room
    for block in blocks:
        left -= _size(block) + 2
        if left < 0 and pages[-1]:
            pages.append([])
            left = room - _size(block) - 2
        pages[-1].append(block)
    return pages


def _bubble(blocks: list[Part], hero: Part | None, footer: Part | None) -> Part:
    body = {"type": "box", "layout": "vertical", "spacing": "md", "paddingAll": "20px", "contents": blocks}
    bubble: Part = {"type": "bubble"}
    if blocks:
        bubble["body"] = body
    if hero:
        bubble["hero"] = hero
    if footer:
        bubble["footer"] = footer
        bubble["styles"] = {"footer": {"separator": True, "separatorColor": LINE_COLOUR}}
    return bubble


def _blocks(card: Card) -> list[Part]:
    title = [_text(part, size="lg", weight="bold", color=BRAND) for part in parts(card.title, PIECE)]
    text = [_text(part) for part in parts(card.text, PIECE)]
    found = [block for label, value in rows(card) for block in _row(label, value)]
    rule: list[Part] = [{"type": "separator", "color": LINE_COLOUR}] if found and (title or text) else []
    return title + text + rule + found


def _row(label: str, value: str) -> list[Part]:
    """Side by side where both are short, else the label above; a long value goes on in blocks of its own."""
    if label and units(label) <= SHORT_LABEL and units(value) <= SHORT_VALUE:
        sides = [_text(label, size="sm", color=QUIET, flex=2), _text(value, flex=3)]
        return [{"type": "box", "layout": "baseline", "spacing": "md", "contents": sides}]
    pieces = [_text(part, size="sm", color=QUIET) for part in parts(label, PIECE)]
    first, *further = [_text(part) for part in parts(value, PIECE)]
    top = [{"type": "box", "layout": "vertical", "contents": [pieces[-1], first]}] if pieces else [first]
    return pieces[:-1] + top + further


def _text(text: str, **look: Any) -> Part:
    return {"type": "text", "text": text, "wrap": True, "size": "md", "color": INK, "lineSpacing": "4px", **look}


def _hero(card: Card) -> Part | None:
    address = picture(card.picture, ADDRESS)
    shape = {"size": "full", "aspectRatio": "20:13", "aspectMode": "cover"}
    return {"type": "image", "url": address, **shape} if address else None


def _footer(card: Card) -> Part | None:
    pressed = [
        {"type": "button", "style": style, "color": BRAND, "height": "sm", "action": action(choice, BUTTON_LABEL)}
        for choice, style in zip(buttons(card), ("primary", "link", "link"), strict=False)
    ]
    return {"type": "box", "layout": "vertical", "spacing": "sm", "contents": pressed} if pressed else None


def _size(part: Part) -> int:
    """Bytes as JSON with every Thai letter escaped: LINE does not say how it counts."""
    return len(json.dumps(part))
