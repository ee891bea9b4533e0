"""The channels there are. To add one: a file here and its line in the table.

Knows names, constructors and which settings each wants; knows nothing of what they do.
"""

from collections.abc import Mapping

from pydantic import SecretStr

from bot.channels.base import Channel
from bot.channels.line import Line
from bot.channels.messenger import Messenger

CHANNELS: Mapping[str, type[Channel]] = {
    Line.name: Line,
    Messenger.name: Messenger,
}


def channels_for(settings: object) -> dict[str, Channel]:
    """The channels whose settings are all there, by name."""
    wanted = {name: [_plain(getattr(settings, one)) for one in kind.settings] for name, kind in CHANNELS.items()}
    return {name: CHANNELS[name](*values) for name, values in wanted.items() if all(values)}


def _plain(value: str | SecretStr | None) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value or ""
