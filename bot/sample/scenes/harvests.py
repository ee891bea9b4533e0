"""Scenes of what is grown, caught, kept and cooked: coffee, fruit, honey, fish, a meal, a market.

Knows what they look like; knows no community.
"""

import math
from collections.abc import Mapping
from random import Random

from bot.sample.scenes.canvas import HEIGHT, WIDTH, Pen, Scene, disc, leaf, pick, shade, sky


def coffee(pen: Pen, rng: Random) -> None:
    """Branches full of coffee cherries."""
    sky(pen, "#7fa36f", "#3f5f3c")
    for branch in range(4):
        y = 130 + branch * 230
        pen.line([(0, y + rng.randint(-40, 40)), (WIDTH, y + rng.randint(-60, 60))], "#5a4531", 12)
        for x in range(20, WIDTH, 150):
            leaf(
                pen,
                (x, y),
                rng.uniform(120, 170),
                rng.choice((-1.1, 1.1)) + rng.uniform(-0.3, 0.3),
                shade("#2f6b3a", rng, 26),
            )
        for _ in range(34):
            colour = rng.choice(("#b3252b", "#d8413a", "#8f1f26", "#d9a03a"))
            disc(pen, (rng.uniform(0, WIDTH), y + rng.uniform(-34, 34)), 22, shade(colour, rng))


def fruit(pen: Pen, rng: Random) -> None:
    """Fruit heaped on a stall."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), shade("#7a5636", rng))
    kinds = pick(
        rng, ("#e3b23c", "#c9d24f", "#f0d264"), ("#7b2d4a", "#9b3b5a", "#5d2038"), ("#d9642f", "#e88c3f", "#c44a2a")
    )
    for row in range(9):
        for column in range(12):
            centre = (column * 118 + row % 2 * 59 - 20, row * 112 + 30)
            colour = shade(kinds[(row + column) % 3], rng)
            disc(pen, centre, 66, colour)
            disc(pen, (centre[0] - 20, centre[1] - 22), 15, shade("#fff4cf", rng))
    for _ in range(9):
        leaf(pen, (rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)), 150, rng.uniform(0, 6.3), shade("#4d8146", rng))


def honey(pen: Pen, rng: Random) -> None:
    """A comb with bees."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), shade("#b8741f", rng))
    for row in range(13):
        for column in range(13):
            centre = (column * 104 + row % 2 * 52, row * 90, 56)
            pen.regular_polygon(centre, 6, 30, shade(rng.choice(("#e7a92f", "#d9921f", "#f2c65a")), rng), "#8a5214")
    for _ in range(9):
        x, y = rng.uniform(80, 1200), rng.uniform(80, 880)
        pen.ellipse((x - 30, y - 44, x + 24, y - 4), "#f7f0dc")
        pen.ellipse((x - 52, y - 20, x + 52, y + 24), "#3a2614")
        for stripe in (-24, 4, 30):
            pen.line([(x + stripe, y - 18), (x + stripe, y + 20)], "#e7a92f", 10)


def fish(pen: Pen, rng: Random) -> None:
    """Fish drying on racks in the sun."""
    sky(pen, "#9fd3e6", "#fdf3dc")
    for row in range(4):
        y = 180 + row * 210
        pen.line([(0, y), (WIDTH, y)], "#7a5a3c", 14)
        for column in range(7):
            x, colour = 60 + column * 180 + row % 2 * 60, shade(rng.choice(("#b9a48a", "#9aa6a6", "#c9b48f")), rng)
            pen.ellipse((x, y + 10, x + 62, y + 150), colour)
            pen.polygon([(x + 30, y + 140), (x - 4, y + 186), (x + 66, y + 186)], colour)
            disc(pen, (x + 30, y + 40), 6, "#2b2b2b")


def meal(pen: Pen, rng: Random) -> None:
    """Bowls on a banana leaf, seen from above."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), shade("#8a6541", rng))
    pen.polygon([(60, 480), (640, 70), (1230, 480), (640, 900)], shade("#4f8a4b", rng))
    pen.line([(60, 480), (1230, 480)], "#86b36f", 12)
    filled = ("#c8452f", "#e0a33a", "#6f9a45", "#f2ead4", "#8c4a2a", "#d97f4a")
    for number in range(6):
        angle = number * math.pi / 3 + rng.uniform(-0.1, 0.1)
        centre = (640 + 330 * math.cos(angle), 480 + 240 * math.sin(angle))
        disc(pen, centre, 125, "#f7f2e6")
        disc(pen, centre, 102, shade(filled[number], rng))
        for _ in range(9):
            spot = (centre[0] + rng.uniform(-60, 60), centre[1] + rng.uniform(-60, 60))
            disc(pen, spot, 13, shade(rng.choice(filled), rng))
    disc(pen, (640, 480), 120, "#fffaf0")


def market(pen: Pen, rng: Random) -> None:
    """A stall under a striped awning."""
    sky(pen, "#94c6e6", "#e4f0f6")
    pen.rectangle((0, 620, WIDTH, HEIGHT), shade("#b98d5f", rng))
    cloth = rng.choice(("#d24b3e", "#2f7d6b", "#3f5f9a"))
    for stripe in range(10):
        left, right = stripe * 128, stripe * 128 + 128
        pen.polygon(
            [(left, 120), (right, 120), (right, 300), (left + 64, 340), (left, 300)], (cloth, "#fdf6e7")[stripe % 2]
        )
    for basket in range(5):
        left = 40 + basket * 250
        pen.ellipse(
            (left, 560, left + 210, 700), shade(("#e0a526", "#7c9b3c", "#c9542f", "#f0d264", "#8a5a83")[basket], rng)
        )
        pen.chord((left - 8, 560, left + 218, 780), 0, 180, "#7a5230")


SCENES: Mapping[str, Scene] = {
    "coffee": coffee, "fruit": fruit, "honey": honey, "fish": fish, "meal": meal, "market": market,
}  # fmt: skip
