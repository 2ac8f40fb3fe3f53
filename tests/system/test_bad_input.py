"""Bad input gets one clear sentence, the right exit status, no traceback; and nothing is lost or half done."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.system.cli import Person, pair


@pytest.fixture
def ada(tmp_path):
    person = Person(tmp_path, "ada")
    person.run("init", person.folder, "--title", "T", "--name", "Ada")
    note = tmp_path / "note.txt"
    note.write_text("Ada: Dette er en tekst.\nBo: Og dette også.\n" * 10, encoding="utf-8")
    person.run("import", note)
    person.run("codes", "add", "En")
    return person


def unchanged(person, before):
    assert person.json("status")["digest"] == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n \r\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + os.urandom(4000)),
        ("odd.xyz", b"hello"),
        ("broken.docx", b"PK\x03\x04 not a document"),
        ("broken.odt", b"<office/>"),
        ("cut.txt", "\ufeffhei".encode("utf-16")[:-1]),
    ],
)
def test_files_that_cannot_be_read(ada, tmp_path, name, content):
    before = ada.json("status")["digest"]
    path = tmp_path / name
    path.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text("En helt vanlig tekst.", encoding="utf-8")
    ada.run("import", good, path, ok=1)
    assert name in ada.said
    unchanged(ada, before)


def test_a_zip_bomb_is_refused(ada, tmp_path):
    import zipfile

    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (200 * 1024 * 1024))
    ada.run("import", path, ok=1)
    assert "Unpacked, this is far larger" in ada.said


def test_absurd_arguments(ada):
    before = ada.json("status")["digest"]
    chars = ada.json("sources")[0]["chars"]
    for start, end in ((-1, 5), (5, 5), (9, 3), (0, chars + 1), (10**30, 10**31)):
        ada.run("code", "note", "--", start, end, "En", ok=1)
    for command in (
        ("code", "note", 0, 5, "Finnes ikke"),
        ("code", "ingen", 0, 5, "En"),
        ("codes", "rename", "Finnes ikke", "X"),
        ("codes", "rename", "En", "  "),
        ("codes", "rename", "En", "x" * 501),
        ("codes", "move", "En", "--parent", "En"),
        ("codes", "merge", "En", "--into", "En"),
        ("codes", "split", "En", "--into", "Bare en"),
        ("codes", "add", "To", "--colour", "rødt"),
        ("uncode", "abcd1234"),
        ("undo", "abcdef"),
        ("replay", "--at", "99999"),
        ("replay", "--time", "i fjor"),
        ("diff", "--from", "9", "--to", "-3"),
        ("query", "("),
        ("query", "En and"),
        ("query", "Finnes"),
        ("search", "!!!"),
        ("log", "--type", "noe"),
        ("withdraw", "Ingen"),
        ("members", "remove", "Ada"),
        ("text", "note", "--start", "5", "--end", "2"),
        ("sync", "folder", "/finnes/ikke"),
        ("admit", "/finnes/ikke", "/tmp/x"),
        ("verify", "/finnes/ikke"),
        ("import", "/finnes/ikke.txt"),
        ("fourcolumn", "ingen"),
    ):
        ada.run(*command, ok=1)
    unchanged(ada, before)


def test_whoever_is_withdrawn_may_be_a_participant_or_a_text(ada):
    ada.run("withdraw", "Ingen", ok=1)
    assert "no participant or text with the name" in ada.said


def test_a_study_is_not_shared_as_a_folder(ada):
    ada.run("sync", "folder", ada.folder, ok=1)
    assert "The study itself lies in" in ada.said
    assert not list(ada.folder.glob("kodespor-*"))


def test_wrong_and_missing_passphrase(ada):
    ada.run("status", ok=1, env={"KODESPOR_PASSPHRASE": "feil"})
    assert "passphrase" in ada.said
    environment = {k: v for k, v in ada.environment.items() if k != "KODESPOR_PASSPHRASE"}
    command = [sys.executable, "-m", "app.cli.main", "status"]
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "KODESPOR_PASSPHRASE" in done.stderr


def test_no_project_and_a_project_of_a_newer_version(ada, tmp_path):
    ada.run("status", "--project", tmp_path, ok=1)
    ada.run("init", ada.folder, "--title", "T", "--name", "N", ok=1)
    connection = sqlite3.connect(ada.folder / "log.db")
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    ada.run("status", ok=1)
    assert "newer version" in ada.said


def test_damaged_files(ada, tmp_path):
    for name, damage in (("log.db", b"not a database at all" * 500), ("device.key", b"\x00\x01")):
        copy = tmp_path / f"copy-{name}"
        shutil.copytree(ada.folder, copy)
        (copy / name).write_bytes(damage)
        ada.run("status", "--project", copy, ok=1)


@pytest.mark.skipif(os.name == "nt" or shutil.which("unshare") is None, reason="needs mount namespaces")
def test_a_read_only_folder_and_a_full_disk(ada, tmp_path):
    """On a small file system of its own, made in a mount namespace of its own."""
    script = tmp_path / "small.sh"
    python = f"{sys.executable} -m app.cli.main"
    script.write_text(
        f"""set -u
