"""The demo's own settings, keys and logins: everything local, nothing to register anywhere.

Knows the stand-in platforms; nothing of it is mounted outside the demo.
"""

import sys
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.demo_secrets import PEOPLE, Secrets
from bot.preparing import ready_database
from bot.sample import add_sample_data
from bot.serving import Serving, together
from bot.settings import Settings
from console import create_staff
from models.conversation import Conversation
from models.database import Database
from models.staff import Staff
from simulator import SimulatorConfig, blueprint
from simulator.web.stage import Stage

AS_OF = datetime.fromisoformat("2021-06-01T09:00:00+07:00")  # inside the real application period
PAGE_ID = "110564000000001"


def settings_for(folder: Path, port: int, known: Secrets) -> Settings:
    """Everything points at this machine; the programme clock begins on 1 June 2564, or where SAMAK_AS_OF says."""
    base = f"http://127.0.0.1:{port}/sim"
    given = Settings()
    return Settings(
        demo=True,
        database_url=f"sqlite:///{folder.resolve()}/samak.db",
        data_dir=folder,
        attachments="",
        as_of=given.as_of or AS_OF,
        embed_on=given.embed_on or f"http://127.0.0.1:{port} http://localhost:{port}",
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


def built(folder: str, port: int) -> Serving:
    """The demo as one process serves it: data ready, service running, stand-in platforms under /sim."""
    known = Secrets.kept(Path(folder))
    settings = settings_for(Path(folder), port, known)
    if trouble := ready_database(settings):
        sys.stderr.write(f"samak: {trouble}\n(or start over: samak demo --reset)\n")
        sys.exit(3)
    database = Database(settings.database_url)
    add_people(database, known.passwords)
    add_sample_data(database, settings)
    database.close()
    serving = together(settings)
    config = simulator_for(settings, port, known)
    stage = Stage(config)
    acquaint(stage, settings)
    serving.app.register_blueprint(blueprint(config, stage))
    return serving


def acquaint(stage: Stage, settings: Settings) -> None:
    """Let the stand-in platforms know whom the database knows: staff can write to the sample people."""
    database = Database(settings.database_url)
    with database.reading() as session:
        for one in session.scalars(select(Conversation).where(Conversation.reachable)):
            stage.acquaint(one.channel, one.address, one.name)
    database.close()
