"""A program with a key of its own, before an office with a few applications."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient

from console.api.routes import scopes
from console.desk import real_now
from models.api_tokens import make_token
from tests.console import factories
from tests.console.conftest import Office, office, quick_hashes, served  # noqa: F401 - fixtures of the desks

HOME = "/api/v1"


@dataclass
class Program:
    """Another desk's program: what it asks carries its key."""

    client: FlaskClient
    key: str

    def get(self, path: str, **query: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.key}"}
        return self.client.get(HOME + path, query_string=query, headers=headers, buffered=True)

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(HOME + path, json=body, headers={"Authorization": f"Bearer {self.key}"}, buffered=True)

    def reads(self, path: str, **query: Any) -> Any:
        response = self.get(path, **query)
        assert response.status_code == 200, response.json
        return response.json


Made = Callable[..., Program]


@pytest.fixture
def program(office: Office) -> Made:  # noqa: F811
    """Make a key and the program that has it; all scopes where none are named."""

    def make(*wanted: str, **about: Any) -> Program:
        with office.rows() as session:
            given = {"scopes": wanted or scopes(), "made_by": None, "now": real_now()}
            _, clear = make_token(session, "call centre", **given | about)
        return Program(office.app.test_client(), clear)

    return make


@pytest.fixture
def furnished(office: Office) -> Office:  # noqa: F811
    with office.rows() as session:
        for number, status in enumerate(("submitted", "screening", "shortlisted", "draft")):
            made = factories.application(session, number, status)
            factories.photo(session, office.folder, made)
    return office
