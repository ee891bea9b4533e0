"""The demo's own settings, keys and logins: everything local, nothing to register anywhere.

Knows the stand-in platforms; nothing of it is mounted outside the demo.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.settings import Settings
from console import create_staff
from models.database import Database
from models.staff import Staff
from simulator import SimulatorConfig

AS_OF = datetime.fromisoformat("2021-06-01T09:00:00+07:00")  # inside the real application period
PAGE_ID = "110564000000001"
PEOPLE = (
    ("admin", "admin", "สมหญิง ผู้ดูแลระบบ"),
    ("reviewer", "reviewer", "วิชัย กรรมการ"),
    ("operator", "operator", "มาลี สายด่วน"),
)


@dataclass(frozen=True)
class Secrets:
    """What demo and stand-in platforms share; made once, kept in the demo's folder."""

    line_secret: str
    line_token: str
    app_secret: str
    verify_token: str
    page_token: str
    passwords: dict[str, str]

    @classmethod
    def kept(cls, folder: Path) -> "Secrets":
        path = folder / "demo.json"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(_fresh()), encoding="utf-8")
            path.chmod(0o600)
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def _fresh() -> dict[str, object]:
    names = ("line_secret", "line_token", "app_secret", "verify_token", "page_token")
    passwords = {name: f"demo-{secrets.token_hex(4)}" for name, _, _ in PEOPLE}
    return {name: secrets.token_hex(16) for name in names} | {"passwords": passwords}


def settings_for(folder: Path, port: int, known: Secrets) -> Settings:
    """Everything points at this machine; the programme clock begins on 1 June 2564, or where SAMAK_AS_OF says."""
    base = f"http://127.0.0.1:{port}/sim"
    given = Settings()
    return Settings(
        demo=True,
        database_url=f"sqlite:///{folder.resolve()}/samak.db",
        data_dir=folder,
        as_of=given.as_of or AS_OF,
        line_channel_secret=known.line_secret,
        line_channel_access_token=known.line_token,
        line_api_base=f"{base}/line",
        line_data_api_base=f"{base}/line-data",
        messenger_app_secret=known.app_secret,
        messenger_verify_token=known.verify_token,
        messenger_page_token=known.page_token,
        messenger_page_id=PAGE_ID,
        messenger_graph_base=f"{base}/graph/v26.0",
    )


def simulator_for(settings: Settings, port: int, known: Secrets) -> SimulatorConfig:
    return SimulatorConfig(
        line_secret=known.line_secret,
        line_token=known.line_token,
        messenger_app_secret=known.app_secret,
        messenger_page_token=known.page_token,
        messenger_page_id=settings.messenger_page_id,
        messenger_verify_token=known.verify_token,
        webhook_base=f"http://127.0.0.1:{port}",
        font_css="/console/static/vendor/sarabun/sarabun.css",
    )


def add_people(database: Database, passwords: dict[str, str]) -> None:
    """One login a role, where there is nobody yet."""
    with database.writing() as session:
        if session.scalar(select(func.count()).select_from(Staff)):
            return
        for name, role, shown in PEOPLE:
            create_staff(session, name, role, passwords[name], shown_name=shown)


def is_loopback(host: str) -> bool:
    return host in ("127.0.0.1", "::1", "localhost")
