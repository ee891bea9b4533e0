"""What the demo and its stand-in platforms share: keys and logins, made once, kept in its folder. Knows no service."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

PEOPLE = (
    ("admin", "admin", "สมหญิง ผู้ดูแลระบบ"),
    ("reviewer", "reviewer", "วิชัย กรรมการ"),
    ("operator", "operator", "มาลี สายด่วน"),
)


@dataclass(frozen=True)
class Secrets:
    """What demo and stand-in platforms share; made once, kept in the demo's folder."""

    line_secret: str
    line_token: str
    app_secret: str
    verify_token: str
    page_token: str
    passwords: dict[str, str]

    @classmethod
    def kept(cls, folder: Path) -> "Secrets":
        path = folder / "demo.json"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(_fresh()), encoding="utf-8")
            path.chmod(0o600)
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def _fresh() -> dict[str, object]:
    names = ("line_secret", "line_token", "app_secret", "verify_token", "page_token")
    passwords = {name: f"demo-{_letters(8)}" for name, _, _ in PEOPLE}
    return {name: secrets.token_hex(16) for name in names} | {"passwords": passwords}


def _letters(count: int) -> str:
    """No digits: a word with a number behind it is refused as too easy to guess."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz") for _ in range(count))
