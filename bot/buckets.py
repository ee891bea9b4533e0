"""Files in a bucket of Amazon's S3, or of whoever speaks its language: whole or not there, kept when we are told so.

Knows the bucket and what its failures mean; knows no picture and no setting's name. The package under it is an extra.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

PIECE = 1 << 18  # bytes
LONGEST_CALL = "60s"  # a photo of 25 MB on a slow road
RETRIES = 3
RETRY_WITHIN = timedelta(seconds=30)


class Unreachable(OSError):
    """The bucket is not there, not ours, or does not answer; the text names it, and holds no key."""


class NotInstalled(Exception):
    """The package that speaks to buckets is missing."""


class Bucket:
    """Files below `url`, "s3://bucket/prefix". options: `aws_…` as obstore names them; what is missing it looks for."""

    def __init__(self, url: str, options: Mapping[str, str]) -> None:
        try:
            from obstore.store import S3Store
        except ImportError:
            raise NotInstalled from None
        open_road = options.get("aws_endpoint_url", "").startswith("http://")
        self._store = S3Store.from_url(
            url.rstrip("/"),
            client_options={"connect_timeout": "5s", "timeout": LONGEST_CALL, "allow_http": open_road},
            retry_config={"max_retries": RETRIES, "retry_timeout": RETRY_WITHIN},
            **options,  # type: ignore[arg-type]
        )

    def put(self, path: str, body: bytes | Path) -> None:
        with _reached():
            self._store.put(path, body, use_multipart=None if isinstance(body, Path) else False)

    def read(self, path: str) -> bytes | None:
        try:
            with _reached():
                return bytes(self._store.get(path).bytes())
        except FileNotFoundError:
            return None

    def pieces(self, path: str) -> Iterator[bytes] | None:
        try:
            with _reached():
                return self._streamed(self._store.get(path).stream(min_chunk_size=PIECE))
        except FileNotFoundError:
            return None

    def has(self, path: str) -> bool:
        try:
            with _reached():
                self._store.head(path)
        except FileNotFoundError:
            return False
        return True

    def delete(self, path: str) -> None:
        with _reached():
            self._store.delete(path)

    def older(self, below: str, than: datetime) -> Iterator[str]:
        with _reached():
            for some in self._store.list(below):
                yield from (one["path"] for one in some if one["last_modified"] < than)

    @staticmethod
    def _streamed(stream: Iterable[Any]) -> Iterator[bytes]:
        with _reached():
            yield from map(bytes, stream)


@contextmanager
def _reached() -> Iterator[None]:
    """What obstore raises, as the errors of files. What is not there stays FileNotFoundError."""
    from obstore.exceptions import BaseError

    try:
        yield
    except BaseError as error:
        raise Unreachable(f"{type(error).__name__}: {str(error).partition(chr(10))[0][:300]}") from None
    except ValueError:
        raise PermissionError("not a path in the bucket") from None
