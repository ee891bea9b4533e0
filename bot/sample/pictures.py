"""Photos for the sample applications: drawn here, and kept as a real one that somebody sent.

Knows how a scene becomes a kept photo; knows no application.
"""

import io
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, Future
from random import Random

from PIL import Image, ImageDraw

from bot.media import Kept, Store
from bot.sample.scenes import SCENES
from bot.sample.scenes.canvas import HEIGHT, WIDTH
from simulator import sample_films, samples

HALF = 2  # drawn twice as large as kept: edges come out smooth


def taken(threads: Executor, store: Store, wanted: Iterable[str]) -> Mapping[str, Future[Kept]]:
    """A photo, being drawn and kept, for each name, "community/scene"; the same picture for the same name."""
    return {name: threads.submit(_kept, store, name) for name in dict.fromkeys(wanted)}


def _kept(store: Store, name: str) -> Kept:
    return store.keep(drawn(name), "image")


def drawn(name: str) -> bytes:
    """A JPEG of 640 × 480 pixels for "community/scene". Raises KeyError for an unknown scene."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")
    same_again = Random(name)  # noqa: S311 - nothing secret
    SCENES[name.rpartition("/")[2]](ImageDraw.Draw(image), same_again)
    out = io.BytesIO()
    image.reduce(HALF).save(out, "JPEG", quality=84)
    return out.getvalue()


def papers(store: Store, names: Iterable[str]) -> Mapping[str, Kept]:
    """A kept PDF for each name, and the one voice message there is, as "voice"."""
    kept = {name: store.keep(samples.paper(), "file", name) for name in dict.fromkeys(names)}
    return kept | {"voice": store.keep(sample_films.voice(), "audio")}
