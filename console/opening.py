"""Opening the desks in an app. Knows each page's module by name, and how cookies are set; knows no page's inside."""

from flask import Flask

from console import errors, palette
from console.access import account, keys, login, staff
from console.answers import hotline, lookup, misses, teaching
from console.answers.embed import embed
from console.api.document import api
from console.blueprints import console
from console.blueprints import hotline as hotline_desk
from console.bulk import bulk, bulk_work
from console.cases import (
    answer_filter,
    application,
    applications,
    case_files,
    changing,
    corrections,
    flagging,
    lateness,
    moves,
    presence,
    timeline,
    views,
    waiting,
    writing,
)
from console.cookies import DeskSessions
from console.desk import Desk
from console.doubles import duplicates, merging
from console.files import downloads, files
from console.guard import csrf
from console.numbers import figures, operations, overview, stopped
from console.plans import activities, targets
from console.scoring import assigning, assignments, putting_aside, review, review_results, reviews
from console.selection import arranging, board, deciding, minutes, offers
from console.talks import attachments, conversation, conversations, deliveries, set_aside
from console.telling import letter, letters, own_chats, sending
from console.visiting import calendar, visit, visit_field, visit_offer, visit_photos, visits

PAGES = (
    account, activities, answer_filter, application, applications, arranging, assigning, assignments, attachments,
    board, bulk, bulk_work, calendar, case_files, changing, conversation, conversations, corrections, deciding,
    deliveries, downloads, duplicates, errors, figures, files, flagging, hotline, keys, lateness, letter, letters,
    login, lookup, merging, minutes, misses, moves, offers, operations, overview, own_chats, palette, presence,
    putting_aside, review, review_results, reviews, sending, set_aside, staff, stopped, targets, teaching, timeline,
    views, visit, visit_field, visit_offer, visit_photos, visits, waiting, writing,
)  # fmt: skip


def register(app: Flask, desk: Desk) -> None:
    """Hang the desks under /console/ and /hotline/, and what is for others under /api/v1/ and /embed/."""
    app.extensions["samak-desk"] = desk
    app.session_interface = DeskSessions()
    app.config.update(
        SESSION_COOKIE_NAME="__Host-samak" if desk.secure_cookies else "samak",
        SESSION_COOKIE_SECURE=desk.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_CHECK_DEFAULT=False,  # the door asks for it itself, on our pages only
        WTF_CSRF_TIME_LIMIT=None,  # as long as the log-in
    )
    csrf.init_app(app)
    for blueprint in (console, hotline_desk, api, embed):
        app.register_blueprint(blueprint)
