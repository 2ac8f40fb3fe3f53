"""Puts the app together as a page that needs no server of ours: `python -m tools.web.build dist-web`.

Every file of the page is one of pinned parts or of this checkout. They lie in `parts/` under their SHA-256, packed; the
list `release.json` names each with its hash and its size, so that who serves them need not be trusted by who has the
list. Outside `parts/` is only what a browser asks for before it has the list. Two builds of one checkout are equal byte
for byte. With `--key` (an Ed25519 private key, PEM) the list is signed.
"""

import argparse
import gzip
import hashlib
import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core import __version__
from tools.web import parts

ROOT = Path(__file__).parents[2]
PAGE = Path(__file__).parent / "page"
TAMED = ROOT / "app" / "shell" / "tamed_client.js"
FETCHED = ROOT / "build" / "web"
FIRST_TRANSFER_BYTES_MAX = 14 * 1000 * 1000
"""What a first visit may fetch, packed."""
PLAIN = (
    "index.html", "tamed_client.js", "start.js", "sentences.js", "start.css", "manifest.webmanifest", "favicon.png",
)  # fmt: skip
"""What a browser asks for before a release is installed; the icons besides. Scripts end in `.js`: there are web servers
that name `.mjs` no script, and a browser refuses it then."""
OURS_ALONE = ("service.js", "package.json")
"""What is no file of a release: the service worker, and what tells Node.js that these are modules."""
TIME = (1980, 1, 1, 0, 0, 0)
SELF_ONLY = "'self'"
Signs = Callable[[bytes], bytes]

START = (
    "app.page", "app.notebook", "core.analysis.search_image", "core.sealing.ciphers.of_browser", "core.storage.log",
    "flet.app", "flet.components.component", "flet.messaging.pyodide_connection", "platformdirs.unix", "runpy",
    "sqlite3",
)  # fmt: skip
"""The modules that a start, and opening a project, import; whatever they import in turn comes with them."""

_CLIENT = re.compile(
    r"main\.dart\.(mjs|wasm|js)|flutter_bootstrap\.js|version\.json|canvaskit/(skwasm(_heavy)?|wimp|canvaskit)\.(js|wasm)"
    r"|canvaskit/chromium/canvaskit\.(js|wasm)|assets/(AssetManifest\.bin(\.json)?|FontManifest\.json|NOTICES)|assets/shaders/.+"
    r"|assets/(fonts|packages/(wakelock_plus|record_web)/.*)[^/]*/[^/]+"
    r"|pyodide/(pyodide(\.asm)?\.(mjs|wasm)|python_stdlib\.zip)"
)
"""What of Flet's client and of Pyodide the page has. Not: maps, formulas, streams of films, tables of symbols."""
SOON = re.compile(
    r"more\.zip|(devices|folders|shared_folder)\.mjs|qr/.*|help/.*|icons/icon-(512|maskable-512)\.png|fonts/(?!(Literata-Regular|SourceSans3-(Regular|SemiBold))\.ttf).*"
)
"""What is fetched once the page stands: modules that no start needs, pictures of the help, other scripts."""
_LATER = re.compile(
    r"main\.dart\.js|canvaskit/(canvaskit|skwasm_heavy|wimp|chromium/.+)(\.js|\.wasm)?|.*NOTICES|.*OFL\.txt"
    r"|assets/packages/(record_web|wakelock_plus)/.*"
)
"""What a browser with WebAssembly's garbage collection never asks for, or nobody at the start: fetched when wanted."""
_NOT_NEEDED = re.compile(
    r"pdfminer/cmap/.*|(_pytest|pytest|hypothesis|pygments|iniconfig|rich|py|__pycache__)(/.*|\.py)|pytz/zoneinfo/.*|certifi/cacert\.pem"
    r"|snowballstemmer/(?!norwegian|english|basestemmer|among|__init__).*"
    r"|.*/(tests?|__pycache__|testing)/.*|[^/]+\.dist-info/(RECORD|INSTALLER|sboms/.*|.*\.txt|licenses/.*|LICENSE.*|WHEEL)"
    r"|babel/locale-data/(?!(root|en|en_001|en_150|en_GB|en_US|nb|nb_NO|no)\.dat).*|.*\.(pyi|c|h|pyx|exe|so\.debug)"
)
"""What of the libraries the app never imports: what tests need, the languages that it does not speak or stem, and the
tables of old Chinese, Japanese and Korean PDFs, which are six megabytes."""
_STANDARD = re.compile(
    r"(idlelib|turtledemo|tkinter|lib2to3|ensurepip|pydoc_data|test|unittest|distutils|venv|curses|pip)/.*"
    r"|asyncio/(windows_|proactor|tools|__main__).*|encodings/(mac_(?!roman)|ptcp|kz1048|koi8_t|tis|hp_roman8|palmos|mbcs|oem).*"
    r"|http/server\.py|logging/(handlers|config)\.py|concurrent/(interpreters/.*|futures/(process|interpreter)\.py)|ctypes/(_aix\.py|macholib/.*)"
    r"|pyodide/console\.py|urllib/robotparser\.py|(json|sqlite3|sysconfig)/(__main__|tool|dump)\.py|ctypes/wintypes\.py"
    r"|xml/etree/ElementInclude\.py"
    r"|(doctest|pdb|turtle|imaplib|smtplib|poplib|ftplib|nntplib|telnetlib|pydoc|mailbox|antigravity|this)\.py"
)
"""What of the standard library stays out."""


