"""The form being filled in: which question stands, what was answered, how it is taken down.

Knows one draft and its form; says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from forms import Answer, Asked, Field, Form, accepts, next_field, progress, stale, visible
from forms.terms import Language
from handlers.base import Turn
from models.application import Application
from models.thai_time import as_day

PENDING = ("mending", "gathering", "almost", "picked", "pieces")  # what belongs to the question that stands
IDLE = timedelta(hours=12)  # after it, a message is not taken for an answer before the question stands again


@dataclass
class Sheet:
    """A draft and its form, for one turn. `asides` of the draft hold what the talk needs:

    skipped: keys passed over · mending: the answered key being changed · after: keys to change after it ·
    gathering: the key that still takes more ·
    almost: guesses to confirm · picked: choices so far · pieces: words that did not fit yet · telling: the words of
    one's own just taken down · tries: misses by key · paused · away: a person of ours was called.
    """

    turn: Turn
    draft: Application

    @cached_property
    def form(self) -> Form:
        return self.turn.knowledge.form(self.draft.form_version)

    @property
    def language(self) -> Language:
        return "en" if self.turn.language == "en" else "th"

    @property
    def answers(self) -> dict[str, Any]:
        return self.draft.answers

    @property
    def asides(self) -> dict[str, Any]:
        return self.draft.asides

    @property
    def skipped(self) -> list[str]:
        return list(self.asides.get("skipped", ()))

    @property
    def field(self) -> Field | None:
        """The question that stands; None when all is answered."""
        for aside in ("mending", "gathering"):
            if (key := self.asides.get(aside)) and key in {field.key for field in visible(self.form, self.answers)}:
                return self.form.field(key)
        return None if self.sent else next_field(self.form, self.answers, self.skipped)

    @property
    def sent(self) -> bool:
        """It was sent, and is open again for changes: nothing is asked but what is to be changed."""
        return self.draft.status != "draft"

    @property
    def idle(self) -> bool:
        return self.turn.now - self.draft.updated_at > IDLE

    @cached_property
    def doubtful(self) -> bool:
        """Whether words of one's own may be meant for others: after a long silence, or when a person was called."""
        return self.idle or bool(self.asides.get("away"))

    def asked(self, field: Field) -> Asked:
        return Asked(field, self.answers, self.language, as_day(self.turn.now))

    def counts(self) -> tuple[int, int]:
        """How many questions are done, of how many."""
        asked = visible(self.form, self.answers)
        done = [field for field in asked if field.key in self.answers or field.key in self.skipped]
        return len(done), len(asked)

    def place(self, field: Field) -> tuple[int, int, str]:
        found = progress(self.form, self.answers, self.skipped, field.key)
        return found.number, found.of, found.section.title.of(self.language) if found.section else ""

    def put(self, field: Field, value: Answer, also: Mapping[str, Answer] | None = None) -> list[Field]:
        """Take an answer down, and what else the same words settled; the fields that must be asked again."""
        self._write(field.key, value)
        for one in self.form.fields:
            if one.key in (also or {}) and accepts(one, (also or {})[one.key], self.answers):
                self._write(one.key, (also or {})[one.key])
        fallen = stale(self.form, self.answers)
        for key in fallen:
            del self.draft.answers[key]
        self.settle(field.key)
        return [one for one in visible(self.form, self.answers) if one.key in fallen]

    def _write(self, key: str, value: Answer) -> None:
        before = self.answers.get(key)
        if before == value:
            return
        self.draft.answers[key] = value
        detail = {"key": key} | ({"before": before, "after": value} if before is not None else {})
        if not self.sent:  # what was sent is compared as a whole: see `reopened`
            self.draft.note("answered", by="applicant", at=self.turn.now, **detail)
        self.asides["skipped"] = [one for one in self.skipped if one != key]

    def settle(self, key: str) -> None:
        """This question is done with: nothing pending is left of it."""
        for aside in (*PENDING, "away"):
            self.asides.pop(aside, None)
        if then := self.asides.pop("after", None):
            self.asides.update(mending=then[0], after=then[1:])
        self.asides["tries"] = {name: count for name, count in self.asides.get("tries", {}).items() if name != key}
        self.touch()

    def touch(self) -> None:
        self.draft.updated_at = self.turn.now

    def put_aside(self, field: Field, value: Answer) -> None:
        """Take down an answer to another question than the one that stands, which stays as it is."""
        pending = {aside: self.asides[aside] for aside in (*PENDING, "after") if aside in self.asides}
        self.put(field, value)
        self.asides.update(pending)

    def skip(self, field: Field) -> None:
        self.asides["skipped"] = [*self.skipped, field.key]
        self.draft.answers.pop(field.key, None)
        self.settle(field.key)

    def missed(self, field: Field) -> int:
        """Count one more miss at this question; how many that makes."""
        tries = dict(self.asides.get("tries", {}))
        tries[field.key] = tries.get(field.key, 0) + 1
        self.asides["tries"] = tries
        self.touch()
        return int(tries[field.key])


def sheet_of(turn: Turn) -> Sheet:
    """The sheet of the turn's draft. Only for turns that have one."""
    if turn.draft is None:
        raise LookupError("no draft in this conversation")
    return Sheet(turn, turn.draft)
