"""One sample person's talk, played through the real handlers: what they say is heard, answered and written down.

Knows how a turn is made and how our answers went out; knows no form and no desk.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.inbox import finish
from bot.media import Kept
from bot.sample.script import Question, Story
from bot.sample.stage import Stage, address_of
from bot.transcript import conversation_of, hear
from faq.match import Candidate, Match
from handlers import reply_to
from handlers.base import Turn
from handlers.texts import say_sorry
from models.application import Application
from models.conversation import Message
from models.inbox import Event, lane_of
from models.outbox import Delivery
from models.speaking import say
from models.talk import Choice, Incoming, Media, Reply

NOTHING = Match("none")


class Talk:
    """A conversation while it is being played. Every verb takes the script's time.

    draft: the form being filled in, known here so that no turn has to look for it.
    """

    def __init__(self, stage: Stage, story: Story) -> None:
        self.stage, self.story = stage, story
        self.replies: Sequence[Reply] = ()
        self.draft: Application | None = None
        self._said = 0
        began = stage.put(story.began)
        self.conversation = conversation_of(stage.session, self._incoming(began, "start"), stage.clock, story.who)
        self.hears(story.began, "start")

    def hears(
        self, scripted: datetime, kind: Any = "text", *, kept: Sequence[Kept] = (), found: Match = NOTHING, **said: Any
    ) -> Turn:
        """Something comes from the person; it is answered as it would be on that day."""
        stage, at = self.stage, self.stage.put(scripted)
        stage.knowledge.prompter.found = found
        incoming = self._incoming(at, kind, **said)
        heard = hear(stage.session, self.conversation, Event(), incoming, list(kept), stage.clock)
        self._turn(incoming, at, heard)
        if replies := reply_to(self.turn):
            self.tells(replies, at, why=self.turn.why)
        return self.turn

    def answers(
        self,
        scripted: datetime,
        kind: Any,
        take: Callable[[Turn], list[Reply]],
        *,
        kept: Sequence[Kept] = (),
        **said: Any,
    ) -> None:
        """The person answers a question of the form; `take` does what the form does with it.

        Straight to the form, past all else that a message may be: there are hundreds of these.
        """
        at = self.stage.put(scripted)
        incoming = self._incoming(at, kind, **said)
        if kept:
            heard = hear(self.stage.session, self.conversation, Event(), incoming, list(kept), self.stage.clock)
        else:
            heard = self._written(incoming, at)
        self._turn(incoming, at, heard)
        self.tells(take(self.turn), at, why=self.turn.why)

    def _written(self, incoming: Incoming, at: datetime) -> Message:
        """In the transcript, without asking for its number; of the same shape as ours, so that they go in together."""
        said = incoming.model_dump(mode="json", include={"kind", "location"}, exclude_defaults=True)
        about = {"text": incoming.text, "said": said, "why": {}, "at": at}
        message = Message(conversation=self.conversation, direction="in", author="person", **about)
        self.stage.session.add(message)
        return message

    def asks(self, scripted: datetime, question: Question) -> Turn:
        candidates = tuple(Candidate(topic, score) for topic, score in question.found)
        return self.hears(
            scripted, text=question.says, found=Match(question.band, candidates, why="as the script says")
        )

    def presses(self, scripted: datetime, data: str) -> Turn:
        """Tap the choice on the last message that means this. Raises LookupError where there is none."""
        choice = next((one for one in self._on_show() if one.data == data), None)
        if choice is None:
            raise LookupError(f"{self.story.key}: there is nothing to press that means “{data}”")
        return self.hears(scripted, "choice", text=choice.label, data=choice.data)

    def _on_show(self) -> list[Choice]:
        return [
            choice
            for reply in reversed(self.replies)
            for choice in (*reply.choices, *(reply.card.choices if reply.card else ()))
        ]

    def sends(self, scripted: datetime, kind: Any, kept: Kept) -> Turn:
        """A voice message, or something else that no question asked for."""
        return self.hears(scripted, "media", kept=[kept], media=(Media(kind=kind, ref="sample"),))

    def tells(
        self, replies: Sequence[Reply], at: datetime, *, staff_id: int | None = None, why: Any = None
    ) -> Delivery:
        """We say something, and it arrived."""
        self.replies = replies
        message = say(self.stage.session, self.conversation, replies, at=at, staff_id=staff_id, why=why)
        delivery = next(row for row in self.stage.session.new if isinstance(row, Delivery) and row.message is message)
        delivery.status, delivery.via, delivery.done, delivery.attempts = "sent", "push" if staff_id else "reply", 1, 1
        delivery.created_at = delivery.due_at = self.stage.real(at)
        delivery.sent_at = delivery.created_at + timedelta(seconds=1)
        return delivery

    def breaks_over(self, scripted: datetime, text: str, error: str) -> None:
        """The bot failed over these words: they are set aside for staff, and the person is told kindly."""
        at = self.stage.put(scripted)
        incoming = self._incoming(at, "text", text=text)
        event = Event(
            channel=incoming.channel, account=incoming.account, key=incoming.key, lane=lane_of(incoming),
            kind=incoming.kind, incoming=incoming.model_dump(mode="json", exclude_defaults=True),
            at=incoming.at, received_at=incoming.at, due_at=incoming.at, attempts=1,
        )  # fmt: skip
        finish(event, error)
        event.handled_at = incoming.at
        self.stage.session.add(event)
        self.tells([say_sorry(self.conversation.language)], at, why={"error": error})

    def _turn(self, incoming: Incoming, at: datetime, heard: Message) -> None:
        self.conversation.heard_at = incoming.at
        self.turn = Turn(incoming, self.conversation, self.stage.session, self.stage.knowledge, at, heard)
        if self.draft is not None:
            self.turn.draft = self.draft

    def _incoming(self, at: datetime, kind: Any, **said: Any) -> Incoming:
        self._said += 1
        mark, address = f"sample-{self.story.key}-{self._said}", address_of(self.story)
        return Incoming(
            channel=self.story.where, account=self.stage.accounts[self.story.where], key=mark, kind=kind,
            address=address, person=address, at=self.stage.real(at), message_id=mark, **said,
        )  # fmt: skip
