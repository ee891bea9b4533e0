"""What every test may ask for: an empty database of either kind, and a browser.

What the machine lacks is skipped, named at the end of the run, and an error where CI is set.
"""

import fcntl
import importlib
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Page
from sqlalchemy import make_url

from tests import browser, postgres

settings.register_profile("repeatable", derandomize=True, deadline=None)  # the same inputs in every run
settings.register_profile("search", max_examples=2000, deadline=None)  # pytest --hypothesis-profile=search
settings.load_profile("repeatable")

for name in [
    key for key in os.environ if key.startswith(("AWS_", "SAMAK_", "LINE_", "MESSENGER_")) or key == "DATABASE_URL"
]:
    del os.environ[name]  # what the developer's shell is set up for is not under test
os.environ["PYTHAINLP_OFFLINE"] = "1"

SHARED = pytest.StashKey[Path]()
PIPE = pytest.StashKey[int]()
MISSING = "not on this machine: "


# --- one folder for all processes of a run -------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """The process that the others hang on makes the folder, and holds the pipe that keeps PostgreSQL alive."""
    if inherited := getattr(config, "workerinput", {}).get("shared"):
        config.stash[SHARED] = Path(inherited)
        return
    shared = Path(tempfile.mkdtemp(prefix="samak-", dir="/tmp"))  # short: a socket's path has 107 bytes at most
    shared.chmod(0o755)
    os.mkfifo(shared / "pipe", 0o644)
    config.stash[SHARED] = shared
    config.stash[PIPE] = os.open(shared / "pipe", os.O_RDWR)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["shared"] = str(node.config.stash[SHARED])


def pytest_unconfigure(config: pytest.Config) -> None:
    if PIPE not in config.stash:
        return
    shared = config.stash[SHARED]
    if "TEST_DATABASE_URL" in os.environ and (shared / "template").exists():
        postgres.drop(os.environ["TEST_DATABASE_URL"], (shared / "template").read_text())
    os.close(config.stash[PIPE])
    for _ in range(100):  # the server removes its data when it is gone
        if not (shared / "postgresql" / "data").exists():
            break
        time.sleep(0.05)
    shutil.rmtree(shared, ignore_errors=True)


def once(shared: Path, what: str, make: Callable[[], str]) -> str:
    """Made by the first process that asks; the others wait and get the same."""
    note = shared / what
    with (shared / f"{what}.lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not note.exists():
            note.write_text(make(), encoding="utf-8")
        return note.read_text(encoding="utf-8")


# --- what is missing -----------------------------------------------------------------------------


def missing(what: str) -> NoReturn:
    """Skip the test for want of `what`; an error where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(MISSING + what, pytrace=False)
    pytest.skip(MISSING + what)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])]
    lacking = Counter(reason.partition(MISSING)[2] for reason in reasons if MISSING in reason)
    if lacking:
        terminalreporter.section("NOT TESTED on this machine", red=True, bold=True)
    for what, tests in lacking.items():
        terminalreporter.write_line(f"{tests} tests skipped: {what}", red=True)


# --- databases -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config) -> Path:
    """The folder of this run, the same in all its processes."""
    return pytestconfig.stash[SHARED]


@pytest.fixture(scope="session")
def postgresql_server(shared: Path) -> str:
    """A running PostgreSQL: TEST_DATABASE_URL's, else our own."""
    try:
        return os.environ.get("TEST_DATABASE_URL") or once(
            shared, "server", lambda: postgres.start(shared, shared / "pipe")
        )
    except postgres.NoPostgres as reason:
        missing(str(reason))


def migrate(url: str) -> str:
    importlib.import_module("bot.database").upgrade(url)
    return url


@pytest.fixture(scope="session")
def postgresql_template(shared: Path, postgresql_server: str) -> str:
    """The name of a migrated database that holds nothing yet."""
    url = once(shared, "template", lambda: migrate(postgres.create(postgresql_server)))
    return str(make_url(url).database)


@pytest.fixture(scope="session")
def sqlite_template(shared: Path) -> Path:
    """The file of a migrated database that holds nothing yet."""
    path = shared / "template.db"
    once(shared, "sqlite", lambda: migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A migrated, empty SQLite file of one's own."""
    path = tmp_path / "samak.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    """A migrated, empty PostgreSQL database of one's own."""
    url = postgres.create(postgresql_server, postgresql_template)
    yield url
    postgres.drop(postgresql_server, url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database of one's own; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which nothing was made yet, no table either; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.db'}"
        return
    server = request.getfixturevalue("postgresql_server")
    url = postgres.create(server)
    yield url
    postgres.drop(server, url)


# --- browser -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's way to be told which browser to start."""
    program = browser.chromium() or missing("Chromium is missing; apt-get install chromium, or name it in CHROMIUM")
    return {**browser_type_launch_args, "executable_path": program, "args": browser.FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Thai reader at an office screen."""
    screen = {"width": 1366, "height": 768}
    return {**browser_context_args, "locale": "th-TH", "timezone_id": "Asia/Bangkok", "viewport": screen}


@pytest.fixture
def browser_page(page: Page) -> Iterator[Page]:
    """A page in Chromium. Script errors, breaches of the content policy and requests to other hosts fail the test."""
    watch = browser.Watch(page)
    yield page
    assert watch.complaints == []
