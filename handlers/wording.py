"""Lines in two languages and the ways on below them. Knows how a sentence becomes a reply; knows no sentence."""

from dataclasses import dataclass

from models.talk import Choice, Reply


@dataclass(frozen=True)
class Line:
    """The same sentence in Thai and English; `{name}` is filled when it is said."""

    th: str
    en: str

    def to(self, language: str, **parts: object) -> str:
        line = self.en if language == "en" else self.th
        return line.format(**parts) if parts else line


@dataclass(frozen=True)
class Way:
    """A choice: its label (at most 20 characters, works when typed) and what a tap means."""

    label: Line
    data: str

    def to(self, language: str) -> Choice:
        return Choice(label=self.label.to(language), data=self.data)


def reply(line: Line, language: str, *ways: Way | Choice, **parts: object) -> Reply:
    choices = tuple(way.to(language) if isinstance(way, Way) else way for way in ways)
    return Reply(text=line.to(language, **parts), choices=choices)


def plain(replies: list[Reply]) -> list[Reply]:
    """The same without their ways on: those of the last bubble are the ones that a phone shows."""
    return [one.model_copy(update={"choices": ()}) for one in replies]
