"""The recording of a text where no server of its own gives it, as in a page."""

from types import SimpleNamespace

import pytest

from app.features.reading.player import Player, player_of
from core.commands.context import Decision
from core.events.files import FileAttached
from core.ids import FileId, ThingId, ThingKind, new_id
from core.sealing.crypto import KeyKind, digest, new_key
from core.sealing.file_encryption import seal_chunk
from tests.builders import World, a_source, alice
from tests.unit.app.screens import StandIn

SOUND = b"RIFF" + bytes(100)


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
    shell = StandIn(project)
    shell.page = SimpleNamespace(url="", run_task=lambda *_: None)
    reader = SimpleNamespace(shell=shell, session=shell.session, source=source)
    player = player_of(reader, lambda *_: None)
    assert isinstance(player, Player) == is_played
    if is_played:
        assert player._audio.src == SOUND
