"""Sample people, talks and applications for the demo, so that the desks have something to show.

Everybody and everything in it is made up. Knows in which order it is put together; the words are in the YAML files.
"""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from bot.media import Store
from bot.places import place_for
from bot.sample import desk, pictures, scoring
from bot.sample.filling import Filling
from bot.sample.script import Script, Story, script
from bot.sample.stage import Stage, stage
from bot.sample.talking import Talk
from bot.settings import Settings
from models.application import Application
from models.database import Database


def add_sample_data(database: Database, settings: Settings) -> None:
    """Fill an empty desk; does nothing where there are applications. The demo's logins must be there."""
    with database.reading() as session:
        if session.scalar(select(func.count()).select_from(Application)):
            return
    played, store = script(), Store(place_for(settings))
    papers = pictures.papers(store, (name for story in played.stories for name in story.papers))
    with ThreadPoolExecutor(2) as threads, database.writing() as session:  # photos are drawn while people talk
        photos = pictures.taken(threads, store, (name for story in played.stories for name in story.pictures))
        _play(played, stage(session, settings, photos, papers))


def _play(played: Script, on: Stage) -> None:
    references: dict[str, str] = {}
    for story in played.stories:
        _tell(story, on, references)
    for call in played.calls:
        desk.by_phone(on, call)
    scoring.play(on, played, references)


def _tell(story: Story, on: Stage, references: dict[str, str]) -> None:
    talk = Talk(on, story)
    application = Filling(talk, story).play() if story.answers else None
    if application and application.reference:
        references[story.key] = application.reference
    desk.play(talk, story, application, references)
