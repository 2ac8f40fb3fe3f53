"""The recording of a text where no server of its own gives it, as in a page."""

import asyncio
from types import SimpleNamespace

import pytest

from app.features.reading.player import Player, PlayerPlace, player_of
from core.commands.context import Decision
from core.commands.files import detach_file
from core.events.files import FileAttached
from core.ids import FileId, ThingId, ThingKind, new_id
from core.limits import CHUNK_BYTES
from core.sealing.crypto import KeyKind, digest, new_key
from core.sealing.file_encryption import seal_chunk
from tests.builders import World, a_source, alice
from tests.unit.app.screens import StandIn

SOUND = b"RIFF" + bytes(100)


def player_for(project, source):
    shell = StandIn(project)
    shell.page = SimpleNamespace(url="", run_task=lambda *_: None)
    shell.notify = lambda sentence: shell.heard.append(sentence)
    shell.heard = []
    reader = SimpleNamespace(shell=shell, session=shell.session, source=source)
    player = player_of(reader, lambda *_: None)
    if player is not None:
        player._loaded.set()
    return player, shell


def attached(world, project, source, sealed_as):
    """A recording of one chunk, which is sealed for some place in a file."""
    file, key = FileId(new_id(project.device, world.entropy)), new_key(KeyKind.WORDS, project.device, world.entropy)
    chunk = seal_chunk(SOUND, key.key, project.id, file, sealed_as, world.entropy)
    with project.log.transaction():
        project.log.add_chunk(digest(chunk), key.id, chunk)
    on = ThingKind("source"), ThingId(source)
    event = FileAttached(file, *on, "lyd.wav", "audio/wav", len(SOUND), key.id, (digest(chunk),))
    project.do(lambda _: [Decision(event, keys=(key.id,), new_keys=(key,), seal_quotes=False)])


@pytest.mark.parametrize(("sealed_as", "is_played"), [(0, True), (1, False)])
def test_a_recording_that_does_not_open_leaves_the_text_without_a_player(sealed_as, is_played):
    world = World(3)
    project = alice(world)
    source = a_source(project)
    attached(world, project, source, sealed_as)
    player, _ = player_for(project, source)
    assert isinstance(player, Player) == is_played


def test_a_recording_is_opened_when_it_is_played_and_not_before(monkeypatch):
    project = alice(World(4))
    source = a_source(project)
    sound = [bytes([n]) * CHUNK_BYTES for n in range(3)]
    project.attach("source", source, "lyd.wav", "audio/wav", sound)
    opened, chunk_of = [], project.files.chunk_of
    monkeypatch.setattr(project.files, "chunk_of", lambda *which: opened.append(which[1]) or chunk_of(*which))
    player, _ = player_for(project, source)
    assert set(opened) == {0}, "one chunk tells whether it opens"
    assert player._audio is None
    audio = asyncio.run(player._opened())
    assert audio.src == b"".join(sound)
    opened.clear()
    assert asyncio.run(player._opened()) is audio
    assert opened == []


def test_a_recording_that_is_withdrawn_before_it_is_played_is_said_to_be(monkeypatch):
    project = alice(World(5))
    source = a_source(project)
    file = project.attach("source", source, "lyd.wav", "audio/wav", [SOUND]).event.file
    player, shell = player_for(project, source)
    project.do(detach_file, file)
    assert asyncio.run(player._opened()) is None
    assert shell.heard == ["This file was withdrawn or deleted; its content is gone."]


def test_whoever_leaves_the_screen_meanwhile_hears_nothing():
    project = alice(World(6))
    source = a_source(project)
    project.attach("source", source, "lyd.wav", "audio/wav", [SOUND])
    player, shell = player_for(project, source)
    player.end()
    assert asyncio.run(player._opened()) is None
    assert (player._audio, shell.heard) == (None, [])


def test_a_recording_whose_key_a_notice_withdraws_is_silent_at_once(monkeypatch):
    """Somebody who was removed reads no event of it: only the notice beside the events tells."""
    project = alice(World(7))
    source = a_source(project)
    project.attach("source", source, "lyd.wav", "audio/wav", [SOUND])
    (row,) = project.state.files.values()
    shell = StandIn(project)
    shell.page = SimpleNamespace(url="", run_task=lambda *_: None)
    place = PlayerPlace(SimpleNamespace(shell=shell, session=shell.session, source=source), lambda *_: None)
    assert len(place.root.controls) == 1
    monkeypatch.setattr(project.custody, "withdrawn_keys", lambda: {row.key})
    place.follow()
    assert place.root.controls == []
