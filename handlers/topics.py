"""Answers from the book by their topics, each with its ways on, and what is remembered of them for the next question.

Knows the book; does not know how a topic was found.
"""

from handlers.base import Turn
from handlers.texts import around, talk
from handlers.wording import Way
from models.talk import Choice, Reply

ACTIONS: dict[str, Way] = {
    "apply": talk.APPLY,
    "staff": talk.STAFF,
    "status": talk.STATUS_WAY,
    "check": around.CHECK,
}


def answers(turn: Turn, topics: list[str]) -> list[Reply]:
    book = turn.knowledge.book
    for topic in topics:
        _remember(turn, topic)
    texts = [Reply(text=book.answer(topic, turn.language)) for topic in topics]
    return [*texts[:-1], texts[-1].model_copy(update={"choices": ways_on(turn, topics[-1])})]


def ways_on(turn: Turn, topic: str) -> tuple[Choice, ...]:
    """What the entry offers next, in the person's language."""
    book, choices = turn.knowledge.book, list[Choice]()
    for name in book.next(topic):
        if name == "apply" and turn.draft:
            choices.append(talk.GO_ON.to(turn.language))
        elif name in ACTIONS:
            choices.append(ACTIONS[name].to(turn.language))
        else:
            choices.append(Choice(label=book.label(name, turn.language), data=f"topic:{name}"))
    return tuple(choices)


def _remember(turn: Turn, topic: str) -> None:
    if topic.startswith("chat-"):
        return
    turn.memory["topic"] = topic
    turn.memory.pop("words", None)
    entry = turn.knowledge.book.entries[topic]
    if entry.programme in turn.knowledge.records:
        turn.memory["programme"] = entry.programme
