from collections.abc import Iterator

import pytest

from tests.simulator.site import Site, site


@pytest.fixture
def here() -> Iterator[Site]:
    """A simulator and a bot, served on this machine."""
    with site() as made:
        yield made
