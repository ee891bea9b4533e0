"""Things to send: pictures drawn on the spot, a paper, and two that a bot should keep out.

Knows how to make them, small and the same each time; sends nothing. Sound and film are in sample_films.py.
"""

import functools
import io
from collections.abc import Callable

from PIL import Image, ImageDraw

_SIZE = (1280, 960)
_BIG = 12 * 1024 * 1024
Pen = ImageDraw.ImageDraw


def _sky(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), top)
    strip.putpixel((0, 1), bottom)
    return strip.resize(_SIZE, Image.Resampling.BILINEAR)


def _loom(pen: Pen) -> None:
    """Woven cloth: diamonds in indigo and red."""
    for row in range(0, 960, 80):
        for column in range(0, 1280, 80):
            colour = ("#27406f", "#8c2f39", "#d9b44a")[(row // 80 + column // 80) % 3]
            pen.regular_polygon((column + 40, row + 40, 40), 4, 45, colour)
            pen.ellipse([column + 30, row + 30, column + 50, row + 50], "#f3e9d2")
    for thread in range(0, 1280, 8):
        pen.line([(thread, 0), (thread, 960)], "#00000018", 1)


def _field(pen: Pen) -> None:
    """Rice terraces under a low sun."""
    pen.ellipse([880, 130, 1060, 310], "#ffe9a8")
    pen.polygon([(0, 470), (300, 280), (620, 460), (900, 330), (1280, 480), (1280, 960), (0, 960)], "#4f7a5b")
    for step in range(8):
        top = 500 + step * 58
        pen.polygon(
            [(0, top + 20), (420, top - 24), (860, top + 16), (1280, top - 14), (1280, 960), (0, 960)],
            ("#8fb858", "#7aa84b", "#a6c96a", "#6c9a43")[step % 4],
        )


def _market(pen: Pen) -> None:
    """A stall with baskets under an awning."""
    pen.rectangle([0, 620, 1280, 960], "#b98d5f")
    for stripe in range(10):
        pen.polygon(
            [(stripe * 128, 120), (stripe * 128 + 128, 120), (stripe * 128 + 128, 300), (stripe * 128 + 64, 340),
             (stripe * 128, 300)],
            ("#d24b3e", "#fdf6e7")[stripe % 2],
        )  # fmt: skip
    for basket in range(5):
        left = 40 + basket * 250
        pen.ellipse([left, 560, left + 210, 700], ("#e0a526", "#7c9b3c", "#c9542f", "#f0d264", "#8a5a83")[basket])
        pen.chord([left - 8, 560, left + 218, 780], 0, 180, "#7a5230")


def _river(pen: Pen) -> None:
    """A boat on a broad river at dusk."""
    pen.polygon([(0, 430), (260, 330), (560, 420), (900, 300), (1280, 420), (1280, 500), (0, 500)], "#41506b")
    pen.rectangle([0, 500, 1280, 960], "#5d7fa3")
    for wave in range(14):
        pen.arc([wave * 110 - 60, 560 + wave % 4 * 90, wave * 110 + 120, 600 + wave % 4 * 90], 200, 340, "#8fb0cf", 5)
    pen.polygon([(300, 700), (980, 700), (900, 800), (380, 800)], "#6b3f25")
    pen.polygon([(470, 700), (520, 560), (780, 560), (830, 700)], "#d7b98b")


_PICTURES: dict[str, tuple[tuple[int, int, int], tuple[int, int, int], Callable[[Pen], None]]] = {
    "loom": ((39, 64, 111), (39, 64, 111), _loom),
    "field": ((255, 183, 120), (247, 224, 180), _field),
    "market": ((148, 198, 230), (228, 240, 246), _market),
    "river": ((88, 84, 140), (240, 150, 110), _river),
}
PICTURES = tuple(_PICTURES)


@functools.cache
def picture(name: str, width: int = _SIZE[0]) -> bytes:
    """A JPEG by name, `width` pixels wide. Raises KeyError for an unknown name."""
    top, bottom, draw = _PICTURES[name]
    image = _sky(top, bottom)
    draw(ImageDraw.Draw(image, "RGBA"))
    out = io.BytesIO()
    image.resize((width, width * 3 // 4)).save(out, "JPEG", quality=86)
    return out.getvalue()


def big_picture() -> bytes:
    """A JPEG of 12 MB: a picture, and after its end a long silence."""
    small = picture("field")
    return small + bytes(_BIG - len(small))


def program() -> bytes:
    """A program that calls itself a picture."""
    return b"MZ\x90\x00" + bytes(58) + b"This program cannot be run in DOS mode.\r\n" + bytes(4000)


def paper() -> bytes:
    """A one-page PDF."""
    fonts = b"<< /Font << /F1 5 0 R >> >>"
    words = b"BT /F1 24 Tf 72 760 Td (Project plan) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    tail = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + tail
