"""What the sample reviewers were given and what they scored, after all the talks have been played.

Knows reviews as rows; the words are in `scores.yaml`.
"""

from collections.abc import Mapping
from secrets import token_urlsafe

from sqlalchemy import select

from bot.sample.script import Reading, Scorer, Script
from bot.sample.stage import Stage
from console import create_staff
from models.application import Application
from models.assigning import told
from models.review import Review
from models.rubric import RubricVersion, newest_rubric
from models.scoring import total_of

ASSIGNER = "admin"


def play(stage: Stage, played: Script, references: Mapping[str, str]) -> None:
    """references: reference numbers by the key of the story."""
    people = {**stage.staff, **{scorer.name: _join(stage, scorer) for scorer in played.scorers}}
    known = {one.reference: one for one in stage.session.scalars(select(Application))}
    for reading in played.readings:
        application = known[references[reading.of]]
        version = newest_rubric(stage.session, application.programme_id)
        if version:
            _read(stage, reading, application, version, people)
    stage.session.flush()


def _join(stage: Stage, scorer: Scorer) -> int:
    person = create_staff(stage.session, scorer.name, "reviewer", token_urlsafe(24), shown_name=scorer.shown)
    person.preferences = {"province": scorer.province} if scorer.province else {}
    return person.id


def _read(
    stage: Stage, reading: Reading, application: Application, version: RubricVersion, people: Mapping[str, int]
) -> None:
    at, who, rubric = stage.put(reading.at), people[reading.by], version.rubric
    scores = {one.id: score for one, score in zip(rubric.criteria, reading.scores, strict=False)}
    review = Review(
        application_id=application.id, reviewer_id=who, assigned_by=stage.staff[ASSIGNER], assigned_at=at,
        state=reading.state or ("done" if scores else "assigned"), scores=scores, reasons=reading.reasons,
        why=reading.why, advice=reading.advice, aside=reading.aside, window="", earlier=[],
        changed_at=at if reading.why or reading.aside else None,
    )  # fmt: skip
    if scores:
        review.rubric_version_id = version.id
    if review.state == "done":
        review.total, review.done_at = total_of(rubric, scores), at
        told(stage.session, application.id, "scored", who, at)
    elif review.aside:
        told(stage.session, application.id, review.state, who, at)
    stage.session.add(review)
