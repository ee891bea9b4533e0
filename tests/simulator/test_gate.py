"""The simulator is there for this machine only: any other client, host or way in finds nothing."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from simulator import blueprint
from tests.simulator.site import config

PATHS = [
    "/sim/",
    "/sim/setup",
    "/sim/static/main.js",
    "/sim/line/v2/bot/info",
    "/sim/graph/v26.0/me",
    "/sim/cdn/a/b.jpg",
]


@pytest.fixture
def client() -> FlaskClient:
    app = Flask("gate")
    app.register_blueprint(blueprint(config("http://127.0.0.1:8000")))
    return app.test_client()


def status(client: FlaskClient, path: str, address: str = "127.0.0.1", **headers: str) -> int:
    named = {"Host": "127.0.0.1:8000", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return client.get(path, headers=named, environ_base={"REMOTE_ADDR": address}).status_code


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:8000", "[::1]:8000", "127.9.9.9"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_sees_the_page(client: FlaskClient, host: str, address: str) -> None:
    assert status(client, "/sim/", address, Host=host) == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("address", ["203.0.113.7", "10.0.0.2", "192.168.1.20", "2001:db8::1", "::ffff:10.0.0.2", ""])
def test_another_client_finds_nothing(client: FlaskClient, path: str, address: str) -> None:
    assert status(client, path, address) == 404


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["samak.example", "127.0.0.1.example", "localhost.example:8000", "10.0.0.2:8000", "0.0.0.0"]
)
def test_under_another_name_there_is_nothing(client: FlaskClient, path: str, host: str) -> None:
    assert status(client, path, Host=host) == 404


@pytest.mark.parametrize(
    "header", ["X_Forwarded_For", "Forwarded", "X_Real_Ip", "X_Forwarded_Host", "Cf_Connecting_Ip"]
)
def test_through_a_tunnel_there_is_nothing(client: FlaskClient, header: str) -> None:
    assert status(client, "/sim/", **{header: "127.0.0.1"}) == 404


@pytest.mark.parametrize("path", ["/sim/act", "/sim/send", "/sim/trouble", "/sim/reset"])
def test_another_site_beside_the_page_changes_nothing(client: FlaskClient, path: str) -> None:
    plain = client.post(path, json={})
    crossed = client.post(path, json={}, headers={"X-Simulator": "1", "Sec-Fetch-Site": "cross-site"})
    assert (plain.status_code, crossed.status_code) == (403, 403)


def test_the_page_allows_only_what_is_its_own(client: FlaskClient) -> None:
    policy = client.get("/sim/").headers["Content-Security-Policy"]
    assert policy.split("; ")[:2] == ["default-src 'self'", "img-src 'self' data: blob:"]


def test_the_page_has_no_script_and_no_style_of_its_own_in_the_markup(client: FlaskClient) -> None:
    markup = client.get("/sim/").get_data(as_text=True)
    assert [part for part in ("<style", "style=", "onclick=", "<script>") if part in markup] == []
