"""The book of answers for a command: from the database, or from the folders where nothing was loaded yet."""

import sys

import click

from bot.books import book_of
from bot.clock import Clock
from bot.database import is_current
from bot.documents import Wrong
from bot.folders import find
from bot.knowledge import Knowledge, words_in
from bot.settings import Settings
from faq.book import Book
from faq.words import Words
from models.database import Database


def loaded() -> tuple[Book, Words]:
    """What the database holds; where nothing was loaded yet, what the folders hold."""
    settings = Settings()
    database = Database(settings.database_url)
    try:
        if is_current(database):
            with database.reading() as session:
                book, words = Knowledge(session, Clock(settings.as_of)).book, words_in(session)
            if book.entries:
                return book, words
    finally:
        database.close()
    click.echo("The database holds no answers yet; these are the ones of programmes/.", err=True)
    try:
        found = find()
    except Wrong as wrong:
        sys.exit("\n".join(wrong.lines))
    return book_of(found), sum((Words.of(content) for content in found.words.values()), Words())
