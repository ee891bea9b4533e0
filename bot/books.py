"""The book of what the folders hold, without a database. Knows folders and matching; fills no fact in."""

from bot.folders import Found
from faq.book import Book
from faq.words import Words


def book_of(found: Found) -> Book:
    """The book of these folders, with no facts filled in: for what is matched, not for what is said."""
    words = Words()
    for content in found.words.values():
        words += Words.of(content)
    return Book(found.entries.values(), lambda *_: {}, lambda _: "open", words)