mkdir -p {tmp_path}/small && mount -t tmpfs -o size=3m tmpfs {tmp_path}/small || exit 77
cp -r {ada.folder} {tmp_path}/small/project
export KODESPOR_PROJECT={tmp_path}/small/project
before=$({python} status --json | grep '"digest"')
head -c 4000000 /dev/zero > {tmp_path}/small/filler
{python} import {tmp_path}/big.txt; echo "import $?"
rm {tmp_path}/small/filler
after=$({python} status --json | grep '"digest"')
[ "$before" = "$after" ] && echo same
{python} verify > /dev/null && echo whole
mount -o remount,ro {tmp_path}/small
{python} codes add Nei; echo "add $?"
""",
        encoding="utf-8",
    )
    (tmp_path / "big.txt").write_text("En lang tekst. " * 90_000, encoding="utf-8")
    done = subprocess.run(
        ["unshare", "--mount", "bash", str(script)],
        env=ada.environment, capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no right to mount here")
    assert "Traceback" not in done.stderr
    assert done.stdout.split("\n")[:4] == ["import 1", "same", "whole", "add 1"], done.stdout + done.stderr
    assert "full" in done.stderr
    assert "read-only" in done.stderr


def test_two_processes_on_one_project(ada):
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda n: ada.process("codes", "add", f"Samtidig {n}"), range(8)))
    assert [each.returncode for each in outcomes] == [0] * 8, [each.stderr for each in outcomes]
    names = {each["name"] for each in ada.json("codes")}
    assert {f"Samtidig {n}" for n in range(8)} <= names
    answer = ada.json("verify")
    assert answer["ok"]
    assert answer["forks"] == []


def test_hostile_and_broken_segments_are_passed_over(tmp_path):
    from core.sealing.crypto import digest

    ada, bo, shared = pair(tmp_path)
    ada.run("codes", "add", "God")
    ada.run("sync", "folder", shared)
    subfolder = next(path for path in shared.rglob("*") if path.is_dir() and len(path.name) == 32)
    good = next(subfolder.glob("*.kseg")).read_bytes()
    before = bo.json("status")["events_digest"]

    def put(name: str, content: bytes) -> None:
        (subfolder / f"{name}-{digest(content).hex()[:16]}.kseg").write_bytes(content)

    from core.sealing import codec

    body = codec.encode([b"x" * 16, [(b"s" * 32, b"b" * 32)], [b"k" * 16], [[0, 1, bytes(32), [[0, b"z" * 200]]]]])
    for number, content in enumerate(
        (b"", b"KSEG", good[:-1], b"KSEG\x01" + b"\xdd\xff\xff\xff\xff", b"KSEG\x09" + body)
    ):
        put(f"00090{number}", content + digest(content))
    put("000990", b"KSEG\x01" + body + digest(b"KSEG\x01" + body))
    flipped = bytearray(good[:-32])
    flipped[len(flipped) // 2] ^= 1
    put("000991", bytes(flipped) + digest(bytes(flipped)))
    (subfolder / "000992-0123456789abcdef.kseg").write_bytes(good[: len(good) // 2])
    (subfolder / "desktop.ini").write_bytes(b"junk")
    answer = bo.json("sync", "folder", shared)
    assert answer["received"] == 1
    assert answer["problems"]
    assert bo.json("status")["events_digest"] != before
    assert {each["name"] for each in bo.json("codes")} == {"God"}
    assert bo.json("verify")["ok"]


def test_bombs_are_refused_within_bounded_memory(tmp_path):
    """Each unpacks to 900 MiB; the program gets 1 GiB of addresses, its libraries included."""
    ada = Person(tmp_path, "ada")
    ada.run("init", ada.folder, "--title", "x", "--name", "Ada Fiksjon")
    zeros = bytes(1 << 20)
    holders = {
        "b.docx": "word/document.xml", "b.odt": "content.xml", "b.epub": "META-INF/container.xml", "b.zip": "a.txt",
        "b.qdpx": "project.qde", "b.xlsx": "xl/worksheets/sheet1.xml",
    }  # fmt: skip
    for name, entry in holders.items():
        with (
            zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(entry, "w", force_zip64=True) as file,
        ):
            for _ in range(900):
                file.write(zeros)
        assert (tmp_path / name).stat().st_size < 4_000_000
        command = (
            "import-project" if name.endswith(".qdpx") else "import-survey" if name.endswith(".xlsx") else "import"
        )
        arguments = [sys.executable, "-m", "app.cli.main", command, str(tmp_path / name)]
        done = subprocess.run(
            arguments, env=ada.environment, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=120,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
        )  # fmt: skip
        assert done.returncode == 1, (name, done.stderr[-800:])
        assert len(done.stderr.strip().splitlines()) == 1, (name, done.stderr)
        assert "Traceback" not in done.stderr


def test_an_encoding_in_doubt_is_shown_in_each_reading(ada, tmp_path):
    note = tmp_path / "navn.txt"
    note.write_bytes("Её зовут Элла".encode("cp1251"))
    ada.run("import", note)
    lines = ada.said.splitlines()
    assert "“navn.txt”" in lines[0]
    assert "1  cp1251: “Её зовут Элла”" in lines[1]
    assert any("cp1253: “" in each for each in lines[2:])
    assert "--encoding" in lines[-1]
    ada.run("import", note, "--encoding", "cp1251", "--again")
    assert ada.said == ""
