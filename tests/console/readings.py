"""Reviewers, their rubric and what they score, for the desks' tests. Knows rows; opens no page."""

from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from bot.folders import find
from bot.rubrics import add_versions
from models.review import Review
from models.rubric import Rubric, newest_rubric
from models.scoring import total_of
from tests.console import factories

WHY = "กลุ่มเข้มแข็ง มีบัญชีชัดเจน และเด็กรุ่นใหม่มาเรียนต่อ"


@lru_cache(maxsize=1)
def rubric() -> Rubric:
    """The real one."""
    return find().rubrics[factories.PROGRAMME]


KEYS = ("growth", "local_wisdom", "online", "tourism_readiness")


def scale(*scores: int) -> dict[str, int]:
    return dict(zip(KEYS, scores or (3, 3, 3, 3), strict=True))


def filled(*scores: int, **more: Any) -> dict[str, Any]:
    """The scoring form, whole."""
    given = {f"score-{key}": str(score) for key, score in scale(*scores).items()}
    return given | {"why": WHY, "advice": "yes", "step": "stay", "window": "one", "revision": "0"} | more


def load_rubric(session: Session) -> None:
    add_versions(session, {factories.PROGRAMME: rubric()}, factories.NOW)
    session.flush()


def given(session: Session, application_id: int, reviewer_id: int, *scores: int, **about: Any) -> Review:
    """A reading that was given out; done where there are scores."""
    version = newest_rubric(session, factories.PROGRAMME)
    assert version
    made = Review(
        application_id=application_id, reviewer_id=reviewer_id, assigned_by=reviewer_id, assigned_at=factories.NOW,
        state="assigned", scores={}, reasons={}, earlier=[], why="", advice="", aside="", window="",
    )  # fmt: skip
    if scores:
        made.state, made.scores, made.why, made.advice = "done", scale(*scores), WHY, "yes"
        made.total, made.rubric_version_id, made.done_at = total_of(rubric(), made.scores), version.id, factories.NOW
    for name, value in about.items():
        setattr(made, name, value)
    session.add(made)
    session.flush()
    return made
