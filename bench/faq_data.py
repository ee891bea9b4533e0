"""The question sets that the matcher is measured on: our own and small ones of other kinds, written for this project.

Run from the root of the checkout; nothing is downloaded.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from faq.entry import entries_from
from faq.words import Words

ROOT = Path(__file__).resolve().parent.parent
TAUGHT = 5  # wordings of a topic where they are drawn by lot


@dataclass(frozen=True)
class QuestionSet:
    """taught: wordings by topic; asked: questions with their topic; elsewhere: messages that belong to none."""

    name: str
    taught: dict[str, list[str]]
    asked: list[tuple[str, str]]
    elsewhere: list[str]
    words: Words | None = None


def small_sets(draws: int = 0) -> Iterator[QuestionSet]:
    """The sets of bench/faq_sets as written, and each as often again with wordings drawn by lot (name~1, name~2, …)."""
    for path in sorted((ROOT / "bench" / "faq_sets").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        taught = {topic: some["taught"] for topic, some in data["topics"].items()}
        asked = [(question, topic) for topic, some in data["topics"].items() for question in some["asked"]]
        yield QuestionSet(path.stem, taught, asked, data["elsewhere"])
        for draw in range(1, draws + 1):
            yield _drawn(f"{path.stem}~{draw}", data, random.Random(draw))


def _drawn(name: str, data: dict[str, Any], lot: random.Random) -> QuestionSet:
    taught, asked = {}, []
    for topic, some in data["topics"].items():
        pool = some["taught"] + some["asked"]
        lot.shuffle(pool)
        count = len(some["taught"])
        taught[topic] = pool[:count]
        asked += [(question, topic) for question in pool[count:]]
    return QuestionSet(name, taught, asked, data["elsewhere"])


def programmes() -> tuple[dict[str, list[str]], Words]:
    """The wordings of our programmes by topic, and their words."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "programmes").glob("*/faq.yaml")):
        for entry in entries_from(yaml.safe_load(path.read_text(encoding="utf-8")), path.parent.name):
            found[entry.topic] = list(entry.wordings())
    return found, Words.of(yaml.safe_load((ROOT / "programmes" / "words.yaml").read_text(encoding="utf-8")))


def ours(file: str) -> QuestionSet:
    """Our programmes with the questions of tests/faq/FILE.jsonl."""
    taught, words = programmes()
    lines = (ROOT / "tests" / "faq" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    asked = [(row["q"], row["topic"]) for row in rows if row["topic"]]
    return QuestionSet(file, taught, asked, [row["q"] for row in rows if not row["topic"]], words)


def few_of_ours(seed: int, asked: int = 4) -> Iterator[QuestionSet]:
    """Our programmes as if only five wordings a topic were known, Thai and English apart."""
    every, _ = programmes()
    for name, thai in (("ours_thai", True), ("ours_english", False)):
        lot, taught, questions = random.Random(seed), {}, []
        for topic, wordings in every.items():
            pool = [wording for wording in wordings if any("ก" <= letter <= "๙" for letter in wording) == thai]
            lot.shuffle(pool)
            if len(pool) > TAUGHT + 1:
                taught[topic] = pool[:TAUGHT]
                questions += [(wording, topic) for wording in pool[TAUGHT : TAUGHT + asked]]
        yield QuestionSet(name, taught, questions, [])
