"""A service with somebody to talk with, and the rows behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.rows import Rows
from tests.service import Chat, Service, service


@pytest.fixture
def samak(database_url: str, tmp_path: Path) -> Iterator[Service]:
    with service(database_url, tmp_path) as running:
        yield running


@pytest.fixture
def sqlite_samak(sqlite_url: str, tmp_path: Path) -> Iterator[Service]:
    with service(sqlite_url, tmp_path) as running:
        yield running


@pytest.fixture
def chat(samak: Service) -> Chat:
    """Somebody on LINE, in Thai."""
    return samak.line_chat()


@pytest.fixture
def page_chat(samak: Service) -> Chat:
    """Somebody on Messenger."""
    return samak.messenger_chat()


@pytest.fixture
def rows(samak: Service) -> Rows:
    return Rows(samak.parts.database)
