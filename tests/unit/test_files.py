"""Attached files: sealed in chunks beside the log, brought over last, and gone when somebody in them withdraws."""

from contextlib import contextmanager

import pytest

from core.commands import files, participants, sources
from core.commands.sources import Incoming
from core.errors import BadSeal, Refused, StorageFailed
from core.ids import new_id
from core.limits import CHUNK_BYTES
from core.sealing.file_encryption import open_chunk, seal_chunks
from core.views.files import files_on
from sync.messages import VERSION, Chunk, Events, Frames, Grants, Kind, write
from sync.session import Session
from sync.transports.folder import sync_folder
from tests.builders import World, a_participant, a_source, alice, exchange, invited
from tests.refusals import refuses
from tests.wire import Wire

SOUND = [bytes([n]) * CHUNK_BYTES for n in range(6)] + [b"the end"]


@pytest.fixture
def pair():
    world = World(31)
    a = alice(world)
    return world, a, invited(world, a, role="owner")


def talk(one, other, most=None):
    sessions = Session(one, True), Session(other, False)
    Wire(*sessions, lambda: 40_000).run(most)
    return sessions


def whole(project, file):
    return [project.files.chunk_of(file, n) for n in range(len(project.state.files.rows[file].chunks))]


def test_a_recording_comes_over_whole(pair):
    _, a, b = pair
    source = a_source(a)
    file = a.attach("source", source, "opptak.ogg", "audio/ogg", SOUND).event.file
    assert [row.id for row in files_on(a.state, source)] == [file]
    row = a.state.files.rows[file]
    assert (a.words(row.name), row.size) == ("opptak.ogg", sum(map(len, SOUND)))
    sessions = talk(a, b)
    assert all(session.is_settled for session in sessions)
    assert whole(b, file) == SOUND
    again = talk(b, a)
    assert all(session.is_settled for session in again)
    assert [session.received for session in again] == [0, 0]


def test_events_come_before_the_bytes_of_files(pair):
    _, a, b = pair
    source = a_source(a)
    a.attach("source", source, "opptak.ogg", "audio/ogg", SOUND)
    for _ in range(50):
        a.do(participants.add_participant, "P")
    order = []
    caller, callee = Session(a, True), Session(b, False)
    frames = Frames()
    frames.is_greeted = True
    while out := caller.drain() or callee.has_out():
        if isinstance(out, bytes):
            order += [type(message) for message in frames.feed(out)]
            callee.receive(out)
        back = callee.drain()
        caller.receive(back)
    kinds = [kind for kind in order if kind in (Events, Grants, Chunk)]
    assert kinds.count(Chunk) == len(SOUND)
    assert kinds == sorted(kinds, key=lambda kind: kind is Chunk)


def test_a_cut_costs_only_what_was_on_its_way(pair):
    _, a, b = pair
    file = a.attach("", None, "opptak.ogg", "audio/ogg", SOUND).event.file
    talk(a, b, most=3 * CHUNK_BYTES)
    here = len(b.log.chunks())
    assert 0 < here < len(SOUND)
    with pytest.raises(Refused, match="file-not-arrived"):
        whole(b, file)
    sessions = talk(a, b)
    assert sessions[1]._chunks.received == len(SOUND) - here
    assert whole(b, file) == SOUND


def test_while_a_conversation_is_open_a_new_file_goes_out(pair):
    _, a, b = pair
    caller, callee = Session(a, True), Session(b, False)
    wire = Wire(caller, callee, lambda: 30_000)
    wire.run()
    file = b.attach("", None, "samtykke.pdf", "application/pdf", [b"x" * 1000]).event.file
    assert callee.has_news()
    callee.push_new()
    wire.run()
    assert whole(a, file) == [b"x" * 1000]
    assert caller.is_settled
    assert callee.is_settled
    assert not callee.has_news()


