"""Messenger's window: how long after a person's last message who may write to them. Knows times; calls nothing."""

from datetime import datetime, timedelta

from bot.channels.base import ChannelError, Envelope

WINDOW = timedelta(hours=24)  # after the person's last message: anybody may write
WINDOW_OF_STAFF = timedelta(days=7)  # likewise: a person of ours may


def is_open(last_heard: datetime | None, now: datetime, for_so_long: timedelta = WINDOW) -> bool:
    """Whether the bot may write; with WINDOW_OF_STAFF, whether a person of ours may."""
    return last_heard is not None and now - last_heard < for_so_long


def can_begin(last_heard: datetime | None, now: datetime, by_person: bool = False, /) -> bool:
    return is_open(last_heard, now, WINDOW_OF_STAFF if by_person else WINDOW)


def window(envelope: Envelope, now: datetime) -> dict[str, str]:
    """What Messenger is to be told about the time since the person wrote. Raises ChannelError where it is over."""
    if is_open(envelope.last_heard, now):
        return {"messaging_type": "RESPONSE"}
    if envelope.by_person and is_open(envelope.last_heard, now, WINDOW_OF_STAFF):
        return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    raise ChannelError("the person has not written for too long", permanent=True, closed=True)
