"""Whether a channel lets us write first to somebody who has not written for a while."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.line import Line
from bot.channels.messenger import Messenger

NOW = datetime(2021, 6, 1, 2, tzinfo=UTC)
LINE = Line("secret", "token", "http://127.0.0.1:1", "http://127.0.0.1:1")
MESSENGER = Messenger("secret", "verify", "token", "1", "http://127.0.0.1:1/v26.0")


@pytest.mark.parametrize(
    ("silent", "line", "messenger"),
    [
        (timedelta(minutes=1), True, True),
        (timedelta(hours=23, minutes=59), True, True),
        (timedelta(hours=24), True, False),
        (timedelta(days=40), True, False),
        (None, True, False),
    ],
)
def test_line_may_be_pushed_to_and_messenger_only_inside_its_window(silent, line, messenger):
    heard = None if silent is None else NOW - silent
    assert (LINE.can_begin(heard, NOW), MESSENGER.can_begin(heard, NOW)) == (line, messenger)
