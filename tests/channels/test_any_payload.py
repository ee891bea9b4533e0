"""Whatever is signed and is an object is read without an exception, event by event."""

import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.line_events import parse as parse_line
from bot.channels.messenger_events import parse as parse_messenger
from bot.channels.reading import KEY
from models.talk import Incoming
from tests.channels.recorded import FOLDER, payload

characters = st.characters(categories=None) | st.sampled_from("\0\ud800\udfff￾กำ👨‍👩")
words = st.text(characters, max_size=20) | st.sampled_from(["start", "say:", "text", "image", "message", "page"])
numbers = st.integers(-(2**70), 2**70) | st.floats() | st.sampled_from([10**31, -1, 0, 1622512800000])
recordings = st.sampled_from(sorted(FOLDER.glob("*/*.json")))
names = st.sampled_from(
    sorted({key for path in FOLDER.glob("*/*.json") for key in re.findall(r'"(\w+)":', path.read_text())})
)
anything = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names | words, inner, max_size=5),
    max_leaves=25,
)


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """The way to everything inside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inner for found in [(*path, key), *places(one, (*path, key))]]


def replaced(value: object, path: tuple[object, ...], new: object) -> object:
    changed = copy.deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]
    holder[path[-1]] = new  # type: ignore[index]
    return changed


def is_fit_to_be_kept(incoming: Incoming) -> bool:
    """Fits the columns, goes through JSON and UTF-8, has nothing that a database refuses."""
    kept = incoming.model_dump_json()
    short = (incoming.account, incoming.address, incoming.person, incoming.message_id, incoming.about)
    return (
        bool(KEY.fullmatch(incoming.key))
        and "\0" not in kept
        and "\\u0000" not in kept
        and kept == kept.encode().decode()
        and all(len(one) <= 200 for one in short)
        and len(incoming.text) <= 5000
        and len(incoming.data) <= 1000
        and len(incoming.reply_token) <= 300
        and len(incoming.note) <= 100
        and all(len(media.ref) <= 2000 and len(media.name) <= 200 for media in incoming.media)
        and Incoming.model_validate_json(kept) == incoming
    )


@given(st.lists(anything, max_size=4) | anything, anything)
def test_line_events_of_any_shape_are_read_one_by_one(events, destination):
    found = parse_line({"destination": destination, "events": events})
    assert len(found) == (len(events) if isinstance(events, list) else 0)
    assert [one for one in found if not is_fit_to_be_kept(one)] == []


@given(st.lists(anything, max_size=4), st.lists(anything, max_size=3), anything)
def test_messenger_events_of_any_shape_are_read_one_by_one(messaging, standby, page):
    found = parse_messenger({"object": "page", "entry": [{"id": page, "messaging": messaging, "standby": standby}]})
    assert len(found) == len(messaging) + len(standby)
    assert [one for one in found if not is_fit_to_be_kept(one)] == []


@given(recordings, st.data())
@settings(max_examples=400)
def test_a_recorded_event_with_anything_in_any_place_is_still_read(path: Path, data):
    recorded = json.loads(path.read_bytes())
    mutated = replaced(recorded, data.draw(st.sampled_from(places(recorded))), data.draw(anything))
    parse = {"line": parse_line, "messenger": parse_messenger}[path.parent.name]
    assert [one for one in parse(mutated) if not is_fit_to_be_kept(one)] == []  # type: ignore[arg-type]


@pytest.mark.parametrize("depth", [50, 400])
def test_an_event_nested_deeper_than_any_is_read(depth):
    nested = json.loads('{"type": ' + "[" * depth + "]" * depth + "}")
    assert [one.kind for one in parse_line({"events": [nested]})] == ["ignored"]


def test_the_neighbours_of_a_bad_event_are_the_same_without_it():
    whole = payload("line", "several_and_a_bad_one")
    good = {**whole, "events": [whole["events"][0], whole["events"][-1]]}
    assert [one for one in parse_line(whole) if one.kind != "ignored"] == parse_line(good)
