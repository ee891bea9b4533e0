"""One spelling for each sound on the screen: what a message's characters become before anybody reads them.

Knows Unicode and Thai spelling. Knows no words, no topics and no keyboard.
"""

import re
import unicodedata

LONGEST = 600  # letters that are read; of a longer message the beginning and the end
_HEAD = 200

_TONES = "่้๊๋"
_ABOVE_BELOW = "ัิีึืฺุู"
_MARKS = _TONES + _ABOVE_BELOW + "็์ํ๎"
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_THAI = re.compile("[ก-๎]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\ue000-\uf8ff]"
)
_RUN = re.compile(r"(\D)\1{7,}")
_SPACE_BEFORE_MARK = re.compile(rf"(?<=[ก-ฮ])[ \u25cc]+(?=[{_MARKS}])")
_NIKHAHIT_AA = re.compile(rf"ํ([{_TONES}]?)[าๅ]|([{_TONES}])ํ[าๅ]")
_DOUBLED_MARK = re.compile(rf"([{_MARKS}ะาำๆฯ])\1+")
_TWO_TONES = re.compile(rf"[{_TONES}]+(?=[{_TONES}])")
_TONE_FIRST = re.compile(rf"([{_TONES}์])([{_ABOVE_BELOW}็])")
_DOUBLED_LEAD = re.compile(r"([เแโใไ])\1+")
_STRETCHED_THAI = re.compile(
    r"([ก-ฮ])\1{3,}|([ก-ฮ])\2{2,}(?![ก-๎])|([กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยลวศษสหฬฮ])\3(?![ก-๎])"
)
_STRETCHED = re.compile(r"([^\W\d_ก-ฮ])\1{2,}")
_LAUGH = re.compile(r"(?<!\d)5{3,}(?!\d)")
_DOTTED = re.compile(r"(?<![ก-๎])((?:[ก-ฮ][ะาิีุูเแโใไ]?[.·] ?){2,}[ก-ฮ]?[.·]?)(?![ก-๎])")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’‘`´](?=[a-z])")
_DIGIT_GAP = re.compile(r"(?<=\d)[-,](?=\d)")
_NOT_WORD = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|[_ฯๆ]+")

_SPELLED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b\.?|\b[a-z](?: [a-z]){2,}\b")


def clean(text: str) -> str:
    """The message in one spelling: lower case, Arabic digits, one space between words, only letters and digits."""
    text = _shorten(_INVISIBLE.sub("", _spaced(text)))
    text = unicodedata.normalize("NFKC", text).casefold()
    return _words_only(thai_order(unicodedata.normalize("NFC", text)))[:LONGEST]


def thai_order(text: str) -> str:
    """Thai vowels and tone marks joined, put in order and said once; stretched letters let go."""
    text = _SPACE_BEFORE_MARK.sub("", text.translate(_THAI_DIGITS))
    text = text.replace("เเ", "แ")
    text = _NIKHAHIT_AA.sub(lambda m: (m[1] or m[2] or "") + "ำ", text)
    text = text.replace("ๅ", "า")
    text = _DOUBLED_LEAD.sub(r"\1", _DOUBLED_MARK.sub(r"\1", text))
    text = _TWO_TONES.sub("", _TONE_FIRST.sub(r"\2\1", text))
    return _STRETCHED.sub(r"\1\1", _STRETCHED_THAI.sub(r"\1\2\3", _DOUBLED_MARK.sub(r"\1", text)))


def is_thai(text: str) -> bool:
    """Whether any letter is Thai."""
    return _THAI.search(text) is not None


def _spaced(text: str) -> str:
    return re.sub(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]", " ", text)


def _shorten(text: str) -> str:
    text = _RUN.sub(r"\1\1\1", text)
    return text if len(text) <= LONGEST else text[:_HEAD] + " " + text[_HEAD - LONGEST :]


def _words_only(text: str) -> str:
    text = _DOTTED.sub(lambda m: re.sub(r"[.· ]", "", m[1]) + " ", text)
    text = _SPELLED.sub(lambda m: re.sub(r"[. ]", "", m[0]) + " ", text)
    text = _DIGIT_GAP.sub("", _APOSTROPHE.sub("", text))
    text = " ".join(_NOT_WORD.sub(" ", text).split())
    return " ".join(_LAUGH.sub(" ", text).split()) or text
