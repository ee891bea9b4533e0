"""Which channels are on."""

from types import SimpleNamespace

import pytest
from pydantic import SecretStr

from bot.channels import CHANNELS, channels_for

COMPLETE = {
    "line_channel_secret": SecretStr("secret"),
    "line_channel_access_token": SecretStr("token"),
    "line_api_base": "http://127.0.0.1:1",
    "line_data_api_base": "http://127.0.0.1:1",
    "messenger_app_secret": SecretStr("secret"),
    "messenger_verify_token": SecretStr("verify"),
    "messenger_page_token": SecretStr("token"),
    "messenger_page_id": "682498302938465",
    "messenger_graph_base": "http://127.0.0.1:1/v26.0",
}


def on(**changed: object) -> list[tuple[str, str]]:
    channels = channels_for(SimpleNamespace(**{**COMPLETE, **changed}))
    return [(name, channel.label) for name, channel in channels.items()]


def test_a_channel_whose_settings_are_there_is_on():
    assert on() == [("line", "LINE"), ("messenger", "Messenger")]


@pytest.mark.parametrize("missing", list(COMPLETE))
@pytest.mark.parametrize("nothing", [None, "", SecretStr("")])
def test_a_channel_that_lacks_one_setting_is_off(missing, nothing):
    other = "messenger" if missing.startswith("line") else "line"
    assert [name for name, _ in on(**{missing: nothing})] == [other]


def test_each_channel_is_registered_under_its_own_name():
    assert {name: kind.name for name, kind in CHANNELS.items()} == {"line": "line", "messenger": "messenger"}
