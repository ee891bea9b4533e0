"""What waits for applicants: answers that staff asked them to correct, the nearest day first, with a number to call.

Knows the page; until when is for `models.due`.
"""

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.page import render
from console.telling.reaching import obstacle
from forms.phones import spoken
from models.corrections import open_correction
from models.due import corrections_open
from models.thai_time import as_day


@console.get("/corrections")
def corrections_waiting() -> str:
    with the_desk().database.reading() as session:
        rows = [(one, asked) for one in corrections_open(session) if (asked := open_correction(one))]
        unreached = {one.id: why for one, _ in rows if (why := obstacle(one.conversation))}
    look("list", "corrections")
    today = as_day(the_desk().now())
    return render("console/waiting.html", rows=rows, unreached=unreached, today=today, spoken=spoken)
