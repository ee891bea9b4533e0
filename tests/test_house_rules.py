"""The rules of the house that no linter knows. Each test lists what breaks its rule, so that the list says where.

Reads the source and runs none of it.
"""

import ast
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "console", "faq", "forms", "handlers", "migrations", "models", "simulator")
VENDOR = ROOT / "console" / "static" / "vendor"
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", "node_modules", "test-results", "var"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program, by its path from the root."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))] + [ROOT / "wsgi.py"]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def files() -> Iterator[Path]:
    """Every file of the project, whatever its kind."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(set(below) - NOT_OURS - {name for name in below if name.endswith(("_cache", ".hypothesis"))})
        yield from (Path(folder) / name for name in sorted(names))


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for where, tree in modules().items():
        yield from ((where, node) for node in ast.walk(tree) if isinstance(node, kinds))


def functions() -> Iterator[tuple[str, Function]]:
    yield from ((where, node) for where, node in nodes(*Function.__args__) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}"]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in PACKAGES


def test_nobody_imports_whom_they_must_not_know() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    kept = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert kept.returncode == 0, kept.stdout


def test_a_channel_knows_only_what_is_said() -> None:
    allowed = re.compile(r"(bot\.channels|models)\b")
    strangers = [
        f"{where} imports {module}"
        for where, node in nodes(ast.Import, ast.ImportFrom)
        for module in imported(node)
        if where.startswith("bot/channels/") and is_ours(module) and not allowed.match(module)
    ]
    assert strangers == []


def test_a_channels_name_is_written_in_its_own_file_alone() -> None:
    named = [
        f"{where}:{node.lineno}"
        for where, node in nodes(ast.Constant)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.lower() in {"line", "messenger"}
        if not where.startswith(("bot/channels/", "simulator/"))
    ]
    assert named == []


def test_our_own_modules_are_imported_at_the_top() -> None:
    inside = [
        f"{where}:{node.lineno} {function.name}"
        for where, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and any(map(is_ours, imported(node)))
    ]
    assert inside == []


def test_every_ability_of_the_bot_can_be_reached_from_its_routes() -> None:
    graph = grimp.build_graph("handlers", cache_dir=None)
    reached = " ".join(graph.find_upstream_modules("handlers"))  # a package is reached with any module of it
    assert [module for module in sorted(graph.find_descendants("handlers")) if module not in reached] == []


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = re.compile(r"\b(utils?|helpers?|common|misc|managers?)\b")
    assert [where for where in modules() if drawers.search(where.replace("_", " "))] == []


def test_no_function_merely_processes_or_handles() -> None:
    theirs = {"process_bind_param", "process_result_value"}  # SQLAlchemy's own names
    vague = [f"{where} {f.name}" for where, f in functions() if re.match(r"_*(process|handle)_", f.name)]
    assert [name for name in vague if name.split()[1] not in theirs] == []


def test_only_the_settings_read_the_environment() -> None:
    def reads(node: ast.AST) -> bool:
        asked = isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.environb", "os.getenv"}
        return asked or (isinstance(node, ast.ImportFrom) and node.module == "os" and "env" in ast.dump(node))

    readers = {where for where, node in nodes(ast.Attribute, ast.ImportFrom) if reads(node)}
    assert readers - {"bot/settings.py"} == set()


def test_one_place_at_most_catches_whatever_comes() -> None:
    def is_broad(handler: ast.AST) -> bool:
        kinds = handler.type if isinstance(handler, ast.ExceptHandler) else None
        return kinds is None or bool({"Exception", "BaseException"} & {getattr(n, "id", "") for n in ast.walk(kinds)})

    broad = [where for where, handler in nodes(ast.ExceptHandler) if is_broad(handler)]
    assert len(broad) <= 1, broad


def test_no_module_is_long() -> None:
    lines = {where: len((ROOT / where).read_text(encoding="utf-8").splitlines()) for where in modules()}
    ours = {where: count for where, count in lines.items() if not where.startswith("migrations/versions/")}
    assert {where: count for where, count in ours.items() if count > 150} == {}
    assert statistics.median(ours.values()) < 70


def test_no_function_is_long() -> None:
    lengths = {
        f"{where} {f.name}": length(f) for where, f in functions() if not where.startswith("migrations/versions/")
    }
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
    assert statistics.median(lengths.values()) <= 8


def test_every_setting_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    keywords = [node for node in ast.walk(modules()["bot/settings.py"]) if isinstance(node, ast.keyword)]
    names = [ast.literal_eval(each.value) for each in keywords if each.arg == "alias"]
    assert "DATABASE_URL" in names
    assert [name for name in names if f"`{name}`" not in page] == []


def test_what_others_made_is_as_it_was_published() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    listed = {name: digest for package in manifest for name, digest in package["files"].items()}
    there = {
        str(file.relative_to(VENDOR)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.name != "manifest.json"
    }
    assert there == listed
    assert [package["name"] for package in manifest if not package["licence"]] == []


def test_no_file_names_a_host_that_hands_out_code() -> None:
    hosts = re.compile(
        rb"\b(bootcdn\.|bootstrapcdn\.|cdn\.tailwind|cdnjs\.|code\.jquery|deb\.debian\.org|esm\.sh|fonts\.googleapis"
        rb"|fonts\.gstatic|huggingface\.co|jsdelivr\.net|npmjs\.org|pypi\.org|pythonhosted\.org|unpkg\.com|yarnpkg\.)",
        re.IGNORECASE,
    )
    found = {str(file.relative_to(ROOT)): hosts.findall(file.read_bytes()) for file in files()}
    assert {where: names for where, names in found.items() if names} == {}
