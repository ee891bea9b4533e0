"""Every setting, read once from the environment or `.env`. The only reader of the environment.

Knows names, defaults and which are secret; knows nothing of what they switch on.
"""

import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # else it makes a folder in a home that may not be there

LINE_API = "https://api.line.me"
LINE_DATA_API = "https://api-data.line.me"
GRAPH = "https://graph.facebook.com/v26.0"


class Settings(BaseSettings):
    """Settings by their names in the environment; `docs/settings.md` lists them (a test checks it)."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    database_url: str = Field("sqlite:///var/samak.db", alias="DATABASE_URL")
    data_dir: Path = Field(Path("var"), alias="SAMAK_DATA_DIR")
    secret_key: SecretStr | None = Field(None, alias="SAMAK_SECRET_KEY")
    as_of: datetime | None = Field(None, alias="SAMAK_AS_OF")
    trusted_proxies: int = Field(0, alias="SAMAK_TRUSTED_PROXIES", ge=0, le=5)
    demo: bool = Field(False, alias="SAMAK_DEMO")
    log_format: str = Field("auto", alias="SAMAK_LOG_FORMAT", pattern="^(auto|json|plain)$")
    reminders: Literal["on", "off"] = Field("on", alias="SAMAK_REMINDERS")
    metrics_token: SecretStr | None = Field(None, alias="SAMAK_METRICS_TOKEN")
    embed_on: str = Field("", alias="SAMAK_EMBED_ON", pattern=r"^(\s*https?://(\*\.)?[a-z0-9.-]+(:\d+)?)*\s*$")

    attachments: str = Field("", alias="SAMAK_ATTACHMENTS", pattern=r"^(s3://[^/]+(/.*)?)?$")
    aws_access_key_id: SecretStr | None = Field(None, alias="AWS_ACCESS_KEY_ID")
    aws_secret_access_key: SecretStr | None = Field(None, alias="AWS_SECRET_ACCESS_KEY")
    aws_region: str = Field("", alias="AWS_REGION")
    aws_endpoint_url: str = Field("", alias="AWS_ENDPOINT_URL")

    line_channel_secret: SecretStr | None = Field(None, alias="LINE_CHANNEL_SECRET")
    line_channel_access_token: SecretStr | None = Field(None, alias="LINE_CHANNEL_ACCESS_TOKEN")
    line_api_base: str = Field(LINE_API, alias="LINE_API_BASE")
    line_data_api_base: str = Field(LINE_DATA_API, alias="LINE_DATA_API_BASE")

    messenger_app_secret: SecretStr | None = Field(None, alias="MESSENGER_APP_SECRET")
    messenger_verify_token: SecretStr | None = Field(None, alias="MESSENGER_VERIFY_TOKEN")
    messenger_page_token: SecretStr | None = Field(None, alias="MESSENGER_PAGE_TOKEN")
    messenger_page_id: str = Field("", alias="MESSENGER_PAGE_ID")
    messenger_graph_base: str = Field(GRAPH, alias="MESSENGER_GRAPH_BASE")

    @field_validator("as_of")
    @classmethod
    def _with_time_zone(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("SAMAK_AS_OF needs a time zone, for example 2021-06-01T09:00:00+07:00")
        return value

    def for_buckets(self) -> dict[str, str]:
        """What is set of AWS_…, by the names of the settings here."""
        given = {name: getattr(self, name) for name in type(self).model_fields if name.startswith("aws_")}
        plain = {
            name: value.get_secret_value() if isinstance(value, SecretStr) else value for name, value in given.items()
        }
        return {name: value for name, value in plain.items() if value}

    def signing_key(self) -> str:
        """The key for sessions and signatures. Raises SettingsError where it is missing outside the demo."""
        if self.secret_key is not None and len(self.secret_key.get_secret_value()) >= 32:
            return self.secret_key.get_secret_value()
        if self.demo:
            return _kept_key(self.data_dir)
        raise SettingsError(
            "SAMAK_SECRET_KEY is missing or shorter than 32 characters. "
            'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )


class SettingsError(ValueError):
    """A setting is missing or wrong; the text says which and what to do."""


def _kept_key(data_dir: Path) -> str:
    """The demo's own key, made once and kept, so that a restart logs nobody out."""
    path = data_dir / "demo.key"
    data_dir.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")
