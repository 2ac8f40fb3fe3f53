"""The parts of others that the page is built of: pinned by version and hash, fetched from the registries alone.

Flet's client and Pyodide lie in the installed package `flet-web`; the ciphers and the wheels for Python in a browser
are fetched once into a folder and used from there.
"""

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.resources import files
from pathlib import Path

from core.text.stems import LANGUAGES

MODULES = {
    "@noble/ciphers": (
        "2.4.0",
        "sha512-AnjFn0Jv92laAkvMrghlFZq4qQCIN/4DxFV/eooqtC2YTjB7kBeLMS2T9KJX4Dn+ZVXLOwK0lSgqDtx9gvxtiw==",
    ),
    "@noble/curves": (
        "2.4.0",
        "sha512-P4/62zrgfH33CneE3Dn4WhJVA22YUU0eR51wKIan4NVRvwsA0YnPTwWGpNbpuacSujmSFLvyzpyuR30+fbq2Ew==",
    ),
    "@noble/post-quantum": (
        "0.7.1",
        "sha512-+P9981IiAnVh+rmcubozzVwrEy3XsN/tMhTnvsjV9VDaYpOnNCqWqKo2FLWxbu92YHfjGIlE5XnW175UK+ln+Q==",
    ),
    "qr": (
        "0.7.0",
        "sha512-/VrrACmOAwZVipuRITwfEwOL5oAMEHH5PTmBWaGtlTom2Thxaa+rhmna4zU9PRN2uLw2wdccbkHOLGZb1Q9SdA==",
    ),
    "@noble/hashes": (
        "2.4.0",
        "sha512-X5XaVWZIBCT7HHZGm5I7ZQXDwLG+bGXuSrMQAW+7Zvl87h1kmc1ZB1VSRJcpUfoUrGQp4Fkoxm5kZ+Ms+aW+eA==",
    ),
}
"""What comes from npm: the audited cipher libraries of the scope @noble (MIT), and what reads QR codes (MIT or Apache
2.0), by the same author: version, and hash as npm writes it."""
PLATFORM = "pyemscripten_2026_0_wasm32"
PYTHON = "3.14"
"""What the Pyodide of the pinned `flet-web` is."""
WHEELS, SOURCES = Path(__file__).parent / "wheels.txt", Path(__file__).parent / "sources.txt"
"""Names, versions and hashes, as pip reads them."""
_OF_SOURCES = re.compile(r"[^/]+/(?:src/)?(hkdf\.py|markupsafe/\w+\.pyi?)")
"""What of the sources is the module itself."""


_CIPHERS = b"""from cryptography.hazmat.primitives.kdf import hkdf
from cryptography.hazmat.primitives import hashes
"""
_DERIVED = re.compile(
    rb"""hkdf\.HKDF\(
        algorithm=hashes\.SHA256\(\),
        length=num_bytes,
        salt=b"",
        info=(b"[\w ]+")
    \)\.derive\(data\)"""
)
"""What `spake2` takes of a library of ciphers that has no wheel for a browser."""

_LOCKED = b"""

class _Locked:
    def __getattr__(self, _):
        raise PDFPasswordIncorrect


Cipher = algorithms = modes = _Locked()
"""
_IN_PDF = b"""from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
"""
"""What the reader of PDF documents takes of that library, and what stands there instead: a document that is sealed by
AES is one that asks for a password."""


class PartMissing(Exception):
    """A part could not be had, or is not the one that is pinned; the text says which."""


def flet_client() -> Path:
    """Flet's web client as `flet-web` ships it; Pyodide is in its folder `pyodide`."""
    return Path(str(files("flet_web"))) / "web"


def fetch_modules(into: Path) -> None:
    """The ES modules in `into`/noble and `into`/qr, which name each other by relative paths, as a worker needs them.

    Raises PartMissing.
    """
    into.mkdir(parents=True, exist_ok=True)
    for name, (version, integrity) in MODULES.items():
        folder = into / name.removeprefix("@")
        if folder.is_dir():
            continue
        packed = into / f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
        if not packed.exists():
            run(["npm", "pack", "--silent", "--pack-destination", str(into), f"{name}@{version}"], packed.name)
        found = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if found != integrity:
            raise PartMissing(f"{packed.name}: {found}")
        with tarfile.open(packed) as archive:
            for member in archive:
                path = member.name.removeprefix("package/")
                content = archive.extractfile(member) if path.endswith(".js") or path == "LICENSE" else None
                if content is not None and not path.startswith("src/"):
                    place = folder / path
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_text(relative(content.read().decode(), path.count("/") + 1))


