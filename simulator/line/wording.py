"""How LINE words a refusal: the message, and where in the request the fault is.

Knows the forms of LINE's error answers; which request deserves one is told elsewhere.
"""

from simulator.line.faults import deeply, plainly
from simulator.line.messages import MESSAGES
from simulator.rules import Path, Problem
from simulator.wire import Answer, Json, json_answer

_DEEP = {"template", "flex", "imagemap"}  # wrong inside: LINE names the message and gives JSON pointers


def error(status: int, message: str) -> Answer:
    """An error answer without details."""
    return json_answer(status, {"message": message})


def refusal(body: Json) -> Answer | None:
    """The 400 that LINE gives for the messages in this body; None where they are in order."""
    problems = list(MESSAGES(body, ()))
    if not problems:
        return None
    path = problems[0].path
    if len(path) > 2 and isinstance(path[1], int) and body["messages"][path[1]].get("type") in _DEEP:
        return _one_message(path[1], [each for each in problems if each.path[:2] == path[:2]])
    return body_errors(problems)


def body_errors(problems: list[Problem]) -> Answer:
    """“The request body has N error(s)”, with each named as `messages[0].text`."""
    details = [{"message": plainly(each), "property": _dotted(each.path)} for each in problems]
    return json_answer(400, {"message": f"The request body has {len(details)} error(s)", "details": details})


def _one_message(index: int, problems: list[Problem]) -> Answer:
    """The form for templates and Flex: the message by number, then pointers into its contents."""
    details = [{"message": deeply(each), "property": _pointer(each.path[2:])} for each in problems]
    # The no-break space is LINE's own.
    message = f"A message (messages[{index}])\u00a0in the request body is invalid"
    return json_answer(400, {"message": message, "details": details})


def _dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _pointer(path: Path) -> str:
    inside = path[1:] if path and path[0] == "contents" else path
    return "/" + "/".join(str(step) for step in inside)
