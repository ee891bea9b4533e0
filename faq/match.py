"""What the matcher says about a message: which topics fit, how well, and why.

Knows results only.
"""

from dataclasses import dataclass
from typing import Literal

Band = Literal["answer", "suggest", "none"]
SMALL_TALK = "chat-"  # how the names of topics begin that are greetings, thanks, chatter
ELSEWHERE = "not-ours-"  # and of those that somebody else answers
HARMLESS = (SMALL_TALK, ELSEWHERE)  # these may answer where nothing of ours should, and may stand for each other
Steps = tuple[tuple[str, str], ...]  # name of the step, what the text became


@dataclass(frozen=True)
class Candidate:
    """One topic with its score from 0 to 1 and the wording that fits best."""

    topic: str
    score: float
    wording: str = ""


@dataclass(frozen=True)
class Match:
    """The verdict on one message. candidates: best first; parts: a Match for each question where there are several."""

    band: Band
    candidates: tuple[Candidate, ...] = ()
    parts: tuple["Match", ...] = ()
    steps: Steps = ()
    why: str = ""

    @property
    def is_firm(self) -> bool:
        """One sure answer: what was spoken of before would not change it."""
        return self.band == "answer" and not self.parts

    @property
    def topic(self) -> str:
        """The best topic; empty where there is none."""
        return self.candidates[0].topic if self.candidates else ""
