"""Putting the parts together: the only place that knows them all."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from bot import health, webhooks
from bot.channels import channels_for
from bot.channels.base import Channel
from bot.clock import Clock
from bot.doorbell import Doorbell, doorbell_for
from bot.handling import Handling
from bot.media import Store
from bot.places import place_for
from bot.recording import Recorder
from bot.settings import Settings
from bot.shelf import Shelf
from bot.snapshot import Snapshot
from bot.staff_photos import StaffPhotos
from bot.worker import Worker
from console import Desk, register
from models.database import Database


@dataclass(frozen=True)
class Parts:
    """What one process is made of, put together once."""

    settings: Settings
    database: Database
    channels: dict[str, Channel]
    clock: Clock
    doorbell: Doorbell
    shelf: Shelf
    store: Store

    @classmethod
    def of(cls, settings: Settings) -> "Parts":
        """Opens the database and begins loading the knowledge. Raises SettingsError where a setting is missing."""
        database, clock = Database(settings.database_url), Clock(settings.as_of)
        folder, key = Path(settings.data_dir).resolve(), settings.secret_key
        return cls(
            settings=settings,
            database=database,
            channels=channels_for(settings),
            clock=clock,
            doorbell=doorbell_for(database),
            shelf=Shelf(database, clock, Snapshot(folder, key.get_secret_value() if key else "")),
            store=Store(place_for(settings)),
        )

    def worker(self, **threads: Any) -> Worker:
        handling = Handling(self.database, self.channels, self.shelf, self.store, self.clock, owner="")
        return Worker(handling, self.doorbell, reminders=self.settings.reminders == "on", **threads)

    def open_to_staff(self, channel: str, heard: datetime | None, now: datetime) -> bool:
        """Whether staff may write first to somebody last heard then; a channel that is off carries nothing."""
        return channel in self.channels and self.channels[channel].can_begin(heard, now, True)

    def desk(self) -> Desk:
        return Desk(
            database=self.database,
            knowledge=self.shelf.knowledge,
            now=self.clock.now,
            files=self.store.place,
            keep=StaffPhotos(self.store).keep,
            ring=self.doorbell.ring,
            channel_labels={name: channel.label for name, channel in self.channels.items()},
            open_to=self.open_to_staff,
            secure_cookies=not self.settings.demo,
            sample_data=self.settings.demo,
            frame_origins=tuple(self.settings.embed_on.split()),
        )


def create_app(settings: Settings, parts: Parts | None = None) -> Flask:
    """The web half: webhooks, health, desks. Raises SettingsError where a setting is missing."""
    parts = parts or Parts.of(settings)
    app = Flask("samak", static_folder=None)
    app.config.update(SECRET_KEY=settings.signing_key(), MAX_CONTENT_LENGTH=webhooks.LARGEST)
    app.extensions["samak"] = parts
    recorder = Recorder(parts.database)
    app.wsgi_app = webhooks.Webhooks(app.wsgi_app, parts.channels, recorder, parts.doorbell)  # type: ignore[method-assign]
    if trusted := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted)  # type: ignore[method-assign]
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else ""
    app.register_blueprint(health.blueprint(parts.database, token))
    register(app, parts.desk())
    return app
