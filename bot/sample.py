"""Sample people, talks and applications for the demo, so that the desks have something to show."""

from bot.settings import Settings
from models.database import Database


def add_sample_data(database: Database, settings: Settings) -> None: ...
