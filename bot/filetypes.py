"""What a file is, told by its first bytes and not by what it is called. Knows only what we take."""

# first bytes, offset, type, file ending; the first that fits is what the file is
SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", "png"),
    (b"WEBP", 8, "image/webp", "webp"),
    (b"GIF8", 0, "image/gif", "gif"),
    (b"%PDF-", 0, "application/pdf", "pdf"),
    (b"OggS", 0, "audio/ogg", "ogg"),
    (b"ID3", 0, "audio/mpeg", "mp3"),
    (b"\xff\xfb", 0, "audio/mpeg", "mp3"),
    (b"\xff\xf3", 0, "audio/mpeg", "mp3"),
    (b"\xff\xf1", 0, "audio/aac", "aac"),
    (b"RIFF", 0, "audio/wav", "wav"),
    (b"ftypM4A", 4, "audio/mp4", "m4a"),
    (b"ftyp", 4, "video/mp4", "mp4"),
    (b"PK\x03\x04", 0, "application/zip", "zip"),
)
OFFICE = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}  # fmt: skip


def sort_of(body: bytes, name: str = "") -> tuple[str, str]:
    """What the bytes are: (type, file ending); empty words for what we do not take."""
    found = (kind for start, offset, *kind in SIGNATURES if body[offset : offset + len(start)] == start)
    mime, ending = next(found, ("", ""))
    if ending != "zip":
        return mime, ending
    office = name.rsplit(".", 1)[-1].lower()
    return (OFFICE[office], office) if office in OFFICE else ("", "")
