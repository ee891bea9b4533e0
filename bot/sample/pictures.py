"""Photos for the sample applications: drawn here, and kept as a real one that somebody sent.

Knows how a scene becomes a kept photo; knows no application.
"""

import io
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from random import Random

from PIL import Image, ImageDraw

from bot.media import Kept, Store
from bot.sample.scenes import SCENES
from bot.sample.scenes.canvas import HEIGHT, WIDTH
from simulator import sample_films, samples

HALF = 2  # drawn twice as large as kept: edges come out smooth


def taken(store: Store, wanted: Iterable[str]) -> Mapping[str, Kept]:
    """A kept photo for each name, "community/scene"; the same picture for the same name."""
    names = list(dict.fromkeys(wanted))
    with ThreadPoolExecutor(4) as threads:  # Pillow draws and packs side by side
        return dict(zip(names, threads.map(lambda name: store.keep(drawn(name), "image"), names), strict=True))


def drawn(name: str) -> bytes:
    """A JPEG of 640 × 480 pixels for "community/scene". Raises KeyError for an unknown scene."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")
    SCENES[name.rpartition("/")[2]](ImageDraw.Draw(image, "RGBA"), Random(name))
    out = io.BytesIO()
    image.reduce(HALF).save(out, "JPEG", quality=84)
    return out.getvalue()


def papers(store: Store, names: Iterable[str]) -> Mapping[str, Kept]:
    """A kept PDF for each name, and the one voice message there is, as "voice"."""
    kept = {name: store.keep(samples.paper(), "file", name) for name in dict.fromkeys(names)}
    return kept | {"voice": store.keep(sample_films.voice(), "audio")}
