"""How the problems of a route are described in OpenAPI. Knows kinds of problems and their document; knows no row."""

from typing import Any

from pydantic import BaseModel

from console.api.described_shapes import content
from console.api.problems import STATUS
from console.api.routes import Offer, Shape
from console.wording import say

ALWAYS = ("invalid", "unauthorized", "out_of_scope", "too_many")


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


def problem_answers(offer: Offer) -> dict[str, Any]:
    """The Response Objects by status, lowest first."""
    found: dict[int, list[str]] = {}
    for kind in (*ALWAYS, *offer.problems):
        found.setdefault(STATUS[kind], []).append(kind)
    return {str(code): _answer(kinds) for code, kinds in sorted(found.items())}


def _answer(kinds: list[str]) -> dict[str, Any]:
    said = " ".join(say(f"api.{kind}", "en") for kind in kinds)
    return {"description": said, "content": content(ProblemTold, "application/problem+json")}
