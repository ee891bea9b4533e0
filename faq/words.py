"""Words that mean the same, brands in all their spellings, politeness, opposites: data, kept in YAML.

Knows the shape of that data and how it is checked. Does not know what a message is.

    spellings:                                  # every form is read as the word on the left
      synergy: [ซินเนอร์จี, ซินเนอจี]
    same:                                       # mean about the same: helps, never replaces
      deadline: [วันสุดท้าย, ปิดรับ, last day]
    kinds:                                      # words of one kind
      province: [เชียงใหม่, ยโสธร]
    around: [สวัสดี, รบกวน]                        # said before or after the question, never part of it
    asking: [อยากทราบว่า, can you tell me]          # the question begins here; what comes before is about the person
    particles: [ค่ะ, ครับ]                         # dropped wherever they stand
    opposites: [[[เปิด, open], [ปิด, close]]]      # one side, other side
    undoing: [ยกเลิก, cancel]                     # turn an act round
    limits: {answer: 0.8, suggest: 0.3}         # written by `samak faq calibrate --write`
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from faq.calibration import Calibration

Forms = tuple[str, ...]


class Words(BaseModel):
    """What is known about words. Several sets are joined with `+`; the right one adds to the left one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    spellings: dict[str, Forms] = {}
    same: dict[str, Forms] = {}
    kinds: dict[str, Forms] = {}
    around: Forms = ()
    asking: Forms = ()
    particles: Forms = ()
    opposites: tuple[tuple[Forms, Forms], ...] = ()
    undoing: Forms = ()
    limits: Calibration | None = None

    def __add__(self, other: "Words") -> "Words":
        return Words(
            spellings=_joined(self.spellings, other.spellings),
            same=_joined(self.same, other.same),
            kinds=_joined(self.kinds, other.kinds),
            around=self.around + other.around,
            asking=self.asking + other.asking,
            particles=self.particles + other.particles,
            opposites=self.opposites + other.opposites,
            undoing=self.undoing + other.undoing,
            limits=other.limits or self.limits,
        )

    @classmethod
    def of(cls, data: Any) -> "Words":
        """From a parsed `words.yaml`. Raises pydantic's ValidationError."""
        return cls.model_validate(data or {})

    def forms(self) -> Iterable[str]:
        """Every form in it, for the dictionary."""
        for group in (self.spellings, self.same, self.kinds):
            for forms in group.values():
                yield from forms
        yield from (*self.around, *self.asking, *self.particles, *self.undoing)
        for one, other in self.opposites:
            yield from (*one, *other)


@lru_cache(maxsize=1)
def general() -> Words:
    """The shipped words of everyday Thai and English: nothing of any programme is in them."""
    return Words.of(yaml.safe_load(_shipped("words.yaml")))


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Everyday English words, for telling a real word from a slip."""
    lines = _shipped("english.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def elsewhere() -> tuple[str, ...]:
    """Messages that no FAQ answers, for calibration."""
    return tuple(line for line in _shipped("elsewhere.txt").splitlines() if line and not line.startswith("#"))


def _shipped(name: str) -> str:
    return files("faq").joinpath("data", name).read_text(encoding="utf-8")


def _joined(one: Mapping[str, Forms], other: Mapping[str, Forms]) -> dict[str, Forms]:
    return {name: one.get(name, ()) + other.get(name, ()) for name in {**one, **other}}
