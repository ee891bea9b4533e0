"""The alarms that we hand out ask for figures that are there, and the page names each of them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.core import Metric

from bot.gauges import State
from bot.metrics import REGISTRY
from models.database import Database

ROOT = Path(__file__).resolve().parents[2]
GROUPS = yaml.safe_load((ROOT / "docs" / "deploy" / "alerts.yaml").read_text(encoding="utf-8"))["groups"]
RULES: list[dict[str, Any]] = [rule for group in GROUPS for rule in group["rules"]]


@pytest.fixture
def figures(sqlite_url: str) -> dict[str, set[str]]:
    """Every name that `/metrics` can give, with the labels that it has."""
    database = Database(sqlite_url)
    metrics: list[Metric] = [*State(database).collect(), *REGISTRY.collect()]
    database.close()
    named: dict[str, set[str]] = {}
    for metric in metrics:
        own = {"channel"} if metric.name in {"samak_silence_seconds", "samak_quota_left"} else set()
        counted = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"]}.get(metric.type, [""])
        named |= {metric.name + ending: own for ending in counted}
    for collector in REGISTRY._collector_to_names:
        for name in REGISTRY._collector_to_names[collector]:
            named[name] = named.get(name, set()) | set(getattr(collector, "_labelnames", ())) | {"le"}
    return named


def asked(expression: str) -> set[str]:
    return set(re.findall(r"\bsamak_\w+", expression))


def test_every_alarm_asks_for_a_figure_that_is_there(figures: dict[str, set[str]]) -> None:
    wanted = set().union(*(asked(rule["expr"]) for rule in RULES))
    assert len(wanted) > 8
    assert wanted - set(figures) == set()


def test_every_label_that_an_alarm_looks_at_is_one_of_the_figures(figures: dict[str, set[str]]) -> None:
    wrong = []
    for rule in RULES:
        known = set().union(*(figures[name] for name in asked(rule["expr"])))
        told = " ".join([rule["expr"], *rule["annotations"].values()])
        looked_at = re.findall(r"\bby \((\w+)\)|\{(\w+)=|\$labels\.(\w+)", told)
        wrong += [f"{rule['alert']}: {name}" for name in {"".join(found) for found in looked_at} - known]
    assert wrong == []


def test_every_alarm_says_what_is_wrong_what_to_do_and_whom_it_wakes() -> None:
    assert {rule["labels"]["severity"] for rule in RULES} == {"page", "ticket"}
    assert [rule["alert"] for rule in RULES if set(rule["annotations"]) != {"summary", "remedy"}] == []


def test_the_page_names_every_alarm_and_no_other() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(Samak[A-Z]\w+)`", page)) == {rule["alert"] for rule in RULES}
