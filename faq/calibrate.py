"""Finds from which sureness on to answer and to offer, by asking an index what it has not been told.

Knows wordings, examples and the share of mistakes that is allowed. Knows no entry and no file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from faq.calibration import Calibration, shipped
from faq.index import Index
from faq.match import HARMLESS
from faq.words import Words, elsewhere

FOLDS = 5
ENOUGH = 100  # examples from which on they alone decide
WRONG = 0.015  # of the questions that have an answer here, answered with another topic
STRAYED = 0.04  # of the messages that have none, answered with a topic all the same
KEPT = 0.99  # of the questions whose topic is among the best, offered at least

Wordings = Mapping[str, Sequence[str]]
Example = tuple[str, str | None]  # what was said, and its topic; None where no topic fits


@dataclass(frozen=True)
class Asked:
    """How one example came out."""

    sureness: float
    right: bool  # the best topic is the right one, or does no harm
    among: bool  # the right one is among those that would be offered
    stranger: bool


@dataclass(frozen=True)
class Shares:
    """What limits do, from 0 to 1: the first four of the questions that have an answer here, the last of the others."""

    best_right: float
    answered_right: float
    answered_wrong: float
    right_or_offered: float
    strangers_answered: float


@dataclass(frozen=True)
class Outcome:
    """The limits that were found; what they do, each fifth judged by limits found without it; and what others do."""

    calibration: Calibration
    questions: int
    strangers: int
    found: Shares
    in_use: Shares


def calibrate(
    wordings: Wordings, words: Words | None = None, examples: Sequence[Example] = (), in_use: Calibration | None = None
) -> Outcome:
    """Limits from real messages with their topics; without enough of them, from each wording asked of an index
    that does not know it. in_use: limits to compare with, those of `words` unless given."""
    if len(examples) >= ENOUGH:
        asked = list(_asked(Index.build(wordings, words), examples))
    else:
        asked = [one for fold in range(FOLDS) for one in _fold(wordings, words, fold)]
    used = in_use or (words or Words()).limits or shipped()
    strangers = sum(one.stranger for one in asked)
    return Outcome(limits(asked), len(asked) - strangers, strangers, _crosswise(asked), shares(asked, used))


def limits(asked: Sequence[Asked]) -> Calibration:
    """The lowest limits that keep the allowed shares of mistakes."""
    questions = [one for one in asked if not one.stranger]
    strangers = [one for one in asked if one.stranger]
    wrong = sorted((one.sureness for one in questions if not one.right), reverse=True)
    strayed = sorted((one.sureness for one in strangers if not one.right), reverse=True)
    answer = max(_after(wrong, WRONG * len(questions)), _after(strayed, STRAYED * len(strangers)))
    known = sorted(one.sureness for one in questions if one.among)
    suggest = known[int((1 - KEPT) * len(known))] if known else 0.0
    return Calibration(answer=round(min(answer, 1.0), 3), suggest=round(min(suggest, answer, 1.0), 3))


def shares(asked: Sequence[Asked], used: Calibration) -> Shares:
    """What these limits do with these examples."""
    questions = [one for one in asked if not one.stranger]
    strangers = [one for one in asked if one.stranger]
    sure = [one for one in questions if one.sureness >= used.answer]
    offered = [one for one in questions if used.suggest <= one.sureness < used.answer]
    right = sum(one.right for one in sure)
    return Shares(
        best_right=sum(one.right for one in questions) / max(1, len(questions)),
        answered_right=right / max(1, len(questions)),
        answered_wrong=(len(sure) - right) / max(1, len(questions)),
        right_or_offered=(right + sum(one.among for one in offered)) / max(1, len(questions)),
        strangers_answered=sum(one.sureness >= used.answer and not one.right for one in strangers)
        / max(1, len(strangers)),
    )


def _crosswise(asked: Sequence[Asked]) -> Shares:
    """The mean over the fifths of what the limits of the other four do."""
    each = [shares(asked[n::FOLDS], limits([one for m in range(FOLDS) if m != n for one in asked[m::FOLDS]]))
            for n in range(FOLDS)]  # fmt: skip
    return Shares(*(sum(column) / FOLDS for column in zip(*map(astuple, each), strict=True)))


def _after(scores: Sequence[float], allowed: float) -> float:
    """The limit above which at most `allowed` of the scores lie; scores: highest first."""
    place = int(allowed)
    return scores[place] + 0.001 if place < len(scores) else 0.0


def _fold(wordings: Wordings, words: Words | None, fold: int) -> Iterator[Asked]:
    known = {topic: [one for n, one in enumerate(some) if _kept(n, fold, some)] for topic, some in wordings.items()}
    held = [(one, topic) for topic, some in wordings.items() for n, one in enumerate(some) if not _kept(n, fold, some)]
    strangers = elsewhere()
    index = Index.build(known, words, None, [one for n, one in enumerate(strangers) if n % FOLDS != fold])
    yield from _asked(index, [*held, *((one, None) for one in strangers[fold::FOLDS])])


def _kept(place: int, fold: int, some: Sequence[str]) -> bool:
    return len(some) == 1 or place % min(FOLDS, len(some)) != fold


def _asked(index: Index, examples: Sequence[Example]) -> Iterator[Asked]:
    for text, topic in examples:
        match = index.match(text)
        sureness = match.candidates[0].score if match.candidates else 0.0
        got = {match.topic, *(part.topic for part in match.parts)}
        harmless = (topic is None or topic.startswith(HARMLESS)) and match.topic.startswith(HARMLESS)
        among = topic in [one.topic for one in match.candidates[:3]]
        yield Asked(sureness, topic in got or harmless, among, topic is None)
