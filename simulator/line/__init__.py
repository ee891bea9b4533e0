"""A stand-in for LINE's Messaging API: people who write, and the calls that a bot answers with."""

from simulator.line.fake import FakeLine

__all__ = ["FakeLine"]
