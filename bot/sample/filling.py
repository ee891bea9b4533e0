"""A sample person fills in the form, question by question, until nothing is left or the script has no more answers.

Knows how each kind of question is answered; knows no desk.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.sample.script import Story
from bot.sample.talking import Talk
from forms import Field, show
from handlers.apply.answering import taken
from handlers.apply.moves import MOVES
from handlers.apply.sent_along import received
from handlers.apply.sheet import Sheet, sheet_of
from handlers.base import Turn
from handlers.texts import buttons
from handlers.wording import Way
from models.application import Application
from models.talk import Location, Media, Reply

PACE = {"choice": (5, 25), "long_text": (90, 260), "photos": (10, 40)}  # seconds; other kinds:
USUAL = (12, 60)


class Filling:
    """One form on its way. at: the script's time, which goes on with every answer."""

    def __init__(self, talk: Talk, story: Story) -> None:
        self.talk, self.story = talk, story
        self.at, self._rng = story.began, Random(story.key)  # noqa: S311 - the same in every demo
        self._asked: set[str] = set()

    def play(self) -> Application:
        """From “สมัคร” to the reference number, or to where the person stopped. Raises ValueError for a wrong answer."""
        self.talk.hears(self._later(USUAL), text=self.story.opening)
        self.talk.presses(self._later(USUAL), buttons.AGREE.data)
        draft = self.talk.draft = self._sheet.draft
        while (field := self._sheet.field) and self._has_more(field):
            self._answer(field)
        if self._sheet.field is None and self.story.sent:
            self.talk.presses(self._later(USUAL), buttons.SEND.data)
            self.talk.draft = None
        return draft

    @property
    def _sheet(self) -> Sheet:
        return sheet_of(self.talk.turn)

    def _later(self, pace: tuple[int, int]) -> datetime:
        self.at += timedelta(seconds=self._rng.randint(*pace))
        return self.at

    def _has_more(self, field: Field) -> bool:
        return (
            not field.required
            or field.key in self.story.answers
            or (field.kind == "photos" and bool(self.story.photos))
        )

    def _answer(self, field: Field) -> None:
        if field.key in self.story.asks and field.key not in self._asked:
            self._asked.add(field.key)
            self.talk.asks(self._later(USUAL), self.story.asks[field.key])
        if field.kind in ("photos", "files"):
            self._send_along(field)
        elif field.key in self.story.answers:
            self._give(field, self.story.answers[field.key])
        else:
            self._moves(buttons.SKIP)

    def _moves(self, way: Way) -> None:
        """Press what leads on from a question: skip it, or say that this is all."""
        move = MOVES[way.data.removeprefix("do:")]
        self.talk.answers(
            self._later(USUAL), "choice", lambda turn: move(sheet_of(turn)), text=way.label.to(self._sheet.language)
        )

    def _give(self, field: Field, value: Any) -> None:
        """The answer as it would be typed. Raises ValueError where the form would not take it."""
        said = (
            {"text": show(value, field, self._sheet.language)}
            if field.kind != "location"
            else {"location": Location(**value)}
        )
        kind = {"choice": "choice", "location": "location"}.get(field.kind, "text")
        self.talk.answers(
            self._later(PACE.get(field.kind, USUAL)), kind, lambda turn: taken(sheet_of(turn), field, value), **said
        )
        if (standing := self._sheet.field) and standing.key == field.key:
            raise ValueError(f"{self.story.key}: {field.key} does not take this answer")

    def _send_along(self, field: Field) -> None:
        """Photos or papers, each in a message of its own; then that this is all, or that there are none."""
        stage, story = self.talk.stage, self.story
        if field.kind == "photos":
            things = [(Media(kind="image", ref="sample"), stage.photos[name].result()) for name in story.pictures]
        else:
            things = [(Media(kind="file", ref="sample", name=name), stage.papers[name]) for name in story.papers]
        for media, kept in things:
            self.talk.answers(self._later(PACE["photos"]), "media", _take_along, kept=[kept], media=(media,))
        self._moves(buttons.ENOUGH if things else buttons.SKIP)


def _take_along(turn: Turn) -> list[Reply]:
    return received(sheet_of(turn), turn.heard.attachments)
