"""What the documentation says is there is there: links, files, commands, settings, tables, keys, examples.

Each test lists what is wrong, so that the list says where to mend.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import click
import pytest
import yaml
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from bot.channels.messenger_events import GET_STARTED, READERS
from bot.cli import COMMANDS, samak
from bot.folders import find
from bot.settings import Settings
from faq.entry import Entry
from faq.words import Words
from models.everything import metadata
from models.programme import ProgrammeRecord
from models.stage import WORDS, Stage

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
OURS = ("bot", "console", "dev", "docs", "faq", "forms", "handlers", "migrations", "models", "programmes")
TOP = re.compile(rf"(?:{'|'.join(OURS)}|requirements|simulator|tests)/[\w./-]*|wsgi\.py|pyproject\.toml")
EXAMPLE_FOLDER = "community-forest"  # the made-up programme of docs/programmes.md


@cache
def pages() -> dict[str, str]:
    """Every page, by its path from the root."""
    files = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def blocks(text: str, kind: str = r"\w*") -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def running(text: str) -> str:
    """The page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def spans(text: str) -> list[str]:
    """What stands between backticks in running text."""
    return re.findall(r"`([^`\n]+)`", running(text))


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the tables under one heading."""
    part = re.split(rf"^#+ {re.escape(heading)}$", running(text), flags=re.MULTILINE)[1]
    lines = re.split(r"^#+ ", part, maxsplit=1, flags=re.MULTILINE)[0].splitlines()
    table = [line for line in lines if line.startswith("|") and not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table][1:]


# --- links and files -----------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """The names of a page's headings, as a browser of Markdown makes them."""
    headings = re.findall(r"^#+ (.+)$", running(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> Iterator[tuple[str, str]]:
    for page, text in pages().items():
        found = re.findall(r"\]\(([^)\s]+)\)", running(text)) + re.findall(r'src="([^"]+)"', running(text))
        yield from ((page, link) for link in found if not re.match(r"https?://|mailto:", link))


def test_every_link_leads_to_a_file_and_a_heading_that_are_there() -> None:
    astray = []
    for page, link in links():
        path, _, anchor = link.partition("#")
        there = (ROOT / page).parent / path if path else ROOT / page
        if not there.exists():
            astray.append(f"{page}: {link}")
        elif anchor and anchor not in anchors(there.read_text(encoding="utf-8")):
            astray.append(f"{page}: {link} (no such heading)")
    assert astray == []


def test_every_file_that_is_named_is_there() -> None:
    named = {
        (page, span)
        for page, text in pages().items()
        for span in spans(text)
        if TOP.fullmatch(span) and EXAMPLE_FOLDER not in span
    }
    assert len(named) > 60
    assert sorted(f"{page}: {span}" for page, span in named if not (ROOT / span).exists()) == []


def test_the_table_of_where_things_go_names_a_place_in_every_row() -> None:
    where = {what: spans(place) for what, place in rows(pages()["README.md"], "Where do I add what")}
    assert [what for what, named in where.items() if not any(TOP.fullmatch(name) for name in named)] == []


def test_every_folder_at_the_top_is_in_the_architecture() -> None:
    told = {
        name.rstrip("/")
        for cells in rows(pages()["docs/architecture.md"], "2. Folders and layers")
        for name in spans(cells[0])
    }
    assert sorted({*OURS, "requirements", "simulator", "wsgi.py"} - told - {"docs"}) == []


def test_the_drawing_is_whole_and_fetches_nothing() -> None:
    drawing = (DOCS / "pictures" / "architecture.svg").read_text(encoding="utf-8")
    assert ET.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert re.findall(r"(?:href|src|url)\W+https?:|@import", drawing) == []


# --- commands ------------------------------------------------------------------------------------


def command_lines() -> Iterator[tuple[str, str]]:
    """Every `samak …` of every page: in running text and in what is to be typed."""
    for page, text in pages().items():
        typed = [line for block in blocks(text, r"(?:sh|ini)") for line in block.splitlines()]
        for line in [*spans(text), *typed]:
            yield from ((page, found) for found in re.findall(r"(?:^|[\s/=])samak ((?!samak$)[a-z].*)", line))


def unknown_in(line: str) -> str:
    """The first word or option of this command line that is none; empty where all are."""
    command: click.Command = samak
    context = click.Context(command)
    for word in re.sub(r"#.*|…", "", line).split():
        if isinstance(command, click.Group):
            found = command.get_command(context, word.rstrip(".,;:"))
            if found is None:
                return word
            command = found
        elif word.startswith("--") and word not in {"--help", *(name for one in command.params for name in one.opts)}:
            return word
    return ""


def test_every_command_and_option_that_is_shown_exists() -> None:
    shown = set(command_lines())
    assert len(shown) > 30
    assert sorted(f"{page}: samak {line}: {word}" for page, line in shown if (word := unknown_in(line))) == []


def test_every_command_is_in_the_list_of_commands() -> None:
    told = " ".join(cells[0] for cells in rows(pages()["docs/going-live.md"], "Commands at a glance"))
    assert [name for name in COMMANDS if f"`samak {name}" not in told] == []


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = {
        (page, name)
        for page, text in pages().items()
        for line in [*spans(text), *"\n".join(blocks(text, "sh")).splitlines()]
        for name in re.findall(r"(?:^|\s)make (?:-C \S+ )?([a-z]+)\b", line)
    }
    assert ("README.md", "demo") in shown
    assert sorted(f"{page}: make {name}" for page, name in shown if name not in targets) == []


# --- settings ------------------------------------------------------------------------------------


def default_of(field: FieldInfo) -> str:
    """As the page writes it."""
    if field.default is None or not str(field.default):
        return "–"
    return "false" if field.default is False else str(field.default)


def test_every_setting_is_told_with_its_default_and_whether_it_is_secret() -> None:
    page = pages()["docs/settings.md"]
    listed = [
        cells
        for heading in ("The service", "Attachments in a bucket", "LINE", "Messenger")
        for cells in rows(page, heading)
    ]
    told = {name.strip("`"): (default.strip("`"), secret) for name, default, secret, _ in listed}
    real = {}
    for field in Settings.model_fields.values():
        secret = SecretStr in get_args(field.annotation) or field.alias == "DATABASE_URL"
        real[field.alias] = (default_of(field), "yes" if secret else "no")
    assert told == real


# --- what the pages say of data and screens ------------------------------------------------------


def test_every_table_of_the_database_is_told() -> None:
    told = [name for cells in rows(pages()["docs/architecture.md"], "6. Tables") for name in spans(cells[0])]
    assert sorted(told) == sorted(metadata.tables)


@pytest.mark.parametrize(
    ("heading", "model"),
    [("programme.yaml", ProgrammeRecord), ("faq.yaml", Entry)],
    ids=["programme", "answer"],
)
def test_every_key_of_a_programmes_files_is_told(heading: str, model: type[BaseModel]) -> None:
    told = [name for cells in rows(pages()["docs/programmes.md"], heading) for name in spans(cells[0])]
    assert sorted(told) == sorted(model.model_fields)


def test_every_key_of_a_stage_and_every_condition_is_told() -> None:
    told = [name for cells in rows(pages()["docs/programmes.md"], "Stages") for name in spans(cells[0])]
    assert told == [*Stage.model_fields, *WORDS]


def test_every_key_of_the_words_is_told() -> None:
    text = pages()["docs/programmes.md"]
    assert [key for key in Words.model_fields if f"`{key}`" not in text and f"\n{key}:" not in text] == []


def test_the_programme_on_the_page_loads(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "programmes", tmp_path, dirs_exist_ok=True)
    for block in blocks(pages()["docs/programmes.md"], "yaml"):
        path = tmp_path / block.splitlines()[0].removeprefix("# programmes/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    found = find(tmp_path)
    assert found.records[EXAMPLE_FOLDER].reference_prefix == "CF70"
    assert len(found.forms[EXAMPLE_FOLDER]["fields"]) == 4
    assert sorted(topic for topic, one in found.entries.items() if one.programme == EXAMPLE_FOLDER) == [
        "forest-deadline",
        "forest-grant",
    ]


def test_the_page_to_subscribe_messenger_names_what_is_read() -> None:
    text = pages()["docs/going-live.md"]
    fields = {"message": "messages", "postback": "messaging_postbacks", "referral": "messaging_referrals"}
    wanted = {fields.get(kind, f"{kind}s") for kind in READERS} | {"message_echoes", "standby"}
    told = {name for cells in rows(text, "4.3 Webhook") for name in spans(cells[0])}
    assert told == wanted
    assert re.findall(r'"payload": "(\w+)"', text)[0] in GET_STARTED


def thai_on_screens() -> str:
    """Every word of the desks and every order to the bot."""
    files = [*sorted((ROOT / "console" / "texts").glob("*.yaml")), ROOT / "handlers" / "commands.yaml"]
    return "\n".join(str(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def test_every_thai_word_that_the_console_page_quotes_is_on_a_screen() -> None:
    quoted = set(re.findall(r"“([^”]*[ก-๙][^”]*)”", pages()["docs/console.md"]))
    screens = thai_on_screens()
    assert len(quoted) > 20
    assert sorted(words for words in quoted if words not in screens) == []


def test_every_key_of_the_hotline_desk_is_told() -> None:
    desk = (ROOT / "console" / "templates" / "hotline" / "desk.html").read_text(encoding="utf-8")
    told = " ".join(cells[0] for cells in rows(pages()["docs/console.md"], "The hotline desk"))
    assert [key for key in re.findall(r"<kbd>(.+?)</kbd>", desk) if key not in told] == []
