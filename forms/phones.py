"""Thai telephone numbers, however they are typed: found, judged, shown.

Knows the numbering plan through phonenumberslite. Does not know whose number it is. Never raises.
"""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException

from forms.typed import seen

_EXTENSION = re.compile(r"\s*(?:ต่อ|กด|ext\.?|extension|x)\s*(?:เบอร์|ภายใน|:)?\s*(\d{1,6})(?!\d)", re.IGNORECASE)
_RUN = re.compile(r"(?<![a-z0-9@/=-])(?<!\d\.)[+(]?\d(?:[ \-–—.()/_]{0,3}\d){2,19}(?![a-z0-9@])", re.IGNORECASE)
_OH = re.compile(r"(?<![a-z])o(?=[\d -]*\d)|(?<=\d)o(?![a-z])", re.IGNORECASE)
_SAID = {
    "ศูนย์": "0", "หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5", "หก": "6", "เจ็ด": "7", "แปด": "8", "เก้า": "9",
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip
_SAID_RUN = re.compile(rf"(?:(?:{'|'.join(_SAID)})[\s,.-]*){{9,10}}", re.IGNORECASE)


@dataclass(frozen=True)
class Phone:
    """One run of digits that may be a number. e164: empty where it is none. guessed: something was put right."""

    e164: str
    digits: str  # as dialled inside Thailand
    guessed: bool = False
    extension: str = ""
    foreign: bool = False
    span: tuple[int, int] = (0, 0)


def phones(text: str) -> list[Phone]:
    """Every run of three digits and more, in order, judged."""
    words = dialled(text)
    righted = words != seen(text)
    found: list[Phone] = []
    for hit in _RUN.finditer(_EXTENSION.sub(lambda cut: " " * len(cut[0]), words)):
        after = _EXTENSION.match(words, hit.end())
        end = after.end() if after else hit.end()
        found.append(_judged(hit[0], after[1] if after else "", (hit.start(), end), righted))
    return _halves(found) or _said(words)


def _said(words: str) -> list[Phone]:
    """Numbers dictated digit by digit: “ศูนย์แปดหนึ่ง สองสามสี่ …”."""
    found: list[Phone] = []
    for hit in _SAID_RUN.finditer(words):
        run = "".join(_SAID[name.casefold()] for name in re.findall("|".join(_SAID), hit[0], re.IGNORECASE))
        found.append(_judged(run, "", hit.span(), True))
    return [one for one in found if one.e164]


def dialled(text: str) -> str:
    """The text that spans point into: digits as 0–9, a letter O among digits as 0."""
    return _OH.sub("0", seen(text))


def _halves(found: list[Phone]) -> list[Phone]:
    """Two or three short runs that only together make a number: “081 234” and “5678” on two lines."""
    joined = "".join(one.digits for one in found)
    if len(found) in (2, 3) and not any(one.e164 for one in found):
        whole = _judged(joined, "", (found[0].span[0], found[-1].span[1]), True)
        return [whole] if whole.e164 else found
    return found


def _judged(written: str, extension: str, span: tuple[int, int], righted: bool) -> Phone:
    run = re.sub(r"\D", "", written)
    inside, guessed, foreign = _inside(run, written.lstrip(" (").startswith("+"))
    e164 = "" if foreign else _e164(inside)
    return Phone(e164, inside, guessed or righted, extension, foreign, span)


def _inside(run: str, plus: bool) -> tuple[str, bool, bool]:
    """The number as dialled in Thailand, whether it was put right, whether it belongs to another country."""
    long_enough = {"0066": 12, "66": 10}  # digits from which these are the country's code and not an area's
    country = next(
        (code for code, least in long_enough.items() if run.startswith(code) and (plus or len(run) >= least)), ""
    )
    abroad = run.startswith("00") and len(run) > 9 and run[2] != "0"
    if not country and (plus or abroad):
        return run, False, True
    if country:
        rest = run[len(country) :]
        return (rest if rest.startswith("0") else "0" + rest), False, False
    if len(run) == 9 and run[0] in "689" and _e164("0" + run):
        return "0" + run, True, False
    return run, False, False


def _e164(inside: str) -> str:
    if not inside.startswith("0") or not 9 <= len(inside) <= 10:
        return ""
    try:
        number = phonenumbers.parse(inside, "TH")
    except NumberParseException:
        return ""
    valid = phonenumbers.is_valid_number_for_region(number, "TH")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else ""


def wanted_length(inside: str) -> int:
    """How many digits a number that begins so has in Thailand."""
    return 10 if inside[:2] in ("06", "08", "09") else 9


def is_thai(value: str) -> bool:
    """Whether this is a Thai number in E.164, as stored."""
    return value.startswith("+66") and _e164("0" + value[3:]) == value


def spoken(value: str) -> str:
    """The stored number as Thai people write it: 081-234-5678, 02-123-4567, 053-123-456."""
    inside = "0" + value.removeprefix("+66")
    first = 2 if inside.startswith("02") else 3
    rest = inside[first:]
    return f"{inside[:first]}-{rest[:3]}-{rest[3:]}"
