"""What whoever watches is told: ready or not and why, figures for Prometheus, what the month still allows."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.app import create_app
from bot.clock import real_now
from bot.settings import Settings
from models.inbox import Event
from models.operations import operations
from models.outbox import Delivery
from models.pulse import beat
from tests.reliability.rows import Rows
from tests.service import Chat, Service

ASKED = "ปิดรับสมัครวันไหน"


def figures(samak: Service) -> dict[str, float]:
    settings = Settings.model_validate({**samak.parts.settings.model_dump(), "metrics_token": "m"})
    client = create_app(settings, samak.parts).test_client()
    answer = client.get("/metrics", headers={"Authorization": "Bearer m"})
    lines = [line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_it_is_ready_with_a_worker_alive_and_nothing_waiting_long(samak: Service, chat: Chat, rows: Rows) -> None:
    assert samak.client.get("/readyz").status_code == 503  # nobody works yet
    with samak.parts.database.writing() as session:
        beat(session, "worker:test", real_now())
    assert samak.client.get("/readyz").status_code == 200
    samak.post(samak.line.says(chat.person, ASKED))
    rows.change(Event, received_at=real_now() - timedelta(minutes=2))
    told = samak.client.get("/readyz").get_json()
    assert (told["ready"], told["oldest_unhandled_seconds"] >= 120) == (False, True)


def test_metrics_tell_what_waits_and_what_failed(samak: Service, chat: Chat, rows: Rows) -> None:
    chat.says(ASKED)
    rows.change(Delivery, status="failed", error="blocked")
    samak.post(samak.line.says(chat.person, ASKED))
    told = figures(samak)
    names = ("samak_database_up", "samak_unhandled", "samak_unsent", "samak_undelivered", "samak_workers_alive")
    assert [told[name] for name in names] == [1, 1, 0, 1, 0]
    assert told["samak_oldest_unhandled_seconds"] < 60
    assert told['samak_silence_seconds{channel="line"}'] < 60
    assert told['samak_events_total{channel="line",kind="text"}'] >= 2


def test_metrics_say_so_when_the_database_is_gone(samak: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr("bot.gauges.operations", gone)
    assert figures(samak)["samak_database_up"] == 0


def test_what_the_month_still_allows_is_asked_and_kept(samak: Service) -> None:
    samak.line.quota, samak.line.quota_used = 300, 45
    samak.worker._keeping._ask_what_is_left()
    with samak.parts.database.reading() as session:
        assert operations(session, real_now()).quota_left == {"line": 255}
    samak.line.quota = None
    assert samak.parts.channels["line"].left() is None
