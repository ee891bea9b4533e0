"""Pictures of every page of the desks at three days of the year: python -m dev.look FOLDER [--only WORD] [--day DAY].

Knows routes and the tests' year; judges nothing: somebody looks at the pictures.
"""

import argparse
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from models.database import Database
from models.everything import metadata
from tests import browser
from tests.console import factories, year
from tests.console.conftest import Office
from tests.console.walking import addresses

SIZES = {
    "desk": (1366, 768, "light"),
    "dark": (1366, 768, "dark"),
    "phone": (390, 844, "light"),
    "wide": (1920, 1080, "light"),
}


def office_on(day: str, folder: Path) -> Office:
    """The desks as they stand on that day of the year."""
    database = Database(f"sqlite:///{folder / 'samak.db'}")
    metadata.create_all(database.engine)
    with database.writing() as session:
        factories.load_programmes(session)
    made = Office(database, folder, now=year.DAYS[day])
    with made.rows() as session:
        year.furnish(session, folder, day)
    return made


def log_in(page: Page, home: str, name: str) -> None:
    page.goto(f"{home}/console/login")
    page.fill("#name", name)
    page.fill("#password", factories.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}/console/")


def pictures(
    one: Browser, home: str, office: Office, sizes: list[str], only: str, who: str
) -> Iterator[tuple[str, bytes]]:
    for size in sizes:
        width, height, scheme = SIZES[size]
        context = one.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="th-TH")  # type: ignore[arg-type]
        page = context.new_page()
        log_in(page, home, who)
        for address in addresses(office, who):
            if only in address:
                page.goto(home + address)
                page.wait_for_timeout(250)
                if not page.locator("main").count():
                    continue  # a piece of a page
                yield f"{size}-{re.sub('[^a-zA-Z0-9]+', '-', address).strip('-')}", page.screenshot(full_page=True)
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--day", choices=year.DAYS, action="append")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--only", default="", help="part of the address")
    parser.add_argument("--who", default="admin")
    asked = parser.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=browser.chromium(), args=browser.FLAGS)
        for day in asked.day or year.DAYS:
            with TemporaryDirectory() as folder:
                office = office_on(day, Path(folder))
                server = make_server("127.0.0.1", 0, office.opened(sample_data=True), threaded=True)
                Thread(target=server.serve_forever, daemon=True).start()
                home = f"http://127.0.0.1:{server.server_port}"
                for name, picture in pictures(one, home, office, asked.size or [*SIZES], asked.only, asked.who):
                    (asked.folder / f"{day}-{name}.png").write_bytes(picture)
                server.shutdown()
        one.close()


if __name__ == "__main__":
    main()
