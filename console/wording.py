"""The desks' sentences: `texts/<area>.yaml`, Thai and English side by side, called "<area>.<key>".

Knows where sentences are kept and how values and numbers are put in; knows no page.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("th", "en")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every sentence by "<area>.<key>": {"th", "en"} and, where English needs it, "one" for exactly one."""
    return {
        f"{path.stem}.{key}": said
        for path in sorted(FOLDER.glob("*.yaml"))
        for key, said in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def say(key: str, language: str, **values: object) -> str:
    """The sentence in this language. `n` decides between one and many. Raises KeyError for an unknown key."""
    said = catalogue()[key]
    words = said["one"] if language == "en" and values.get("n") == 1 and "one" in said else said[language]
    return words.format(**values) if values else words


def known(key: str) -> bool:
    return key in catalogue()
