"""The calendar feed of site visits: the one address that needs no log-in, but a secret that its owner can renew.

Knows whose feed it is and what little it tells; knows no person of any community.
"""

from datetime import timedelta

from flask import Response, abort, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.roles import may
from console.showing import called, t
from console.visiting.icalendar import Entry, feed
from console.visiting.visit_words import place_of
from models import calendar_links
from models.looks import Look
from models.slots import Slot
from models.thai_time import as_day
from models.visit import CANCELLED, Visit
from models.visit_letters import slot_of
from models.visits import for_calendars

BACK = timedelta(days=90)  # days that have passed, and stay in the calendar


@console.get("/calendar/<token>.ics")
def calendar_feed(token: str) -> ResponseReturnValue:
    now = real_now()
    with the_desk().database.reading() as session:
        reader = calendar_links.reader_of(session, token, now)
    if reader is None or not may(reader.staff, "console.visits"):
        abort(404)
    if reader.fresh:
        with the_desk().database.writing() as session:
            calendar_links.mark_read(session, reader.staff.id, now)
            session.add(Look(staff_id=reader.staff.id, at=now, what="calendar", subject="visits", detail={}))
    g.staff, g.language = reader.staff, reader.staff.language  # from here on the desk shows what this person may see
    with the_desk().database.reading() as session:
        found = for_calendars(session, as_day(the_desk().now()) - BACK)
        entries = [_entry(one, slot) for one in found if (slot := slot_of(one))]
    return Response(feed(t("visits.calendar_name"), entries), content_type="text/calendar; charset=utf-8")


def _entry(visit: Visit, slot: Slot) -> Entry:
    """The community, where and when, what staff bring; nobody's name and no number."""
    application = visit.application
    link = url_for("console.visit", visit_id=visit.id, _external=True)
    about = [application.reference or "", f"{t('visits.team')}: {visit.team}" if visit.team else "", link]
    return Entry(
        uid=f"{visit.uid}@samak",
        sequence=visit.sequence,
        changed=visit.changed_at,
        begins=slot.begins,
        ends=slot.ends,
        title=t("visits.calendar_title", community=called(application)),
        place=place_of(application),
        about="\n".join(filter(None, about)),
        link=link,
        cancelled=visit.state == CANCELLED,
    )


@console.post("/calendar/link")
def renew_calendar_link() -> str:
    """The new address, told this once."""
    with the_desk().database.writing() as session:
        token = calendar_links.renew(session, the_staff().id, real_now())
        record(session, "calendar link", f"staff {the_staff().id}")
    address = url_for("console.calendar_feed", token=token, _external=True)
    webcal = "webcal:" + address.partition(":")[2]
    return render("console/calendar_link.html", address=address, webcal=webcal)


@console.post("/calendar/link/drop")
def drop_calendar_link() -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        calendar_links.drop(session, the_staff().id)
        record(session, "calendar link", f"staff {the_staff().id}")
    flash(t("visits.link_dropped"), "done")
    return redirect(url_for("console.visits"))
