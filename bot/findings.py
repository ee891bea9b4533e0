"""What `samak doctor` finds, and its look at what one machine has: key, disk, attachments. Knows no database."""

import shutil
from dataclasses import dataclass
from uuid import uuid4

from bot.places import place_for
from bot.settings import Settings, SettingsError

LOW = 1_000_000_000  # bytes of free disk


@dataclass(frozen=True)
class Finding:
    """state: ok, warn or fail; remedy: what to do, empty where all is well."""

    what: str
    state: str
    says: str
    remedy: str = ""


def secret(settings: Settings) -> Finding:
    try:
        settings.signing_key()
    except SettingsError as error:
        return Finding("secret key", "fail", "missing", str(error))
    return Finding("secret key", "ok", "set")


def disk(settings: Settings) -> Finding:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.data_dir).free
    says = f"{free // 1_000_000:,} MB free at {settings.data_dir}"
    return (
        Finding("disk", "ok", says) if free > LOW else Finding("disk", "warn", says, "Make room: photos are kept here")
    )


def attachments(settings: Settings) -> Finding:
    """Written, read and deleted again: it is not enough that a place is named."""
    where, body = settings.attachments or str(settings.data_dir), b"samak doctor"
    path = f"attachments/doctor-{uuid4().hex}"
    try:
        place = place_for(settings)
        place.put(path, body)
        same = place.read(path) == body
        place.delete(path)
    except (OSError, SettingsError) as error:
        return Finding("attachments", "fail", str(error), "Check SAMAK_ATTACHMENTS and AWS_…; docs/settings.md")
    if not same:
        return Finding("attachments", "fail", f"{where} gives back other bytes than it was given", "Use another place")
    return Finding("attachments", "ok", f"written, read and deleted at {where}")
