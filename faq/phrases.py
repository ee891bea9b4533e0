"""What `Words` says of each word or phrase, ready to be found in a line of words.

Knows what a form can be; how it is found is known to `longest`. Knows no message.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from faq.words import Words

UNDOING = -1  # the pair of opposites that `undoing` words make


@dataclass(frozen=True)
class Form:
    """What is known of one form; a form may be several things at once."""

    meanings: tuple[str, ...] = ()
    around: bool = False
    asking: bool = False
    particle: bool = False
    side: tuple[int, int] | None = None

    def joined(self, other: "Form") -> "Form":
        """Both at once; the first one's side wins."""
        return Form(
            tuple(dict.fromkeys(self.meanings + other.meanings)),
            self.around or other.around,
            self.asking or other.asking,
            self.particle or other.particle,
            self.side or other.side,
        )


@dataclass(frozen=True)
class Found:
    """Some words of a message and what is known of them together."""

    words: tuple[str, ...]
    form: Form


def forms_of(words: Words) -> Iterator[tuple[str, Form]]:
    """Every form with what it is; spellings are another matter."""
    for group in (words.same, words.kinds):
        for name, forms in group.items():
            yield from ((form, Form(meanings=("≈" + name,))) for form in forms)
    yield from ((form, Form(around=True)) for form in (*words.around, *words.asking))
    yield from ((form, Form(asking=True)) for form in words.asking)
    yield from ((form, Form(particle=True)) for form in words.particles)
    yield from ((form, Form(side=(UNDOING, -1))) for form in words.undoing)
    for pair, (one, other) in enumerate(words.opposites):
        yield from ((form, Form(side=(pair, 1))) for form in one)
        yield from ((form, Form(side=(pair, -1))) for form in other)
