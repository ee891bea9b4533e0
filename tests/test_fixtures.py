"""What the other tests stand on: databases are migrated, empty and one's own; the browser tells on pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, inspect, text

from tests.browser import Watch


def tables(url: str) -> list[str]:
    engine = create_engine(url)
    try:
        return sorted(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def rows(url: str) -> dict[str, int]:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            counted = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables(url)}
    finally:
        engine.dispose()
    return {name: count for name, count in counted.items() if count}


def test_a_database_is_migrated_and_holds_nothing(database_url: str) -> None:
    assert rows(database_url) == {"alembic_version": 1}


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_writes_the_next_does_not_see(database_url: str, turn: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (turn TEXT)"))
        connection.execute(text("INSERT INTO mine VALUES (:turn)"), {"turn": turn})
    engine.dispose()
    assert rows(database_url) == {"alembic_version": 1, "mine": 1}


def test_a_blank_database_has_no_table(blank_database_url: str) -> None:
    assert tables(blank_database_url) == []


def test_postgresql_is_the_real_one(postgresql_url: str) -> None:
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        version = connection.scalar(text("SHOW server_version_num"))
        encoding = connection.scalar(text("SHOW server_encoding"))
    engine.dispose()
    assert (int(version or 0) >= 140000, encoding) == (True, "UTF8")


def test_the_browser_reads_thai_and_speaks_for_bangkok(browser_page: Page) -> None:
    browser_page.set_content("<p lang=th>สมัครเข้าร่วมโครงการ</p>")
    assert browser_page.inner_text("p") == "สมัครเข้าร่วมโครงการ"
    assert browser_page.evaluate("navigator.language") == "th-TH"
    assert browser_page.evaluate("new Date('2021-06-30T17:30Z').getDate()") == 1


def test_a_page_that_asks_another_host_is_told_on(page: Page, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<img src='http://192.0.2.1/logo.png'><script>nothere()</script>")
    page.route("http://192.0.2.1/**", lambda route: route.abort())
    watch = Watch(page)
    page.goto((tmp_path / "page.html").as_uri())
    assert sorted(watch.complaints) == [
        "asked another host: http://192.0.2.1/logo.png",
        "script error: nothere is not defined",
    ]


def test_a_page_that_breaks_the_content_policy_is_told_on(page: Page) -> None:
    watch = Watch(page)
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
    page.set_content(f"{policy}<script>1</script>")
    assert len(watch.complaints) == 1
