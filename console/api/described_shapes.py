"""How OpenAPI refers to a shape. Knows where shapes stand in the document; knows none of them."""

from typing import Any

from pydantic import BaseModel

SCHEMAS = "#/components/schemas/"


def content(shape: type[BaseModel], mime: str = "application/json") -> dict[str, Any]:
    """The Media Type Objects of a body of this shape."""
    return {mime: {"schema": {"$ref": f"{SCHEMAS}{shape.__name__}"}}}
