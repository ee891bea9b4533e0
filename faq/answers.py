"""Facts by reference: an answer says `{deadline}`, and the date is written once, elsewhere.

Knows how names in braces are filled. Does not know where facts come from.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from faq.entry import Bilingual, Entry, Said

_NAME = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def fill(text: str, facts: Mapping[str, str]) -> str:
    """The text with every `{name}` that `facts` knows put in; any other brace stays as it is."""
    return _NAME.sub(lambda found: facts.get(found[1], found[0]), text)


def names_in(text: str) -> frozenset[str]:
    """The facts that a text refers to."""
    return frozenset(_NAME.findall(text))


def in_phase(said: Said, phase: str) -> Bilingual:
    """The words for this phase (`open`, `last_day`, `closed`); an unknown phase is taken as open."""
    if isinstance(said, Bilingual):
        return said
    return {"last_day": said.last_day, "closed": said.closed}.get(phase, said.open)


def said(said: Said, phase: str, facts: Mapping[str, str], language: str) -> str:
    """What is said in this phase and language, with the facts in place."""
    return fill(in_phase(said, phase).to(language), facts)


def unknown_names(entry: Entry, known: Collection[str]) -> Iterator[str]:
    """One sentence for each name in braces that is no known fact."""
    missing = {name for words in entry.sayings() for text in (words.th, words.en) for name in names_in(text)} - set(
        known
    )
    for name in sorted(missing):
        yield f"{entry.topic}: {{{name}}} is no known fact; known are {', '.join(sorted(known))}"
