"""The simulator's addresses: the page, its JSON, and both platforms, all under /sim and on this machine only.

Knows Flask; what happens is decided by the stage and the fakes.
"""

import json
from collections.abc import Callable
from typing import cast

from flask import Blueprint, Response, abort, jsonify, render_template, request
from werkzeug.wrappers import Response as PlainResponse

from simulator import samples
from simulator.config import SimulatorConfig
from simulator.server import ask, respond
from simulator.web import gate, view
from simulator.web.stage import Stage
from simulator.web.verbs import Upload, order, perform
from simulator.wire import Json

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
UPLOAD_BYTES = 64 * 1024 * 1024


def blueprint(config: SimulatorConfig, stage: Stage | None = None) -> Blueprint:
    """Everything under /sim. stage: for tests that look behind the curtain."""
    playing = stage or Stage(config)
    sim = Blueprint(
        "simulator",
        "simulator",
        url_prefix="/sim",
        static_folder="static",
        static_url_path="/static",
        template_folder="templates",
    )
    sim.before_request(_guard)
    sim.after_request(_headers)
    _page(sim, playing)
    _pictures(sim, playing)
    _changes(sim, playing)
    _platforms(sim, playing)
    return sim


def _guard() -> None:
    if not gate.is_local(request):
        abort(404)
    request.max_content_length = UPLOAD_BYTES


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


def _page(sim: Blueprint, stage: Stage) -> None:
    @sim.get("/")
    def page() -> str:
        return render_template("simulator/page.html", config=stage.config)

    @sim.get("/setup")
    def setup() -> Response:
        return jsonify(view.setup(stage))

    @sim.get("/state")
    def state() -> Response:
        persona = stage.personas.get(request.args.get("persona", "")) or abort(404)
        since = request.args.get("since", 0, int)
        if since == stage.board.version:
            return Response(status=204)
        return jsonify(view.state(stage, persona, in_group=request.args.get("group") == "1", since=since))


def _pictures(sim: Blueprint, stage: Stage) -> None:
    @sim.get("/samples/<name>.jpg")
    def sample(name: str) -> Response:
        if name not in samples.PICTURES:
            abort(404)
        return Response(samples.picture(name, 320), mimetype="image/jpeg")

    @sim.get("/media/<message_id>")
    def media(message_id: str) -> Response:
        content = stage.line.contents.get(message_id)
        if content is None or content.gone:
            abort(404)
        return Response(content.body, content_type=content.mime)

    @sim.get("/menu/<menu_id>")
    def menu(menu_id: str) -> Response:
        kind, body = stage.line.menus.pictures.get(menu_id) or abort(404)
        return Response(body, content_type=kind)


def _changes(sim: Blueprint, stage: Stage) -> None:
    @sim.post("/act")
    def act() -> Response:
        return _tried(lambda: perform(stage, _asked()))

    @sim.post("/send")
    def send() -> Response:
        files = [Upload(file.filename or "file", file.mimetype, file.read()) for file in request.files.getlist("file")]
        return _tried(lambda: perform(stage, json.loads(request.form["said"]), files))

    @sim.post("/trouble")
    def trouble() -> Response:
        return _tried(lambda: order(stage, _asked()))

    @sim.post("/reset")
    def reset() -> Response:
        return _tried(stage.reset)


def _platforms(sim: Blueprint, stage: Stage) -> None:
    methods = ["GET", "POST", "PUT", "DELETE"]

    @sim.route("/<any(line, 'line-data', graph, cdn):host>/<path:rest>", methods=methods)
    def platform(host: str, rest: str) -> PlainResponse:
        answer = ask((stage.line, stage.messenger), f"/{host}/{rest}", request)
        return respond(answer, request.environ) if answer else abort(404)


def _asked() -> Json:
    return cast("Json", request.get_json())


def _tried(does: Callable[[], None]) -> Response:
    """Do it for our own page; what the phone cannot do is said as a problem."""
    if not gate.is_same_page(request):
        abort(403)
    try:
        does()
    except (KeyError, TypeError, ValueError) as problem:
        answer = jsonify(problem=str(problem))
        answer.status_code = 400
        return answer
    return jsonify(ok=True)