def relative(source: str, depth: int) -> str:
    """A module whose imports from @noble are relative to the folder `depth` above it: workers know no import map."""
    return re.sub(r"""(["'])@noble/""", lambda found: found[1] + "../" * depth, source)


def own_module(name: str) -> str:
    """A module of this folder as it stands in the root of the page, beside the folder `noble`."""
    return re.sub(r"""(["'])@noble/""", r"\1./noble/", (Path(__file__).parent / name).read_text())


def fetch_python(into: Path) -> Path:
    """The libraries of `wheels.txt` and `sources.txt`, side by side in `into`/python, as an installation would lay them
    out. Raises PartMissing."""
    folder, mark = into / "python", into / "python.asked"
    asked = hashlib.sha256(WHEELS.read_bytes() + SOURCES.read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == asked:
        return folder
    for each in (folder, into / "fetched"):
        shutil.rmtree(each, ignore_errors=True)
    _download(into, WHEELS, "--platform", PLATFORM, "--python-version", PYTHON, "--only-binary", ":all:")
    _download(into, SOURCES, "--no-binary", ":all:")
    for wheel in sorted((into / "fetched").glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
    for source in sorted((into / "fetched").glob("*.tar.gz")):
        with tarfile.open(source) as archive:
            for member in archive:
                found, content = _OF_SOURCES.fullmatch(member.name), archive.extractfile(member)
                if found and content is not None:
                    (folder / found[1]).parent.mkdir(parents=True, exist_ok=True)
                    (folder / found[1]).write_bytes(content.read())
    for name, changed in _CHANGED.items():
        (folder / name).write_bytes(changed((folder / name).read_bytes()))
    mark.write_text(asked)
    return folder


def without_ciphers(source: bytes) -> bytes:
    """The module of `spake2` that derives keys: the same derivation (RFC 5869) by the package `hkdf`, which is pure
    Python. Raises PartMissing where the module is another than the one that is pinned."""
    made, count = _DERIVED.subn(rb"Hkdf(b'', data, hashlib.sha256).expand(\1, num_bytes)", source)
    if count != 2 or source.count(_CIPHERS) != 1:
        raise PartMissing("spake2/groups.py")
    return made.replace(_CIPHERS, b"from hkdf import Hkdf\n")


def without_locked(source: bytes) -> bytes:
    """The module of `pdfminer` that opens a document, for those that are not sealed. Raises PartMissing."""
    if source.count(_IN_PDF) != 1:
        raise PartMissing("pdfminer/pdfdocument.py")
    return source.replace(_IN_PDF, _LOCKED)


def with_our_stems(source: bytes) -> bytes:
    """The module of `snowballstemmer` that imports the stems of 34 languages, for those that the app finds words by.
    Raises PartMissing."""
    ours = "|".join(LANGUAGES).encode()
    made, count = re.subn(
        rb"(?m)^ +(?:from \.(?!(?:%b)_stemmer)\w+_stemmer import|'(?!(?:%b)')\w+':) .*\n" % (ours, ours), b"", source
    )
    if count < 60 or made.count(b"_stemmer import") != len(LANGUAGES):
        raise PartMissing("snowballstemmer/__init__.py")
    return made


_CHANGED = {
    "spake2/groups.py": without_ciphers,
    "pdfminer/pdfdocument.py": without_locked,
    "snowballstemmer/__init__.py": with_our_stems,
}
"""What of the libraries is another one in the page."""


def _download(into: Path, asked: Path, *chosen: str) -> None:
    arguments = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", *chosen]
    run([sys.executable, "-m", "pip", *arguments, "-r", str(asked), "-d", str(into / "fetched")], asked.name)


def run(command: list[str], what: str) -> None:
    """Runs a program of the build. Raises PartMissing, which names `what`."""
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as problem:
        raise PartMissing(what) from problem
