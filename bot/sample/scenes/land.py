"""Scenes on dry land: hills, terraces, paddies, a house on stilts, an old temple's wall of trees.

Knows what they look like; knows no community.
"""

from collections.abc import Mapping
from random import Random

from bot.sample.scenes.canvas import HEIGHT, WIDTH, Pen, Scene, disc, leaf, palm, pick, ridge, shade, sky


def hills(pen: Pen, rng: Random) -> None:
    """Blue hills one behind the other, mist between them."""
    top, bottom = pick(rng, ("#f2b27a", "#fbe6c8"), ("#8fc1e3", "#f1f6f2"), ("#d9a7c0", "#fdf0dc"))
    sky(pen, top, bottom)
    disc(pen, (rng.uniform(250, 1030), rng.uniform(140, 300)), 70, "#fff3cf")
    for step, colour in enumerate(("#9db7c4", "#7d9fae", "#5c8584", "#467058", "#34583f")):
        ridge(pen, rng, 380 + step * 110, 70 - step * 6, colour)


def terraces(pen: Pen, rng: Random) -> None:
    """Rice terraces stepping down a slope."""
    sky(pen, "#a9d3e8", "#f3f5e4", 460)
    ridge(pen, rng, 330, 60, "#6f9a84")
    green = pick(rng, ("#9cc25b", "#84b04d", "#b7d274"), ("#d8c15a", "#c5ad48", "#e6d57e"))
    for step in range(9):
        ridge(pen, rng, 470 + step * 58, 26, green[step % 3])


def paddy(pen: Pen, rng: Random) -> None:
    """Rows of rice towards the horizon, some palms."""
    sky(pen, "#8ec7ea", "#fdf4d7", 420)
    pen.rectangle((0, 420, WIDTH, HEIGHT), shade("#9fb84f", rng))
    for row in range(-12, 34):
        pen.line([(WIDTH / 2 + (row - 11) * 18, 420), (WIDTH / 2 + (row - 11) * 130, HEIGHT)], shade("#7f9a3a", rng), 9)
    for _ in range(4):
        palm(pen, (rng.uniform(60, 1220), 440), rng.uniform(150, 230), rng)
    for _ in range(70):
        disc(pen, (rng.uniform(0, WIDTH), rng.uniform(600, HEIGHT)), 7, "#e3c65a")


def house(pen: Pen, rng: Random) -> None:
    """A wooden house on stilts under trees."""
    sky(pen, "#b7dcea", "#f6f4e6")
    ridge(pen, rng, 560, 24, "#7fa468")
    for _ in range(7):
        disc(pen, (rng.uniform(0, WIDTH), rng.uniform(400, 560)), rng.uniform(90, 160), shade("#4f7f4c", rng))
    pen.rectangle((0, 740, WIDTH, HEIGHT), shade("#c9a779", rng))
    for post in range(400, 900, 110):
        pen.rectangle((post, 640, post + 22, 820), "#5a3f2a")
    pen.rectangle((380, 470, 900, 650), shade("#96663d", rng))
    for window in (440, 600, 760):
        pen.rectangle((window, 520, window + 80, 610), "#3c2a1e")
    pen.polygon([(320, 480), (640, 290), (960, 480)], shade("#7a3f2c", rng))
    pen.polygon([(900, 650), (960, 650), (1040, 820), (980, 820)], "#6f4c31")


def forest(pen: Pen, rng: Random) -> None:
    """A path between tall trees."""
    sky(pen, "#dcebc9", "#a8c887")
    pen.polygon([(560, 520), (700, 520), (980, HEIGHT), (260, HEIGHT)], shade("#cfae80", rng))
    for depth in range(16):
        side = rng.uniform(0, 480) if depth % 2 else rng.uniform(800, 1260)
        wide = 14 + depth * 3
        pen.rectangle((side, 0, side + wide, 560 + depth * 22), shade("#6a5138", rng))
    for _ in range(110):
        centre = (rng.uniform(0, WIDTH), rng.uniform(0, 330))
        leaf(pen, centre, rng.uniform(70, 130), rng.uniform(0, 6.3), shade("#4d8146", rng, 30))


SCENES: Mapping[str, Scene] = {"hills": hills, "terraces": terraces, "paddy": paddy, "house": house, "forest": forest}