class Entry(NamedTuple):
    """One file of the list, by its hash, its size, its size when packed, and when it is fetched: 0 before the first
    start, 1 once the page stands, 2 when it is asked for."""

    sha256: str
    size: int
    packed: int
    when: int


def build(into: Path, key: Path | None = None, number: int = 0, relays: Iterable[str] = ()) -> list[str]:
    """Writes the page to a folder, which is emptied before; `relays` are the only addresses besides its own
    that the page may speak to; without, its owner may choose any that has TLS. Returns what to tell.

    Raises PartMissing.
    """
    return write(into, whole(), key, number, relays)


def write(
    into: Path, files: Mapping[str, bytes], key: Path | None = None, number: int = 0, relays: Iterable[str] = ()
) -> list[str]:
    """Lays out what `whole` gave, with the signed list of it. Returns what to tell."""
    if into.exists():
        shutil.rmtree(into)
    (into / "parts").mkdir(parents=True)
    entries = {name: _laid(into, name, files[name]) for name in sorted(files)}
    public, signed = _signer(key)
    policies = [policy([]), policy(list(relays) or ["https:"])]
    about = {"name": "kodespor", "version": __version__, "number": number, "key": public, "policies": policies}
    listed = json.dumps({**about, "files": entries}, indent=0, sort_keys=True).encode()
    (into / "release.json").write_bytes(listed)
    if key is not None:
        (into / "release.sig").write_text(signed(listed).hex() + "\n", encoding="ascii")
    for name in (*PLAIN, *(each for each in files if each.startswith("icons/"))):
        (into / name).parent.mkdir(exist_ok=True)
        (into / name).write_bytes(files[name])
    (into / "service.js").write_bytes(_page("service.js"))
    first = sum(each.packed for each in entries.values() if each.when == 0)
    return [
        f"{into}: {len(entries)} files, {first / 1e6:.1f} MB at the first visit",
        f"release.json {hashlib.sha256(listed).hexdigest()}",
        f"signed by {public}" if key else "not signed: no key was given (--key)",
    ]


def whole() -> dict[str, bytes]:
    """All files of the page by their names. Raises PartMissing."""
    parts.fetch_modules(FETCHED)
    libraries = parts.fetch_python(FETCHED)
    client = parts.flet_client()
    files = {name: path.read_bytes() for name, path in _below(client) if _CLIENT.fullmatch(name)}
    files["flutter_bootstrap.js"] = _without_its_worker(files["flutter_bootstrap.js"].decode()).encode()
    files["assets/FontManifest.json"] = _fonts(files)
    files["pyodide/pyodide-lock.json"] = _lock(client / "pyodide" / "pyodide-lock.json")
    files |= {f"noble/{name}": path.read_bytes() for name, path in _reached(FETCHED / "noble")}
    files["ciphers.mjs"] = parts.own_module("ciphers.mjs").encode()
    files |= {f"qr/{name}": (FETCHED / "qr" / name).read_bytes() for name in ("decode.js", "index.js", "LICENSE")}
    wanted = {name: path.read_bytes() for name, path in _below(libraries) if not _NOT_NEEDED.fullmatch(name)}
    divided = split(_trimmed(files["pyodide/python_stdlib.zip"]), zipped(wanted), zipped(program()))
    files["pyodide/python_stdlib.zip"] = divided.pop("python_stdlib.zip")
    files |= divided
    for name, path in _below(ROOT / "assets"):
        if not name.startswith("sample/") and not name.endswith((".py", ".md", "widths.json")):
            files[name] = path.read_bytes()
    files["tamed_client.js"] = TAMED.read_bytes()
    for name, _ in _below(PAGE):
        if name not in OURS_ALONE:
            files[name] = _page(name)
    return files


def program() -> dict[str, bytes]:
    """The app's own Python, without the command line and the relay's server."""
    files = {
        "main.py": (ROOT / "main.py").read_bytes(),
        "assets/__init__.py": (ROOT / "assets/__init__.py").read_bytes(),
    }
    files["assets/fonts/widths.json"] = (ROOT / "assets/fonts/widths.json").read_bytes()
    for folder in ("app", "core", "sync"):
        for name, path in _below(ROOT / folder):
            place = f"{folder}/{name}"
            if not place.startswith(("app/cli/", "sync/relay/postgres", "app/i18n/en/cli/", "app/i18n/nb/cli/")):
                files[place] = path.read_bytes()
    return files


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive that is the same for the same files; not packed, because all of it is packed once more."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, TIME), files[name])
    return made.getvalue()


