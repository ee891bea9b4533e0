"""Passwords: hashing, checking, and which are too weak to be taken. Knows no table and no page."""

import re

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 256
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's floor for argon2id
_NOBODY = HASHER.hash("nobody has this password")  # so that an unknown name takes as long as a known one

_COMMON = frozenset(
    """password passw pass word passwort motdepasse admin administrator root user guest test demo login welcome hello
    letmein changeme secret master super manager staff samak reviewer operator console hotline qwerty qwertyui
    qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc iloveyou sunshine princess dragon
    football baseball monkey shadow trustno superman batman thailand bangkok lottery glo ismed line facebook google
    messenger community creative รหัสผ่าน แอดมิน สมัคร สวัสดี ไทยแลนด์ ประเทศไทย กรุงเทพ สลาก ลอตเตอรี่ สลากสร้างสรรค์ ฟหกด
    ๆไำพะ ๆไำพะัี""".split()
)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def hashed(password: str) -> str:
    return HASHER.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; None (no such person) takes as long and is never right."""
    try:
        return HASHER.verify(password_hash or _NOBODY, password[:LONGEST]) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_dated(password_hash: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return HASHER.check_needs_rehash(password_hash)


def weakness(name: str, password: str) -> str:
    """Why it cannot be taken, as a key of the sentences; empty where it can."""
    plain = password.casefold()
    core = re.sub(r"[\W\d_]+$|^[\W\d_]+", "", plain)
    if len(password) < SHORTEST:
        return "accounts.too_short"
    if len(password) > LONGEST:
        return "accounts.too_long"
    if name.casefold() in plain:
        return "accounts.has_name"
    if core in _COMMON or len(set(plain)) < 5 or _is_run(plain):
        return "accounts.too_common"
    return ""


def _is_run(plain: str) -> bool:
    """A piece of the alphabet or the keyboard, forwards, backwards or twice over."""
    rows = [row * 3 for row in _RUNS]
    return any(plain in row or plain[::-1] in row for row in rows) or plain == plain[: len(plain) // 2] * 2
