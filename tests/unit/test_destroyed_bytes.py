"""After a withdrawal, no byte of what opened the words is left in any file of the project's folder."""

import sqlite3
from pathlib import Path

import pytest

from core.analysis.presentation import Presentation
from core.analysis.search import Index
from core.commands import codings, memos, participants, sources
from core.commands.sources import Incoming
from core.ids import Id
from core.project import Project
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from core.storage import log
from core.storage.log import Log
from tests.builders import World, a_code

NAME = "Kari Nordmann"
SAID = "Sjefen Bjarne låste meg inne på lageret"
TEXT = f"{NAME}: {SAID} i Tromsø.\nIntervjuer: Hva skjedde?\n{NAME}: Jeg gråt hele natten.\n"
PIECE = 24
"""So many bytes are looked for at once: what runs over into another page of the file is found in parts."""


def pieces(blob: bytes) -> set[bytes]:
    return {blob[start : start + PIECE] for start in range(0, len(blob) - PIECE + 1, PIECE)}


def left_in(folder: Path, wanted: set[bytes]) -> set[bytes]:
    """Which of these bytes stand in any file below a folder."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return {each for each in wanted if any(each in content for content in files)}


def study(folder: Path, in_one_file: bool) -> tuple[World, Project, Id]:
    """A study in a folder, with something typed before the words came and after."""
    world = World(93)
    file = Log(folder / "log.db", in_one_file)
    project = Project.create(file, crypto.new_device(world.entropy), world.clock(), world.entropy, "Egen kraft", "Ada")
    for n in range(40):
        project.do(memos.write_memo, "analytic", f"{SAID} {n}" if n % 4 == 0 else f"Noe annet {n}")
    made = project.do(sources.bring_in, [Incoming("Intervju", TEXT, "kari.txt")], [NAME])
    source = made[-1].event.source
    project.do(codings.code_segment, source, 15, 40, [a_code(project)], f"Om {NAME}")
    project.attach("source", source, "kari.wav", "audio/wav", [SAID.encode() * 200])
    return world, project, source


@pytest.mark.parametrize("way", ["beside a journal", "in one file", "while another reads"])
def test_no_byte_of_destroyed_keys_or_of_opened_words_is_left_in_any_file(tmp_path, way, monkeypatch):
    monkeypatch.setattr(log, "SCRUB_WAIT_SECONDS", 0)
    world, project, source = study(tmp_path, way == "in one file")
    person = project.state.sources.rows[source].participants[0]
    index = Index()
    index.follow(Presentation(project))
    assert index.search("lageret")
    before = {grant.raw: grant for grant in project.log.grants()}
    held = dict(project.custody.keychain.keys)
    chunks = dict(project.log.chunks())
    assert all(left_in(tmp_path, pieces(grant.sealed)) for grant in before.values()), "the search finds what is there"
    reader = None
    if way == "while another reads":
        reader = sqlite3.connect(tmp_path / "log.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM grants").fetchone()
    project.do(participants.withdraw_participant, person)
    if reader is not None:
        reader.execute("ROLLBACK")
        reader.close()
        project.catch_up()
    destroyed = held.keys() - project.custody.keychain.keys.keys()
    kinds = {key[0] for key in destroyed}
    assert {KeyKind.WORDS, KeyKind.TEXT, KeyKind.WRAPPING} <= kinds
    assert sum(key[0] == KeyKind.TEXT for key in destroyed) == 10
    wanted = {held[key] for key in destroyed} | {SAID.encode(), NAME.encode(), "Jeg gråt".encode()}
    for grant in before.values():
        if grant.key in destroyed or grant.recipient in destroyed:
            wanted |= pieces(grant.sealed)
    gone = [name for name in chunks if name not in project.log.chunks()]
    assert gone
    assert left_in(tmp_path, wanted) == set()
    index.follow(Presentation(project))
    assert not index.search("lageret")
    secrets = project.secrets
    project.log.close()
    again = Project(Log(tmp_path / "log.db", way == "in one file"), secrets, world.clock(), world.entropy)
    assert destroyed.isdisjoint(again.custody.keychain.keys)
    assert left_in(tmp_path, wanted) == set()
