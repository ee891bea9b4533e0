"""Makes `console/static/vendor/` again from the published packages, byte for byte, each checked by its hash.

For whoever raises a version: change it here with the hash that `npm view NAME@VERSION dist.integrity` shows, run
`python dev/vendor_assets.py`, and commit what it wrote. Users never run it; it needs npm and a network.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "console" / "static" / "vendor"
FACES = [(script, weight) for weight in (400, 600, 700) for script in ("thai", "latin")]

Files = Mapping[str, bytes]  # a package's files, by their path inside it


@dataclass(frozen=True)
class Asset:
    """A package, and how its folder here is made from it. integrity: the published archive's SHA-512, base64."""

    folder: str
    package: str
    version: str
    licence: str
    integrity: str
    make: Callable[[Files], dict[str, bytes]]


def without_map(text: bytes) -> bytes:
    """The same without the line that points to a source map, which we do not ship."""
    return re.sub(rb"\n?(//#|/\*#) sourceMappingURL=.*", b"", text).rstrip() + b"\n"


def bootstrap(files: Files) -> dict[str, bytes]:
    return {
        "bootstrap.min.css": without_map(files["dist/css/bootstrap.min.css"]),
        "bootstrap.bundle.min.js": without_map(files["dist/js/bootstrap.bundle.min.js"]),
    }


def htmx(files: Files) -> dict[str, bytes]:
    return {"htmx.min.js": without_map(files["dist/htmx.min.js"])}


def sarabun(files: Files) -> dict[str, bytes]:
    """Three weights in the two scripts we write, and one sheet that names them."""
    fonts = {f"sarabun-{script}-{weight}.woff2": face(files, script, weight) for script, weight in FACES}
    sheet = "\n".join(rule(files, script, weight) for script, weight in FACES)
    return {"sarabun.css": sheet.encode(), **fonts}


def face(files: Files, script: str, weight: int) -> bytes:
    return files[f"files/sarabun-{script}-{weight}-normal.woff2"]


def rule(files: Files, script: str, weight: int) -> str:
    """The package's own @font-face with its range of characters, pointing to our file."""
    sheet = files[f"{weight}.css"].decode()
    found = re.search(rf"/\* sarabun-{script}-{weight}-normal \*/\n(@font-face {{.*?\n}})", sheet, re.DOTALL)
    if not found:
        raise SystemExit(f"the package no longer has Sarabun {script} {weight}")
    source = f"src: url(sarabun-{script}-{weight}.woff2) format('woff2');"
    return re.sub(r"src: .*;", source, found[1]) + "\n"


ASSETS = (
    Asset(
        "bootstrap",
        "bootstrap",
        "5.3.9",
        "MIT",
        "20cU0rcfw8WdxtVbmfU+xT2EjvVTw9Ror/h1Qvd7DXCujRg8OO9mdBCsmTHdJFf3BuadmBNJtgIuUXsBqSkk/w==",
        bootstrap,
    ),
    Asset(
        "htmx",
        "htmx.org",
        "2.0.11",
        "0BSD",
        "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        htmx,
    ),
    Asset(
        "sarabun",
        "@fontsource/sarabun",
        "5.3.0",
        "OFL-1.1",
        "8GWxnEIG9g/2JlZxU+APaVwipcLMkZkBps9N1tEyBxXWaJEnAtHpuaDYmFVG7lzTgr28orG7//htD/rfxDlfFg==",
        sarabun,
    ),
)


def fetch(asset: Asset) -> Files:
    """The package's files. Leaves when the archive is not the one whose hash stands above."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"{asset.package}@{asset.version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        archive = next(Path(folder).glob("*.tgz"))
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if digest != asset.integrity:
            raise SystemExit(f"{asset.package} {asset.version} has the hash {digest}, not the one written here")
        with tarfile.open(archive) as tar:
            return {
                member.name.partition("/")[2]: stream.read()
                for member in tar.getmembers()
                if member.isfile() and (stream := tar.extractfile(member))
            }


def write(asset: Asset) -> dict[str, object]:
    """Fill the asset's folder; what the manifest says of it."""
    files = fetch(asset)
    made = {**asset.make(files), "LICENSE": files["LICENSE"]}
    folder = VENDOR / asset.folder
    folder.mkdir(parents=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {
        "name": asset.package,
        "version": asset.version,
        "licence": asset.licence,
        "integrity": f"sha512-{asset.integrity}",
        "files": {f"{asset.folder}/{name}": hashlib.sha256(made[name]).hexdigest() for name in sorted(made)},
    }


def main() -> int:
    """Write all of it anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    manifest = [write(asset) for asset in ASSETS]
    (VENDOR / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
