"""What every page of the desks is given: dates, icons, what the reader may open, and what waits beside the menu.

Knows templates and static files; knows nothing of any single page.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import g, render_template, url_for
from markupsafe import Markup

from console import ages, showing
from console.cases.audience import readable
from console.cases.standing import ours_everywhere, step_means, step_words, tone
from console.cases.worddiff import word_changes
from console.desk import the_desk
from console.menu import MENU, SHORTCUTS
from console.roles import may
from console.wording import known
from faq.answers import fill
from models.desk_talks import numbers
from models.thai_time import as_day, short_date

STATIC = Path(__file__).parent / "static"
SHOWN = (
    showing.t, showing.both, showing.day, showing.hour, showing.waited, showing.linked, showing.stage_name,
    showing.called, showing.waiting_since, showing.full_day, word_changes, readable, known, fill, tone, step_words,
    step_means,
)  # fmt: skip


def render(template: str, **context: Any) -> str:
    """A whole page: with the numbers beside the menu."""
    with the_desk().database.reading() as session:
        waiting = numbers(session, ours_everywhere())
    return render_template(template, waiting=waiting, **context)


@cache
def _stamp(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """A static file's address, which changes when the file does."""
    return url_for("console.static", filename=name, v=_stamp(name))


def icon(name: str) -> Markup:
    """A drawing from icons.svg, for the eye only."""
    return Markup('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>').format(
        asset("icons.svg"), name
    )


def is_allowed(endpoint: str) -> bool:
    return bool(g.staff and may(g.staff, endpoint))


def for_templates() -> dict[str, Any]:
    """The names that templates know."""
    theme = (g.staff.preferences or {}).get("theme", "auto") if g.staff else "remembered"
    return {
        **{view.__name__: view for view in SHOWN},
        "MENU": MENU,
        "SHORTCUTS": SHORTCUTS,
        "asset": asset,
        "icon": icon,
        "may": is_allowed,
        "desk": the_desk(),
        "language": g.language,
        "staff": g.staff,
        "theme": theme,
        "today": as_day(the_desk().now()),
        "short_day": lambda value: short_date(value, g.language),
        "typed_day": lambda value: ages.typed(value, g.language),
    }
