"""`samak staff`: who may enter the desks."""

import json
import sys
from typing import Any

import click
from sqlalchemy import select

from bot.settings import Settings
from console import create_staff
from models.database import Database
from models.staff import GRANTS, ROLES, Staff


@click.group()
def staff() -> None:
    """The people behind the bot."""


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--programme", "programmes", multiple=True, help="See this programme only; may be repeated.")
@click.option("--may", "grants", type=click.Choice(GRANTS), multiple=True, help="What an observer may do besides.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(name: str, role: str, programmes: tuple[str, ...], grants: tuple[str, ...], password_stdin: bool) -> None:
    """Add NAME in a role. There is no default password: it is asked for, or read from standard input."""
    password = (
        sys.stdin.readline().rstrip("\n")
        if password_stdin
        else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    database = Database(Settings().database_url)
    try:
        with database.writing() as session:
            create_staff(session, name, role, password, programmes=programmes, grants=grants)
    except ValueError as error:
        sys.exit(f"Not added: {error}")
    finally:
        database.close()
    click.echo(f"Added {name} ({role}).")


@staff.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_staff(as_json: bool) -> None:
    """Everybody with a login."""
    database = Database(Settings().database_url)
    with database.reading() as session:
        rows: list[dict[str, Any]] = [
            {
                "name": one.name, "role": one.role, "active": one.active, "programmes": one.programmes,
                "grants": one.grants,
            }
            for one in session.scalars(select(Staff).order_by(Staff.name))
        ]  # fmt: skip
    database.close()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        only = ", ".join([*row["programmes"], *row["grants"], *([] if row["active"] else ["inactive"])])
        click.echo(f"{row['name']:<24} {row['role']:<10} {only}".rstrip())
