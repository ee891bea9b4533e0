"""One event from the claim to the saved reply: lock, load, build the turn, let the handlers answer, save all at once.

Knows rows and turns; knows no platform: channels come in as arguments and only fetch and greet here.
"""

from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session

from bot import inbox, notices
from bot.channels.base import Channel, ChannelError, TooLarge
from bot.clock import Clock
from bot.media import LIMIT, Kept, Refused, Store
from bot.metrics import ANSWERS, HANDLED
from bot.outbox import TOKEN_LIFE
from bot.shelf import Shelf
from bot.transcript import conversation_of, hear
from handlers import reply_to
from handlers.base import Turn
from handlers.texts import say_sorry
from models.database import Database
from models.inbox import Event
from models.speaking import say
from models.talk import Incoming, Media

log = structlog.get_logger()
FETCH_WAITS = 14  # ten minutes, and then the talk goes on without the file
PATIENCE = 20  # a quarter of an hour; after it, it is no longer somebody else's fault


@dataclass(frozen=True)
class Handling:
    """What handling needs, put together once by the edge."""

    database: Database
    channels: dict[str, Channel]
    shelf: Shelf
    store: Store
    clock: Clock
    owner: str

    def handle(self, event: Event) -> None:
        """Answer a claimed event. Raises what a handler raises; nothing is saved then."""
        incoming = event.as_incoming()
        if incoming.media and not incoming.passive:
            self.channels[incoming.channel].working(incoming.address)
        fetched = [self._fetched(incoming, media, event.waits) for media in incoming.media]
        name = self._name_of(incoming)
        if incoming.kind == "text":
            self.shelf.knowledge().book.match(incoming.text.strip())  # thought about before the database is held
        with self.database.writing() as session:
            held = inbox.hold(session, event.id, self.owner)
            if held is None:
                HANDLED.labels("lease_lost").inc()
                kept = [got for got in fetched if isinstance(got, Kept)]
                self.store.delete(*(path for got in kept for path in (got.path, got.thumbnail)))
                return
            paths = self._answer(session, held, incoming, fetched, name)
            inbox.finish(held)
            inbox.give_way(session, held)
        self.store.delete(*paths)
        HANDLED.labels("done").inc()

    def _answer(
        self, session: Session, event: Event, incoming: Incoming, fetched: "list[Kept | Refused]", name: str
    ) -> list[str]:
        """Write the turn; the paths of files to remove after the commit."""
        if incoming.kind in notices.NOTICES:
            return notices.take(session, incoming)
        if not incoming.address:
            return []
        conversation = conversation_of(session, incoming, self.clock, name)
        heard = hear(session, conversation, event, incoming, fetched, self.clock)
        turn = Turn(incoming, conversation, session, self.shelf.knowledge(), self.clock.now(), heard)
        replies = reply_to(turn)
        if replies and not incoming.passive:
            until = event.received_at + TOKEN_LIFE if incoming.reply_token else None
            say(session, conversation, replies, at=self.clock.now(), answering=event, token_until=until, why=turn.why)
        if band := turn.why.get("band"):
            ANSWERS.labels(band).inc()
        return turn.paths_to_delete

    def _fetched(self, incoming: Incoming, media: Media, waits: int) -> "Kept | Refused":
        """Get it and keep it, or say why not. A passing failure is raised, so that the event is tried again."""
        if not media.ref:
            return Refused("gone")
        try:
            got = self.channels[incoming.channel].fetch(media, LIMIT)
            return self.store.keep(got.body, media.kind, media.name or got.name)
        except TooLarge:
            return Refused("too_large")
        except Refused as refused:
            return refused
        except ChannelError as error:
            if error.permanent or waits >= FETCH_WAITS:
                return Refused("gone")
            raise

    def _name_of(self, incoming: Incoming) -> str:
        """Ask the platform once, at first contact."""
        if incoming.kind != "start" or incoming.group:
            return ""
        return self.channels[incoming.channel].profile(incoming.address).name[:200]

    def apologise(self, event: Event, error: str) -> None:
        """Set a failed event aside for staff and tell the person kindly; where even that fails, without a word."""
        with self.database.writing() as session:
            held = inbox.hold(session, event.id, self.owner)
            if held is None:
                return
            inbox.finish(held, error)
            if inbox.tries(event) <= 2 * inbox.TRIES:
                self._say_sorry(session, held, error)
        HANDLED.labels("dead").inc()

    def _say_sorry(self, session: Session, event: Event, error: str) -> None:
        incoming = event.as_incoming()
        if incoming.kind in notices.NOTICES or incoming.passive or not incoming.address:
            return
        conversation = conversation_of(session, incoming, self.clock)
        until = event.received_at + TOKEN_LIFE if incoming.reply_token else None
        sorry, why = [say_sorry(conversation.language)], {"error": error}
        say(session, conversation, sorry, at=self.clock.now(), answering=event, token_until=until, why=why)

    def put_back(self, event: Event, error: Exception, *, counts: bool) -> None:
        """To be tried again. counts: it may be the event's own fault, and not for ever."""
        with self.database.writing() as session:
            held = inbox.hold(session, event.id, self.owner)
            if held:
                wait = error.retry_after if isinstance(error, ChannelError) else None
                inbox.put_back(held, type(error).__name__, counts=counts or held.waits >= PATIENCE, wait=wait)
        HANDLED.labels("again").inc()
