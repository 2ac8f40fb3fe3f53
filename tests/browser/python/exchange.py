"""What one implementation of the ciphers seals, signs and wraps, in a form that the other can open and check."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from app import composition
from core.commands.sources import Incoming, import_source
from core.errors import BadSeal
from core.sealing import crypto

PASSPHRASE = "riktig hest batteri stift"
COST = crypto.PassphraseCost(2, 8192, 4)
WORDS = "Ærlig talt: jeg vet ikke."


def make() -> dict[str, str]:
    """One of everything, with what is needed to open it; all in hexadecimal."""
    key, salt, header, words = os.urandom(32), os.urandom(16), os.urandom(40), WORDS.encode()
    secrets = crypto.new_device(os.urandom)
    made = {
        "key": key,
        "header": header,
        "sealed": crypto.seal(key, words, header),
        "sign": secrets.public.sign,
        "signature": crypto.Signer(secrets).sign(b"label", words),
        "box": secrets.box,
        "public box": crypto.public_box(secrets.box, False),
        "wrapped": crypto.wrap(crypto.public_box(secrets.box, False), words, header),
        "salt": salt,
        **(hybrid(secrets.box, words, header) if crypto.has_hybrid() else {}),
        "of the passphrase": crypto.passphrase_key(PASSPHRASE, salt, COST),
        **study(),
    }
    return {name: value.hex() for name, value in made.items()}


def hybrid(seed: bytes, words: bytes, header: bytes) -> dict[str, bytes]:
    """The same with ML-KEM beside X25519."""
    public = crypto.public_box(seed, True)
    return {"hybrid public box": public, "hybrid wrapped": crypto.wrap(crypto.wrap_target(public), words, header)}


def study() -> dict[str, bytes]:
    """A project with one text, as it lies on a disk."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "study"
        project = composition.create_project(folder, "Fictional study", "A. Coder", lambda _: PASSPHRASE)
        project.do(import_source, Incoming("P01", WORDS, "test"))
        project.log.close()
        return {f"file {path.name}": path.read_bytes() for path in folder.iterdir() if path.is_file()}


def check(given: dict[str, str]) -> None:
    """Opens and checks what `make` gave, and changes each to see it refused."""
    made = {name: bytes.fromhex(value) for name, value in given.items()}
    words = WORDS.encode()
    assert crypto.unseal(made["key"], made["sealed"], made["header"]) == words
    assert crypto.signature_holds(made["sign"], made["signature"], b"label", words)
    assert crypto.unwrap(made["box"], made["wrapped"], made["header"]) == words
    assert crypto.public_box(made["box"], False) == made["public box"]
    if crypto.has_hybrid() and "hybrid wrapped" in made:
        assert crypto.public_box(made["box"], True) == made["hybrid public box"]
        assert crypto.unwrap(made["box"], made["hybrid wrapped"], made["header"], hybrid=True) == words
    assert crypto.passphrase_key(PASSPHRASE, made["salt"], COST) == made["of the passphrase"]
    assert not crypto.signature_holds(made["sign"], made["signature"], b"label", words + b" ")
    for opened in (
        lambda: crypto.unseal(made["key"], made["sealed"], made["header"] + b" "),
        lambda: crypto.unwrap(made["box"], made["wrapped"][:-1] + bytes([made["wrapped"][-1] ^ 1]), made["header"]),
        lambda: crypto.wrap(bytes(32), words, made["header"]),
    ):
        try:
            opened()
        except BadSeal:
            continue
        raise AssertionError("opened what was changed")
    with TemporaryDirectory() as place:
        for name in made:
            if name.startswith("file "):
                (Path(place) / name.removeprefix("file ")).write_bytes(made[name])
        project = composition.open_project(Path(place), lambda _: PASSPHRASE)
        (source,) = project.state.sources.values()
        assert project.text(source.id) == WORDS
        project.log.close()


def run(asked: str) -> str:
    check(json.loads(asked)["made"])
    return json.dumps({"made": make()})
