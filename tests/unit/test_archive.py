"""The archive of plain files: whole, with true checksums, and without what was withdrawn or is under a pseudonym."""

import csv
import hashlib
import io
import re
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import WITHDRAWN, Presentation
from core.commands import layers, participants
from core.exporting.archive import archive
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice
from tests.simulation.actions import random_action

pytest.importorskip("defusedxml")


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def project():
    made = alice(World(9))
    source = a_source(made, participant=a_participant(made))
    code = a_code(made, "redsel")
    a_coding(made, source, code, 4, 20, "hun sier det selv")
    return made


def checked(files):
    """Every file's sum is true, and every file has one."""
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(files) - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[path]).hexdigest() == value for path, value in sums.items())
    listed = set(re.findall(r"^  (.+)$", files["README.txt"].decode(), re.MULTILINE))
    assert listed == set(files) - {"SHA256SUMS", "README.txt"}


def test_it_holds_the_study_and_true_checksums(project):
    files = archive(Presentation(project))
    checked(files)
    (text,) = (content.decode() for path, content in files.items() if path.startswith("texts/"))
    assert text == TEXT
    (coding,) = table(files["codings.csv"])
    assert coding["quote"] == TEXT[4:20] == text[int(coding["start"]) : int(coding["end"])]
    assert coding["why"] == "hun sier det selv"
    assert [row["name"] for row in table(files["codebook.csv"])] == ["redsel"]
    assert len(table(files["history.csv"])) == len(list(project.trail()))


def test_under_a_pseudonym_nothing_is_as_spoken(project):
    source = next(iter(project.state.sources.rows))
    word, line = TEXT[4:20], len(TEXT) // 3
    places = tuple((start + 4, start + 20) for start in range(0, len(TEXT), line))
    project.do(layers.replace_words, source, "anonymised", places, "hemmelig")
    spoken = archive(Presentation(project))
    hidden = archive(Presentation(project, layer="anonymised"))
    checked(hidden)
    assert any(word.encode() in content for content in spoken.values())
    exchange = zipfile.ZipFile(io.BytesIO(hidden["project.qdpx"]))
    everything = [*hidden.values(), *(exchange.read(name) for name in exchange.namelist())]
    assert not any(word.encode() in content for content in everything)
    (coding,) = table(hidden["codings.csv"])
    (text,) = (content.decode() for path, content in hidden.items() if path.startswith("texts/"))
    assert coding["quote"] == text[int(coding["start"]) : int(coding["end"])] == "hemmelig"


def test_what_was_withdrawn_is_in_no_file(project):
    project.do(participants.withdraw_participant, next(iter(project.state.participants.rows)))
    files = archive(Presentation(project))
    checked(files)
    assert not any(TEXT[4:20].encode() in content for content in files.values())
    assert not [path for path in files if path.startswith("texts/")]


@pytest.mark.parametrize("seed", range(6))
def test_any_study_can_be_archived(seed):
    world = World(seed)
    made = alice(world)
    for _ in range(120):
        random_action(world, made)
    for layer in ("spoken", "anonymised"):
        files = archive(Presentation(made, layer=layer))
        checked(files)
        texts = {path: content.decode() for path, content in files.items() if path.startswith("texts/")}
        for row in table(files["codings.csv"]):
            quote = row["quote"].removeprefix("'")
            assert WITHDRAWN in quote or any(
                text[int(row["start"]) : int(row["end"])] == quote for text in texts.values()
            )


@pytest.mark.parametrize(("language", "layer"), [("en", "verbatim"), ("nb", "ordrett")])
def test_what_the_files_are_is_told_in_the_language_of_the_presentation(language, layer):
    say = Catalogue(language)
    files = archive(Presentation(alice(World(3)), None, say))
    told = files["README.txt"].decode()
    assert say("export-not-encrypted") in told
    assert layer in told
    assert f"## {say('export-quotes')}" in files["codebook-and-quotes.md"].decode()
    assert files["codings.csv"].decode("utf-8-sig").startswith("source,start,end,code,"), "columns have stable names"
