"""What others put into a shared folder, and what a carrier does with the order of its files."""

import os
import shutil
from pathlib import Path
from random import Random

SUFFIXES = (".kseg", ".kgrant", ".kchunk", ".knotice", ".part", "", ".txt", ".kseg.part")


def litter(random: Random, folder: Path) -> str:
    """Puts one piece of rubbish into a shared folder; says what it was."""
    folders = sorted(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()) or [folder]
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    where = random.choice(folders)
    name = random.choice(["a", "0" * 32, random.randbytes(16).hex(), "CON"]) + random.choice(SUFFIXES)
    place = where / name
    kind = random.choice(["noise", "empty", "folder", "link", "pipe", "damaged", "renamed", "large"])
    if place.exists() or place.is_symlink():
        return "nothing"
    if kind == "noise":
        place.write_bytes(random.randbytes(random.randrange(1, 400)))
    elif kind == "empty":
        place.write_bytes(b"")
    elif kind == "folder":
        place.mkdir()
    elif kind == "link":
        place.symlink_to(random.choice(["/dev/zero", "/etc/hostname", str(folder), "nowhere"]))
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "large":
        place.write_bytes(bytes(300_000))
    elif files and kind == "damaged":
        content = bytearray(random.choice(files).read_bytes() or b"\0")
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        place.write_bytes(content)
    elif files:
        shutil.copy(random.choice(files), place)
    return kind


def withheld(random: Random, folder: Path, hidden: Path) -> str:
    """Hides all files of one kind that came last: keys before events, or events before keys."""
    kind = random.choice((".kseg", ".kgrant"))
    files = [path for path in sorted(folder.rglob(f"*{kind}")) if path.is_file() and not path.is_symlink()]
    for path in files[-random.randrange(1, 5) :]:
        place = hidden / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, place)
    return "keys without events" if kind == ".kseg" else "events without keys"
