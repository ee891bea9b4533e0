"""Cookies are for people at desks: other programs and other sites' frames have none that counts. Knows paths only."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

WITHOUT = ("/api/", "/embed/")


class DeskSessions(SecureCookieSessionInterface):
    """Flask's own, but blind to what comes with other requests."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return None if request.path.startswith(WITHOUT) else super().open_session(app, request)
