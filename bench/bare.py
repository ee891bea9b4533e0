"""The floor: a Flask route that checks LINE's signature and commits one row, durably. Nothing else."""

import base64
import hashlib
import hmac
import os
import threading
from typing import Any

from flask import Flask, abort, request

from models.database import sqlite_module

SECRET = os.environ["BENCH_SECRET"].encode()
PATH = os.environ["BENCH_DATABASE"]
app = Flask("bare")
local = threading.local()


def connection() -> Any:
    if not hasattr(local, "connection"):
        local.connection = sqlite_module().connect(PATH, timeout=10, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            local.connection.execute(f"PRAGMA {pragma}")
        local.connection.execute("CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, body BLOB)")
    return local.connection


@app.post("/webhook/line")
def receive() -> str:
    body = request.get_data()
    digest = base64.b64encode(hmac.new(SECRET, body, hashlib.sha256).digest())
    if not hmac.compare_digest(digest, request.headers.get("X-Line-Signature", "").encode()):
        abort(403)
    connection().execute("INSERT INTO events (body) VALUES (?)", (body,))
    return "OK"
