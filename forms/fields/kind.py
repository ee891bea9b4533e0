"""What every kind of field can do, and the table of kinds by name.

Knows how a kind is asked. Knows none of them: each stands in a module of its own and names itself here.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import ClassVar, TypeVar

from forms.definition import Field
from forms.question import asking
from forms.readings import Almost, Offer, Problem, Reading, Value
from forms.terms import Answer, Answers, Language

UNSURE = 0.45  # the answer is in there, among much that is something else
ANSWER_SHAPED = 0.5  # a problem with words that were meant as an answer: nine digits for a phone


@dataclass(frozen=True)
class Asked:
    """The question that stands. today: for dates such as “tomorrow” and for limits that say “today”."""

    field: Field
    answers: Answers = attribute(default_factory=dict)
    language: Language = "th"
    today: date | None = None


class Kind(ABC):
    """A kind of field. Subclass it, name it, put `@kind` before it, and it is there."""

    name: ClassVar[str] = ""
    limits: ClassVar[frozenset[str]] = frozenset()  # the limits a file may set on it
    chosen: ClassVar[bool] = False  # has choices of its own
    nearly: ClassVar[frozenset[str]] = frozenset()  # codes of problems with words that were meant as an answer

    @abstractmethod
    def read(self, text: str, asked: Asked, /) -> Reading:
        """What the words come to. Never raises."""

    @abstractmethod
    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        """Whether this stored value would stand as the answer, with the other answers as they are. Never raises."""

    def show(self, value: Answer, _field: Field, _language: Language, /) -> str:
        """The value for people to read."""
        return str(value)

    def offers(self, _asked: Asked, /) -> tuple[Offer, ...]:
        """Answers to tap, where there are few enough."""
        return ()

    def sure(self, text: str, asked: Asked, /) -> float:
        """How sure these words answer this field: 1 is certain, under 0.5 they had better be something else."""
        doubt = 0.0 if self.exact(text, asked) and not text.rstrip().endswith("?") else 0.85 * asking(text)
        return self.certainty(text, asked) * (1 - doubt)

    def certainty(self, text: str, asked: Asked, /) -> float:
        """The same, if the words are no question."""
        match self.read(text, asked):
            case Value(said_back=said_back):
                return 0.9 if said_back else 1.0
            case Almost():
                return 0.7
            case Problem(code=code):
                return ANSWER_SHAPED if code in self.nearly else 0.0

    def exact(self, _text: str, _asked: Asked, /) -> bool:
        """Whether the whole message is one of the answers, though it may look like a question."""
        return False


KINDS: dict[str, Kind] = {}
OneOfKind = TypeVar("OneOfKind", bound=type[Kind])


def kind(made: OneOfKind) -> OneOfKind:
    """Put this kind into the table."""
    KINDS[made.name] = made()
    return made


def kind_of(field: Field) -> Kind:
    """The kind of this field. Raises KeyError for a form that was not checked."""
    return KINDS[field.kind]
