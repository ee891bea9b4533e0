"""Files that people send: fetched from where the platform keeps them and from nowhere else, and never too much."""

import gzip
import re
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bot.channels.base import Channel, ChannelError, Fetched, TooLarge
from bot.channels.line import Line
from bot.channels.messenger import Messenger
from models.talk import Media

TOKEN = "token-made-up"
PHOTO = b"\xff\xd8\xff" + b"photo" * 1000
LIMIT = 10_000
CONTENT = "/data/v2/bot/message/468789577898262530/content"
SENT = Media(kind="image", ref="468789577898262530", name="photo.jpg")


@pytest.fixture
def line(httpserver: HTTPServer) -> Line:
    return Line("secret", TOKEN, httpserver.url_for("/"), httpserver.url_for("/data"))


@pytest.fixture
def messenger(httpserver: HTTPServer) -> Messenger:
    return Messenger("secret", "verify", TOKEN, "1", httpserver.url_for("/v26.0"))


@pytest.fixture(params=["line", "messenger"])
def kept(request, httpserver: HTTPServer, line, messenger) -> tuple[Channel, Media]:
    """A channel, and something on it whose bytes are at CONTENT."""
    if request.param == "line":
        return line, SENT
    return messenger, Media(kind="image", ref=httpserver.url_for(CONTENT), name="photo.jpg")


def refusal(channel: Channel, media: Media) -> tuple[type[ChannelError], dict[str, object]]:
    with pytest.raises(ChannelError) as caught:
        channel.fetch(media, LIMIT)
    return type(caught.value), {name: value for name, value in vars(caught.value).items() if value}


def test_a_photo_is_fetched_with_its_type_and_name(httpserver, kept):
    httpserver.expect_request(CONTENT).respond_with_data(PHOTO, content_type="image/jpeg")
    channel, media = kept
    assert channel.fetch(media, LIMIT) == Fetched(PHOTO, "image/jpeg", "photo.jpg")


def test_line_is_shown_the_token_and_messengers_file_host_is_not(httpserver, line, messenger):
    httpserver.expect_request(CONTENT).respond_with_data(PHOTO)
    line.fetch(SENT, LIMIT)
    messenger.fetch(Media(kind="image", ref=httpserver.url_for(CONTENT)), LIMIT)
    assert [request.headers.get("Authorization") for request, _ in httpserver.log] == [f"Bearer {TOKEN}", None]


@pytest.mark.parametrize(("size", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
def test_the_limit_is_the_last_byte_that_is_kept(httpserver, kept, size, fits):
    httpserver.expect_request(CONTENT).respond_with_data(b"x" * size)
    channel, media = kept
    if fits:
        assert len(channel.fetch(media, LIMIT).body) == size
    else:
        assert refusal(channel, media) == (TooLarge, {"permanent": True})


def without_an_end(_request: Request) -> Response:
    def pieces() -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    return Response(pieces(), mimetype="image/jpeg")


def test_a_stream_without_an_end_is_left_at_the_limit(httpserver, kept):
    httpserver.expect_request(CONTENT).respond_with_handler(without_an_end)
    assert refusal(*kept) == (TooLarge, {"permanent": True})


@pytest.mark.parametrize(
    ("promised", "meaning"), [(LIMIT + 1, (TooLarge, {"permanent": True})), (LIMIT, (ChannelError, {}))]
)
def test_a_promise_of_too_much_is_not_read_and_a_broken_one_is_tried_again(httpserver, kept, promised, meaning):
    headers = {"Content-Length": str(promised)}
    httpserver.expect_request(CONTENT).respond_with_handler(lambda _: Response(iter([b"x"]), headers=headers))
    assert refusal(*kept) == meaning


def test_what_is_packed_small_is_measured_unpacked(httpserver, kept):
    packed = gzip.compress(b"\0" * 5_000_000)
    httpserver.expect_request(CONTENT).respond_with_data(packed, headers={"Content-Encoding": "gzip"})
    assert (len(packed) < LIMIT, refusal(*kept)) == (True, (TooLarge, {"permanent": True}))


def test_a_download_that_takes_too_long_is_tried_again(monkeypatch, httpserver, kept):
    monkeypatch.setattr("bot.channels.calls.LONGEST", -1.0)
    httpserver.expect_request(CONTENT).respond_with_data(PHOTO)
    assert refusal(*kept) == (ChannelError, {"retry_after": 3.0})


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (202, {"retry_after": 3.0}),
        (401, {"permanent": True, "alarm": True}),
        (403, {"permanent": True}),
        (404, {"permanent": True}),
        (410, {"permanent": True}),
        (429, {"retry_after": 7.0}),
        (500, {"retry_after": 7.0}),
        (503, {"retry_after": 7.0}),
    ],
)
def test_each_answer_without_a_file_says_what_to_do(httpserver, kept, status, meaning):
    httpserver.expect_request(CONTENT).respond_with_data("", status, {"Retry-After": "7"})
    assert refusal(*kept) == (ChannelError, meaning)


@pytest.mark.parametrize("name", ["closed_port", "silent_server"])
def test_a_host_that_does_not_answer_is_tried_again(request, name):
    base = request.getfixturevalue(name)
    assert refusal(Line("secret", TOKEN, base, base), SENT) == (ChannelError, {})
    messenger = Messenger("secret", "verify", TOKEN, "1", base)
    assert refusal(messenger, Media(kind="image", ref=f"{base}/photo.jpg")) == (ChannelError, {})


