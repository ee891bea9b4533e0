"""Whether a programme's stages lead somewhere: names that are there, each to be reached, nothing asked for in vain.

Knows one `programme.yaml` as it was read; what a stage means is for `models`.
"""

from collections.abc import Iterable, Sequence

from bot.documents import Document
from models.corrections import BACK_AT, WAITING
from models.programme import ProgrammeRecord
from models.stages import OWN, UNSENT

BEGINNING = "submitted"


def broken_rungs(document: Document, record: ProgrammeRecord) -> Iterable[str]:
    """One line for each mistake, with the file and the line where it stands."""
    ids = [stage.id for stage in record.stages]
    for at, stage in enumerate(record.stages):
        place = ("stages", at)
        if stage.id in UNSENT:
            yield document.wrong((*place, "id"), f"“{stage.id}” is the applicant's own; take it out of the stages")
        if stage.id in ids[:at]:
            yield document.wrong((*place, "id"), f"stage “{stage.id}” stands twice; rename or join them")
        if stage.id not in OWN and (stage.group is None or stage.next is None):
            yield document.wrong(place, f"“{stage.id}” is a stage of your own; say its “group” and what comes “next”")
        yield from _strange(document, (*place, "next"), stage.next or (), ids)
        if any(need.word == "place_free" for need in stage.needs) and record.places is None:
            yield document.wrong((*place, "needs"), "“place_free” needs a number of “places”; write it above")
    yield from _unreachable(document, record, ids)
    if WAITING in ids and BACK_AT not in record.rule(WAITING).next:
        where = ("stages", ids.index(WAITING))
        yield document.wrong(where, f"what was corrected goes on to “{BACK_AT}”; name it in the “next” of “{WAITING}”")


def _strange(
    document: Document, where: tuple[str | int, ...], names: Sequence[str], ids: Sequence[str]
) -> Iterable[str]:
    for at, name in enumerate(names):
        if name not in ids:
            known = ", ".join(one for one in ids if one not in UNSENT)
            yield document.wrong((*where, at), f"“{name}” is no stage of this programme; there are {known}")


def _unreachable(document: Document, record: ProgrammeRecord, ids: Sequence[str]) -> Iterable[str]:
    """Only where the programme says for itself what follows what: each stage must be led to."""
    if any(stage.next is None for stage in record.stages):
        return
    reached, new = {BEGINNING}, [BEGINNING]
    while new:
        new = [name for one in new for name in record.rule(one).next if name not in reached]
        reached |= {*new}
    for at, name in enumerate(ids):
        if name not in reached:
            yield document.wrong(("stages", at), f"nothing leads to “{name}”; name it in the “next” of another stage")
