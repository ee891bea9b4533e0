"""What may stand in a Messenger `message`, and in the page's profile.

Knows the limits (Send API, templates, quick replies, profile); sends nothing.
"""

from collections.abc import Iterator
from typing import Any

from simulator.rules import Path, Problem, Rule, anything, boolean, one_of, pattern, text, url
from simulator.shapes import both, many, shape, variant

TITLE = 20
_WEB = url("https", "http", high=2000)
_PAYLOAD = text(1000)
_BUTTON = variant(
    "type",
    {
        "web_url": shape({"url": _WEB, "title": text(TITLE)}, {"webview_height_ratio": anything}),
        "postback": shape({"title": text(TITLE), "payload": _PAYLOAD}),
        "phone_number": shape({"title": text(TITLE), "payload": pattern(r"\+\d{6,15}")}),
        "account_link": shape({"url": _WEB}),
        "account_unlink": shape({}),
    },
)


def _more_than_a_title(value: Any, path: Path) -> Iterator[Problem]:
    others = ("subtitle", "image_url", "default_action", "buttons")
    if isinstance(value, dict) and not any(value.get(name) for name in others):
        yield Problem((*path, "subtitle"), "missing")


_ELEMENT = both(
    shape(
        {"title": text(80)},
        {"subtitle": text(80), "image_url": _WEB, "default_action": anything, "buttons": many(_BUTTON, 1, 3)},
    ),
    _more_than_a_title,
)
_TEMPLATE = variant(
    "template_type",
    {
        "button": shape({"text": text(640), "buttons": many(_BUTTON, 1, 3)}),
        "generic": shape({"elements": many(_ELEMENT, 1, 10)}, {"image_aspect_ratio": one_of("horizontal", "square")}),
    },
)


def _a_file(value: Any, path: Path) -> Iterator[Problem]:
    payload = value.get("payload") if isinstance(value, dict) else None
    if not isinstance(payload, dict):
        yield Problem((*path, "payload"), "missing")
    elif bool(payload.get("url")) == bool(payload.get("attachment_id")):
        yield Problem((*path, "payload", "url"), "missing")
    else:
        yield from shape({}, {"url": _WEB, "attachment_id": text(100), "is_reusable": boolean})(
            payload, (*path, "payload")
        )


_ATTACHMENT = variant(
    "type",
    {**dict.fromkeys(("image", "audio", "video", "file"), _a_file), "template": shape({"payload": _TEMPLATE})},
)


def _either(value: Any, path: Path) -> Iterator[Problem]:
    """Text or attachment, not both, not neither."""
    if isinstance(value, dict) and (value.get("text") is None) == (value.get("attachment") is None):
        yield Problem((*path, "text"), "missing" if value.get("text") is None else "together")


# A title over 20 is no error: Messenger cuts it.
_QUICK = variant(
    "content_type",
    {
        "text": shape({"title": text(2000), "payload": _PAYLOAD}, {"image_url": _WEB}),
        "user_phone_number": shape({}),
        "user_email": shape({}),
    },
)
MESSAGE: Rule = both(
    shape(
        {},
        {
            "text": text(2000),
            "attachment": _ATTACHMENT,
            "quick_replies": many(_QUICK, 1, 13),
            "metadata": text(1000),
        },
        closed=True,
    ),
    _either,
)
ATTACHMENT_UPLOAD = shape({"message": shape({"attachment": _ATTACHMENT})})

_MENU_ITEM = variant(
    "type",
    {
        "postback": shape({"title": text(30), "payload": _PAYLOAD}),
        "web_url": shape({"title": text(30), "url": _WEB}, {"webview_height_ratio": anything}),
    },
)
_BREAKER = shape({"question": text(80), "payload": _PAYLOAD})
_BREAKERS = shape({"locale": text(10), "call_to_actions": many(_BREAKER, 1, 4)})
_MENU = shape({"locale": text(10)}, {"call_to_actions": many(_MENU_ITEM, 1, 20), "composer_input_disabled": boolean})
PROFILE = shape(
    {},
    {
        "get_started": shape({"payload": _PAYLOAD}),
        "greeting": many(shape({"locale": text(10), "text": text(160)}), 1, 20),
        "ice_breakers": many(_BREAKERS, 1, 20),
        "persistent_menu": many(_MENU, 1, 20),
        "whitelisted_domains": many(_WEB, 1, 50),
    },
    closed=True,
)
