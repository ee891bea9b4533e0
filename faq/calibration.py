"""The two limits between answering, offering and not knowing. None is set by hand: `faq.calibrate` finds them.

Knows where the shipped limits are kept. Knows no message.
"""

from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from faq.match import Band


class Calibration(BaseModel):
    """From which sureness on a topic is answered, and from which it is offered."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    answer: float = Field(ge=0, le=1)
    suggest: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Calibration":
        if self.suggest > self.answer:
            raise ValueError(f"suggest ({self.suggest}) must not be above answer ({self.answer})")
        return self

    def band(self, sureness: float) -> Band:
        """What to do with a topic that one is so sure of."""
        return "answer" if sureness >= self.answer else "suggest" if sureness >= self.suggest else "none"


@lru_cache(maxsize=1)
def shipped() -> Calibration:
    """The limits of `faq/data/limits.yaml`, for wordings that have none of their own."""
    text = files("faq").joinpath("data", "limits.yaml").read_text(encoding="utf-8")
    return Calibration.model_validate(yaml.safe_load(text))
