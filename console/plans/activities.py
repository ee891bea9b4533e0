"""Writing down what was done towards a target: new, changed, taken back, with what stood before.

Knows the form of one activity; what it adds up to, `targets` shows.
"""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.ages import day_from
from console.blueprints import console
from console.cases.writing import words
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.plans.targets import chosen_record
from console.showing import t
from console.visiting.uploads import kept_photo
from models.activity import Activity
from models.conversation import Attachment
from models.desk_talks import staff_names
from models.programme import ProgrammeRecord
from models.target import year_of
from models.targets import change, tell, withdraw
from models.thai_time import as_day

MOST = 10**12
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", ", ")


@dataclass(frozen=True)
class Typed:
    """What was filled in, ready to be kept. wrong: keys of texts/targets.yaml."""

    about: dict[str, Any]
    wrong: tuple[str, ...]


@console.get("/targets/<programme>/activities/new")
def new_activity(programme: str) -> str:
    return _page(_record(programme), None)


@console.get("/activities/<int:activity_id>")
def activity(activity_id: int) -> str:
    with the_desk().database.reading() as session:
        found = session.get(Activity, activity_id) or abort(404)
    return _page(_record(found.programme_id), found)


@console.post("/targets/<programme>/activities")
def log_activity(programme: str) -> ResponseReturnValue:
    record_ = _record(programme)
    typed, photo = _typed(record_), _photo()
    if typed.wrong or isinstance(photo, str):
        return _page(record_, None, _all(typed, photo)), 422
    with the_desk().database.writing() as session:
        made = Activity(programme_id=record_.id, made_by=the_staff().id, made_at=the_desk().now(), **typed.about)
        made.photo_id = _keep(session, photo)
        session.add(made)
        session.flush()
        tell(session)
        record(session, "activity", f"activity {made.id}")
    flash(t("targets.logged"), "done")
    return redirect(_back(made))


@console.post("/activities/<int:activity_id>")
def change_activity(activity_id: int) -> ResponseReturnValue:
    """Change it, or take it back (`step`); 409 where a colleague was faster."""
    with the_desk().database.reading() as session:
        before = session.get(Activity, activity_id) or abort(404)
    record_, takes_back, why = _record(before.programme_id), request.form.get("step") == "withdraw", words("why")[:300]
    typed, photo = (Typed({}, () if why else ("no_why",)), None) if takes_back else (_typed(record_), _photo())
    if typed.wrong or isinstance(photo, str):
        return _page(record_, before, _all(typed, photo)), 422
    with the_desk().database.writing() as session:
        found = session.get(Activity, activity_id, with_for_update=True) or abort(404)
        late = found.revision != request.form.get("revision", type=int) or found.withdrawn_at is not None
        if not late and takes_back:
            withdraw(found, why, staff_id=the_staff().id, at=the_desk().now())
        elif not late:
            change(found, staff_id=the_staff().id, at=the_desk().now(), **typed.about)
            found.photo_id = _keep(session, photo) or found.photo_id
        if not late:
            tell(session)
            record(session, "activity", f"activity {activity_id}")
    if late:
        return _page(record_, found, ("late",)), 409
    flash(t("targets.taken_back" if takes_back else "targets.changed"), "done")
    return redirect(_back(found))


def _record(programme: str) -> ProgrammeRecord:
    return chosen_record(programme) or abort(404)


def _back(found: Activity) -> str:
    return url_for("console.targets", programme=found.programme_id, year=year_of(found.day))


def _typed(record_: ProgrammeRecord) -> Typed:
    form = request.form
    target = next((one for one in record_.targets if one.id == form.get("target")), None)
    day, number = day_from(form.get("day", "")), form.get("amount", "").translate(DIGITS)
    amount = int(number) if number.isdigit() and 0 < int(number) < MOST else 0
    wrong = [key for key, right in (("no_target", target), ("no_day", day), ("no_amount", amount)) if not right]
    if day and day > as_day(the_desk().now()):
        wrong.append("day_to_come")
    about = {"target": target.id if target else "", "day": day, "amount": amount}
    return Typed(about | {"place": words("place")[:200], "note": words("note")[:2000]}, tuple(wrong))


def _photo() -> Any:
    """What was kept, None where none was sent, or the reason of a refusal."""
    sent = request.files.get("photo")
    return kept_photo(sent) if sent and sent.filename else None


def _keep(session: Session, kept: Any) -> int | None:
    if kept is None:
        return None
    row = Attachment(
        kind="image", status="stored", mime=kept.mime, path=kept.path, thumbnail=kept.thumbnail, size=kept.size,
        width=kept.width, height=kept.height, sha256=kept.sha256, at=the_desk().now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def _all(typed: Typed, photo: Any) -> tuple[str, ...]:
    return (*typed.wrong, *([f"photo_{photo}"] if isinstance(photo, str) else []))


def _page(record_: ProgrammeRecord, found: Activity | None, wrong: tuple[str, ...] = ()) -> str:
    with the_desk().database.reading() as session:
        names = staff_names(session)
    return render(
        "console/activity.html", record=record_, activity=found, wrong=wrong, typed=request.form, names=names,
        today=as_day(the_desk().now()), wanted=request.args.get("target", ""),
    )  # fmt: skip
