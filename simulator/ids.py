"""Identifiers in the shapes in which the platforms make them.

Knows shapes only: what an identifier stands for is remembered by whoever asked for it.
"""

import hashlib
import itertools
import secrets
import uuid

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_serial = itertools.count(secrets.randbelow(1 << 18))


def ulid(ms: int) -> str:
    """26 characters that sort by time: LINE's webhookEventId."""
    number = (ms << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[(number >> (5 * place)) & 31] for place in range(25, -1, -1))


def line_message_id(ms: int) -> str:
    """18 digits that rise with time, never the same twice."""
    return str((ms << 18) | (next(_serial) & 0x3FFFF))


def line_id(kind: str, seed: str = "") -> str:
    """`kind` U, C or R and 32 hex digits; the same for the same seed, new without one."""
    return kind + (hashlib.md5(seed.encode(), usedforsecurity=False).hexdigest() if seed else secrets.token_hex(16))


def psid(seed: str) -> str:
    """A page-scoped id: 17 digits, beyond what a double can hold exactly."""
    digest = hashlib.sha256(seed.encode()).hexdigest()
    return str(10**16 + int(digest, 16) % (9 * 10**16))


def mid() -> str:
    """A Messenger message id."""
    return "m_" + secrets.token_urlsafe(48)


def token(length: int = 16) -> str:
    """A hex token of `length` bytes: reply tokens."""
    return secrets.token_hex(length)


def opaque() -> str:
    """A long token without meaning: quote tokens, read tokens, CDN keys."""
    return secrets.token_urlsafe(36)


def request_id() -> str:
    """LINE's x-line-request-id."""
    return str(uuid.uuid4())


def trace_id() -> str:
    """Messenger's fbtrace_id."""
    return "A" + secrets.token_urlsafe(16)
