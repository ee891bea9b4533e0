"""The menu as data: one line a page, in the order in which it stands in the rail. Knows endpoints; knows no page.

Its words stand in texts/nav.yaml under `name`. The rail, the phone's menu and the palette are drawn from it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """count: which of the menu's numbers stands beside it. second: not in the bar at the bottom of a phone."""

    name: str
    endpoint: str
    icon: str
    count: str = ""
    urgent: bool = False
    second: bool = True


MENU = (
    Entry("overview", "console.overview", "home", second=False),
    Entry("applications", "console.applications", "inbox", "ours", second=False),
    Entry("reviews", "console.reviews", "score", second=False),
    Entry("conversations", "console.conversations", "chat", "conversations", urgent=True, second=False),
    Entry("hotline", "hotline.desk", "phone", second=False),
    Entry("duplicates", "console.duplicates", "copy", "doubles"),
    Entry("visits", "console.visits", "calendar", "unsuited"),
    Entry("lookup", "console.lookup", "lookup"),
    Entry("misses", "console.misses", "question", "misses"),
    Entry("board", "console.board", "board"),
    Entry("letters", "console.letters", "send", "letters"),
    Entry("deliveries", "console.deliveries", "unsent", "failed", urgent=True),
    Entry("set_aside", "console.set_aside", "aside", "dead", urgent=True),
    Entry("operations", "console.operations_page", "clock"),
    Entry("figures", "console.figures", "figures"),
    Entry("targets", "console.targets", "target"),
    Entry("staff", "console.staff", "people"),
    Entry("minutes", "console.minutes", "paper"),
    Entry("keys", "console.keys", "aside"),
)

SHORTCUTS = (  # what the help says of single keys; their words stand in texts/shortcuts.yaml
    ("Ctrl K", "palette"), ("/", "search"), ("J", "next"), ("K", "before"), ("X", "tick"), ("O", "open"),
    ("B", "together"), ("U", "back"), ("G I", "to_list"), ("G H", "to_overview"), ("G T", "to_talks"),
    ("G L", "to_hotline"), ("G S", "to_scoring"), ("?", "this"),
)  # fmt: skip
