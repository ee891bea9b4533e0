"""The description of the interface for programs: OpenAPI 3.1, made from the routes as they are declared.

Knows the list of routes and their shapes; knows no row.
"""

import re
from typing import Any

from flask import Response, json
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from console.api import applications, faq, moving, status
from console.api.door import api
from console.api.problems import STATUS, fail
from console.api.routes import OFFERS, Offer, Shape, scopes
from console.wording import say

__all__ = ["api", "described", "document", "path_of"]

PARTS = (applications, faq, moving, status)  # loading them hangs their routes
VERSION = "1.0.0"
ALWAYS = ("invalid", "unauthorized", "out_of_scope", "too_many")
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
SCHEMAS = "#/components/schemas/"


class FieldProblem(Shape):
    """A field of the request and what is wrong with it."""

    field: str
    problem: str


class ProblemTold(BaseModel):
    """A problem document (RFC 9457). detail_th: the same sentence in Thai. reference: to be named when asking staff."""

    type: str
    title: str
    status: int
    detail: str
    detail_th: str
    reference: str
    fields: list[FieldProblem] = []


@api.get("/openapi.json")
def document() -> Response:
    """Open to everybody: it describes, and holds nothing."""
    return Response(json.dumps(described(), sort_keys=False), mimetype="application/json")


@api.route("/<path:path>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def nowhere(path: str) -> Response:  # noqa: ARG001
    fail("not_found")


def described() -> dict[str, Any]:
    """The whole document."""
    shapes = [shape for offer in OFFERS for shape in (offer.body, offer.answer) if shape]
    inputs = [(shape, "validation") for shape in dict.fromkeys([*shapes, ProblemTold])]
    _, schemas = models_json_schema(inputs, ref_template=SCHEMAS + "{model}")  # type: ignore[arg-type]
    paths: dict[str, dict[str, Any]] = {}
    for offer in OFFERS:
        paths.setdefault(path_of(offer), {})[offer.method.lower()] = _operation(offer)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Samak", "version": VERSION, "description": say("api.about", "en"),
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer",
                                        "description": f"{say('api.keys', 'en')} Scopes: {', '.join(scopes())}."}},
        },
    }  # fmt: skip


def path_of(offer: Offer) -> str:
    """The route as OpenAPI writes it: /api/v1/applications/{reference}."""
    return f"{api.url_prefix}{PARAMETER.sub(lambda found: f'{{{found[2]}}}', offer.path)}"


def _operation(offer: Offer) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": offer.name,
        "summary": offer.summary,
        "description": f"Scope: {offer.scope}" if offer.scope else "Any key.",
        "parameters": [*_in_path(offer), *_in_query(offer)],
        "responses": {"200": _answer(offer)} | {str(code): _problem(kinds) for code, kinds in _problems(offer).items()},
    }
    if offer.body:
        operation["requestBody"] = {"required": True, "content": _json(offer.body)}
    return operation


def _in_path(offer: Offer) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer" if kind == "int" else "string"}}
        for kind, name in PARAMETER.findall(offer.path)
    ]


def _in_query(offer: Offer) -> list[dict[str, Any]]:
    if offer.query is None:
        return []
    schema = offer.query.model_json_schema()
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": one}
        for name, one in schema["properties"].items()
    ]


def _answer(offer: Offer) -> dict[str, Any]:
    if offer.answer is None:
        return {"description": "The file.", "content": {"application/octet-stream": {}}}
    return {"description": offer.answer.__doc__ or offer.answer.__name__, "content": _json(offer.answer)}


def _json(shape: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"{SCHEMAS}{shape.__name__}"}}}


def _problems(offer: Offer) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for kind in (*ALWAYS, *offer.problems):
        found.setdefault(STATUS[kind], []).append(kind)
    return dict(sorted(found.items()))


def _problem(kinds: list[str]) -> dict[str, Any]:
    said = " ".join(say(f"api.{kind}", "en") for kind in kinds)
    return {"description": said, "content": {"application/problem+json": {"schema": {"$ref": f"{SCHEMAS}ProblemTold"}}}}
