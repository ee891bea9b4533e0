"""How values are put before the reader: language, dates, ages, links, names. Knows who reads; knows no page."""

import re
from datetime import date, datetime
from typing import Any

from flask import g
from markupsafe import Markup, escape

from console import ages
from console.desk import real_now, the_desk
from console.wording import known, say
from models.application import Application
from models.bilingual import Bilingual
from models.thai_time import clock_time, full_date, short_date

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”)\]]+")


def t(key: str, **values: object) -> str:
    """A sentence in the reader's language."""
    return say(key, g.language, **values)


def both(said: Any) -> str:
    """Words in the reader's language from a Bilingual, a {"th", "en"} or plain words."""
    if isinstance(said, Bilingual):
        return said.in_language(g.language)
    if isinstance(said, dict):
        return str(said.get(g.language) or said.get("th") or next(iter(said.values()), ""))
    return "" if said is None else str(said)


def full_day(moment: date | datetime) -> str:
    return full_date(moment, g.language)


def day(moment: datetime) -> Markup:
    """A short date that tells the full one and the hour when pointed at."""
    full = f"{full_date(moment, g.language)} {clock_time(moment, g.language)}"
    return _time(moment, full, short_date(moment, g.language))


def hour(moment: datetime) -> Markup:
    """A short date with the time of day."""
    full = f"{full_date(moment, g.language)} {clock_time(moment, g.language)}"
    return _time(moment, full, f"{short_date(moment, g.language)} {clock_time(moment, g.language)}")


def waited(moment: datetime, *, real: bool = False) -> Markup:
    """How long since, in words. real: the moment is by the real clock, not the programme's."""
    full = f"{full_date(moment, g.language)} {clock_time(moment, g.language)}"
    return _time(moment, full, ages.age(moment, real_now() if real else the_desk().now(), g.language))


def _time(moment: datetime, full: str, shown: str) -> Markup:
    return Markup('<time datetime="{}" title="{}">{}</time>').format(moment.isoformat(), full, shown)


def linked(text: str) -> Markup:
    """Plain words with http and https addresses made into links; everything else stays words."""
    out, end = Markup(""), 0
    for found in _ADDRESS.finditer(text):
        link = Markup('<a href="{0}" rel="noopener noreferrer nofollow" target="_blank">{0}</a>').format(found[0])
        out, end = out + escape(text[end : found.start()]) + link, found.end()
    return out + escape(text[end:])


def stage_name(programme_id: str, status: str) -> str:
    """A status's staff name: the programme's own, else the desk's."""
    record = the_desk().knowledge().records.get(programme_id)
    stage = record.stage(status) if record else None
    return both(stage.staff) if stage else t(f"stages.{status}") if known(f"stages.{status}") else status


def called(application: Application) -> str:
    """The community's name; a draft may have none yet."""
    return application.community or t("applications.unnamed")


def waiting_since(application: Application) -> datetime:
    return application.moved_at or application.submitted_at or application.created_at
