"""LINE's calls about rich menus: make, give a picture, show, alias.

Knows what each answers and refuses (reference: rich menu); what is on show for whom is in menus.py.
"""

import re

from simulator.line.menu_rules import menu_problems
from simulator.line.sends import body_of
from simulator.line.state import LineState
from simulator.line.wording import body_errors, error
from simulator.wire import Answer, Call, Json, RefusalError, json_answer

_PICTURE_BYTES = 1024 * 1024
_OK: Json = {}


def create(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/richmenu."""
    menu = body_of(call)
    if problems := menu_problems(menu):
        return body_errors(problems)
    return json_answer(200, {"richMenuId": line.menus.make(menu)})


def check(_line: LineState, call: Call) -> Answer:
    """POST /v2/bot/richmenu/validate."""
    problems = menu_problems(body_of(call))
    return body_errors(problems) if problems else json_answer(200, _OK)


def listing(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/richmenu/list."""
    return json_answer(200, {"richmenus": [{"richMenuId": key, **menu} for key, menu in line.menus.made.items()]})


def one(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/richmenu/{id}."""
    menu_id = _known(line, call.parts["menu"])
    return json_answer(200, {"richMenuId": menu_id, **line.menus.made[menu_id]})


def delete(line: LineState, call: Call) -> Answer:
    """DELETE /v2/bot/richmenu/{id}."""
    line.menus.drop(_known(line, call.parts["menu"]))
    line.board.touch()
    return json_answer(200, _OK)


def upload(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/richmenu/{id}/content on the data host: once, JPEG or PNG, 1 MB."""
    menu_id = _known(line, call.parts["menu"])
    kind = call.headers.get("content-type", "")
    if kind not in {"image/jpeg", "image/png"}:
        return error(415, f"The content type, {kind or '-'}, is not supported")
    if len(call.body) > _PICTURE_BYTES:
        return error(413, "Request exceeds the max size of 1MB")
    if menu_id in line.menus.pictures:
        return error(400, "An image has already been uploaded to the richmenu")
    line.menus.pictures[menu_id] = (kind, call.body)
    line.board.touch()
    return json_answer(200, _OK)


def picture(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/richmenu/{id}/content on the data host."""
    if call.parts["menu"] not in line.menus.pictures:
        return error(404, "Not found")
    kind, body = line.menus.pictures[call.parts["menu"]]
    return Answer(200, {"Content-Type": kind}, body)


def set_default(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/user/all/richmenu/{id}."""
    line.menus.default = _with_picture(line, call.parts["menu"])
    line.board.touch()
    return json_answer(200, _OK)


def default(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/user/all/richmenu."""
    if not line.menus.default:
        return error(404, "no default richmenu")
    return json_answer(200, {"richMenuId": line.menus.default})


def clear_default(line: LineState, _call: Call) -> Answer:
    """DELETE /v2/bot/user/all/richmenu."""
    line.menus.default = ""
    line.board.touch()
    return json_answer(200, _OK)


def link(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/user/{userId}/richmenu/{id}: 200 even where they are no friend."""
    line.menus.of_person[call.parts["user"]] = _with_picture(line, call.parts["menu"])
    line.board.touch()
    return json_answer(200, _OK)


def unlink(line: LineState, call: Call) -> Answer:
    """DELETE /v2/bot/user/{userId}/richmenu."""
    line.menus.of_person.pop(call.parts["user"], None)
    line.board.touch()
    return json_answer(200, _OK)


def make_alias(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/richmenu/alias."""
    body = body_of(call)
    alias = body.get("richMenuAliasId")
    if not isinstance(alias, str) or not re.fullmatch("[a-z0-9_-]{1,32}", alias):
        return error(400, "The property, 'richMenuAliasId', in the request body is invalid (line: -, column: -)")
    if alias in line.menus.aliases:
        return error(400, "conflict richmenu alias id")
    line.menus.aliases[alias] = _with_picture(line, body.get("richMenuId", ""))
    return json_answer(200, _OK)


def aliases(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/richmenu/alias/list."""
    found = [{"richMenuAliasId": alias, "richMenuId": menu_id} for alias, menu_id in line.menus.aliases.items()]
    return json_answer(200, {"aliases": found})


def change_alias(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/richmenu/alias/{alias}."""
    if call.parts["alias"] not in line.menus.aliases:
        return error(404, "richmenu alias not found")
    line.menus.aliases[call.parts["alias"]] = _with_picture(line, body_of(call).get("richMenuId", ""))
    return json_answer(200, _OK)


def drop_alias(line: LineState, call: Call) -> Answer:
    """DELETE /v2/bot/richmenu/alias/{alias}."""
    if line.menus.aliases.pop(call.parts["alias"], None) is None:
        return error(404, "richmenu alias not found")
    return json_answer(200, _OK)


def _known(line: LineState, menu_id: str) -> str:
    if menu_id not in line.menus.made:
        raise RefusalError(error(404, "richmenu not found"))
    return menu_id


def _with_picture(line: LineState, menu_id: str) -> str:
    if _known(line, menu_id) not in line.menus.pictures:
        raise RefusalError(error(400, "must upload richmenu image before applying it to user"))
    return menu_id
