"""How Meta signs what it sends: over bytes in which everything beyond ASCII is an escape.

Knows bytes and the app secret; knows no event.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simulator.wire import Webhook

NAME = "X-Hub-Signature-256"


def signature(secret: str, body: bytes) -> str:
    """sha256= and the lower-case hex HMAC of the body."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def proof(secret: str, token: str) -> str:
    """appsecret_proof: the page token under the app secret."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def signed(secret: str, payload: Mapping[str, Any]) -> Webhook:
    r"""The payload as Meta writes it: \u escapes in lower case, slashes escaped, signed as it stands."""
    body = json.dumps(payload, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/").encode()
    old = hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "facebookexternalua",
        "X-Hub-Signature": "sha1=" + old,
        NAME: signature(secret, body),
    }
    return Webhook("messenger", body, headers)


def forged(webhook: Webhook) -> Webhook:
    """The same body under a signature that somebody without the secret would make up."""
    return replace(webhook, headers={**webhook.headers, NAME: signature("not the secret", webhook.body)})


def unsigned(webhook: Webhook) -> Webhook:
    """The same body with no signature at all."""
    return replace(webhook, headers={key: value for key, value in webhook.headers.items() if "Signature" not in key})
