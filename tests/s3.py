"""A stand-in for a bucket: as much of S3's language as we speak, every signature looked at, nothing kept on disk.

Knows AWS's Signature Version 4 and four verbs; a real server knows more. Written from Amazon's description, not from
the client that it answers, so that a client that signs wrongly is refused.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape, unescape

from werkzeug import Request, Response

REGION, KEY_ID, KEY = "ap-southeast-7", "AKIDSAMAK", "s3cret/with+signs="
BUCKET = "papers"


@dataclass
class FakeBucket:
    """objects: bodies by path; each has an age. broken: answer 503 to everything."""

    objects: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, datetime] = field(default_factory=dict)
    parts: dict[int, bytes] = field(default_factory=dict)
    broken: bool = False
    asked: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        self.asked.append(f"{request.method} {request.path}")
        if self.broken:
            return _error(503, "SlowDown")
        if not _is_signed(request):
            return _error(403, "SignatureDoesNotMatch")
        bucket, _, path = request.path.lstrip("/").partition("/")
        if bucket != BUCKET:
            return _error(404, "NoSuchBucket")
        if not path:
            return self._deleted(request) if "delete" in request.args else self._listed(request.args["prefix"])
        return getattr(self, f"_{request.method.lower()}")(path, request)  # type: ignore[no-any-return]

    def grow_old(self, by: timedelta) -> None:
        self.written = {path: at - by for path, at in self.written.items()}

    def _put(self, path: str, request: Request) -> Response:
        if number := request.args.get("partNumber"):
            self.parts[int(number)] = request.get_data()
            return Response(headers={"ETag": _tag(self.parts[int(number)])})
        return self._stored(path, request.get_data())

    def _post(self, path: str, request: Request) -> Response:
        """A large body: begun, and put together of its parts at the end."""
        if "uploads" in request.args:
            self.parts = {}
            return Response("<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
        self._stored(path, b"".join(self.parts[number] for number in sorted(self.parts)))
        tag = f"<ETag>{escape(_tag(self.objects[path]))}</ETag>"
        return Response(f"<CompleteMultipartUploadResult>{tag}</CompleteMultipartUploadResult>")

    def _stored(self, path: str, body: bytes) -> Response:
        self.objects[path], self.written[path] = body, datetime.now(UTC)
        return Response(headers={"ETag": _tag(body)})

    def _get(self, path: str, _request: Request) -> Response:
        if path not in self.objects:
            return _error(404, "NoSuchKey")
        about = {"ETag": _tag(self.objects[path]), "Last-Modified": f"{self.written[path]:%a, %d %b %Y %H:%M:%S GMT}"}
        return Response(self.objects[path], headers=about)

    _head = _get

    def _deleted(self, request: Request) -> Response:
        """Several at once; what is not there counts as deleted."""
        names = [unescape(name) for name in re.findall(r"<Key>(.*?)</Key>", request.get_data(as_text=True))]
        for name in names:
            self.objects.pop(name, None)
        told = "".join(f"<Deleted><Key>{escape(name)}</Key></Deleted>" for name in names)
        return Response(f"<DeleteResult>{told}</DeleteResult>")

    def _listed(self, prefix: str) -> Response:
        found = "".join(
            f"<Contents><Key>{escape(path)}</Key><Size>{len(body)}</Size><ETag>{escape(_tag(body))}</ETag>"
            f"<LastModified>{self.written[path]:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            for path, body in sorted(self.objects.items())
            if path.startswith(prefix)
        )
        return Response(f"<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>")


def _error(status: int, code: str) -> Response:
    return Response(f"<Error><Code>{code}</Code><Message>{code}</Message></Error>", status, mimetype="application/xml")


def _tag(body: bytes) -> str:
    return f'"{hashlib.md5(body).hexdigest()}"'


def _is_signed(request: Request) -> bool:
    """Whether date, body, path and named headers are what the owner of the key signed, within a quarter of an hour."""
    kind, _, rest = request.headers.get("Authorization", "").partition(" ")
    given = dict(part.strip().partition("=")[::2] for part in rest.split(","))
    at, digest = request.headers.get("X-Amz-Date", ""), request.headers.get("X-Amz-Content-Sha256", "")
    if kind != "AWS4-HMAC-SHA256" or digest != hashlib.sha256(request.get_data()).hexdigest():
        return False
    moment = datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    scope = f"{at[:8]}/{REGION}/s3/aws4_request"
    if given["Credential"] != f"{KEY_ID}/{scope}" or abs(datetime.now(UTC) - moment) > timedelta(minutes=15):
        return False
    what = "\n".join([kind, at, scope, hashlib.sha256(_canonical(request, given["SignedHeaders"], digest)).hexdigest()])
    key = f"AWS4{KEY}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.compare_digest(hmac.new(key, what.encode(), hashlib.sha256).hexdigest(), given["Signature"])


def _canonical(request: Request, signed: str, digest: str) -> bytes:
    """The request as both sides write it down before signing."""
    said = unquote(request.query_string.decode())
    pairs = sorted(pair.partition("=")[::2] for pair in said.split("&") if pair)
    query = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in pairs)
    headers = [f"{name}:{' '.join(request.headers.get(name, '').split())}" for name in signed.split(";")]
    path = quote(request.path, safe="/-_.~")
    return "\n".join([request.method, path, query, *headers, "", signed, digest]).encode()
