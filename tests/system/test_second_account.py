"""Another account of the same machine finds nothing that it could read, and no secret in a list of programs."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from app import composition
from app.cli.main import cli
from core.sealing.crypto import PassphraseCost
from tests.system.cli import PASSPHRASE, ROOT

NOBODY = 65534
CHEAP = PassphraseCost(1, 64, 1)
STEPS = (
    "init {project} --title Prøve --name Ada",
    "import {given} --participant Kari",
    "codes add Ro",
    "code given 0 10 Ro",
    "memo add --kind analytic --text Ord",
    *(f"export {ending} {{out}}/e.{ending}" for ending in ("qdpx", "qdc", "docx", "xlsx", "csv", "html", "md", "json")),
    "export audit {out}/bundle.kaud",
    "export archive {out}/archive",
    "report {out}/r.html",
    "fourcolumn given --out {out}/four.md",
    "picture codes {out}/codes.svg",
    "attach {given}",
    "files save given.txt {out}/given.txt",
    "recovery create",
    "request {out}/r.kreq --name Bo --project {waiting}",
    "sync folder {shared}",
)


@pytest.fixture(scope="module")
def written():
    """Everything that the program writes for its user, with the most careless of masks; others may come up to it."""
    base = Path(tempfile.mkdtemp(prefix="kodespor-test-"))
    base.chmod(0o755)
    places = {name: base / name for name in ("project", "given.txt", "out", "waiting", "shared", "home")}
    kept, mask, cost = dict(os.environ), os.umask(0), composition.COST
    try:
        places["given.txt"].write_text("Kari: Det var ro i rommet.\n", encoding="utf-8")
        places["given.txt"].chmod(0o600)
        for name in ("out", "shared"):
            places[name].mkdir()
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(places["home"])
        os.environ |= {"KODESPOR_PASSPHRASE": PASSPHRASE, "KODESPOR_PROJECT": str(places["project"])}
        composition.COST = CHEAP
        for step in STEPS:
            filled = [each.format(given=places["given.txt"], **places) for each in step.split()]
            cli.main(filled, prog_name="kodespor", standalone_mode=False)
        from app.services.settings import Settings

        Settings().opened(places["project"])
        yield base
    finally:
        composition.COST = cost
        os.umask(mask)
        os.environ.clear()
        os.environ.update(kept)
        shutil.rmtree(base)


def is_for_others(path):
    """What is sealed and meant to be passed on follows the account's own mask."""
    return any(each.name == "shared" for each in (path, *path.parents)) or path.suffix == ".kreq"


def test_every_file_and_folder_is_for_its_account_alone(written):
    found = [path for path in written.rglob("*") if not is_for_others(path)]
    assert {"log.db", "device.key", "settings.json", "bundle.kaud", "e.docx"} <= {path.name for path in found}
    made_here = [written / "out"]
    open_ones = [
        f"{stat.S_IMODE(path.stat().st_mode):o} {path.relative_to(written)}"
        for path in found
        if path not in made_here and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_ones == []


def test_a_folder_that_accounts_share_goes_on_working(written):
    """Sealed files there follow the mask of who writes them, as another account's program has to read them."""
    files = [path for path in (written / "shared").rglob("*") if path.is_file()]
    assert files
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o666 for path in files)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can act as another account")
def test_another_account_reads_nothing(written):
    command = ["find", str(written), "-type", "f", "-readable"]
    done = subprocess.run(
        command, user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stdout.splitlines() if not is_for_others(Path(line))] == []


def test_a_link_that_somebody_else_laid_is_not_written_through(tmp_path):
    from core.storage.files import write_whole

    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / ".out.html.part").symlink_to(victim)
    write_whole(tmp_path / "out.html", b"theirs")
    assert victim.read_text() == "mine"
    assert (tmp_path / "out.html").read_bytes() == b"theirs"


def test_the_browser_is_shown_the_way_by_a_file_and_no_command_line_holds_the_token(tmp_path):
    """The browser's command line has the path of a file that only its owner reads, and which goes when it was used."""
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {seen}.part && mv {seen}.part {seen}\n')
    browser.chmod(0o700)
    (tmp_path / "home").mkdir()
    environment = os.environ | {"BROWSER": f"{browser} %s", "HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    environment |= {name: str(tmp_path / "home") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", "app.cli.main", "app"]
    running = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://\S+", running.stderr.readline())[0]
        token = address.partition("token=")[2]
        for _ in range(400):
            if seen.exists():
                break
            time.sleep(0.05)
        assert token not in seen.read_text()
        way = Path(seen.read_text().removeprefix("file://"))
        assert stat.S_IMODE(way.stat().st_mode) == 0o600
        assert address in way.read_text()
        assert "script" not in way.read_text()
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                assert token.encode() not in process.read_bytes()
            except OSError:
                continue
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert answer.status == 200
        assert not way.exists(), "who has used the way takes it away"
    finally:
        running.terminate()
        running.wait(20)
