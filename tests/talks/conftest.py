"""Everybody here talks with a service."""

from tests.talking import chat, page_chat, samak, sqlite_samak

__all__ = ["chat", "page_chat", "samak", "sqlite_samak"]
