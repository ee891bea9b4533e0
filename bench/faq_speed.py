"""How long one question takes, from a hundred wordings to a hundred thousand, beside plain RapidFuzz in the same run.

    python -m bench.faq_speed [--most 100000]

One core. The floor is `process.extract(question, wordings, scorer=ratio)`, which looks at every wording; the ratio of
the two says more than milliseconds do when the machine is busy. Wordings are made up: eight for each topic, from the
words of the Thai dictionary and the ways of asking below.
"""

import argparse
import os
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from faq.dictionary import standard
from faq.index import Index

EACH = 8
QUESTIONS = 300
SIZES = (100, 1_000, 8_000, 25_000, 100_000)
WAYS = (
    "{a}{b}อย่างไร", "วิธี{a}{b}", "อยาก{a}{b}ต้องทำไง", "{b}{a}ได้ที่ไหน", "ขอข้อมูล{a}{b}หน่อย", "{a}{b}ราคาเท่าไหร่",
    "{b}{c}{a}ได้ไหม", "มี{b}{c}ไหม", "{a}{c}เมื่อไหร่", "ทำไมต้อง{a}{b}{c}", "ใคร{a}{c}ได้บ้าง", "{c}{b}คืออะไร",
    "ต้องเตรียมอะไรไป{a}{b}", "{a}{b}กี่วันเสร็จ",
)  # fmt: skip


def made_up(topics: int, lot: random.Random) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Wordings by topic, and questions that are none of them, with their topics."""
    words = sorted(word for word in standard() if 3 < len(word) < 10)
    wordings: dict[str, list[str]] = {}
    questions: dict[str, str] = {}
    for topic in range(topics):
        a, b, c = lot.sample(words, 3)
        ways = lot.sample(WAYS, EACH + 1)
        wordings[f"topic-{topic}"] = [way.format(a=a, b=b, c=c) for way in ways[:EACH]]
        questions["สอบถามค่ะ " + ways[-1].format(a=a, b=b, c=c) + "คะ"] = f"topic-{topic}"
    chosen = lot.sample(sorted(questions), min(QUESTIONS, len(questions)))
    return wordings, {question: questions[question] for question in chosen}


def timed(questions: list[str], ask: object) -> Iterator[float]:
    """Milliseconds of processor time for each question."""
    for question in questions:
        start = time.process_time()
        ask(question)  # type: ignore[operator]
        yield (time.process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    most = parser.parse_args().most
    print("wordings  topics  build s  memory MB  first ms   p50 ms   p95 ms  floor p50  ratio  right")
    for size in (size for size in SIZES if size <= most):
        measure(size)


def measure(size: int) -> None:
    wordings, expected = made_up(max(2, size // EACH), random.Random(size))
    questions = list(expected)
    start = time.process_time()
    index = Index.build(wordings)
    built = time.process_time() - start
    first = next(timed(questions[:1], index.match))
    took = np.array(list(timed(questions, index.match)))
    floor = np.median(
        list(timed(questions[:40], lambda text: process.extract(text, index.wordings, scorer=fuzz.ratio)))
    )
    right = np.mean([index.match(question).topic == topic for question, topic in expected.items()])
    print(
        f"{size:8}  {len(wordings):6}  {built:7.1f}  {memory():9.0f}  {first:8.2f}  {np.median(took):7.2f}  "
        f"{np.percentile(took, 95):7.2f}  {floor:9.2f}  {np.median(took) / floor:5.2f}  {right:5.0%}"
    )


def memory() -> float:
    """Resident memory of this process now, MB."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
