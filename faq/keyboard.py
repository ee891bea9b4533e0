"""The Thai Kedmanee keyboard beside the US one: which key makes what, and which keys are neighbours.

Knows keys. Does not know whether a message was typed on the wrong layout (see `faq.layout`).
"""

_ROWS = (
    ("`1234567890-=", "_ๅ/-ภถุึคตจขช"),
    ("qwertyuiop[]\\", "ๆไำพะัีรนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ้่าสวง"),
    ("zxcvbnm,./", "ผปแอิืทมใฝ"),
    ("~!@#$%^&*()_+", "%+๑๒๓๔ู฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", '๐"ฎฑธํ๊ณฯญฐ,ฅ'),
    ('ASDFGHJKL:"', "ฤฆฏโฌ็๋ษศซ."),
    ("ZXCVBNM<>?", "()ฉฮฺ์?ฒฬฦ"),
)
_PAIRS = [(latin, thai) for keys, letters in _ROWS for latin, thai in zip(keys, letters, strict=True)]
_TO_THAI = str.maketrans(dict(_PAIRS))
_TO_LATIN = str.maketrans({thai: latin for latin, thai in reversed(_PAIRS)})


def to_thai(text: str) -> str:
    """What the same keys make on the Thai layout."""
    return text.translate(_TO_THAI)


def to_latin(text: str) -> str:
    """What the same keys make on the US layout."""
    return text.translate(_TO_LATIN)


def _beside(rows: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for above, row in zip(("", *rows), rows, strict=False):
        for place, letter in enumerate(row):
            near = row[max(0, place - 1) : place] + row[place + 1 : place + 2] + above[place : place + 2]
            for other in near:
                found[letter] = found.get(letter, "") + other
                found[other] = found.get(other, "") + letter
    return found


NEIGHBOURS = {
    **_beside(tuple(keys for keys, _ in _ROWS[:4])),
    **_beside(tuple(letters for _, letters in _ROWS[4:])),
    **_beside(tuple(letters for _, letters in _ROWS[:4])),
}