def test_through_a_folder(pair, tmp_path):
    _, a, b = pair
    file = a.attach("", None, "opptak.ogg", "audio/ogg", SOUND[:2]).event.file
    sync_folder(a, tmp_path)
    sync_folder(b, tmp_path)
    assert whole(b, file) == SOUND[:2]
    assert len(list(tmp_path.rglob("*.kchunk"))) == 2
    sync_folder(b, tmp_path)
    assert len(list(tmp_path.rglob("*.kchunk"))) == 2
    b.do(files.detach_file, file)
    sync_folder(b, tmp_path)
    assert not list(tmp_path.rglob("*.kchunk"))
    sync_folder(a, tmp_path)
    assert a.log.chunks() == {}


@pytest.mark.parametrize("kind", ["participant", "source"])
def test_who_withdraws_while_a_file_is_attached_leaves_nothing_of_it(pair, kind):
    _, a, _ = pair
    person = a_participant(a, "Ina")
    source = a.do(sources.bring_in, [Incoming("en", "Ina: Ja.\n", "t", "interview")], [person])[-1].event.source

    def parts():
        yield SOUND[0]
        a.do(participants.withdraw_participant, person)
        yield SOUND[1]

    with pytest.raises(Refused):
        a.attach(kind, person if kind == "participant" else source, "x.ogg", "audio/ogg", parts())
    assert a.state.files.rows == {}
    assert a.log.image().count(b"attaching/") == 0
    assert a.log.chunks() == {}


def test_withdrawing_takes_the_file_along_also_when_only_one_of_several_withdraws(pair):
    _, a, b = pair
    people = [a_participant(a, name) for name in ("Ina", "Jo")]
    text = "Ina: Ja.\nJo: Nei.\nIna: Jo.\nJo: Å.\n"
    source = a.do(sources.bring_in, [Incoming("to", text, "t", "group")], people)[-1].event.source
    sound = a.attach("source", source, "to.ogg", "audio/ogg", SOUND[:1]).event.file
    form = a.attach("participant", people[0], "skjema.pdf", "application/pdf", [b"form"]).event.file
    other = a.attach("participant", people[1], "skjema.pdf", "application/pdf", [b"another"]).event.file
    talk(a, b)
    b.do(participants.withdraw_participant, people[0])
    late = a.attach("source", source, "om igjen.ogg", "audio/ogg", [b"late"]).event.file
    exchange(a, b)
    for each in (a, b):
        keys = {file: each.state.files.rows[file].key for file in (sound, form, late)}
        assert not set(keys.values()) & set(each.custody.keychain.keys)
        assert set(each.log.chunks().values()) == {each.state.files.rows[other].key}
        assert each.files.chunk_of(other, 0) == b"another"
        with pytest.raises(Refused, match="file-withdrawn"):
            each.files.chunk_of(sound, 0)
    assert a.state.digest() == b.state.digest()


def test_no_chunk_stands_for_another(pair):
    world, a, _ = pair
    key, file = world.entropy(32), new_id(a.device, world.entropy)
    first, second = seal_chunks([b"one", b"two"], key, a.id, file, world.entropy)
    assert open_chunk(first, key, a.id, file, 0) == b"one"
    for raw, number in ((first, 1), (second, 0), (first[:-1] + b"x", 0)):
        with pytest.raises(BadSeal):
            open_chunk(raw, key, a.id, file, number)
    assert b"one" not in first


def test_a_peer_gives_only_what_is_asked_for(pair):
    _, a, b = pair
    a.attach("", None, "x", "text/plain", [b"y"])
    [raw] = [a.log.chunk(name) for name in a.log.chunks()]
    hello = write(Kind.HELLO, VERSION, b.id, bytes(32), b"")
    for message in (
        write(Kind.CHUNK, *raw),
        write(Kind.WANT, [bytes(32)] * 5),
        write(Kind.HAVE, True, [b"short"]),
        write(Kind.HAVE, True, 5),
        write(Kind.CHUNK, 1, 2),
    ):
        session = Session(b, False)
        session.receive(hello + message)
        assert session.problem
    assert b.log.chunks() == {}
    assert not b.take_chunk(raw[0], b"something else")


