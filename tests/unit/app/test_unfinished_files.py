"""A recording while it grows: durable piece by piece, readable to nobody, and gone with whom it concerns."""

from app.services.attachments import attach_left, attach_recording, begin_recording
from core.commands.participants import withdraw_participant
from core.commands.project import redo, undo
from core.commands.sources import Incoming, import_source
from core.errors import StorageFailed
from core.storage.unfinished_files import UnfinishedFiles
from tests.builders import World, a_participant, alice
from tests.refusals import refuses

PIECES = [bytes([n]) * 100_000 for n in range(6)]
"""Two chunks, and an end that fills none."""


def left(project):
    return UnfinishedFiles(project.log, project.custody.keychain, World(9).entropy).left()


def stored(project):
    """All chunks in the file of the log, of attached files or not, with their keys."""
    return set(project.log._connection.execute("SELECT key, digest FROM chunks"))


def whole(project, file):
    return b"".join(project.files.chunk_of(file, n) for n in range(len(project.state.files.rows[file].chunks)))


def recording(project, on_kind="", on=None):
    growing = begin_recording(project, "opptak.webm", "audio/webm", on_kind, on)
    for piece in PIECES:
        growing.add(piece)
    return growing


def test_what_was_recorded_becomes_an_attached_file():
    project = alice(World(1))
    person = a_participant(project)
    growing = recording(project, "participant", person)
    attach_recording(project, growing)
    (row,) = project.state.files.values()
    assert (row.on, row.mime, row.size) == (person, "audio/webm", sum(map(len, PIECES)))
    assert whole(project, row.id) == b"".join(PIECES)
    assert left(project) == []
    assert project.log.notes("recording") == {}


def test_after_a_crash_every_piece_that_was_added_is_there():
    for many in range(1, len(PIECES) + 1):
        project = alice(World(many))
        growing = begin_recording(project, "opptak.webm", "audio/webm", "", None)
        for piece in PIECES[:many]:
            growing.add(piece)
        assert attach_left(project) == (["opptak.webm"], [])
        assert attach_left(project) == ([], [])
        (row,) = project.state.files.values()
        assert whole(project, row.id) == b"".join(PIECES[:many])


def test_a_refusal_leaves_everything_as_it_was_however_often():
    project = alice(World(2))
    (imported, *_) = project.do(import_source, Incoming("Intervju", "Jeg ventet lenge.", "test"), ())
    growing = recording(project, "source", imported.event.source)
    project.do(undo, imported.id, None)
    before = project.log.notes(""), stored(project)
    for _ in range(3):
        with refuses("no-such-source"):
            attach_recording(project, growing)
        assert len(attach_left(project).waiting) == 1
        assert (project.log.notes(""), stored(project)) == before
    project.do(redo, imported.id)
    attach_recording(project, growing)
    (row,) = project.state.files.values()
    assert whole(project, row.id) == b"".join(PIECES)
    assert stored(project) == {(row.key, chunk) for chunk in row.chunks}


def test_what_fails_after_it_is_attached_neither_takes_it_away_nor_attaches_it_twice(monkeypatch):
    project = alice(World(8))
    growing = recording(project)

    def full(_):
        raise StorageFailed("storage-full")

    with monkeypatch.context() as broken:
        broken.setattr(type(project.opened), "save_snapshots", full)
        with refuses("storage-full"):
            attach_recording(project, growing)
    assert attach_left(project) == ([], [])
    (row,) = project.state.files.values()
    assert whole(project, row.id) == b"".join(PIECES)


def test_others_are_given_nothing_of_it_before_it_is_attached():
    project = alice(World(9))
    growing = recording(project)
    before = project.log.chunk_changes.count()
    assert (project.log.chunks(), project.log.chunks_count(), len(stored(project))) == ({}, 0, 2)
    attach_recording(project, growing)
    assert len(project.log.chunks()) == project.log.chunks_count() == 3
    assert project.log.chunk_changes.count() > before


def a_group(project):
    """Two participants and what they said in a group."""
    people = a_participant(project, "P1"), a_participant(project, "P2")
    text = Incoming("Gruppe", "P1: Jeg ventet.\nP2: Ikke jeg.\n", "test")
    source = project.do(import_source, text, people)[0].event.source
    return people, source


def test_the_end_of_a_recording_of_who_has_withdrawn_meanwhile_is_not_attached():
    project = alice(World(10))
    people, source = a_group(project)
    growing = recording(project, "source", source)
    project.do(withdraw_participant, people[1])
    with refuses("recording-withdrawn"):
        attach_recording(project, growing)
    assert project.state.files.rows == {}


def test_nothing_of_it_lies_readable_in_the_log():
    project = alice(World(3))
    person = a_participant(project, "Kari Nordby")
    growing = begin_recording(project, "Kari Nordby.webm", "audio/webm", "participant", person)
    growing.add(b"what she said, in her own voice" * 10)
    image = project.log.image()
    for words in (
        b"Kari Nordby",
        b"her own voice",
        b"audio/webm",
        growing.about.key.key,
        growing.about.key.key.hex().encode(),
    ):
        assert words not in image


def test_it_goes_with_whom_it_concerns():
    project = alice(World(4))
    person = a_participant(project)
    recording(project, "participant", person)
    assert len(stored(project)) == 2
    project.do(withdraw_participant, person)
    assert left(project) == []
    assert project.log.notes("recording") == {}
    assert stored(project) == set()


def test_a_recording_of_a_group_goes_with_each_of_them():
    project = alice(World(7))
    people, source = a_group(project)
    growing = recording(project, "source", source)
    project.do(withdraw_participant, people[1])
    assert project.state.sources.rows[source].status == "live"
    with refuses("recording-withdrawn"):
        growing.add(b"more")
    assert attach_left(project) == ([], [])
    assert (project.log.notes("recording"), stored(project)) == ({}, set())
    with refuses("recording-withdrawn"):
        begin_recording(project, "opptak.webm", "audio/webm", "source", source)


def test_not_one_more_piece_is_kept_of_who_has_withdrawn():
    project = alice(World(6))
    person = a_participant(project)
    growing = recording(project, "participant", person)
    project.do(withdraw_participant, person)
    ends = project.log.notes("recording-end/")
    with refuses("recording-withdrawn"):
        growing.add(b"more")
    assert project.log.notes("recording-end/") == ends
    with refuses("recording-withdrawn"):
        begin_recording(project, "opptak.webm", "audio/webm", "participant", person)


def test_nothing_recorded_is_refused_and_leaves_nothing():
    project = alice(World(5))
    growing = begin_recording(project, "opptak.webm", "audio/webm", "", None)
    with refuses("recording-empty"):
        attach_recording(project, growing)
    assert left(project) == []
