"""A voice note and a film to send: small MP4 files put together by hand.

Knows the boxes of the format (ISO 14496-12): silence in AAC, still pictures in MJPEG. Plays nothing.
"""

import functools
import struct

from simulator.samples import picture

# One AAC-LC frame of silence: one channel, 44,100 Hz, 1,024 samples.
_SILENCE = bytes([0x00, 0xC8, 0x00, 0x80, 0x23, 0x80])
_RATE, _FRAME = 44_100, 1_024
_ONE = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)  # nothing turned, nothing scaled


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + name + body


def _full(name: bytes, *parts: bytes, flags: int = 0) -> bytes:
    return _box(name, struct.pack(">I", flags), *parts)


@functools.cache
def voice(seconds: int = 3) -> bytes:
    """An M4A of silence, as LINE sends voice notes."""
    frames = [_SILENCE] * (seconds * _RATE // _FRAME)
    config = bytes([0x12, 0x08])  # AAC-LC, 44,100 Hz, mono
    decoder = b"\x04" + bytes([13 + 2 + len(config)]) + bytes([0x40, 0x15]) + bytes(11) + b"\x05\x02" + config
    described = b"\x03" + bytes([3 + len(decoder) + 3]) + bytes(3) + decoder + b"\x06\x01\x02"
    entry = _box(
        b"mp4a",
        bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">HHIHH", 1, 16, 0, _RATE, 0),
        _full(b"esds", described),
    )
    return _file(b"M4A ", b"soun", _full(b"smhd", bytes(4)), entry, frames, _RATE, _FRAME)


@functools.cache
def film(seconds: int = 2) -> bytes:
    """An MP4 of still pictures, one a second."""
    frames = [picture(name, 320) for name in ("field", "market", "river", "loom")][:seconds]
    looks = struct.pack(">HHIIIH", 320, 240, 0x480000, 0x480000, 0, 1) + bytes(32) + struct.pack(">Hh", 24, -1)
    entry = _box(b"jpeg", bytes(6) + struct.pack(">H", 1) + bytes(16) + looks)
    return _file(b"isom", b"vide", _full(b"vmhd", bytes(8), flags=1), entry, frames, 1000, 1000)


def _file(
    brand: bytes, handler: bytes, header: bytes, entry: bytes, frames: list[bytes], rate: int, step: int
) -> bytes:
    """The whole file: kind, table of contents, frames."""
    kind = _box(b"ftyp", brand, bytes(4), brand, b"isom", b"mp42")
    sizes = len(_contents(handler, header, entry, frames, rate, step, 0))
    contents = _contents(handler, header, entry, frames, rate, step, len(kind) + sizes + 8)
    return kind + contents + _box(b"mdat", *frames)


def _contents(
    handler: bytes, header: bytes, entry: bytes, frames: list[bytes], rate: int, step: int, start: int
) -> bytes:
    lasts = len(frames) * step
    table = _box(
        b"stbl",
        _full(b"stsd", struct.pack(">I", 1), entry),
        _full(b"stts", struct.pack(">III", 1, len(frames), step)),
        _full(b"stsc", struct.pack(">IIII", 1, 1, len(frames), 1)),
        _full(b"stsz", struct.pack(">II", 0, len(frames)), *(struct.pack(">I", len(frame)) for frame in frames)),
        _full(b"stco", struct.pack(">II", 1, start)),
    )
    where = _box(b"dinf", _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1)))
    media = _box(
        b"mdia",
        _full(b"mdhd", struct.pack(">IIIIHH", 0, 0, rate, lasts, 0x55C4, 0)),
        _full(b"hdlr", bytes(4), handler, bytes(12), b"\x00"),
        _box(b"minf", header, where, table),
    )
    side = 320 if handler == b"vide" else 0
    size = struct.pack(">II", side << 16, side * 3 // 4 << 16)
    track = _full(
        b"tkhd",
        struct.pack(">IIIII", 0, 0, 1, 0, lasts * 1000 // rate),
        bytes(8) + struct.pack(">HHHH", 0, 0, 0 if side else 0x100, 0) + _ONE + size,
        flags=7,
    )
    movie = _full(
        b"mvhd",
        struct.pack(">IIIIIH", 0, 0, 1000, lasts * 1000 // rate, 0x10000, 0x100),
        bytes(10) + _ONE + bytes(24) + struct.pack(">I", 2),
    )
    return _box(b"moov", movie, _box(b"trak", track, media))
