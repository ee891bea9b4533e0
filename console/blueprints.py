"""The two desks as Flask blueprints, with their door and what their pages are given. Knows no single page."""

from flask import Blueprint

from console.guard import admit
from console.headers import harden
from console.page import for_templates

console = Blueprint("console", __name__, url_prefix="/console", template_folder="templates", static_folder="static")
hotline = Blueprint("hotline", __name__, url_prefix="/hotline", template_folder="templates")

for desk in (console, hotline):
    desk.before_request(admit)
    desk.after_request(harden)
    desk.context_processor(for_templates)
