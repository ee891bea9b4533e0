"""One service with its chats and its desks, as the people of a whole year meet it.

Knows how to open pages, press what stands on them and work off what is to be sent; knows no story.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application
from models.staff import Staff
from tests.console import factories
from tests.service import Chat, Service


@dataclass
class Year:
    """people: the communities that chat, by name; ids: their applications; heard: the last message of each."""

    samak: Service
    home: str
    page: Page
    people: dict[str, Chat] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def rows(self) -> Iterator[Session]:
        with self.samak.parts.database.writing() as session:
            yield session

    def on(self, day: str) -> None:
        """The programme clock, at nine in the morning: "2021-06-20"."""
        self.samak.at(f"{day} 09:00")

    def sits_down(self, name: str) -> None:
        """Somebody logs in; whoever sat there is gone."""
        self.page.context.clear_cookies()
        self.page.set_default_timeout(20_000)
        self.opens("/console/login")
        self.page.fill("#name", name)
        self.page.fill("#password", factories.PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.home}/console/")

    def opens(self, path: str) -> None:
        self.page.goto(self.home + path, wait_until="domcontentloaded")

    def follows(self, words: str, where: str = "main") -> None:
        self.page.locator(where).get_by_role("link", name=words).first.click()

    def presses(self, words: str) -> None:
        """A button that sends its form; the page after it is there."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator("main").get_by_role("button", name=words).first.click()

    def sees(self, words: str, where: str = "main") -> None:
        expect(self.page.locator(where)).to_contain_text(words)

    def settles(self) -> None:
        """Everything that waits is sent; each chat has before it what it was sent since it was heard last."""
        self.samak.settle()
        for name, chat in self.people.items():
            chat.replies = chat._replies_after(self.heard.get(name, 0))
            self.heard[name] = chat._last_id()

    def asks_status(self, name: str) -> str:
        """What the bot says of the stage."""
        return self.people[name].says("สถานะ")[0].splitlines()[1]

    def standing(self) -> Counter[str]:
        """How many applications stand where."""
        with self.rows() as session:
            rows = session.execute(select(Application.status, func.count(Application.id)).group_by(Application.status))
            return Counter(dict(rows.all()))

    def staff(self, session: Session, name: str) -> Staff:
        return session.scalars(select(Staff).where(Staff.name == name)).one()
