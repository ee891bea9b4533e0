"""Brings what the browser tests need from the system: Chromium, fonts for Thai and emoji, a library.

Knows Debian's package names and that installing takes root. Never fails: what cannot be had is said here and again
by the tests, which skip loudly, or fail where CI is set.
"""

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITH_IT = ("fonts-thai-tlwg", "fonts-noto-color-emoji", "libatomic1")  # the last: what Playwright's driver runs on


def has(package: str) -> bool:
    """Whether Debian's own list says that it is installed."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Status}", package], capture_output=True, text=True, check=False
    )
    return asked.stdout.endswith(" installed")


def missing() -> list[str]:
    """Debian packages to install; empty where there is nothing to do."""
    browser = "CHROMIUM" in os.environ or any(shutil.which(name) for name in BROWSERS)
    return ([] if browser else ["chromium"]) + [package for package in WITH_IT if not has(package)]


def apt_get(*words: str) -> bool:
    """Whether it went well."""
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *words]
    done = subprocess.run(
        command, env=quietly, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        print("\n".join(done.stderr.strip().splitlines()[-3:]), file=sys.stderr)
    return done.returncode == 0


def main() -> None:
    """Install what is missing where that is possible, else say what to run."""
    if not shutil.which("apt-get") or not (packages := missing()):
        return
    names = " ".join(packages)
    if os.geteuid() != 0:
        print(f"samak: the browser tests also want: sudo apt-get install {names}", file=sys.stderr)
        return
    print(f"Installing {names} through apt-get, once ...", flush=True)
    apt_get("update")
    if not apt_get("install", "--no-install-recommends", "--yes", *packages):
        print(f"samak: apt-get could not install {names}; the tests that need them say so", file=sys.stderr)


if __name__ == "__main__":
    main()
