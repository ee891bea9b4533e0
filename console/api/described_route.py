"""How one route is described in OpenAPI: its parameters, what it takes and what it answers.

Knows routes as they are declared; knows no row, and nothing of the document around it.
"""

import re
from typing import Any

from console.api.described_problems import problem_answers
from console.api.described_shapes import content
from console.api.door import api
from console.api.routes import Offer

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


def path_of(offer: Offer) -> str:
    """The route as OpenAPI writes it: /api/v1/applications/{reference}."""
    return f"{api.url_prefix}{PARAMETER.sub(lambda found: f'{{{found[2]}}}', offer.path)}"


def operation(offer: Offer) -> dict[str, Any]:
    """The Operation Object."""
    told: dict[str, Any] = {
        "operationId": offer.name,
        "summary": offer.summary,
        "description": f"Scope: {offer.scope}" if offer.scope else "Any key.",
        "parameters": [*_in_path(offer), *_in_query(offer)],
        "responses": {"200": _answer(offer)} | problem_answers(offer),
    }
    if offer.body:
        told["requestBody"] = {"required": True, "content": content(offer.body)}
    return told


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
    return {"description": offer.answer.__doc__ or offer.answer.__name__, "content": content(offer.answer)}
