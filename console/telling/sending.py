"""Sending a batch of letters: first what would happen with just these, then each on its own.

Knows what was ticked; what a letter says and whether it stands is for `models.post`.
"""

from collections import Counter
from collections.abc import Sequence

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from console.telling.reaching import obstacle, obstacles, offers_in
from forms.phones import spoken
from models import post
from models.operations import quota_left
from models.post import Letter

MOST = 500  # letters at a time


@console.post("/letters/check")
def check_letters() -> ResponseReturnValue:
    """What would happen with just these: how many, where, what it costs, who is left out and why."""
    with the_desk().database.reading() as session:
        rows = list(session.scalars(post.waiting().where(Letter.id.in_(_ticked()))))
        offers, left = offers_in(session, rows), quota_left(session)
    if not rows:
        flash(t("letters.none_ticked"), "harm")
        return redirect(url_for("console.letters"))
    unreached = obstacles(rows)
    going = [one for one in rows if one.stands and one.id not in unreached]
    by_channel = Counter(one.application.channel for one in going)
    return render(
        "console/letters_check.html",
        going=going,
        spoken=spoken,
        replies={one.id: post.as_reply(one, offers.get(one.application_id)) for one in going},
        by_channel=by_channel,
        quota={channel: (left[channel], count) for channel, count in by_channel.items() if channel in left},
        unreachable=[one for one in rows if one.stands and one.id in unreached],
        unreached=unreached,
        outdated=[one for one in rows if not one.stands],
    )


@console.post("/letters/send")
def send_letters() -> ResponseReturnValue:
    """Each in a transaction of its own: one that has changed meanwhile does not hold up the others."""
    sent = sum(_send_one(letter_id) for letter_id in _ticked())
    the_desk().ring()
    flash(t("letters.sent", n=sent), "done" if sent else "harm")
    return redirect(url_for("console.letters", shelf="gone" if sent else None))


def _send_one(letter_id: int) -> bool:
    with the_desk().database.writing() as session:
        query = select(Letter).where(Letter.id == letter_id).with_for_update()
        letter = session.scalar(query)
        if letter is None or not letter.stands or obstacle(letter.application.conversation):
            return False
        post.send(session, letter, staff_id=the_staff().id, at=the_desk().now())
        record(session, "write", f"application {letter.application_id}", letter=letter_id)
        return True


def _ticked() -> Sequence[int]:
    return [int(one) for one in request.form.getlist("letter") if one.isdecimal()][:MOST]
