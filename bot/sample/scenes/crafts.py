"""Scenes of things made by hand: woven cloth, silk, batik, indigo, pots, baskets, soap, silver.

Knows what they look like; knows no community.
"""

from collections.abc import Mapping
from random import Random

from bot.sample.scenes.canvas import HEIGHT, WIDTH, Pen, Scene, disc, leaf, pick, shade, sky


def weave(pen: Pen, rng: Random) -> None:
    """Woven cloth in diamonds."""
    colours = pick(
        rng, ("#27406f", "#8c2f39", "#d9b44a"), ("#5b2a5e", "#c65b3c", "#f0c987"), ("#22443b", "#a8352f", "#e6d3a3")
    )
    pen.rectangle((0, 0, WIDTH, HEIGHT), colours[0])
    size = rng.choice((160, 192))
    for row in range(0, HEIGHT + size, size):
        for column in range(0, WIDTH + size, size):
            pen.regular_polygon((column, row, size * 0.6), 4, 45, colours[(row + column) // size % 3])
            pen.regular_polygon((column, row, size * 0.24), 4, 45, "#f3e9d2")


def silk(pen: Pen, rng: Random) -> None:
    """Skeins of dyed silk on a rail."""
    sky(pen, "#efe6d6", "#d8c6a8")
    pen.rectangle((0, 90, WIDTH, 130), "#5f4029")
    dyes = ("#c7902f", "#8f2f45", "#4c6b3c", "#30466f", "#d9b072", "#6b3a5b", "#b8562f")
    for number in range(9):
        x, colour = 40 + number * 138, dyes[(number + rng.randrange(7)) % 7]
        for thread in range(14):
            pen.line(
                [(x + thread * 8, 110), (x + 10 + thread * 7, 800 + rng.randint(-30, 30))], shade(colour, rng, 26), 9
            )
        pen.rectangle((x - 4, 300, x + 118, 330), shade(colour, rng))


def batik(pen: Pen, rng: Random) -> None:
    """Flowers in wax lines on bright cloth."""
    ground, flower, middle = pick(
        rng, ("#1f6f8b", "#f2b5d4", "#f6e27f"), ("#7a2e5d", "#f5d491", "#e8743b"), ("#22577a", "#c7f0db", "#ffb4a2")
    )
    pen.rectangle((0, 0, WIDTH, HEIGHT), ground)
    for _ in range(16):
        centre = (rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT))
        size, turned = rng.uniform(90, 170), rng.uniform(0, 1)
        for petal in range(7):
            leaf(pen, centre, size, turned + petal * 0.9, shade(flower, rng, 24))
        disc(pen, centre, size * 0.2, middle)
    for _ in range(30):
        x, y = rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)
        pen.arc((x, y, x + 150, y + 150), rng.uniform(0, 180), rng.uniform(190, 360), "#fdf8ec", 4)


def indigo(pen: Pen, rng: Random) -> None:
    """Indigo cloths hung out to dry."""
    sky(pen, "#d9e8ee", "#f7f2e4")
    pen.rectangle((0, 760, WIDTH, HEIGHT), shade("#a8b878", rng))
    pen.line([(0, 150), (WIDTH, 130)], "#6a5138", 12)
    for number in range(7):
        x, long = 30 + number * 180, rng.uniform(430, 620)
        pen.polygon([(x, 146), (x + 150, 142), (x + 162, 146 + long), (x - 8, 150 + long)], shade("#2c4270", rng, 40))
        for mark in range(5):
            disc(pen, (x + 75, 240 + mark * long / 6), 22, shade("#c8d6ea", rng))
            disc(pen, (x + 75, 240 + mark * long / 6), 12, "#2c4270")


def pots(pen: Pen, rng: Random) -> None:
    """Earthenware on shelves."""
    sky(pen, "#e9dcc6", "#cbb08a")
    clay = pick(
        rng, ("#a4552f", "#c47a4a", "#8a4426"), ("#6f8f7d", "#8fae9a", "#5b7568"), ("#4a4038", "#6b5a4c", "#38312b")
    )
    for shelf in (330, 620, 910):
        pen.rectangle((0, shelf, WIDTH, shelf + 26), "#6e4a2e")
        for number in range(5):
            x, size, colour = 150 + number * 245, rng.uniform(76, 108), shade(clay[(number + shelf) % 3], rng)
            pen.ellipse((x - size, shelf - size * 1.7, x + size, shelf), colour)
            pen.rectangle((x - size * 0.4, shelf - size * 2.1, x + size * 0.4, shelf - size * 1.5), colour)
            pen.ellipse((x - size * 0.52, shelf - size * 2.2, x + size * 0.52, shelf - size * 1.95), "#3b2419")
            pen.arc((x - size, shelf - size * 1.3, x + size, shelf - size * 0.5), 20, 160, "#f0dfc4", 6)


def baskets(pen: Pen, rng: Random) -> None:
    """Baskets of split bamboo and sedge."""
    sky(pen, "#f3ead7", "#dcc79f")
    for number in range(6):
        x, y = 40 + number % 3 * 410, 180 + number // 3 * 420
        colour = rng.choice(("#c79a55", "#a9773a", "#d8b878", "#8d5f33"))
        pen.arc((x + 50, y - 150, x + 300, y + 170), 180, 360, shade(colour, rng), 20)
        pen.polygon([(x, y), (x + 350, y), (x + 300, y + 290), (x + 50, y + 290)], shade(colour, rng))
        for band in range(7):
            for strip in range(9):
                if (band + strip) % 2:
                    pen.rectangle(
                        (x + 30 + strip * 32, y + 12 + band * 40, x + 58 + strip * 32, y + 44 + band * 40),
                        shade(colour, rng, 40),
                    )


def soap(pen: Pen, rng: Random) -> None:
    """Bars of herbal soap with leaves."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), shade("#efe7d8", rng))
    for _ in range(26):
        centre = (rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT))
        leaf(pen, centre, rng.uniform(110, 190), rng.uniform(0, 6.3), shade("#6f9a5b", rng, 28))
    for number in range(6):
        x, y = 110 + number % 3 * 380, 200 + number // 3 * 330
        colour = rng.choice(("#d9a441", "#a7b76a", "#c98a6b", "#e4d3b0", "#7f8f6a"))
        pen.rounded_rectangle((x, y, x + 300, y + 220), 36, shade(colour, rng))
        pen.rounded_rectangle((x + 34, y + 34, x + 266, y + 186), 24, outline=shade("#fff6e2", rng), width=7)


SCENES: Mapping[str, Scene] = {
    "weave": weave, "silk": silk, "batik": batik, "indigo": indigo, "pots": pots, "baskets": baskets, "soap": soap,
}  # fmt: skip
