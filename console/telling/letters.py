"""The outbox of letters: what waits to be told, what has gone and whether it arrived, narrowed and ticked for a batch.

Knows the page; which letter still stands is for `models.post`, and sending is another page's business.
"""

from collections import Counter

from flask import request

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.page import render
from console.telling.outbox import in_use, sifted_from
from console.telling.reaching import obstacles, offers_in
from forms.phones import spoken
from models import post
from models.desk_talks import deliveries_of

MOST = 500  # letters a page


@console.get("/letters")
def letters() -> str:
    asked = sifted_from(request.args)
    with the_desk().database.reading() as session:
        counts = post.counts(session)
        everything = list(session.scalars(post.laid_aside(*asked.states)))
        rows = [one for one in everything if asked.keeps(one)]
        rows = rows[:MOST] if asked.shelf == "waiting" else rows[: -MOST - 1 : -1]
        arrived = deliveries_of(session, [one.message_id for one in rows if one.message_id])
        offers = offers_in(session, rows)
    look("list", "letters", **asked.query())
    return render(
        "console/letters.html",
        asked=asked,
        spoken=spoken,
        rows=rows,
        arrived=arrived,
        offers=offers,
        unreached=obstacles(rows) if asked.shelf == "waiting" else {},
        by_status=Counter(one.status for one in everything),
        waiting_count=counts.get(post.WAITING, 0),
        gone_count=counts.get(post.SENT, 0) + counts.get(post.PHONED, 0),
        provinces=in_use(everything, "province"),
        channels=in_use(everything, "channel"),
    )
