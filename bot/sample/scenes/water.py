"""Scenes at the water: a river, boats on the beach, houses over the sea, salt pans, mangroves.

Knows what they look like; knows no community.
"""

from collections.abc import Mapping
from random import Random

from bot.sample.scenes.canvas import HEIGHT, WIDTH, Pen, Scene, disc, leaf, palm, pick, ridge, shade, sky


def _ripples(pen: Pen, rng: Random, top: int, colour: str) -> None:
    for _ in range(60):
        x, y = rng.uniform(-60, WIDTH), rng.uniform(top, HEIGHT)
        pen.arc((x, y, x + rng.uniform(60, 160), y + 26), 200, 340, shade(colour, rng), 4)


def _boat(pen: Pen, x: float, y: float, colour: tuple[int, int, int], ribbon: str) -> None:
    """A long-tail boat with its ribbon."""
    pen.polygon([(x, y), (x + 420, y), (x + 500, y - 90), (x + 380, y + 80), (x + 60, y + 80)], colour)
    pen.line([(x + 10, y + 18), (x + 440, y + 18)], "#f5ecd8", 9)
    pen.line([(x + 478, y - 70), (x + 500, y + 30)], ribbon, 16)


def river(pen: Pen, rng: Random) -> None:
    """A broad river at dusk with one boat."""
    top, bottom = pick(rng, ("#5d5a94", "#f2a878"), ("#7fb5d8", "#f8e9cf"), ("#c78aa2", "#fbe0b8"))
    sky(pen, top, bottom, 520)
    ridge(pen, rng, 420, 50, "#4d5f74")
    pen.rectangle((0, 520, WIDTH, HEIGHT), shade("#6a8fae", rng))
    _ripples(pen, rng, 540, "#9fc0d6")
    _boat(pen, rng.uniform(140, 620), rng.uniform(640, 760), shade("#6b3f25", rng), "#d9534a")


def boats(pen: Pen, rng: Random) -> None:
    """Painted boats on the beach."""
    sky(pen, "#7cc3e6", "#e8f5f4", 430)
    pen.rectangle((0, 430, WIDTH, 640), shade("#3f9ab0", rng))
    _ripples(pen, rng, 450, "#8fd0dc")
    pen.rectangle((0, 640, WIDTH, HEIGHT), shade("#ead6a8", rng))
    for number, colour in enumerate(("#2f6fa8", "#b8433b", "#3d8a5a")):
        _boat(
            pen,
            40 + number * 380,
            700 + number % 2 * 90,
            shade(colour, rng, 30),
            ("#f2c14e", "#e86a92", "#fff")[number],
        )


def stilts(pen: Pen, rng: Random) -> None:
    """Fishers' houses over the water."""
    sky(pen, "#9fd0e0", "#fff1d6", 560)
    pen.rectangle((0, 560, WIDTH, HEIGHT), shade("#5e98a3", rng))
    _ripples(pen, rng, 720, "#8fc3c9")
    for number in range(5):
        x, y = 20 + number * 260, rng.uniform(400, 460)
        for post in (0, 70, 140, 200):
            pen.line([(x + post, y + 120), (x + post, 760)], "#4a382b", 12)
        pen.rectangle((x - 6, y, x + 216, y + 140), shade(("#a06d45", "#7d8f8a", "#b58a57")[number % 3], rng))
        pen.polygon([(x - 30, y + 6), (x + 105, y - 110), (x + 240, y + 6)], shade("#8a4b36", rng))
        pen.rectangle((x + 70, y + 40, x + 130, y + 140), "#3a2b22")


def salt(pen: Pen, rng: Random) -> None:
    """Salt pans with white heaps."""
    sky(pen, "#86bfe6", "#f7fbff", 400)
    pen.rectangle((0, 400, WIDTH, HEIGHT), shade("#c9d6d8", rng))
    for row in range(5):
        top = 410 + row * 110
        for column in range(-1, 6):
            left = column * 250 + row * 34
            pan = [(left, top), (left + 230, top), (left + 206, top + 96), (left - 24, top + 96)]
            pen.polygon(pan, shade("#a9c6d3", rng))
    for _ in range(11):
        x, y = rng.uniform(80, 1200), rng.uniform(520, 900)
        pen.polygon([(x - 70, y), (x, y - 80), (x + 70, y)], "#fbfdfe")
        pen.polygon([(x, y - 80), (x + 70, y), (x + 14, y)], "#dbe5ea")


def mangrove(pen: Pen, rng: Random) -> None:
    """Mangrove roots at low water, a walkway between."""
    sky(pen, "#cfe5d4", "#eef4dc", 500)
    for _ in range(26):
        centre = (rng.uniform(0, WIDTH), rng.uniform(180, 420))
        disc(pen, centre, rng.uniform(60, 130), shade("#4c8355", rng, 26))
    pen.rectangle((0, 600, WIDTH, HEIGHT), shade("#7d7a5c", rng))
    for _ in range(34):
        x, y = rng.uniform(0, WIDTH), rng.uniform(560, 820)
        pen.arc((x - 60, y - 120, x + 60, y + 120), 180, 360, shade("#5b4433", rng), 12)
        leaf(pen, (x, y - 120), 70, rng.uniform(3.6, 5.8), shade("#5d965c", rng))
    pen.polygon([(560, 600), (720, 600), (900, HEIGHT), (380, HEIGHT)], shade("#b58b5a", rng))
    palm(pen, (rng.choice((140, 1120)), 640), 330, rng)


SCENES: Mapping[str, Scene] = {
    "river": river, "boats": boats, "stilts": stilts, "salt": salt, "mangrove": mangrove,
}  # fmt: skip
