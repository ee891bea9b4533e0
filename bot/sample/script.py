"""What the sample people say and what staff do about it, as it stands in the YAML files beside this module.

Knows the shape of a story; plays none.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

FOLDER = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the quick one where the library has it


def _in_the_demos_spring(written: object) -> object:
    """“05-20 08:15” is the 20th of May 2564, 8:15 in Bangkok."""
    return datetime.fromisoformat(f"2021-{written}:00+07:00") if isinstance(written, str) else written


Moment = Annotated[datetime, BeforeValidator(_in_the_demos_spring)]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(Strict):
    """Something asked of the bot, with what is found for it: topics and scores, best first."""

    says: str
    found: tuple[tuple[str, float], ...] = ()
    band: Literal["answer", "suggest", "none"] = "none"


class Step(Question):
    """One thing that happens: the person says, presses or sends something; or `by`, one of the staff, acts.

    presses: a choice on show, by what a tap on it means. writes: to the person; takes: the talk; note: on the
    application; to, why, tell: moves it, for this reason, the applicant told or not. lost: our answer does not arrive,
    for this reason; gone: nor will any other. breaks: the bot fails over these words, in this way.
    """

    at: Moment
    says: str = ""
    presses: str = ""
    sends: Literal["", "voice", "sticker"] = ""
    by: str = ""
    writes: str = ""
    takes: bool = False
    note: str = ""
    to: str = ""
    why: str = ""
    tell: bool = False
    lost: str = ""
    gone: bool = False
    breaks: str = ""


class Story(Strict):
    """One person's talk. answers: by field key, as they are stored; photos: names of scenes.

    asks: questions put in mid-form, by the key that was just asked. sent: whether what is complete is sent.
    """

    key: str
    where: str  # the channel's name
    who: str
    persona: str = ""  # one of the simulator's people
    began: Moment
    opening: str = "สมัคร"
    answers: dict[str, Any] = {}
    photos: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    asks: dict[str, Question] = {}
    sent: bool = True
    steps: tuple[Step, ...] = ()

    @property
    def pictures(self) -> list[str]:
        """Names of its photos among all that are drawn."""
        return [f"{self.key}/{scene}" for scene in self.photos]


class Call(Strict):
    """A question on the phone that the operator found no answer to."""

    at: Moment
    asked: str
    offered: tuple[str, ...] = ()


class Scorer(Strict):
    """One more reviewer, who never logs in."""

    name: str
    shown: str
    province: str = ""


class Reading(Strict):
    """What a reviewer made of one story's application: nothing yet, scores in the rubric's order, or put aside."""

    of: str
    by: str
    at: Moment
    scores: tuple[int, ...] = ()
    reasons: dict[str, str] = {}
    why: str = ""
    advice: str = ""
    aside: str = ""
    state: str = ""


class Script(Strict):
    stories: tuple[Story, ...] = ()
    calls: tuple[Call, ...] = Field(default=())
    scorers: tuple[Scorer, ...] = ()
    readings: tuple[Reading, ...] = ()


def script() -> Script:
    """Every story, in the order in which they began."""
    read = [Script.model_validate(yaml.load(path.read_bytes(), LOADER)) for path in sorted(FOLDER.glob("*.yaml"))]  # noqa: S506
    stories = sorted((story for one in read for story in one.stories), key=lambda story: story.began)
    return Script(
        stories=tuple(stories),
        calls=tuple(call for one in read for call in one.calls),
        scorers=tuple(scorer for one in read for scorer in one.scorers),
        readings=tuple(reading for one in read for reading in one.readings),
    )
