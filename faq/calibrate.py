"""Finds from which sureness on to answer and to offer, by asking an index what it has not been told.

Knows wordings, examples and the share of mistakes that is allowed. Knows no entry and no file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faq.confidence import Calibration
from faq.index import Index
from faq.words import Words, elsewhere

FOLDS = 5
WRONG = 0.005  # of the questions that have an answer here, answered with another topic
STRAYED = 0.01  # of the messages that have none, answered with a topic all the same
KEPT = 0.998  # of the questions that have an answer here, at least offered something
FINE = ("not-ours-", "chat-")  # these may answer a stranger

Wordings = Mapping[str, Sequence[str]]
Example = tuple[str, str | None]  # what was said, and its topic; None where no topic fits


@dataclass(frozen=True)
class Asked:
    """How one example came out."""

    sureness: float
    right: bool
    stranger: bool
    harmless: bool  # a stranger taken for small talk, or for something that is somebody else's


@dataclass(frozen=True)
class Outcome:
    """The limits that were found, and what they do with the examples: shares from 0 to 1."""

    calibration: Calibration
    questions: int
    strangers: int
    best_right: float
    answered_right: float
    answered_wrong: float
    offered: float
    strangers_answered: float


def calibrate(wordings: Wordings, words: Words | None = None, examples: Sequence[Example] = ()) -> Outcome:
    """Limits by cross-validation: each wording is asked of an index that does not know it.

    examples: real messages with their topics; where there are a hundred or more, they alone decide.
    """
    if len(examples) >= 100:
        return limits(list(_asked(Index.build(wordings, words), examples)))
    return limits([one for fold in range(FOLDS) for one in _fold(wordings, words, fold)])


def limits(asked: Sequence[Asked]) -> Outcome:
    """The lowest limits that keep the allowed shares of mistakes."""
    questions = [one for one in asked if not one.stranger]
    strangers = [one for one in asked if one.stranger]
    wrong = sorted((one.sureness for one in questions if not one.right), reverse=True)
    strayed = sorted((one.sureness for one in strangers if not one.harmless), reverse=True)
    answer = max(_after(wrong, WRONG * len(questions)), _after(strayed, STRAYED * len(strangers)))
    known = sorted(one.sureness for one in questions)
    suggest = known[int((1 - KEPT) * len(known))] if known else 0.0
    found = Calibration(round(answer, 3), round(min(suggest, answer), 3))
    return _outcome(found, questions, strangers)


def _after(scores: Sequence[float], allowed: float) -> float:
    """The limit above which at most `allowed` of the scores lie; scores: highest first."""
    place = int(allowed)
    return scores[place] + 0.001 if place < len(scores) else 0.0


def _outcome(found: Calibration, questions: Sequence[Asked], strangers: Sequence[Asked]) -> Outcome:
    answered = [one for one in questions if one.sureness >= found.answer]
    return Outcome(
        calibration=found,
        questions=len(questions),
        strangers=len(strangers),
        best_right=_share(sum(one.right for one in questions), questions),
        answered_right=_share(sum(one.right for one in answered), questions),
        answered_wrong=_share(sum(not one.right for one in answered), questions),
        offered=_share(sum(found.suggest <= one.sureness < found.answer for one in questions), questions),
        strangers_answered=_share(
            sum(one.sureness >= found.answer and not one.harmless for one in strangers), strangers
        ),
    )


def _share(count: int, of: Sequence[Asked]) -> float:
    return count / len(of) if of else 0.0


def _fold(wordings: Wordings, words: Words | None, fold: int) -> Iterator[Asked]:
    known = {topic: [one for n, one in enumerate(some) if _kept(n, fold, some)] for topic, some in wordings.items()}
    held = [(one, topic) for topic, some in wordings.items() for n, one in enumerate(some) if not _kept(n, fold, some)]
    strangers = elsewhere()
    index = Index.build(known, words, strangers=[one for n, one in enumerate(strangers) if n % FOLDS != fold])
    yield from _asked(index, [*held, *((one, None) for n, one in enumerate(strangers) if n % FOLDS == fold)])


def _kept(place: int, fold: int, some: Sequence[str]) -> bool:
    return len(some) == 1 or place % min(FOLDS, len(some)) != fold


def _asked(index: Index, examples: Sequence[Example]) -> Iterator[Asked]:
    for text, topic in examples:
        match = index.match(text)
        sureness = match.candidates[0].score if match.candidates else 0.0
        right = topic is not None and (match.topic == topic or any(part.topic == topic for part in match.parts))
        yield Asked(sureness, right, topic is None, match.topic.startswith(FINE))
