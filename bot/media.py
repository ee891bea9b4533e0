"""What people send along: fetched at once, checked by its bytes, stored where files are kept.

Knows files and pictures; knows no channel's way of sending them and no form.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from uuid import uuid4

import structlog
from PIL import Image, ImageOps

from bot.filetypes import sort_of
from bot.places import Place

log = structlog.get_logger()
LIMIT = 25 * 1024 * 1024  # bytes
PIXELS = 50_000_000
LONGEST = 2560  # pixels of the longer side that are kept
THUMBNAIL = 480
ATTACHMENTS = "attachments"  # the folder that they lie in
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


@dataclass(frozen=True)
class Kept:
    """A file that was taken in: paths in its place, size in bytes, pixels for pictures."""

    mime: str
    path: str
    thumbnail: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None


class Refused(ValueError):
    """Not kept. reason: too_large, too_many_pixels, not_a_picture, unknown_type, empty, gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoRoom(Exception):
    """It could not be kept now: the disk is full or gone. Later it may be."""


class Store:
    """Checks what is sent along and keeps it under names of its own, in `place`."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def keep(self, body: bytes, kind: str, name: str = "") -> Kept:
        """Check and store. kind: image, audio, video or file, as the platform claims. Raises Refused."""
        if not body:
            raise Refused("empty")
        if len(body) > LIMIT:
            raise Refused("too_large")
        mime, ending = sort_of(body, name)
        if not mime:
            raise Refused("unknown_type")
        if mime.startswith("image/"):
            return self._keep_picture(body)
        if kind == "image":
            raise Refused("not_a_picture")
        return self._keep_file(body, mime, ending)

    def delete(self, *paths: str) -> None:
        """What cannot be deleted now is found and deleted later (`bot.leftovers`): no row speaks of it any more."""
        for path in filter(None, paths):
            try:
                self.place.delete(path)
            except OSError as error:
                log.warning("file_left", error=type(error).__name__)

    def _keep_file(self, body: bytes, mime: str, ending: str) -> Kept:
        path = self._write(body, ending)
        return Kept(mime, path, "", len(body), hashlib.sha256(body).hexdigest())

    def _keep_picture(self, body: bytes) -> Kept:
        """Re-encode: the right way up, no metadata, nothing but pixels."""
        picture = _opened(body)
        small = picture.copy()
        picture.thumbnail((LONGEST, LONGEST))
        small.thumbnail((THUMBNAIL, THUMBNAIL))
        kept = _jpeg(picture, 88)
        path = self._write(kept, "jpg")
        digest = hashlib.sha256(body).hexdigest()
        return Kept("image/jpeg", path, self._write(_jpeg(small, 80), "jpg"), len(kept), digest, *picture.size)

    def _write(self, body: bytes, ending: str) -> str:
        mark = uuid4().hex
        path = f"{ATTACHMENTS}/{mark[:2]}/{mark}.{ending}"
        try:
            self.place.put(path, body)
        except OSError as error:
            raise NoRoom(type(error).__name__) from error
        return path


def _opened(body: bytes) -> Image.Image:
    """The decoded picture, at most PIXELS large. Size is looked at before a single pixel is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(body), formats=FORMATS)
            if picture.width * picture.height > PIXELS:
                raise Refused("too_many_pixels")
            picture.draft("RGB", (LONGEST, LONGEST))
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too_many_pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise error if isinstance(error, Refused) else Refused("not_a_picture") from None


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
