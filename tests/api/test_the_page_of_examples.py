"""The commands of docs/api.md run as they stand, and what they print has the shape that the page shows."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.api.conftest import Made
from tests.conftest import missing
from tests.console import factories
from tests.console.conftest import Office

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```)?", PAGE, re.MULTILINE | re.DOTALL)


def printed(command: str, **environment: str) -> str:
    """What the shell says; a command that fails fails the test with its own words."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], env=os.environ | environment, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout


def test_every_example_does_what_the_page_says(office: Office, program: Made, served: Callable[[Flask], str]) -> None:
    if shutil.which("curl") is None:
        missing("curl is missing; apt-get install curl")
    known = factories.Known(factories.book())
    office.app = office.opened(knowledge=lambda: known)
    with office.rows() as session:
        factories.application(session, 0)
    given = {"SAMAK": served(office.app), "KEY": program().key}
    shown: list[tuple[Any, Any]] = []
    for command, example in EXAMPLES:
        output = printed(command, **given)
        if example:
            shown.append((set(json.loads(output)), set(json.loads(example))))
        else:
            assert output.strip().startswith('"'), command
    assert len(shown) == 5
    assert [real for real, _ in shown] == [told for _, told in shown]


@pytest.mark.parametrize("scope", ["faq", "applications:read", "applications:move", "applications:status"])
def test_every_scope_is_explained(scope: str) -> None:
    assert f"| `{scope}` |" in PAGE
