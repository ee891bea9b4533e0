"""The page to chat in, and the platforms' addresses beside it. For this machine only."""

from simulator.web.pages import blueprint

__all__ = ["blueprint"]
