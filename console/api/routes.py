"""What other programs may ask, each declared once: the route, its scope, and the shapes that go in and come out.

The document at /api/v1/openapi.json is made from the same list. Knows no database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Response, request
from pydantic import BaseModel, ConfigDict, ValidationError

from console.api.door import api, needs
from console.api.problems import fail


class Shape(BaseModel):
    """What goes in or comes out; a name that is not in it is a mistake, and told."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Offer:
    """One route. path: in Flask's way of writing. answer: None for a file. problems: kinds that it may answer with."""

    method: str
    path: str
    scope: str
    summary: str
    view: Callable[..., Any]
    query: type[Shape] | None
    body: type[Shape] | None
    answer: type[Shape] | None
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.view.__name__


OFFERS: list[Offer] = []
View = Callable[..., Any]


def offers(
    method: str,
    path: str,
    *,
    scope: str,
    query: type[Shape] | None = None,
    body: type[Shape] | None = None,
    answer: type[Shape] | None = None,
    problems: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """Hang a view on a route. Its first docstring line is the route's summary."""

    def keep(view: View) -> View:
        summary = (view.__doc__ or "").strip().partition("\n")[0]
        offer = Offer(method, path, scope, summary, view, query, body, answer, problems)
        OFFERS.append(offer)
        api.add_url_rule(path, offer.name, partial(_answer, offer), methods=[method])
        return view

    return keep


def scopes() -> list[str]:
    """What keys can be made for: whatever a route asks for."""
    return list(dict.fromkeys(offer.scope for offer in OFFERS if offer.scope))


def _answer(offer: Offer, **path: Any) -> Response:
    needs(offer.scope)
    given = dict(path)
    if offer.query:
        given["query"] = _read(offer.query, request.args.to_dict())
    if offer.body:
        given["body"] = _read(offer.body, request.get_json(silent=True))
    said = offer.view(**given)
    if isinstance(said, Response):
        return said
    return Response(said.model_dump_json(), mimetype="application/json")


def _read(shape: type[Shape], given: Any) -> Shape:
    try:
        return shape.model_validate(given)
    except ValidationError as wrong:
        fields = [
            {"field": ".".join(map(str, one["loc"])), "problem": one["msg"]}
            for one in wrong.errors(include_url=False, include_input=False, include_context=False)
        ]
        fail("invalid", fields=fields)
