"""Starting an application: which programme, whether it is open, who it is for, consent; and coming back to a draft.

Knows the way to the first question; knows no question.
"""

from forms import estimate, missing
from handlers.apply import consent
from handlers.apply.asking import ask
from handlers.apply.sheet import Sheet, sheet_of
from handlers.base import Turn
from handlers.commands import is_order
from handlers.eligibility import points
from handlers.facts import facts, open_for, programme
from handlers.stages import stage_line
from handlers.texts import buttons, talk
from handlers.texts import form as say
from handlers.welcome import how_open
from handlers.wording import reply
from models.application import Application
from models.applications import sent_by
from models.programme import ProgrammeRecord
from models.talk import Choice, Reply

NAMED = 3  # questions named in “still to do”


def wanted(turn: Turn) -> bool:
    """“สมัคร”, or going on with what was begun."""
    tapped = turn.incoming.data
    return (
        tapped in ("do:apply", "do:go_on", "do:another")
        or tapped.startswith("programme:")
        or is_order(turn.text, "apply", "go_on", "another")
    )


def start(turn: Turn) -> list[Reply]:
    if turn.incoming.group:
        return [reply(talk.GROUP_PRIVATE, turn.language)]
    turn.memory.pop("checking", None)
    if turn.draft:
        return come_back(turn)
    another = turn.incoming.data == "do:another" or is_order(turn.text, "another")
    if not another and (sent := sent_by(turn.conversation)):
        return [_already_sent(turn, sent[0])]
    return choose_programme(turn)


def _already_sent(turn: Turn, sent: Application) -> Reply:
    ways = [talk.STATUS_WAY, *([buttons.ANOTHER] if open_for(turn) else [talk.STAFF]), talk.HELP]
    return Reply(text=stage_line(turn, sent), choices=tuple(way.to(turn.language) for way in ways))


def choose_programme(turn: Turn) -> list[Reply]:
    records = open_for(turn)
    named = [record for record in records if turn.incoming.data == f"programme:{record.id}"]
    if len(records) > 1 and not named:
        choices = [
            Choice(label=record.short.in_language(turn.language), data=f"programme:{record.id}") for record in records
        ]
        return [reply(say.WHICH_PROGRAMME, turn.language, *choices)]
    if not records:
        return [_none_open(turn)]
    return offer(turn, (named or records)[0])


def _none_open(turn: Turn) -> Reply:
    record = programme(turn)
    if not record.takes_applications:
        record = next((other for other in turn.knowledge.records.values() if other.takes_applications), record)
    if record.closes is None:
        return reply(say.NO_PROGRAMME, turn.language, talk.HELP, talk.STAFF)
    return reply(say.CLOSED, turn.language, talk.STAFF, talk.HELP, **facts(turn, record))


def offer(turn: Turn, record: ProgrammeRecord) -> list[Reply]:
    """Who it is for and what lies ahead; then the consent, unless it stands already."""
    version = turn.knowledge.newest_form(turn.session, record.id)
    if version is None:
        return [reply(say.NO_PROGRAMME, turn.language, talk.STAFF)]
    ahead = estimate(turn.knowledge.form(version))
    parts = {"count": ahead.count, "minutes": ahead.minutes, "open": how_open(record, turn)}
    before = [*points(turn, record), reply(say.AHEAD, turn.language, **parts)]
    if consent.stands(turn, record):
        return [*before, *_intro(turn, record), *begin(turn, record)]
    return [*before, consent.ask(turn, record)]


def consenting(turn: Turn) -> bool:
    """The consent stands open, and this is a yes, a no or a not now."""
    return consent.decision(turn) != ""


def settle_consent(turn: Turn) -> list[Reply]:
    decided, record = consent.decision(turn), turn.knowledge.records[consent.drop(turn)]
    if decided == "later":
        return [reply(say.CONSENT_LATER, turn.language, talk.APPLY, talk.HELP)]
    if decided == "refuse":
        return [reply(say.CONSENT_REFUSED, turn.language, talk.HELP)]
    if not record.accepts(turn.now):
        return [_none_open(turn)]
    consent.write_down(turn, record)
    return [*_intro(turn, record), *begin(turn, record)]


def _intro(turn: Turn, record: ProgrammeRecord) -> list[Reply]:
    """The form's own first words, else ours."""
    version = turn.knowledge.newest_form(turn.session, record.id)
    intro = turn.knowledge.form(version).intro if version else None
    words = intro.of("en" if turn.language == "en" else "th") if intro else say.BEGIN_HINT.to(turn.language)
    return [reply(say.BEGIN, turn.language, intro=words)]


def begin(turn: Turn, record: ProgrammeRecord) -> list[Reply]:
    """A new draft on the newest form, and its first question."""
    version = turn.knowledge.newest_form(turn.session, record.id)
    draft = Application(
        programme_id=record.id,
        form_version=version,
        conversation=turn.conversation,
        channel=turn.conversation.channel,
        language=turn.language,
        status="draft",
        answers={},
        asides={},
        frozen=[],
        created_at=turn.now,
        updated_at=turn.now,
    )
    turn.session.add(draft)
    draft.note("started", by="applicant", at=turn.now, form=version.number if version else None)
    turn.session.flush()
    turn.draft = draft
    return ask(Sheet(turn, draft))


def come_back(turn: Turn) -> list[Reply]:
    """What is done, what is missing, and the question."""
    sheet = sheet_of(turn)
    sheet.asides.pop("paused", None)
    done, of = sheet.counts()
    if not done or sheet.sent:
        sheet.touch()
        return ask(sheet)
    left = [field.label.of(sheet.language) for field in missing(sheet.form, sheet.answers)]
    names = ", ".join(left[:NAMED]) + ("…" if len(left) > NAMED else "")
    parts = {"done": done, "of": of, "missing": names, "open": how_open(sheet.draft.programme.record, turn)}
    sheet.touch()
    line = say.WELCOME_BACK if left else say.WELCOME_BACK_TO_SEND
    return [reply(line, turn.language, **parts), *ask(sheet)]
