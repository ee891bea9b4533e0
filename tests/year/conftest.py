"""The whole service with a browser at its desks, for the story of one year."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.console.conftest import served
from tests.service import Service
from tests.talking import sqlite_samak
from tests.year.office import Year

__all__ = ["served", "sqlite_samak", "year"]


@pytest.fixture
def year(sqlite_samak: Service, served: Callable[[Flask], str], browser_page: Page) -> Year:
    return Year(sqlite_samak, served(sqlite_samak.app), browser_page)