def split(standard: bytes, libraries: bytes, program: bytes) -> dict[str, bytes]:
    """Python's modules as `split.py` divides them: what a start needs, compiled, and the rest; what was divided before
    is kept. Raises PartMissing."""
    here, client = Path(__file__).parent, parts.flet_client() / "pyodide"
    given = {"standard.zip": standard, "libraries.zip": libraries, "program.zip": program}
    tools = b"".join((here / each).read_bytes() for each in ("split.py", "split.mjs"))
    what = b"".join((*given.values(), tools, (client / "package.json").read_bytes(), " ".join(START).encode()))
    folder = FETCHED / f"split-{hashlib.sha256(what).hexdigest()}"
    if not (folder / "done").exists():
        folder.mkdir(exist_ok=True)
        for name, content in given.items():
            (folder / name).write_bytes(content)
        command = ["node", str(here / "split.mjs"), str(client), str(here / "split.py"), str(folder), *START]
        parts.run(command, "node: split.mjs")
        (folder / "done").touch()
    named = {"python_stdlib.zip": "standard-start.zip", "start.zip": "start.zip", "more.zip": "more.zip"}
    return {name: (folder / made).read_bytes() for name, made in named.items()}


def _laid(into: Path, name: str, content: bytes) -> Entry:
    digest, small = hashlib.sha256(content).hexdigest(), packed(content)
    (into / "parts" / f"{digest}.gz").write_bytes(small)
    return Entry(digest, len(content), len(small), _when(name))


@cache
def packed(content: bytes) -> bytes:
    """A part as it is sent: gzip, without a time in it."""
    return gzip.compress(content, 9, mtime=0)


def _when(name: str) -> int:
    return 2 if _LATER.fullmatch(name) else int(SOON.fullmatch(name) is not None)


def _page(name: str) -> bytes:
    return (PAGE / name).read_bytes().replace(b"@POLICY@", policy([]).encode())


def policy(relays: Iterable[str]) -> str:
    """A content security policy: nothing from anywhere else, and nothing sent anywhere else but to these relays."""
    places = [SELF_ONLY]
    for each in relays:
        places += [each, each.replace("http", "ws", 1)]
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "worker-src": SELF_ONLY,
        "connect-src": " ".join(places),
        "img-src": "'self' blob: data:",
        "media-src": "'self' blob: data:",
        "font-src": "'self' data:",
        "style-src": "'self' 'unsafe-inline'",
        "manifest-src": SELF_ONLY,
        "base-uri": SELF_ONLY,
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _signer(key: Path | None) -> tuple[str, Signs]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if key is None:
        return "", lambda _: b""
    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise SystemExit(f"{key}: not an Ed25519 key")
    return private.public_key().public_bytes_raw().hex(), private.sign


def _without_its_worker(source: str) -> str:
    """Flet's start script, which would put a service worker of its own in the place of ours."""
    kept, count = re.subn(r"\s*serviceWorkerSettings: \{[^}]*\},", "", source)
    if count != 1:
        raise parts.PartMissing("flutter_bootstrap.js: serviceWorkerSettings")
    return kept.replace("//# sourceMappingURL=flutter.js.map", "")


def _fonts(files: Mapping[str, bytes]) -> bytes:
    """The typefaces that the client loads at its start: those that are here, and Roboto, which it would ask for."""
    listed = json.loads(files["assets/FontManifest.json"])
    here = [each for each in listed if all(f"assets/{font['asset']}" in files for font in each["fonts"])]
    return json.dumps([*here, {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]}]).encode()


def _trimmed(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return zipped({n: packed.read(n) for n in packed.namelist() if not _STANDARD.fullmatch(n) and n[-1] != "/"})


def _lock(path: Path) -> bytes:
    """Pyodide's list of packages, with none: nothing is fetched by it."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return json.dumps({"info": found["info"], "packages": {}}, sort_keys=True).encode()


def _reached(noble: Path) -> list[tuple[str, Path]]:
    """The modules of noble that ours imports, and those that they import; and the licences."""
    wanted = re.findall(r'"\./noble/([^"]+)"', parts.own_module("ciphers.mjs"))
    found: dict[str, Path] = {}
    while wanted:
        name = wanted.pop()
        path = noble / name
        if name in found:
            continue
        found[name] = path
        for each in re.findall(r"""(?:from|import)\s*["'](\.[^"']+)["']""", path.read_text(encoding="utf-8")):
            wanted.append((path.parent / each).resolve().relative_to(noble.resolve()).as_posix())
    found |= {path.relative_to(noble).as_posix(): path for path in noble.glob("*/LICENSE")}
    return sorted(found.items())


def _below(folder: Path) -> list[tuple[str, Path]]:
    paths = (each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    return sorted((each.relative_to(folder).as_posix(), each) for each in paths)


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m tools.web.build", description="Builds the app as a page.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--key", type=Path, help="an Ed25519 private key (PEM) that signs the list of files")
    asked.add_argument(
        "--number", type=int, default=0, help="of several releases of one version, the later has the larger"
    )
    asked.add_argument("--relay", action="append", default=[], help="a relay besides its server; with none, any")
    given = asked.parse_args()
    try:
        print("\n".join(build(given.folder, given.key, given.number, given.relay)))
    except parts.PartMissing as problem:
        sys.exit(f"a part is missing or is not the one that is pinned: {problem}")


if __name__ == "__main__":
    main()