def stored(project):
    """All chunks in the file of the log, of attached files or not."""
    return {name for (name,) in project.log._connection.execute("SELECT digest FROM chunks")}


def test_nothing_stays_of_a_file_that_was_not_attached(pair, monkeypatch):
    _, a, _ = pair

    def breaks(parts, problem):
        yield from parts
        raise problem

    for problem in (OSError("the stick was pulled out"), KeyboardInterrupt(), StorageFailed("storage-full")):
        with pytest.raises(type(problem)):
            a.attach("", None, "x", "audio/ogg", breaks(SOUND, problem))
        assert (stored(a), a.log.notes("attaching/")) == (set(), {})
    monkeypatch.setattr(a.files, "drop", lambda _: None)  # as on a full disk, or where the program is killed
    with pytest.raises(OSError, match="stick"):
        a.attach("", None, "x", "audio/ogg", breaks(SOUND, OSError("the stick was pulled out")))
    monkeypatch.undo()
    assert len(stored(a)) == 6
    assert a.log.chunks() == {}, "nobody else is given it"
    whole_file = a.attach("", None, "y", "audio/ogg", SOUND).event.file
    a.files.drop_left()
    assert stored(a) == set(a.state.files.rows[whole_file].chunks)
    assert whole(a, whole_file) == SOUND


@pytest.mark.parametrize("is_free", [True, False])
def test_a_file_that_another_process_has_attached_meanwhile_is_not_counted_as_broken_off(
    pair, monkeypatch, tmp_path, is_free
):
    _, a, _ = pair

    @contextmanager
    def attached_meanwhile(_):
        for name in a.log.notes("attaching/"):
            a.log.drop_note(name)
        yield is_free

    monkeypatch.setattr("core.storage.attached_files.alone", attached_meanwhile)
    a.files._lock = tmp_path / "attaching.lock"
    counts = []

    def while_it_is_attached():
        yield from SOUND
        counts.append(a.files.drop_left())

    with refuses("attaching-broken-off"):
        a.attach("", None, "x", "audio/ogg", while_it_is_attached())
    assert counts == [0]


def test_what_fails_once_a_file_is_attached_does_not_take_it_away(pair, monkeypatch):
    _, a, _ = pair

    def full(_):
        raise StorageFailed("storage-full")

    monkeypatch.setattr(type(a.opened), "save_snapshots", full)
    with refuses("storage-full"):
        a.attach("", None, "x", "audio/ogg", SOUND)
    (row,) = a.state.files.values()
    assert whole(a, row.id) == SOUND


def test_a_file_whose_chunks_another_window_deleted_is_not_attached(pair):
    _, a, _ = pair

    def meanwhile(at):
        for number, part in enumerate(SOUND):
            if number == at:
                a.files.drop_left()
            yield part

    for at in (1, 3, 6):  # before the last chunk is sealed, and after
        with refuses("attaching-broken-off"):
            a.attach("", None, "x", "audio/ogg", meanwhile(at))
        assert (stored(a), a.state.files.rows) == (set(), {})


def test_what_cannot_be_attached(pair):
    _, a, _ = pair
    person = a_participant(a)
    for bad in (("source", person), ("participant", a.id), ("code", person), ("", person)):
        with pytest.raises(Refused):
            a.attach(*bad, "x", "text/plain", [b"y"])
    with refuses("file-size-outside"):
        a.attach("", None, "x", "text/plain", [])
    assert a.log.chunks() == {}
    with refuses("no-such-file"):
        a.do(files.detach_file, a.id)
    source = a_source(a)
    for times in ((), ((5, 0, 1), (4, 1, 2)), ((10_000, 0, 1),), ((0, 5, 4),)):
        with pytest.raises(Refused):
            a.do(files.set_timecodes, source, times)
    a.do(files.set_timecodes, source, ((0, 0, 900), (12, 900, 900)))
    assert a.state.times.rows[source].times == ((0, 0, 900), (12, 900, 900))
