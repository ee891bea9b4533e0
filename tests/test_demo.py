"""The demo as a newcomer meets it, in a real browser: chat, apply, see it arrive, answer, read out on the phone."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.app import Parts, create_app
from bot.settings import Settings, SettingsError

ANSWERS = (
    "ชุมชนทดลองบ้านสวน",
    "น่าน",
    "ภูเพียง",
    "น้ำเกี๋ยน",
    "ข้าม",  # the pin
    "วิสาหกิจชุมชน",
    "40 คน",
    "ข้าม",  # households
    "นางสมใจ ทดลอง",
    "ประธาน",
    "081 234 5678",
    "ข้าม",  # another way to be reached
    "ผ้าทอมือ กาแฟ และที่พักในสวน",
    "เดินป่า ทอผ้า กินข้าวกับครอบครัว",
    "มีกรรมการเก้าคน อยากขายออนไลน์",
    "ลายทอของยายที่สืบทอดมาร้อยปี",
    "facebook",
    "ข้าม",  # links
)


@dataclass(frozen=True)
class Demo:
    base: str
    passwords: dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
    command = [
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        "demo",
        "--port",
        str(port),
        "--folder",
        str(folder),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "Hotline desk" in line:
                break
        else:
            pytest.fail("the demo did not start")
        known = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
        yield Demo(f"http://127.0.0.1:{port}", known["passwords"])
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        process.stdout.close()


def log_in(page: Page, demo: Demo, name: str) -> None:
    page.goto(f"{demo.base}/console/")
    page.locator("input[name=name]").fill(name)
    page.locator("input[type=password]").fill(demo.passwords[name])
    page.locator("form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@dataclass
class Phone:
    """The LINE phone of the simulator."""

    page: Page

    def says(self, words: str) -> None:
        box = self.page.locator("textarea").first
        box.fill(words)
        box.press("Enter")

    def taps(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).first.click()

    def hears(self, words: str) -> None:
        expect(self.page.get_by_text(words).last).to_be_visible(timeout=15_000)


def test_a_newcomer_applies_in_the_simulator_and_the_reviewer_answers(demo: Demo, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{demo.base}/sim/")
    phone = Phone(page)
    page.get_by_role("button", name="เพิ่มเพื่อน").click()
    phone.hears("เหลืออีก 14 วัน")
    phone.says("สมัคร")
    phone.hears("ไม่ยินยอมก็ได้")
    phone.taps("ยินยอม")
    phone.hears("ข้อ 1 จาก")
    phone.taps("ชุมชนของตัวเอง")
    for number, words in enumerate(ANSWERS, 2):
        phone.hears(f"ข้อ {number} จาก")
        phone.says(words)
    phone.hears(f"ข้อ {len(ANSWERS) + 2} จาก")
    send_photo(page)
    phone.hears("ได้รับรูปแล้ว 1 รูป")
    phone.says("พอแล้ว")
    phone.hears(f"ข้อ {len(ANSWERS) + 3} จาก")
    phone.says("ข้าม")
    phone.hears("ตรวจดูอีกครั้งก่อนส่ง")
    phone.says("ส่งใบสมัคร")
    phone.hears("เลขที่ใบสมัคร GLO3-")
    reference = re.findall(r"GLO3-\d{5}", page.content())[-1]

    log_in(page, demo, "reviewer")
    page.goto(f"{demo.base}/console/applications?q={reference}")
    page.get_by_role("link", name="ชุมชนทดลองบ้านสวน").first.click()
    expect(page.get_by_text("ผ้าทอมือ กาแฟ และที่พักในสวน").first).to_be_visible()
    expect(page.locator("img[src*=attachments]").first).to_be_visible()


def send_photo(page: Page) -> None:
    """One of the sample photos that the phone has."""
    line = page.locator("#line")
    line.get_by_role("button", name="รูปภาพ").click()
    line.get_by_role("button", name="ผ้าทอ").click()
    line.get_by_role("button", name="ส่ง (1)").click()


def test_an_operator_types_two_words_and_reads_out_the_answer(demo: Demo, browser_page: Page) -> None:
    log_in(browser_page, demo, "operator")
    browser_page.goto(f"{demo.base}/hotline/")
    browser_page.keyboard.type("ปิดรับ")
    expect(browser_page.get_by_text("ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน").first).to_be_visible()


def test_the_demo_answers_only_this_machine_under_its_own_name(demo: Demo) -> None:
    connection = http.client.HTTPConnection(demo.base.removeprefix("http://"), timeout=5)
    connection.request("GET", "/sim/", headers={"Host": "samak.example.org"})
    status = connection.getresponse().status
    connection.close()
    assert status == 404


def test_outside_the_demo_there_is_no_simulator_and_no_key_made_by_itself(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        Settings(database_url=sqlite_url, data_dir=tmp_path).signing_key()
    settings = Settings(database_url=sqlite_url, data_dir=tmp_path, secret_key="k" * 40)
    parts = Parts.of(settings)
    client = create_app(settings, parts).test_client()
    assert [client.get(path).status_code for path in ("/sim/", "/sim/line/v2/bot/info", "/healthz")] == [404, 404, 200]
    parts.shelf.knowledge()
    parts.database.close()
