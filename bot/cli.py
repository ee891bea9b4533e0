"""The command `samak`: names of commands and where each lives. Nothing is imported before it is asked for."""

import sys
from importlib import import_module

import click
from pydantic import ValidationError

from bot.settings import SettingsError

COMMANDS = {
    "serve": "bot.commands.serving:serve",
    "web": "bot.commands.serving:web",
    "worker": "bot.commands.working:worker",
    "demo": "bot.commands.demo:demo",
    "db": "bot.commands.db:db",
    "programmes": "bot.commands.programmes:programmes",
    "staff": "bot.commands.staff:staff",
    "faq": "bot.commands.faq:faq",
    "forms": "bot.commands.trying:forms",
    "applications": "bot.commands.applications:applications",
    "backup": "bot.commands.backup:backup",
    "restore": "bot.commands.backup:restore",
    "doctor": "bot.commands.doctor:doctor",
}


class Lazy(click.Group):
    """Commands by name, imported when used: the whole program takes a second to load, a help page none."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=Lazy)
@click.version_option(package_name="samak")
def samak() -> None:
    """Samak: ask and apply by chat, review, answer the phone."""


def main() -> None:
    """Run, and say what is wrong with the settings in a sentence instead of a traceback."""
    try:
        samak()
    except SettingsError as error:
        sys.exit(f"samak: {error}")
    except ValidationError as error:
        lines = (
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}"
            for one in error.errors(include_url=False, include_input=False)
        )
        sys.exit("samak: a setting is wrong:\n  " + "\n  ".join(lines))
