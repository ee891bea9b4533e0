"""What LINE asks of a rich menu before it takes it. Knows the form of one menu; who sees it is known to `menus`."""

from simulator.counting import graphemes
from simulator.line.actions import MENU_ACTION
from simulator.rules import Path, Problem, Rule, boolean, number, text
from simulator.shapes import many, shape
from simulator.wire import Json

_SIDE = number(0, 2500, whole=True)
_BOUNDS = shape({"x": _SIDE, "y": _SIDE, "width": _SIDE, "height": _SIDE})
_FORM: Rule = shape(
    {
        "size": shape({"width": number(800, 2500, whole=True), "height": number(250, whole=True)}),
        "selected": boolean,
        "name": text(300, unit=graphemes),
        "chatBarText": text(14, unit=graphemes),
        "areas": many(shape({"bounds": _BOUNDS, "action": MENU_ACTION}), 0, 20),
    }
)


def menu_problems(menu: Json) -> list[Problem]:
    """What is wrong with a rich menu object."""
    problems = list(_FORM(menu, ()))
    if not problems and menu["size"]["width"] / menu["size"]["height"] < 1.45:
        path: Path = ("size",)
        problems.append(Problem(path, "value"))
    return problems
