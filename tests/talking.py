"""A service and somebody to talk with, on SQLite and on PostgreSQL: for folders whose tests talk through webhooks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service import Chat, Service, service

__all__ = ["chat", "page_chat", "samak", "sqlite_samak"]


@pytest.fixture
def samak(database_url: str, tmp_path: Path) -> Iterator[Service]:
    with service(database_url, tmp_path) as running:
        yield running


@pytest.fixture
def sqlite_samak(sqlite_url: str, tmp_path: Path) -> Iterator[Service]:
    """For long talks in which the kind of database plays no part."""
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
