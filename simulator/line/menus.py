"""Rich menus: made, given a picture, shown to all or to one, switched by alias.

Knows what is on show for whom; knows no HTTP.
"""

from dataclasses import dataclass, field

from simulator import ids
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


@dataclass
class Menus:
    """All rich menus of the account."""

    made: dict[str, Json] = field(default_factory=dict)
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # id → type, bytes
    aliases: dict[str, str] = field(default_factory=dict)
    of_person: dict[str, str] = field(default_factory=dict)
    default: str = ""

    def make(self, menu: Json) -> str:
        """Keep a menu; its id."""
        menu_id = "richmenu-" + ids.token()
        self.made[menu_id] = menu
        return menu_id

    def drop(self, menu_id: str) -> None:
        """Forget a menu and wherever it is on show."""
        del self.made[menu_id]
        self.pictures.pop(menu_id, None)
        self.default = "" if self.default == menu_id else self.default
        self.of_person = {person: each for person, each in self.of_person.items() if each != menu_id}

    def on_show(self, person_id: str) -> str:
        """The id of the menu that this person sees; empty where there is none."""
        return self.of_person.get(person_id) or self.default

    def switch(self, person_id: str, alias: str) -> str:
        """Show the aliased menu to one person; the status that the postback carries."""
        if alias not in self.aliases:
            return "RICHMENU_ALIAS_ID_NOTFOUND"
        if self.aliases[alias] not in self.made:
            return "RICHMENU_NOTFOUND"
        self.of_person[person_id] = self.aliases[alias]
        return "SUCCESS"
