"""A device that takes large files only when somebody asks for them: by every carrier, and at no cost in between."""

import pytest

from core.commands import files, participants
from core.limits import CHUNK_BYTES, CHUNKS_IN_FLIGHT_MAX, SMALL_ATTACHED_BYTES
from core.storage.log import Log
from sync.relay.mailbox import Mailbox
from sync.session import Session
from sync.transports.folder import sync_folder
from sync.transports.folder_watch import QUIET, FolderWatch
from sync.transports.sync_file import read_sync_file, write_sync_file
from tests.builders import World, a_participant, a_source, alice, invited
from tests.refusals import refuses
from tests.unit.test_cost_of_a_step import is_no_more, steps
from tests.unit.test_cost_of_an_idle_exchange import ROOM
from tests.wire import Wire, talk

SOUND = [bytes([n]) * CHUNK_BYTES for n in range(6)] + [b"the end"]


@pytest.fixture
def pair():
    """One who takes all, and one who takes large files when asked."""
    world = World(32)
    one = alice(world)
    other = invited(world, one, "B", role="owner")
    other.files.wanted.choose(False)
    return one, other


def mailbox_of(project):
    log = Log(None)
    with log.transaction():
        log.set_note("project", project.id)
    return Mailbox(log, project.id, ROOM, lambda: 0)


def recorded(project, on=None):
    return project.attach("source" if on else "", on, "opptak.ogg", "audio/ogg", SOUND).event


def is_whole(project, file):
    return set(project.state.files.rows[file].chunks) <= project.log.chunks().keys()


def by_talking(one, other, _):
    talk(one, other)


def by_relay(one, other, places):
    mailbox = places.setdefault("mailbox", mailbox_of(one))
    talk(one, mailbox)
    talk(other, mailbox)
    talk(one, mailbox)


def by_folder(one, other, places):
    for each in (one, other, one):
        sync_folder(each, places["folder"])


def by_sync_file(one, other, _):
    read_sync_file(other, write_sync_file(one))
    read_sync_file(one, write_sync_file(other))


@pytest.mark.parametrize("carrier", [by_talking, by_relay, by_folder, by_sync_file])
def test_a_recording_comes_when_it_is_asked_for_and_what_is_small_by_itself(pair, tmp_path, carrier):
    one, other = pair
    person = a_participant(one, "Ina")
    scan = one.attach("participant", person, "skjema.pdf", "application/pdf", SOUND).event.file
    one.do(participants.note_consent, person, "2026-03-01", "alt", scan)
    small = one.attach("", None, "brev.pdf", "application/pdf", [bytes(SMALL_ATTACHED_BYTES)]).event.file
    large = one.attach("", None, "notat.pdf", "application/pdf", [bytes(SMALL_ATTACHED_BYTES), b"."]).event.file
    sound = recorded(one)
    places = {"folder": tmp_path}
    for _ in range(2):
        carrier(one, other, places)
    assert [is_whole(other, each) for each in (scan, small, large, sound.file)] == [True, True, False, False]
    with refuses("file-not-arrived"):
        other.files.chunk_of(sound.file, 0)
    assert other.files.missing_chunks() == {}
    other.files.wanted.ask(sound.key)
    assert len(other.files.missing_chunks()) == len(SOUND)
    for _ in range(2):
        carrier(one, other, places)
    assert [other.files.chunk_of(sound.file, n) for n in range(len(SOUND))] == SOUND
    assert not is_whole(other, large)
    assert one.state.digest() == other.state.digest()
    assert one.events_digest() == other.events_digest()


def open_conversation(one, other):
    caller, callee = Session(one, True), Session(other, False)
    wire = Wire(caller, callee, lambda: 40_000)
    wire.run()
    return caller, callee, wire


def test_in_a_conversation_that_stays_open_it_comes_at_once(pair):
    """Also where both greeted with the same, so that the peer never told what it has."""
    one, other = pair
    sound, second = recorded(one), recorded(one)
    talk(one, other)
    _, callee, wire = open_conversation(one, other)
    other.files.wanted.ask(sound.key)
    assert callee.has_news()
    callee.push_new()
    wire.run()
    assert is_whole(other, sound.file)
    assert not is_whole(other, second.file)
    assert callee.is_settled
    assert not callee.has_news()


def test_what_was_fetched_and_removed_comes_again_in_the_same_conversation(pair):
    one, other = pair
    sound = recorded(one)
    talk(one, other)
    _, callee, wire = open_conversation(one, other)
    for _ in range(2):
        other.files.wanted.ask(sound.key)
        callee.push_new()
        wire.run()
        assert is_whole(other, sound.file)
        other.files.remove_here(other.state.files.rows[sound.file])
        callee.push_new()
        wire.run()
        assert not is_whole(other, sound.file)


