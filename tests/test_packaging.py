"""What is installed is what the locks say, and what the locks say was decided in pyproject.toml."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements" / f"{name}.lock" for name in ("core", "s3", "test")]  # each holds the one before
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]

CODE = ("bot", "console", "faq", "forms", "handlers", "migrations", "models", "simulator")


def is_for_here(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate()


def locked(lock: Path) -> dict[NormalizedName, Requirement]:
    """What the lock wants on this machine, by name."""
    lines = re.findall(r"^([a-z0-9].*?) \\$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name): each for each in wanted if is_for_here(each)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_what_is_installed_is_what_the_lock_says(lock: Path) -> None:
    there = {canonicalize_name(package.name): package.version for package in importlib.metadata.distributions()}
    wanted = {name: str(requirement.specifier).removeprefix("==") for name, requirement in locked(lock).items()}
    assert {name: there.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_carries_its_hashes(lock: Path) -> None:
    packages = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert [package.partition(" ")[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_says_nothing_of_where_it_was_made(lock: Path) -> None:
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links", lock.read_text(encoding="utf-8")) == []


def test_each_lock_repeats_the_one_before() -> None:
    texts = [lock.read_text(encoding="utf-8") for lock in LOCKS]
    core, s3, test = (set(re.findall(r"^[a-z0-9].*==.*$", text, re.MULTILINE)) for text in texts)
    assert (core - s3, s3 - test) == (set(), set())


def test_every_direct_dependency_is_locked() -> None:
    here = {canonicalize_name(each.name) for each in map(Requirement, DIRECT) if is_for_here(each)}
    assert here - set(locked(LOCKS[-1])) == set()


def test_whatever_the_program_imports_is_a_direct_dependency() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for name in CODE for path in (ROOT / name).rglob("*.py"))
    imports = set(re.findall(r"^ *(?:from|import) (\w+)", source, re.MULTILINE)) - sys.stdlib_module_names - set(CODE)
    providers = importlib.metadata.packages_distributions()
    needed = {canonicalize_name(providers[name][0]) for name in imports if name in providers}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["s3"]]
    assert needed - {canonicalize_name(Requirement(line).name) for line in wanted} == set()


def test_every_direct_dependency_has_a_floor() -> None:
    assert [line for line in DIRECT if not str(Requirement(line).specifier).startswith(">=")] == []


def test_every_direct_dependency_has_a_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for line in DIRECT
        for number, text in enumerate(lines)
        if text.strip().startswith(f'"{line}"') and "#" not in text and not lines[number - 1].strip().startswith("#")
    ]
    assert bare == []


def test_every_folder_of_code_is_named_and_there() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    folders = {folder.parent.name for folder in ROOT.glob("*/__init__.py")} - {"bench", "tests"}
    data = {"migrations", "programmes", "wsgi.py"}
    assert set(named["wheel"]["only-include"]) == folders | data


def test_the_command_answers_from_anywhere(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = Path(sys.executable).with_name("samak")
    asked = subprocess.run(
        [command, "--help"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (asked.returncode, asked.stdout.partition(" ")[0].lower()) == (0, "usage:"), asked.stderr[-500:]
