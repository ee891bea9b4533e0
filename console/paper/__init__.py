"""What is printed: applications and minutes, PDF and Word. The PDF tools are heavy: the first paper loads them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from console.paper.sheet import Paper


def blank(title: str, foot: str, language: str) -> "Paper":
    """An empty A4 document. language: "th" or "en"."""
    return import_module("console.paper.sheet").Paper(title, foot, language)  # type: ignore[no-any-return]
