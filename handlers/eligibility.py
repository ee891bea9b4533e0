"""“เช็กคุณสมบัติ”: the programme's points one by one, yes or no, and an honest summary. It refuses nobody.

Knows the points of a programme's record and what was said to them; catches no other message: a question in between is
answered, then the point stands again.
"""

from faq.answers import fill
from forms import Asked, Field, Text, Value, kind_of
from handlers.base import Turn
from handlers.commands import orders
from handlers.facts import facts, programme
from handlers.texts import around as say
from handlers.texts import talk
from handlers.welcome import how_open
from handlers.wording import plain, reply
from models.programme import ProgrammeRecord
from models.talk import Choice, Reply

YES_OR_NO = Field(key="point", kind="yes_no", ask=Text(th="-", en="-"), label=Text(th="-", en="-"))
SURE = 0.7
LONGEST = 40  # letters of a yes or a no; more is a question or a story
WORDS = {"dont_know": "unsure", "agree": "yes", "refuse": "no", "nothing": "no"}
PATIENCE = 3  # messages about something else, after which the check is over
STOPS = frozenset(("pause", "cancel", "enough", "menu"))


def wanted(turn: Turn) -> bool:
    return not turn.incoming.group and (turn.incoming.data == "do:check" or "check" in orders(turn.text))


def start(turn: Turn) -> list[Reply]:
    record = _record(turn)
    if record is None:
        return [reply(say.NO_POINTS, turn.language, talk.APPLY, talk.STAFF)]
    turn.memory["checking"] = {"programme": record.id, "said": []}
    turn.memory.pop("consenting", None)
    return [_point(turn, record)]


def _record(turn: Turn) -> ProgrammeRecord | None:
    """The one talked about, else any that has points."""
    every = (programme(turn), *turn.knowledge.records.values())
    return next((one for one in every if one.eligibility and one.eligibility.points), None)


def answered(turn: Turn) -> bool:
    """A point stands, and this is a yes, a no, an unsure, or enough of it."""
    return "checking" in turn.memory and _decision(turn) != ""


def _decision(turn: Turn) -> str:
    if turn.incoming.data:
        _, _, said = turn.incoming.data.partition(f"check:{len(turn.memory['checking']['said'])}:")
        return "stop" if turn.incoming.data == "do:stop_check" else said
    names = orders(turn.text)
    if STOPS & set(names):
        return "stop"
    if found := next((WORDS[name] for name in names if name in WORDS), ""):
        return found
    return _read(turn.text)


def _read(text: str) -> str:
    asked, kind = Asked(YES_OR_NO), kind_of(YES_OR_NO)
    if not text or len(text) > LONGEST or kind.sure(text, asked) < SURE:
        return ""
    reading = kind.read(text, asked)
    return ("yes" if reading.value else "no") if isinstance(reading, Value) else ""


def go_on(turn: Turn) -> list[Reply]:
    said, checking = _decision(turn), turn.memory["checking"]
    if said == "stop":
        turn.memory.pop("checking")
        return [reply(say.CHECK_STOPPED, turn.language, talk.APPLY, talk.HELP, talk.STAFF)]
    checking = {"programme": checking["programme"], "said": [*checking["said"], said]}
    turn.memory["checking"] = checking
    record = turn.knowledge.records[checking["programme"]]
    if record.eligibility is None or len(checking["said"]) >= len(record.eligibility.points):
        turn.memory.pop("checking")
        return [_summary(turn, record, checking["said"])]
    heard = {"no": say.HEARD_NO, "unsure": say.HEARD_UNSURE}.get(said)
    point = _point(turn, record)
    words = "\n\n".join(filter(None, [heard.to(turn.language) if heard else "", point.text]))
    return [point.model_copy(update={"text": words})]


def _points(turn: Turn, record: ProgrammeRecord) -> list[str]:
    points = record.eligibility.points if record.eligibility else ()
    return [fill(point.in_language(turn.language), facts(turn, record)) for point in points]


def _point(turn: Turn, record: ProgrammeRecord) -> Reply:
    points, at = _points(turn, record), len(turn.memory["checking"]["said"])
    answers = [Choice(label=label.to(turn.language), data=f"check:{at}:{code}") for code, label in say.ANSWERS.items()]
    parts = {"number": at + 1, "of": len(points), "point": points[at]}
    return reply(say.POINT, turn.language, *answers, say.ENOUGH_CHECKED, **parts)


def _summary(turn: Turn, record: ProgrammeRecord, said: list[str]) -> Reply:
    """What fits, what does not, who decides, and the ways on."""
    lines = {"no": say.DOES_NOT_FIT, "unsure": say.NOT_SURE}
    open_points = [
        lines[one].to(turn.language, point=point)
        for one, point in zip(said, _points(turn, record), strict=False)
        if one in lines
    ]
    parts = facts(turn, record) | {
        "of": str(len(said)),
        "fit": str(said.count("yes")),
        "lines": "\n".join(open_points),
        "open": how_open(record, turn),
    }
    ways = [talk.APPLY] if record.accepts(turn.now) else []
    return reply(say.SOME_FIT if open_points else say.ALL_FIT, turn.language, *ways, talk.STAFF, talk.HELP, **parts)


def points(turn: Turn, record: ProgrammeRecord) -> list[Reply]:
    """All of them at once, before a form is begun."""
    if record.eligibility is None:
        return []
    intro = fill(record.eligibility.intro.in_language(turn.language), facts(turn, record))
    lines = "\n".join(f"• {point}" for point in _points(turn, record))
    return [Reply(text=f"{intro}\n\n{lines}")]


def again(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Something else came in between and was answered: the point stands still, but nobody is held by it for long."""
    checking = turn.memory.get("checking")
    if checking is None or any(choice.data.startswith("check:") for choice in replies[-1].choices):
        return replies
    between = checking.get("between", 0) + 1
    if turn.draft or turn.waits_for_an_answer(replies) or between > PATIENCE:
        turn.memory.pop("checking")
        return replies
    turn.memory["checking"] = {**checking, "between": between}
    return [*plain(replies), _point(turn, turn.knowledge.records[checking["programme"]])]