def test_what_is_asked_for_while_another_file_comes_is_not_forgotten(pair):
    one, other = pair
    sound, second = recorded(one), recorded(one)
    talk(one, other)
    _, callee, wire = open_conversation(one, other)
    other.files.wanted.ask(sound.key)
    callee.push_new()
    wire.run(wire.bytes + 3 * CHUNK_BYTES)
    assert not is_whole(other, sound.file)
    other.files.wanted.ask(second.key)
    wire.run()
    assert callee.has_news()
    callee.push_new()
    wire.run()
    assert is_whole(other, second.file)


def test_a_large_file_that_nobody_there_has_holds_up_no_other(pair):
    """A few pieces are asked for where both greeted with the same: all of them were of the first file."""
    one, other = pair
    nowhere = [bytes([n]) * CHUNK_BYTES for n in range(CHUNKS_IN_FLIGHT_MAX + 1)]
    absent = one.attach("", None, "film.mp4", "video/mp4", nowhere).event
    sound = recorded(one)
    mailbox = mailbox_of(one)
    talk(one, mailbox)
    with mailbox.log.transaction():
        mailbox.log.drop_chunks([absent.key])
    talk(other, mailbox)
    other.files.wanted.ask(absent.key)
    talk(other, mailbox)
    there, _, wire = open_conversation(other, mailbox)
    assert there.is_settled
    other.files.wanted.ask(sound.key)
    there.push_new()
    wire.run()
    assert is_whole(other, sound.file)
    assert there.is_settled


def test_who_does_not_have_it_either_has_it_later(pair):
    one, other = pair
    sound = recorded(one)
    talk(one, other)
    mailbox = mailbox_of(one)
    talk(other, mailbox)
    there, _, wire = open_conversation(other, mailbox)
    other.files.wanted.ask(sound.key)
    there.push_new()
    wire.run()
    assert there.is_settled
    assert not there.has_news()
    talk(one, mailbox)
    assert is_whole(one, sound.file)
    wire.sides[1].push_new()
    wire.run()
    assert is_whole(other, sound.file)


def test_who_told_nothing_is_asked_for_one_piece_and_for_no_more_where_it_is_not_there(pair, monkeypatch):
    one, other = pair
    third = invited(World(78), one, "C")
    third.files.wanted.choose(False)
    sound = recorded(one)
    for each in (other, third):
        talk(one, each)
    there, here, wire = open_conversation(other, third)
    asked, chunk = [], third.log.chunk
    monkeypatch.setattr(third.log, "chunk", lambda name: asked.append(name) or chunk(name))
    other.files.wanted.ask(sound.key)
    there.push_new()
    wire.run()
    assert asked == [sound.chunks[0]]
    assert there.is_settled
    third.files.wanted.ask(sound.key)
    talk(one, third)
    here.push_new()
    wire.run()
    assert is_whole(other, sound.file)


def test_who_asks_no_more_gets_no_more_and_what_came_stays(pair):
    one, other = pair
    sound = recorded(one)
    talk(one, other)
    _, callee, wire = open_conversation(one, other)
    other.files.wanted.ask(sound.key)
    callee.push_new()
    wire.run(wire.bytes + 3 * CHUNK_BYTES)
    other.files.wanted.ask_no_more(sound.key)
    wire.run()
    part = len(other.log.chunks())
    assert 0 < part < len(SOUND)
    talk(one, other)
    assert len(other.log.chunks()) == part
    other.files.wanted.ask(sound.key)
    callee = talk(one, other)[1]
    assert callee._chunks.received == len(SOUND) - part
    assert is_whole(other, sound.file)


def test_a_withdrawal_while_half_of_it_is_here_leaves_nothing(pair, tmp_path):
    one, other = pair
    person = a_participant(one, "Ina")
    source = a_source(one, "Ina: Ja.\n", person)
    sound = recorded(one, source)
    talk(one, other)
    sync_folder(one, tmp_path)
    _, callee, wire = open_conversation(one, other)
    other.files.wanted.ask(sound.key)
    callee.push_new()
    wire.run(wire.bytes + 3 * CHUNK_BYTES)
    assert other.log.chunks()
    one.do(participants.withdraw_participant, person)
    wire.run()
    talk(one, other)
    sync_folder(other, tmp_path)
    for each in (one, other):
        assert (each.log.chunks(), each.files.missing_chunks(is_of_all=True)) == ({}, {})
    assert not list(tmp_path.rglob("*.kchunk"))
    assert one.files.inventory() == other.files.inventory() == b""


