"""What a handler is given and what it gives back: a turn in, replies out.

Knows the shapes only. A handler never sends, never commits and never asks which channel it is on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy.orm import Session

from faq.book import Book
from faq.match import Match
from forms.definition import Form
from models.application import Application
from models.applications import draft_of, reopened_of
from models.conversation import Conversation, Message
from models.programme import FormVersion, ProgrammeRecord
from models.talk import Incoming, Reply


class Knowledge(Protocol):
    """What is loaded: answers, programmes, forms."""

    book: Book
    records: Mapping[str, ProgrammeRecord]

    def form(self, version: FormVersion) -> Form: ...

    def newest_form(self, session: Session, programme: str) -> FormVersion | None: ...


@dataclass
class Turn:
    """One thing a person sent, with all that is needed to answer it. `why` is kept for staff beside the answer."""

    incoming: Incoming
    conversation: Conversation
    session: Session
    knowledge: Knowledge
    now: datetime  # the programme clock
    heard: Message
    why: dict[str, Any] = field(default_factory=dict)
    paths_to_delete: list[str] = field(default_factory=list)  # files to remove once this turn is saved

    @property
    def text(self) -> str:
        return self.incoming.text.strip()

    @property
    def language(self) -> str:
        return self.conversation.language

    @property
    def memory(self) -> dict[str, Any]:
        return self.conversation.memory

    @cached_property
    def draft(self) -> Application | None:
        """The application being filled in here, paused or not; one opened again after sending comes first."""
        return reopened_of(self.conversation) or draft_of(self.conversation)

    def stand(self, question: str, about: Any = True) -> None:
        """Put a yes-or-no question of ours: it stands until the person's next message is answered, no longer."""
        self.memory["standing"] = {"question": question, "about": about, "since": self.heard.id}

    def standing(self, question: str) -> Any:
        """What this question of ours is about, where the message answers it; else None."""
        put = self.memory.get("standing") or {}
        return put.get("about") if put.get("question") == question else None

    def drop_old_question(self) -> None:
        if (self.memory.get("standing") or {}).get("since") != self.heard.id:
            self.memory.pop("standing", None)

    def waits_for_an_answer(self, replies: Sequence[Reply]) -> bool:
        """Whether we have just asked something else: a yes or no of ours, or which of several topics is meant."""
        asked = any(choice.data == "do:none_of_these" for one in replies for choice in one.choices)
        return asked or (self.memory.get("standing") or {}).get("since") == self.heard.id

    @cached_property
    def match(self) -> Match:
        """What the FAQ makes of the words."""
        return self.knowledge.book.match(self.text, before=self.memory.get("topic"))


@dataclass(frozen=True)
class Route:
    """One ability: when it applies, and what it then says."""

    when: Callable[[Turn], bool]
    do: Callable[[Turn], list[Reply]]


def always(_turn: Turn) -> bool:
    return True
