"""The application for any WSGI server: `gunicorn wsgi:app`."""

from bot.app import create_app
from bot.settings import Settings

app = create_app(Settings())
