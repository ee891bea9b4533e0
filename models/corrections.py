"""Asking an applicant to correct named answers, and what became of it.

Knows the request (which questions, why, until when) and the one door for statuses; knows no form engine and no page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.application import Application
from models.conversation import Message
from models.letters import correction_letter, label_of
from models.speaking import say
from models.thai_time import as_day

WAITING, BACK_AT = "more_information", "screening"


@dataclass(frozen=True)
class Correction:
    """What staff wait for. reasons: why, by field key, in the order asked; done: keys answered (or kept) since."""

    reasons: Mapping[str, str]
    due: date | None
    done: tuple[str, ...]

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(key for key in self.reasons if key not in self.done)


def open_correction(application: Application) -> Correction | None:
    """The request that is still to be answered; None once staff moved the application on by themselves."""
    asked = application.asides.get("correction")
    if not asked or application.status != WAITING:
        return None
    due = date.fromisoformat(asked["due"]) if asked["due"] else None
    return Correction(dict(asked["reasons"]), due, tuple(asked["done"]))


def ask_for_correction(
    session: Session,
    application: Application,
    reasons: Mapping[str, str],
    *,
    staff_id: int | None,
    at: datetime,
    due: date | None = None,
) -> Message | None:
    """Ask for these answers again (key → reason, in people's words). The message to the applicant; None: no talk.

    A second request joins the first while that is open. Raises CannotMove where the status does not allow it, and
    ValueError where nothing is asked, a key is not in the application's form or a reason is missing.
    """
    _check(application, reasons)
    before = open_correction(application)
    together = {**(before.reasons if before else {}), **reasons}
    done = [key for key in (before.done if before else ()) if key not in reasons]
    if application.status != WAITING:
        application.move_to(WAITING, by="staff", at=at, staff_id=staff_id)
    _keep(application, together, due or (before.due if before else None), done)
    lines = "\n".join(f"{label_of(application, key, 'th')}: {why}" for key, why in reasons.items())
    named = {"keys": list(reasons), "reasons": dict(reasons), "due": due.isoformat() if due else None}
    application.note("correction_asked", by="staff", at=at, staff_id=staff_id, why=lines, **named)
    if application.conversation is None:
        return None
    letter = correction_letter(application, reasons, due)
    return say(session, application.conversation, [letter], at=at, staff_id=staff_id)


def _check(application: Application, reasons: Mapping[str, str]) -> None:
    keys = {field["key"] for field in application.form_version.definition["fields"]}
    if not reasons or not set(reasons) <= keys:
        raise ValueError("name at least one question of the application's form")
    if not all(why.strip() for why in reasons.values()):
        raise ValueError("each question needs a reason")


def _keep(application: Application, reasons: Mapping[str, str], due: date | None, done: Iterable[str]) -> None:
    """A list of pairs: JSON in PostgreSQL does not promise the order of an object's keys."""
    application.asides["correction"] = {
        "reasons": [[key, why] for key, why in reasons.items()],
        "due": due.isoformat() if due else None,
        "done": list(done),
    }


def mark_done(application: Application, key: str) -> None:
    """The applicant has dealt with this question: answered it, or left it as it was."""
    if correction := open_correction(application):
        done = dict.fromkeys((*correction.done, key))
        _keep(application, correction.reasons, correction.due, done)


def finish_correction(application: Application, *, at: datetime) -> None:
    """All that was asked is done: back to screening, with what was asked, changed and kept in the history."""
    correction = open_correction(application)
    if correction is None:
        return
    changed = _changed_since_asked(application)
    kept = [key for key in correction.reasons if key not in changed]
    late = correction.due is not None and as_day(at) > correction.due
    detail: dict[str, Any] = {"keys": list(correction.reasons), "changed": changed, "kept": kept, "late": late}
    application.note("correction_done", by="applicant", at=at, **detail)
    application.asides.pop("correction")
    application.move_to(BACK_AT, by="applicant", at=at)


def _changed_since_asked(application: Application) -> list[str]:
    """Keys of the answers changed after the first request of this round."""
    since: list[str] = []
    for event in reversed(application.events):
        if event.kind == "moved" and event.detail.get("after") == WAITING:
            break
        if event.kind == "corrected":
            since.append(event.detail["key"])
    return list(dict.fromkeys(reversed(since)))
