"""What a reviewer filled in on the scoring page, and how it is kept: as a draft, or as done.

Knows the form's fields and one review; knows no page and no application.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from models.review import ADVICE, Review
from models.rubric import Rubric
from models.scoring import fits, total_of

LONGEST = 4000  # characters of the justification
LONGEST_REASON = 1000


@dataclass(frozen=True)
class Typed:
    """As on the page. window: which page it is; revision: what the review was when that page was made."""

    scores: Mapping[str, int]
    reasons: Mapping[str, str]
    why: str
    advice: str
    window: str = ""
    revision: int = 0


def typed_from(form: Mapping[str, str], rubric: Rubric) -> Typed:
    scores = {one.id: form.get(f"score-{one.id}", "") for one in rubric.criteria}
    given = {key: int(score) for key, score in scores.items() if score.isdecimal() and len(score) < 4}
    reasons = {one.id: _words(form, f"reason-{one.id}", LONGEST_REASON) for one in rubric.criteria}
    revision = form.get("revision", "")
    return Typed(
        scores={one.id: given[one.id] for one in rubric.criteria if one.id in given and fits(one, given[one.id])},
        reasons={key: words for key, words in reasons.items() if words},
        why=_words(form, "why", LONGEST),
        advice=form.get("advice", "") if form.get("advice") in ADVICE else "",
        window=form.get("window", "")[:40],
        revision=int(revision) if revision.isdecimal() and len(revision) < 9 else 0,
    )


def typed_before(review: Review | None, window: str) -> Typed:
    if review is None:
        return Typed({}, {}, "", "", window)
    return Typed(review.scores, review.reasons, review.why, review.advice, window, review.revision)


def written_elsewhere(review: Review, typed: Typed) -> bool:
    """Whether another window of the same person wrote since this one was opened."""
    return bool(review.window) and review.window != typed.window and review.revision != typed.revision


def keep_draft(review: Review, typed: Typed, at: datetime) -> None:
    """What is done stays as it is until it is done anew."""
    if review.state == "done":
        return
    _fill(review, typed)
    review.state, review.changed_at = "started", at


def finish(review: Review, rubric: Rubric, typed: Typed, at: datetime) -> None:
    """Whole and counted from now on; what stood before is kept beside it."""
    if review.state == "done":
        review.earlier = [*review.earlier, _as_it_stood(review)]
    _fill(review, typed)
    review.state, review.total = "done", total_of(rubric, typed.scores)
    review.done_at = review.changed_at = at


def _fill(review: Review, typed: Typed) -> None:
    review.scores, review.reasons = dict(typed.scores), dict(typed.reasons)
    review.why, review.advice, review.window = typed.why, typed.advice, typed.window


def _as_it_stood(review: Review) -> dict[str, object]:
    at = review.done_at.isoformat() if review.done_at else ""
    about = {"scores": review.scores, "reasons": review.reasons, "why": review.why, "advice": review.advice}
    return {**about, "total": review.total, "at": at}


def _words(form: Mapping[str, str], name: str, longest: int) -> str:
    return form.get(name, "").replace("\r\n", "\n").strip()[:longest]
