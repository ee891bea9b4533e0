"""A reader that knows which words to expect: it sees slips of the finger and the wrong keyboard layout.

Knows the words of the wordings. Knows no topic.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from faq.layout import put_right
from faq.letters import clean
from faq.match import Steps
from faq.mending import Mender
from faq.reading import Reader, Reading
from faq.words import english

_SHOWN = 200  # letters of a step


class Knowing:
    """Reads what people type, beside a plain reader for the wordings. Immutable."""

    def __init__(self, reader: Reader, texts: Iterable[str]) -> None:
        seen = Counter(word for text in texts for word in reader.words(text))
        seen.update(dict.fromkeys(reader.known_words(), 0))
        known = {word: count for word, count in seen.items() if word.isascii() or word in reader.dictionary}
        self._reader = reader
        self._english = english() | {word for word in known if word.isascii()}
        self._mender = Mender(known, reader.dictionary, english())

    def turned(self, text: str) -> str:
        """The message with what was typed on the wrong keyboard layout put right."""
        return put_right(text, self._reader.dictionary, self._english)

    def read(self, text: str) -> Reading:
        """The message as it is compared, slips mended. Never raises, whatever the text."""
        results = [self._mender.mend(piece) for piece in self._reader.tokens(clean(text))]
        reading = self._reader.understood([word for words, _ in results for word in words])
        mended = tuple(one for _, some in results for one in some)
        return replace(reading, mended=mended) if mended else reading

    def in_full(self, reading: Reading, subject: str) -> Reading:
        """The same with what it is about put before it."""
        return self._reader.understood([subject, *reading.written])

    @staticmethod
    def steps(text: str, turned: str, reading: Reading) -> Steps:
        """What the text became at each step, for people to read."""
        steps = {
            "typed": text,
            "layout": turned if turned != text else "",
            "cleaned": clean(turned),
            "mended": ", ".join(f"{one.typed} → {one.word}" for one in reading.mended),
            "question": reading.letters,
            "words": " ".join(reading.words),
            "meanings": " ".join(reading.meanings),
        }
        shown = ((name, value[:_SHOWN].encode("utf-8", "replace").decode()) for name, value in steps.items())
        return tuple((name, value) for name, value in shown if value)
