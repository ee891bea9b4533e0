"""People who write without end, on platforms that deliver again what was not acknowledged and note what they get.

Knows the stand-in platforms; knows nothing of the bot but its address.
"""

import http.client
import queue
import random
import threading
import time
from collections import defaultdict
from typing import Any

from bench.services import APP_SECRET, LINE_SECRET, LINE_TOKEN, PAGE_ID, PAGE_TOKEN, VERIFY_TOKEN
from simulator import FakeLine, FakeMessenger, Fault, Webhook
from simulator.board import Bubble

QUESTIONS = ("ปิดรับสมัครวันไหนคะ", "โทรเบอร์อะไร", "มีค่าใช้จ่ายไหม", "who can apply?", "คัดเลือกกี่ชุมชน", "สวัสดีค่ะ", "l;ylfu")
Person = tuple[str, str]  # channel, id


class Platforms:
    """Both stand-ins. got: what each person was shown, in order, as the platform took it."""

    def __init__(self) -> None:
        self.line = FakeLine(LINE_SECRET, LINE_TOKEN, quota=None)
        self.messenger = FakeMessenger(APP_SECRET, PAGE_TOKEN, PAGE_ID, VERIFY_TOKEN)
        self.got: dict[Person, list[str]] = defaultdict(list)
        self.taken = 0
        for fake in (self.line, self.messenger):
            self._watch(fake)

    def _watch(self, fake: FakeLine | FakeMessenger) -> None:
        add = fake.board.add

        def noted(channel: str, chat_id: str, bubble: Bubble) -> None:
            add(channel, chat_id, bubble)
            if bubble.side == "bot":
                self.got[channel, chat_id].append(shown(bubble.message))
                self.taken += 1

        fake.board.add = noted  # type: ignore[method-assign]

    def says(self, person: Person, text: str) -> Webhook:
        fake = self.line if person[0] == "line" else self.messenger
        return fake.says(person[1], text)

    def trouble(self, chance: float) -> None:
        """Now and then a call meets a fault: refused, too fast, or done and the answer lost."""
        if random.random() < chance:
            fault = random.choice((Fault.SERVER_ERROR, Fault.RATE, Fault.LOST_ANSWER))
            random.choice((self.line, self.messenger)).fails_next(fault)


def shown(message: dict[str, Any]) -> str:
    """Enough of a platform's message to tell it from others."""
    kind = message.get("type") or next((key for key in ("text", "attachment") if key in message), "")
    return f"{kind}:{message.get('text') or message.get('altText') or message.get('attachment') or ''}"


class Stream:
    """Several senders, each with people of its own: a person's next event goes out when the last one was taken."""

    def __init__(self, ports: list[int], platforms: Platforms, *, rate: float, people: int, faults: float = 0) -> None:
        self.acknowledged: dict[str, float] = {}  # key of the event, when
        self.answers: dict[int, int] = defaultdict(int)
        self._ports, self._platforms, self._faults = ports, platforms, faults
        self._ended, self._closed = threading.Event(), threading.Event()
        self._echoes: queue.Queue[Webhook] = queue.Queue()
        platforms.messenger.on_echo = self._echoes.put
        crowd = [("line", f"U{n:032x}") if n % 4 else ("messenger", f"7{n:015d}") for n in range(people)]
        senders = 6
        self._threads = [
            threading.Thread(target=self._talk, args=(crowd[n::senders], rate / senders)) for n in range(senders)
        ]
        self._threads.append(threading.Thread(target=self._echo))

    def end(self) -> None:
        """No new words; what was begun goes on until it is taken, and echoes come as long as anything is said."""
        self._ended.set()

    def __enter__(self) -> "Stream":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._closed.set()
        for thread in self._threads:
            thread.join()

    def _talk(self, people: list[Person], rate: float) -> None:
        while not self._ended.wait(random.expovariate(rate)):
            person = random.choice(people)
            self._platforms.trouble(self._faults)
            hook = self._platforms.says(person, random.choice(QUESTIONS))
            self._until_taken(hook)
            self.acknowledged[key_of(hook)] = time.time()

    def _echo(self) -> None:
        while not (self._closed.is_set() and self._echoes.empty()):
            try:
                self._until_taken(self._echoes.get(timeout=0.2))
            except queue.Empty:
                continue

    def _until_taken(self, hook: Webhook) -> None:
        """As platforms do: again and again until it is acknowledged."""
        while (status := post(random.choice(self._ports), hook)) != 200:
            self.answers[status] += 1
            time.sleep(0.1)


def post(port: int, hook: Webhook, patience: float = 10) -> int:
    """The status; 0 where no answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("POST", f"/webhook/{hook.channel}", hook.body, dict(hook.headers))
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def key_of(hook: Webhook) -> str:
    """The platform's own id of the one event in this webhook."""
    payload = hook.payload
    if hook.channel == "line":
        return str(payload["events"][0]["webhookEventId"])
    return str(payload["entry"][0]["messaging"][0]["message"]["mid"])
