"""A small shop whose questions nobody changes, and our own programmes as they stand."""

import pytest

from bench.faq_data import programmes
from faq.index import Index
from tests.faq.shop import SHOP, WORDS


@pytest.fixture(scope="session")
def shop() -> Index:
    return Index.build(SHOP, WORDS)


@pytest.fixture(scope="session")
def ours() -> Index:
    return Index.build(*programmes())
