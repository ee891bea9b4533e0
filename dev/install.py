"""Makes `.venv` from a lock and puts this checkout into it: `install.py core`, `s3` or `test`.

Knows the locks and how to say in one sentence what stands in the way. Runs with Python's own library alone, on the
Python that `make` found; knows nothing of what Samak does, and installs nothing outside `.venv`.
"""

import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / "python"
PIP = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
LOCKS = {name: ROOT / "requirements" / f"{name}.lock" for name in ("core", "s3", "test")}  # each holds those before
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


class Stopped(Exception):
    """What stands in the way, and the remedy."""


@contextmanager
def alone() -> Iterator[None]:
    """One installer at a time in this checkout; the others wait."""
    if sys.platform == "win32":  # no such lock there: two at once is the caller's risk
        yield
        return
    import fcntl

    door = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
    finally:
        os.close(door)


def wanted(name: str) -> bytes:
    """What a finished installation of this lock was made from."""
    return f"{ROOT} {VERSION}\n".encode() + (ROOT / "pyproject.toml").read_bytes() + LOCKS[name].read_bytes()


def installed(name: str) -> bool:
    """Whether that was done already, here, from exactly these files and by this Python."""
    note = VENV / f"installed-{name}"
    return PYTHON.exists() and note.is_file() and note.read_bytes() == wanted(name)


def run(*command: str | Path, otherwise: str = "") -> None:
    """Raises CalledProcessError, or Stopped with the sentence given; what the program said is kept in a file."""
    try:
        subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except subprocess.CalledProcessError as failure:
        (VENV / "install.log").write_text(failure.stdout, encoding="utf-8")
        if otherwise:
            raise Stopped(f"{otherwise} (what was said is in .venv/install.log)") from None
        raise


def usable() -> bool:
    """Whether the venv that is there was made in this place (its scripts name it) by a Python like this one."""
    notes = VENV / "pyvenv.cfg"
    if not (PYTHON.exists() and notes.is_file()):
        return False
    lines = dict(line.split(" = ", 1) for line in notes.read_text(encoding="utf-8").splitlines() if " = " in line)
    return lines.get("version", "").startswith(f"{VERSION}.") and lines.get("command", "").endswith(f" {VENV}")


def make_venv() -> None:
    """A fresh one, unless the old one will do."""
    if usable():
        return
    try:
        import ensurepip  # noqa: F401 # bare Debian lacks it, and venv then fails with a page of text
    except ImportError:
        raise Stopped(f"This Python cannot make a venv; run: apt-get install python{VERSION}-venv") from None
    venv.create(VENV, clear=VENV.exists(), symlinks=os.name != "nt", with_pip=True)


def lines_of(package: str, lock: Path) -> str:
    """One package's lines of a lock, hashes and all."""
    text = "\n" + lock.read_text(encoding="utf-8")
    return text[text.index(f"\n{package}==") :].split("\n    #", 1)[0].strip()


def install_uv() -> Path | None:
    """The fast installer, by the lock's hash; None where it cannot be had (pip does the work then, slower)."""
    with tempfile.TemporaryDirectory() as folder:
        line = Path(folder) / "uv.lock"
        line.write_text(lines_of("uv", LOCKS["core"]) + "\n", encoding="utf-8")
        try:
            run(*PIP, "--retries=1", "--no-deps", "--require-hashes", "-r", line)
        except subprocess.CalledProcessError:
            return None
    return SCRIPTS / "uv"


def install_packages(lock: Path) -> None:
    """Exactly what the lock says, by uv, else by pip."""
    uv = install_uv()
    if uv:
        try:
            run(uv, "pip", "install", "--quiet", "--system-certs", "--python", PYTHON, "--require-hashes", "-r", lock)
            return
        except subprocess.CalledProcessError:
            print("  uv could not; pip tries, which knows its own settings, such as a mirror's address", flush=True)
    reason = f"What {lock.name} lists could not be fetched; that takes a network once, or a mirror in PIP_INDEX_URL"
    run(*PIP, "--require-hashes", "-r", lock, otherwise=reason)


def install_checkout() -> None:
    """The samak command, and the way to this folder's code. Takes no network."""
    run(*PIP, "--no-deps", "--no-build-isolation", "--editable", ROOT, otherwise="The samak command could not be made")


def install(name: str) -> None:
    """The venv and all in it; the note that it is done comes last."""
    started = time.monotonic()
    print(f"Installing requirements/{name}.lock into .venv, once ...", flush=True)
    make_venv()
    install_packages(LOCKS[name])
    install_checkout()
    for done in [*LOCKS][: [*LOCKS].index(name) + 1]:
        (VENV / f"installed-{done}").write_bytes(wanted(done))
    print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


def main(name: str) -> int:
    """0, or 1 and a sentence."""
    try:
        with alone():
            if not installed(name):  # by us, or by somebody for whom we waited
                install(name)
    except (Stopped, OSError, subprocess.CalledProcessError) as reason:
        print(f"samak: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