def test_two_who_take_little_and_a_relay_end_alike(pair):
    one, other = pair
    third_world = World(77)
    third = invited(third_world, one, "C")
    third.files.wanted.choose(False)
    mailbox = mailbox_of(one)
    sound = recorded(one)
    for each in (one, other, third, one):
        talk(each, mailbox)
    assert len(mailbox.log.chunks()) == len(SOUND)
    assert other.log.chunks() == third.log.chunks() == {}
    assert len({each.files.inventory() for each in (one, other, third)} | {mailbox.inventory()}) == 1
    assert len({each.state.digest() for each in (one, other, third)}) == 1
    third.files.wanted.ask(sound.key)
    talk(third, mailbox)
    other.files.wanted.ask(sound.key)
    talk(third, other)
    assert is_whole(other, sound.file)
    other.do(files.detach_file, sound.file)
    for each in (other, one, third):
        talk(each, mailbox)
    assert mailbox.log.chunks() == one.log.chunks() == third.log.chunks() == {}


def test_an_exchange_with_nothing_new_costs_the_same_however_much_is_left_with_others(pair, monkeypatch):
    one, other = pair
    mailbox, counted, sizes = mailbox_of(one), [], []
    for count in (2, 40):
        one.attach("", None, "opptak.ogg", "audio/ogg", [bytes([count]) * CHUNK_BYTES] * (count * 5))
        for each in (one, other):
            talk(each, mailbox)
        talk(one, other)

        def idle():
            sizes.append(sum(talk(*each)[2].bytes for each in ((other, mailbox), (other, one))))

        idle()
        with monkeypatch.context() as no_more:
            no_more.setattr(other.files, "_known", lambda: pytest.fail("it looked at all files"))
            counted.append(steps(other, idle))
    assert other.log.chunks() == {}
    assert is_no_more(*counted), counted
    assert len(set(sizes)) == 1
    assert sizes[0] < 2048


def test_a_watched_folder_with_what_nobody_asked_for_is_quiet(pair, tmp_path):
    one, other = pair
    sound = recorded(one)
    talk(one, other)
    sync_folder(one, tmp_path)
    watch = FolderWatch(tmp_path)
    for _ in range(3):
        last = watch.step(other)
    assert last.exchange == QUIET
    assert other.log.chunks() == {}
    other.files.wanted.ask(sound.key)
    watch.step(other)
    assert is_whole(other, sound.file)


def test_who_takes_all_again_gets_what_was_left(pair):
    one, other = pair
    sound = recorded(one)
    talk(one, other)
    assert other.files.wanted.is_chosen
    other.files.wanted.choose(True)
    assert other.files.wanted.takes_all
    talk(one, other)
    assert is_whole(other, sound.file)


@pytest.mark.parametrize("carrier", [by_talking, by_relay, by_folder, by_sync_file])
def test_a_file_that_is_removed_here_stays_with_the_others_and_comes_again_when_asked_for(pair, tmp_path, carrier):
    one, other = pair
    sound, small = recorded(one), one.attach("", None, "brev.pdf", "application/pdf", [b"brev"]).event
    places = {"folder": tmp_path}
    for _ in range(2):
        carrier(one, other, places)
    other.files.wanted.ask(sound.key)
    for _ in range(2):
        carrier(one, other, places)
    assert is_whole(other, sound.file)
    marked = other.state.files.rows[sound.file].chunks[0]
    piece = (other.log.chunk(marked) or (None, b""))[1][:64]
    assert piece in other.log.image()
    row, little = (other.state.files.rows[each] for each in (sound.file, small.file))
    with refuses("file-comes-by-itself"):
        other.files.remove_here(little)
    with refuses("file-all-taken"):
        one.files.remove_here(one.state.files.rows[sound.file])
    other.files.remove_here(row)
    assert other.log.chunks().keys() == {*little.chunks}
    assert piece not in other.log.image()
    sizes = [talk(one, other)[2].bytes for _ in range(2)]
    carrier(one, other, places)
    assert sizes[0] == sizes[1] < 1024
    assert is_whole(one, sound.file)
    assert not is_whole(other, sound.file)
    assert len(list(tmp_path.rglob("*.kchunk"))) == (len(SOUND) + 1 if carrier is by_folder else 0)
    other.files.wanted.ask(sound.key)
    for _ in range(2):
        carrier(one, other, places)
    assert is_whole(other, sound.file)
