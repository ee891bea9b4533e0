"""The system's Chromium for browser tests, and a watch over what a page does that it must not.

Knows where Chromium may be and which flags keep it quiet and alone. Knows no page of ours.
"""

import os
import shutil
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",  # small in containers, and then pages crash
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # it refuses to run as root otherwise; the only pages are ours
]
HERE = {"127.0.0.1", "localhost", "::1", None}


def chromium() -> str | None:
    """The browser's program: CHROMIUM names it, else the PATH knows it."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, (*NAMES, MAC))), None)


class Watch:
    """What a page did wrong so far: script errors, breaches of the content policy, requests to other hosts."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.on("pageerror", self._script_error)
        page.on("console", self._console)
        page.on("request", self._request)

    def _script_error(self, error: Error) -> None:
        self.complaints.append(f"script error: {error.message}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            self.complaints.append(f"asked another host: {request.url}")
