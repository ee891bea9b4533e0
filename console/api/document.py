"""The description of the interface for programs: OpenAPI 3.1, made from the routes as they are declared.

Knows the list of routes and their shapes; knows no row.
"""

from typing import Any

from flask import Response, json
from pydantic.json_schema import models_json_schema

from console.api import applications, faq, moving, status
from console.api.described_problems import ProblemTold
from console.api.described_route import operation, path_of
from console.api.described_shapes import SCHEMAS
from console.api.door import api
from console.api.problems import fail
from console.api.routes import OFFERS, scopes
from console.wording import say

__all__ = ["api", "described", "document"]

PARTS = (applications, faq, moving, status)  # loading them hangs their routes
VERSION = "1.0.0"


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
        paths.setdefault(path_of(offer), {})[offer.method.lower()] = operation(offer)
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
