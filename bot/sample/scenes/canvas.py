"""What all scenes are drawn on and with: a canvas of WIDTH × HEIGHT pixels, colours that vary a little, simple shapes.

Knows shapes; knows no scene.
"""

import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import ImageColor, ImageDraw

WIDTH, HEIGHT = 1280, 960
Pen = ImageDraw.ImageDraw
Point = tuple[float, float]
Scene = Callable[[Pen, Random], None]


def shade(colour: str, rng: Random, by: int = 18) -> tuple[int, int, int]:
    """The colour, a little lighter or darker."""
    light = rng.randint(-by, by)
    red, green, blue = (max(0, min(255, part + light)) for part in ImageColor.getrgb(colour)[:3])
    return red, green, blue


def sky(pen: Pen, top: str, bottom: str, until: int = HEIGHT) -> None:
    """Two colours running into each other, from the upper edge down to `until`."""
    above, below = ImageColor.getrgb(top)[:3], ImageColor.getrgb(bottom)[:3]
    for line in range(0, until, 8):
        part = line / max(1, until)
        mixed = tuple(round(a + (b - a) * part) for a, b in zip(above, below, strict=True))
        pen.rectangle((0, line, WIDTH, line + 8), mixed)


def ridge(pen: Pen, rng: Random, height: float, swing: float, colour: str) -> None:
    """A line of hills around `height`, filled down to the lower edge."""
    first, second = rng.uniform(0, 6.3), rng.uniform(0, 6.3)
    tops: list[Point] = [
        (x, height + swing * (math.sin(x / 260 + first) + 0.5 * math.sin(x / 97 + second)))
        for x in range(0, WIDTH + 40, 40)
    ]
    pen.polygon([(0, HEIGHT), *tops, (WIDTH, HEIGHT)], shade(colour, rng, 8))


def disc(pen: Pen, centre: Point, radius: float, colour: str | tuple[int, ...]) -> None:
    x, y = centre
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), colour)


def leaf(pen: Pen, centre: Point, length: float, angle: float, colour: str | tuple[int, ...]) -> None:
    """A pointed leaf; angle in radians, from the stem outwards."""
    x, y = centre
    tip = (x + length * math.cos(angle), y + length * math.sin(angle))
    side = [
        (x + length * 0.5 * math.cos(angle + turn), y + length * 0.5 * math.sin(angle + turn)) for turn in (0.55, -0.55)
    ]
    pen.polygon([(x, y), side[0], tip, side[1]], colour)


def palm(pen: Pen, foot: Point, height: float, rng: Random) -> None:
    """A coconut or sugar palm."""
    x, y = foot
    top = (x + rng.uniform(-30, 30), y - height)
    pen.line([foot, top], "#6d5138", 14)
    for turn in range(9):
        leaf(pen, top, height * 0.45, turn * 0.7 + rng.uniform(-0.1, 0.1), shade("#3f7a45", rng))


def pick(rng: Random, *choices: Sequence[str]) -> Sequence[str]:
    return rng.choice(choices)
