"""A page for other sites' frames: search the answers and read them. Nobody logs in, nothing personal, no cookie.

Knows the book and who may frame it; writes nothing down.
"""

from time import monotonic

from flask import Blueprint, Response, abort, g, render_template, request

from console.answers.speakable import MOST, first, near, onward
from console.desk import the_desk
from console.pace import Pace
from console.page import asset, icon
from console.showing import t
from console.wording import LANGUAGES
from faq.match import ELSEWHERE, SMALL_TALK

embed = Blueprint("embed", __name__, url_prefix="/embed")
PACE = Pace(120)
LONGEST = 200
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors "
)


@embed.before_request
def admit() -> None:
    """Only where it is switched on, and not too often."""
    g.staff, g.language = None, "en" if request.args.get("lang") == "en" else "th"
    if not the_desk().frame_origins:
        abort(404)
    if not PACE.allows(request.remote_addr or "", monotonic()):
        abort(429)


@embed.after_request
def harden(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = POLICY + (" ".join(the_desk().frame_origins) or "'none'")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
    headers["Cache-Control"] = "no-store"
    return response


@embed.get("/faq")
def faq() -> str:
    """The whole page; only the answers where it refreshes itself."""
    typed, programme = request.args.get("q", "").strip()[:LONGEST], request.args.get("programme", "")
    record = the_desk().knowledge().records.get(programme)
    page = "embed/found.html" if "HX-Request" in request.headers else "embed/faq.html"
    found = {"typed": typed, "answers": _answers(typed, programme if record else ""), "record": record}
    return render_template(page, t=t, asset=asset, icon=icon, language=g.language, languages=LANGUAGES, **found)


def _answers(typed: str, programme: str) -> list[dict[str, object]]:
    """The nearest, best first; before anything is typed those that most others lead to."""
    book, language = the_desk().knowledge().book, g.language
    topics = [topic for topic, _ in near(book, typed)] if typed else first(book, the_desk().knowledge().records)
    homes = {programme, "service"} if programme else {entry.programme for entry in book.entries.values()}
    ours = [topic for topic in topics if book.entries[topic].programme in homes and not topic.startswith(SMALL_TALK)]
    chosen = [topic for place, topic in enumerate(ours) if place == 0 or not topic.startswith(ELSEWHERE)]
    return [
        {
            "topic": topic,
            "title": book.title(topic, language),
            "answer": book.answer(topic, language),
            "source": book.entries[topic].source,
            "related": [book.title(name, language) for name in onward(book, topic)],
        }
        for topic in chosen[:MOST]
    ]
