"""An installed Kodespor does what the checkout does, in an empty folder: on the command line, and in a browser."""

import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from app import sample
from app.i18n.catalogue import Catalogue
from core import __version__
from tests.browser.driver import DESKTOP, Served, Visitor

ROOT = Path(__file__).parents[2]
WORDS = "Kari: Det var helt nytt for meg å snakke ferdig.\n"
EXPORTS = {"docx": b"PK", "xlsx": b"PK", "qdpx": b"PK", "html": b"<!"}
"""What each kind of file begins with."""


def test_the_wheel_holds_every_file_of_the_program_and_no_other(wheel):
    done = subprocess.run(
        ["git", "ls-files", "app", "assets", "core", "sync"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    tracked = {name for name in done.stdout.split("\n") if name and (ROOT / name).exists()}
    with ZipFile(wheel) as held:
        assert {name for name in held.namelist() if ".dist-info/" not in name} == tracked


def test_what_the_wheel_says_it_needs_is_what_the_lock_file_installs(environment):
    done = subprocess.run([environment / "python", "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_it_says_its_version(installed):
    assert installed.say("--version").strip() == f"kodespor {__version__}"


def test_a_study_is_begun_coded_and_exported(installed):
    (installed.folder / "kari.txt").write_text(WORDS, encoding="utf-8")
    installed.say("init", "study", "--title", "Fiction", "--name", "Ada")
    study = ("--project", "study")
    installed.say(*study, "import", "kari.txt")
    installed.say(*study, "codes", "add", "Nytt")
    start, end = installed.say(*study, "find", "kari", "helt nytt").split()
    installed.say(*study, "code", "kari", start, end, "Nytt")
    (coding,) = json.loads(installed.say(*study, "codings", "--json"))
    assert coding["quote"] == "helt nytt"
    for kind, begins in EXPORTS.items():
        installed.say(*study, "export", kind, f"out.{kind}")
        assert (installed.folder / f"out.{kind}").read_bytes().lstrip().startswith(begins), kind
    installed.say(*study, "picture", "codes", "codes.png")
    assert (installed.folder / "codes.png").read_bytes().startswith(b"\x89PNG")
    installed.say(*study, "report", "report.docx")
    installed.say(*study, "report", "report.html")
    installed.say(*study, "verify")


def test_a_missing_library_is_named(installed, request):
    extra = "relay" if "wheel" in request.node.callspec.id else "postgres"
    done = installed.run("relay", "serve", "--store", "postgresql://nowhere/nothing")
    assert done.returncode == 1
    assert f"kodespor[{extra}]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_demo_plays_and_a_coded_text_opens_with_its_typefaces(program, tmp_path, browser):
    served = Served(tmp_path, program=[str(program), "demo"], language="nb")
    try:
        assert served.address, "".join(served.said)
        visitor = Visitor(browser, served, DESKTOP)
        visitor.write(Catalogue("nb")("common-passphrase"), sample.PASSPHRASE)
        visitor.key("Enter")
        visitor.see("Selvhjelp")
        visitor.key("Control+2")
        visitor.press("1-kari")
        visitor.see("Hendene skalv")
        visitor.see("lei av å vente")
        visitor.assert_private()
        for typeface in ("Literata-Regular", "Literata-SemiBold", "SourceSans3-Regular", "SourceSans3-SemiBold"):
            assert any(f"fonts/{typeface}.ttf" in address for address in visitor.requests), typeface
        assert "Traceback" not in "".join(served.said)  # before the page closes: Flet may complain of a cut connection
        visitor.page.context.close()
    finally:
        served.stop()
