"""A stand-in for the Messenger Platform: people who write, and the calls that a bot answers with."""

from simulator.messenger.fake import FakeMessenger

__all__ = ["FakeMessenger"]