def test_what_line_does_not_keep_is_never_asked_for(httpserver, line):
    assert refusal(line, Media(kind="image", ref="")) == (ChannelError, {"permanent": True})
    assert httpserver.log == []


def test_an_id_cannot_lead_to_another_address(httpserver, line):
    httpserver.expect_request(re.compile(".*")).respond_with_data(PHOTO)
    line.fetch(Media(kind="image", ref="../../profile?x"), LIMIT)
    ((request, _),) = httpserver.log
    assert request.environ["REQUEST_URI"] == "/data/v2/bot/message/..%2F..%2Fprofile%3Fx/content"


def test_line_is_not_followed_elsewhere(httpserver, line):
    elsewhere = httpserver.url_for("/elsewhere")
    httpserver.expect_request(CONTENT).respond_with_data("", 302, {"Location": elsewhere})
    assert refusal(line, SENT) == (ChannelError, {"permanent": True})


FOREIGN = [
    "",
    "photo.jpg",
    "https://example.com/photo.jpg",
    "http://scontent.xx.fbcdn.net/photo.jpg",
    "https://scontent.xx.fbcdn.net:8443/photo.jpg",
    "https://user:word@scontent.xx.fbcdn.net/photo.jpg",
    "https://fbcdn.net.example.com/photo.jpg",
    "https://evilfbcdn.net/photo.jpg",
    "https://example.com/?.fbcdn.net",
    "https://example.com#.fbcdn.net",
    "https://example.com\\.fbcdn.net/photo.jpg",
    "https://127.0.0.1/photo.jpg",
    "https://10.0.0.1/photo.jpg",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/photo.jpg",
    "https://2130706433/photo.jpg",
    "file:///etc/passwd",
    "ftp://scontent.xx.fbcdn.net/photo.jpg",
    "https://[scontent.xx.fbcdn.net/photo.jpg",
    "https://scontent.xx.fbcdn.net:port/photo.jpg",
    "//scontent.xx.fbcdn.net/photo.jpg",
    "https://กขค.example/photo.jpg",
]


@pytest.mark.parametrize("address", FOREIGN)
def test_a_file_that_is_elsewhere_is_never_fetched(address):
    messenger = Messenger("secret", "verify", TOKEN, "1", "https://graph.facebook.com/v26.0")
    assert refusal(messenger, Media(kind="image", ref=address)) == (ChannelError, {"permanent": True})


def test_this_machine_is_a_file_host_in_the_demo_only(httpserver):
    messenger = Messenger("secret", "verify", TOKEN, "1", "https://graph.facebook.com/v26.0")
    here = Media(kind="image", ref=httpserver.url_for(CONTENT))
    assert (refusal(messenger, here), httpserver.log) == ((ChannelError, {"permanent": True}), [])


def test_the_demos_neighbour_on_this_machine_is_no_file_host(closed_port):
    messenger = Messenger("secret", "verify", TOKEN, "1", "http://127.0.0.1:1/v26.0")
    media = Media(kind="image", ref=f"{closed_port}/photo.jpg")
    assert refusal(messenger, media) == (ChannelError, {"permanent": True})


@pytest.mark.parametrize(
    "address",
    [
        "https://scontent.xx.fbcdn.net/v/photo.jpg?oh=1",
        "https://cdn.fbsbx.com/v/photo.jpg",
        "https://lookaside.fbsbx.com:443/photo.jpg",
        "https://SCONTENT.XX.FBCDN.NET/photo.jpg",
    ],
)
def test_the_platforms_own_file_hosts_are_asked(monkeypatch, address):
    asked = []

    def get(url: str, **_how: object) -> None:
        asked.append(url)
        raise ChannelError("far enough")

    messenger = Messenger("secret", "verify", TOKEN, "1", "https://graph.facebook.com/v26.0")
    monkeypatch.setattr(messenger._files, "get", get)
    assert (refusal(messenger, Media(kind="image", ref=address)), asked) == ((ChannelError, {}), [address])


def test_a_file_that_has_moved_on_the_same_host_is_followed(httpserver, messenger):
    httpserver.expect_request("/old").respond_with_data("", 302, {"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(PHOTO, content_type="image/jpeg")
    assert messenger.fetch(Media(kind="image", ref=httpserver.url_for("/old")), LIMIT) == Fetched(PHOTO, "image/jpeg")


@pytest.mark.parametrize("elsewhere", ["https://example.com/p.jpg", "http://169.254.169.254/", "file:///etc/passwd"])
def test_a_file_that_has_moved_elsewhere_is_not_followed(httpserver, messenger, elsewhere):
    httpserver.expect_request("/old").respond_with_data("", 302, {"Location": elsewhere})
    media = Media(kind="image", ref=httpserver.url_for("/old"))
    assert refusal(messenger, media) == (ChannelError, {"permanent": True})


def test_a_file_that_moves_on_and_on_is_left_alone(httpserver, messenger):
    httpserver.expect_request("/round").respond_with_data("", 302, {"Location": "/round"})
    media = Media(kind="image", ref=httpserver.url_for("/round"))
    assert (refusal(messenger, media), len(httpserver.log)) == ((ChannelError, {"permanent": True}), 3)
