"""A form and the book of answers, to try messages on. Needs no database."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.books import book_of
from bot.folders import find
from faq.book import Book
from forms import Almost, Asked, Form, Language
from handlers.hearing import Heard, hear
from handlers.tongue import THAI


@dataclass(frozen=True)
class Trial:
    """A form and the book of answers, to try messages on."""

    form: Form
    book: Book

    @classmethod
    def of_programme(cls, programme: str, folder: Path) -> "Trial":
        """From the files in `folder`. Raises Wrong; ends the program where there is no such form."""
        found = find(folder)
        if programme not in found.forms:
            sys.exit(f"“{programme}” has no form; there are forms of: {', '.join(found.forms)}")
        return cls(Form.model_validate(found.forms[programme]), book_of(found))

    def of(self, key: str, q: str) -> dict[str, Any]:
        """What `q` is taken for when the field has just been asked."""
        language: Language = "th" if THAI.search(q) or not q.isascii() else "en"
        asked = Asked(self.form.field(key), {}, language, date.today())  # noqa: DTZ011 - only for “today” in an answer
        return {"field": key, "q": q} | _outcome(hear(q, self.form, asked, self.book))


def _outcome(heard: Heard) -> dict[str, Any]:
    value = heard.value
    if heard.kind == "answer" and isinstance(heard.reading, Almost):
        value = heard.reading.options[0].value
    return {
        "as": heard.kind,
        "value": value if heard.kind == "answer" else None,
        "topic": heard.topic or None,
        "command": heard.command or None,
    }
