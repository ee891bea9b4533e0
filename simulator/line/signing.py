"""How LINE signs what it sends, and the ways in which a webhook arrives otherwise than plainly.

Knows bytes and the channel secret; knows no event.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simulator.wire import Webhook

NAME = "X-Line-Signature"


def signature(secret: str, body: bytes) -> str:
    """base64(HMAC-SHA256(secret, body))."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def signed(secret: str, payload: Mapping[str, Any]) -> Webhook:
    """The payload as LINE writes it: UTF-8, no spaces, signed."""
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "LineBotWebhook/2.0",
        NAME: signature(secret, body),
    }
    return Webhook("line", body, headers)


def forged(webhook: Webhook) -> Webhook:
    """The same body under a signature that somebody without the secret would make up."""
    return replace(webhook, headers={**webhook.headers, NAME: signature("not the secret", webhook.body)})


def unsigned(webhook: Webhook) -> Webhook:
    """The same body with no signature at all."""
    return replace(webhook, headers={name: value for name, value in webhook.headers.items() if name != NAME})
