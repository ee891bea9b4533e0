"""A service with somebody to talk with, and the rows behind it."""

import pytest

from tests.reliability.rows import Rows
from tests.service import Service
from tests.talking import chat, page_chat, samak, sqlite_samak

__all__ = ["chat", "page_chat", "rows", "samak", "sqlite_samak"]


@pytest.fixture
def rows(samak: Service) -> Rows:
    return Rows(samak.parts.database)
