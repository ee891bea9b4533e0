"""Messenger's calls about people and the page: profiles, the page's own settings, its subscription.

Knows what each answers and refuses; sends no message.
"""

import contextlib
import json
from urllib.parse import parse_qsl

from simulator.messenger.errors import refused, wrong
from simulator.messenger.events import Events
from simulator.messenger.messages import PROFILE
from simulator.rules import Problem
from simulator.wire import Answer, Call, Json, RefusalError, json_answer

_DONE: Json = {"result": "success"}


def body_of(call: Call) -> Json:
    """The parameters: a JSON object, or form fields whose values may be JSON. Raises RefusalError."""
    if call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        fields = dict(parse_qsl(call.body.decode()))
        return {name: _maybe_json(value) for name, value in fields.items()}
    try:
        body = json.loads(call.body or b"{}")
    except ValueError as fault:
        raise RefusalError(wrong(Problem(("message",), "type", values=("valid JSON object",)))) from fault
    if not isinstance(body, dict):
        raise RefusalError(wrong(Problem(("message",), "type", values=("valid JSON object",))))
    return body


def person(page: Events, call: Call) -> Answer:
    """GET /{psid}: name and more; an empty object where the app may not know."""
    who = page.people.get(call.parts["id"])
    if who is None:
        raise refused("path")
    if not page.profile_allowed:
        return json_answer(200, {})
    known = {"first_name": who.first_name, "last_name": who.last_name, "locale": who.locale, "timezone": 7}
    asked = call.query.get("fields", "first_name,last_name").split(",")
    found = {name: known[name] for name in asked if name in known}
    if "name" in asked:
        found["name"] = f"{who.first_name} {who.last_name}".strip()
    return json_answer(200, {**found, "id": who.id})


def page_itself(page: Events, _call: Call) -> Answer:
    """GET /me or /{page}: who the token belongs to."""
    return json_answer(200, {"id": page.page_id, "name": page.page_name})


def set_profile(page: Events, call: Call) -> Answer:
    """POST /me/messenger_profile."""
    body = {name: value for name, value in body_of(call).items() if name != "access_token"}
    for problem in PROFILE(body, ()):
        raise RefusalError(wrong(problem))
    for name in ("persistent_menu", "ice_breakers", "greeting"):
        locales = [each["locale"] for each in body.get(name, [])]
        if locales and "default" not in locales:
            raise RefusalError(wrong(Problem((name, 0, "locale"), "value", values=("default",))))
    if "persistent_menu" in body and "get_started" not in {**page.profile, **body}:
        raise RefusalError(wrong(Problem(("get_started",), "missing")))
    page.profile |= body
    page.board.touch()
    return json_answer(200, _DONE)


def profile(page: Events, call: Call) -> Answer:
    """GET /me/messenger_profile?fields=…"""
    asked = call.query.get("fields", ",".join(page.profile)).split(",")
    found = {name: page.profile[name] for name in asked if name in page.profile}
    return json_answer(200, {"data": [found] if found else []})


def drop_profile(page: Events, call: Call) -> Answer:
    """DELETE /me/messenger_profile with {"fields": […]}."""
    fields = body_of(call).get("fields", [])
    if "get_started" in fields and "persistent_menu" in page.profile and "persistent_menu" not in fields:
        raise RefusalError(wrong(Problem(("persistent_menu",), "value")))
    for name in fields:
        page.profile.pop(name, None)
    page.board.touch()
    return json_answer(200, _DONE)


def subscribe(page: Events, call: Call) -> Answer:
    """POST /{page}/subscribed_apps?subscribed_fields=a,b."""
    asked = call.query.get("subscribed_fields") or body_of(call).get("subscribed_fields") or ""
    fields = asked if isinstance(asked, list) else [name for name in asked.split(",") if name]
    if not fields:
        raise RefusalError(wrong(Problem(("subscribed_fields",), "missing")))
    page.subscribed = sorted({*page.subscribed, *fields})
    return json_answer(200, {"success": True})


def subscriptions(page: Events, _call: Call) -> Answer:
    """GET /{page}/subscribed_apps."""
    mine = {"id": page.app_id, "name": "Samak", "subscribed_fields": page.subscribed}
    return json_answer(200, {"data": [mine] if page.subscribed else []})


def unsubscribe(page: Events, _call: Call) -> Answer:
    """DELETE /{page}/subscribed_apps."""
    page.subscribed = []
    return json_answer(200, {"success": True})


def _maybe_json(value: str) -> object:
    with contextlib.suppress(ValueError):
        parsed: object = json.loads(value)
        return parsed if isinstance(parsed, dict | list) else value
    return value
