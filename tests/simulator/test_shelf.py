from simulator import shelf
from tests.simulator.platforms import PERSON, PSID, a_line, a_messenger


def test_the_oldest_media_go_when_there_are_too_many_bytes() -> None:
    line = a_line()
    for _ in range(7):
        line.sends_image(PERSON, bytes(10 * 1024 * 1024))
    assert len(line.contents) == 6


def test_the_newest_is_kept_however_large() -> None:
    line = a_line()
    line.sends_image(PERSON, b"small")
    line.sends_image(PERSON, bytes(shelf.MOST_BYTES + 1))
    assert [len(each.body) for each in line.contents.values()] == [shelf.MOST_BYTES + 1]


def test_there_are_never_more_than_two_hundred_files() -> None:
    page = a_messenger()
    for _ in range(shelf.MOST_THINGS + 5):
        page.sends_image(PSID, b"jpeg")
    assert len(page.files) == shelf.MOST_THINGS


def test_a_chat_keeps_its_last_five_hundred_bubbles() -> None:
    line = a_line()
    for number in range(510):
        line.says(PERSON, str(number))
    texts = [bubble.message["text"] for bubble in line.chat(PERSON).bubbles.values()]
    assert (len(texts), texts[0], texts[-1]) == (500, "10", "509")
