"""“ต้องเตรียมอะไรบ้าง” with no form open: the programme's own answer where it has one, made from the form where not.

Knows where the answer comes from; knows no question of any form.
"""

from forms import estimate, prepare
from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts, open_for, programme
from handlers.texts import around as say
from handlers.texts import talk
from handlers.topics import answers
from handlers.welcome import how_open
from handlers.wording import reply
from models.programme import ProgrammeRecord
from models.talk import Reply

TOPIC = "documents"  # the FAQ's answer, which shows the form's questions


def wanted(turn: Turn) -> bool:
    return turn.incoming.data == "do:prepare" or is_order(turn.text, "prepare")


def tell(turn: Turn) -> list[Reply]:
    """What to have at hand, how many questions and minutes, and until when."""
    record = next(iter(open_for(turn)), programme(turn))
    if TOPIC not in turn.knowledge.book.entries:
        return [_from_the_form(turn, record)]
    told = answers(turn, [TOPIC])
    until = how_open(record, turn)
    if record.phase(turn.now) != "open" or not until:  # the answer says so itself
        return told
    return [*told[:-1], told[-1].model_copy(update={"text": f"{told[-1].text}\n\n{until}"})]


def _from_the_form(turn: Turn, record: ProgrammeRecord) -> Reply:
    version = turn.knowledge.newest_form(turn.session, record.id)
    if version is None:
        return reply(talk.NOT_UNDERSTOOD, turn.language, talk.HELP, talk.STAFF, **facts(turn, record))
    form = turn.knowledge.form(version)
    ahead, language = estimate(form), turn.language
    things = "\n".join(f"• {thing}" for thing in prepare(form, "en" if language == "en" else "th"))
    words = say.PREPARE_FIRST.to(language, count=ahead.count, minutes=ahead.minutes, things=things)
    text = "\n\n".join(filter(None, [words, how_open(record, turn)]))
    return Reply(text=text, choices=(talk.APPLY.to(language), talk.STAFF.to(language)))
