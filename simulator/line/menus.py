"""Rich menus: made, given a picture, shown to all or to one, switched by alias.

Knows what is on show for whom; knows no HTTP.
"""

from dataclasses import dataclass, field

from simulator import ids
from simulator.wire import Json


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
