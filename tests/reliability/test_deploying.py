"""What can be checked of the Dockerfile and compose.yaml without Docker: what they name is there and is understood."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from bot.cli import COMMANDS
from bot.cli import samak as command
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
LINES = [line.split(maxsplit=1) for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]


def said(instruction: str) -> list[str]:
    return [rest for name, rest in LINES if name == instruction]


def commands() -> list[list[str]]:
    """Every `samak …` that an image or a service runs."""
    run = [service["command"] for service in COMPOSE["services"].values() if "command" in service]
    shell = [shlex.split(part) for one in run if one[0] == "sh" for part in one[2].split("&&")]
    return [yaml.safe_load(said("CMD")[-1]), *(one for one in run if one[0] != "sh"), *shell]


def test_every_file_that_is_copied_is_there_and_let_through() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [name for line in said("COPY") if not line.startswith("--from") for name in line.split()[:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert [name for name in copied if f"!{name}" not in ignored] == []


def test_every_package_of_the_wheel_is_copied() -> None:
    wheel = re.search(r"only-include = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.DOTALL)
    assert wheel is not None
    copied = {name for line in said("COPY") for name in line.split()}
    assert set(re.findall(r'"([\w.]+)"', wheel[1])) - copied == set()


def test_nobody_is_root_and_the_image_says_how_it_is() -> None:
    assert said("USER") == ["10001"]  # a number: whoever runs the image can see that it is not root
    assert "/healthz" in said("HEALTHCHECK")[0]


@pytest.mark.parametrize("line", commands(), ids=" ".join)
def test_every_command_is_one_of_ours_with_options_that_it_knows(line: list[str]) -> None:
    assert line[0] == "samak"
    assert line[1] in COMMANDS
    words = [word for word in line[1:] if not word.startswith("-") and not re.match(r"[\d.]+$", word)]
    help_page = CliRunner().invoke(command, [*words, "--help"])
    assert help_page.exit_code == 0
    assert [word for word in line if word.startswith("--") and word not in help_page.output] == []


def test_every_setting_is_known_and_no_secret_is_written_down() -> None:
    known = {field.alias for field in Settings.model_fields.values()}
    named = {name for service in COMPOSE["services"].values() for name in service.get("environment", {})}
    assert {name for name in named if not name.startswith("POSTGRES_")} - known == {"SAMAK_HOST"}
    assert re.findall(r"PASSWORD: (?!\$\{)", (ROOT / "compose.yaml").read_text(encoding="utf-8")) == []


def test_two_webs_two_workers_one_database_one_proxy() -> None:
    services = COMPOSE["services"]
    assert {name: services[name]["deploy"]["replicas"] for name in ("web", "worker")} == {"web": 2, "worker": 2}
    assert set(services) == {"proxy", "web", "worker", "migrations", "database"}
    mounted = [one.split(":")[0] for service in services.values() for one in service.get("volumes", [])]
    assert [path for path in mounted if path.startswith("./") and not (ROOT / path).exists()] == []
    assert {path for path in mounted if not path.startswith("./")} == set(COMPOSE["volumes"])
