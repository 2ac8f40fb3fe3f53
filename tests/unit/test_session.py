"""The conversation of two devices: all arrives, whatever the pieces and cuts; nothing new costs next to nothing."""

from random import Random

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.missing_events import missing_runs
from core.commands import codebook, codings, participants
from core.commands.epochs import rotate_key
from core.errors import StorageFailed
from core.ids import Id
from core.limits import FRAME_BYTES_MAX
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from sync.messages import VERSION, Kind, write, write_refusal
from sync.pake_handshake import GuestHandshake, HostHandshake
from sync.refusals import TRAVELLING
from sync.session import ROUNDS_MAX, Session
from sync.states import ADMITTING, JOINING, SESSION
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, fresh_copy, invited, parsed, twin_of
from tests.tidy.test_catalogue import messages, places
from tests.wire import Wire, talk


def same(*projects: Project) -> bool:
    return len({(each.state.digest(), each.events_digest()) for each in projects}) == 1


@pytest.fixture
def pair():
    world = World(7)
    ada = alice(world)
    bo = invited(world, ada, role="owner")
    return world, ada, bo


def busy(project: Project, random: Random, count: int) -> None:
    source = a_source(project)
    codes = [a_code(project, f"kode {random.random()}") for _ in range(3)]
    for _ in range(count):
        project.do(codings.code_segment, source, 3, random.randrange(4, 90), [random.choice(codes)])


def test_both_get_everything_in_one_conversation(pair):
    _, ada, bo = pair
    busy(ada, Random(1), 20)
    busy(bo, Random(2), 30)
    caller, callee, _ = talk(ada, bo)
    assert caller.is_settled
    assert callee.is_settled
    assert caller.problem is callee.problem is None
    assert same(ada, bo)
    assert (caller.sent, callee.sent) == (callee.received, caller.received)
    assert caller.received == 34
    assert [ada.text(row.id) for row in ada.state.sources.values()], "the keys to what came are here"


@pytest.mark.parametrize("years", [-30, -3, 3, 40])
def test_a_clock_that_is_years_off_hinders_nothing(pair, years):
    world, ada, _ = pair
    eva = invited(world, ada, "Eva", skew_ms=years * 365 * 24 * 60 * 60 * 1000)
    busy(eva, Random(1), 5)
    busy(ada, Random(2), 5)
    talk(ada, eva)
    code = next(iter(eva.state.codes.rows))
    ada.do(codebook.rename_code, code, "sett, og så endret")
    talk(eva, ada)
    assert same(ada, eva)
    assert eva.words(eva.state.codes.rows[code].name) == "sett, og så endret", "what was seen comes before"


@pytest.mark.parametrize("events", [10, 3000])
def test_nothing_new_takes_two_messages_and_less_than_a_kilobyte_however_long_the_log(pair, events):
    _, ada, bo = pair
    source, code = a_source(ada), a_code(ada)
    ada.do(lambda context: [one for n in range(events)
                         for one in codings.code_segment(context, source, n % 80, n % 80 + 5, [code])])  # fmt: skip
    talk(ada, bo)
    _, _, wire = talk(ada, bo)
    assert wire.flights == 2
    assert wire.bytes <= 1024


@pytest.mark.parametrize("seed", range(8))
def test_a_cut_at_any_byte_loses_nothing_and_repeats_nothing(seed):
    random = Random(seed)
    world = World(seed)
    ada = alice(world)
    bo = invited(world, ada)
    busy(ada, random, 15)
    busy(bo, random, 15)
    conversations = 0
    while not (same(ada, bo) and len(ada.log.grants()) == len(bo.log.grants())):
        conversations += 1
        assert conversations < 60
        ada, bo = fresh_copy(ada, world), fresh_copy(bo, world)  # both begin anew, with what is durable
        first, second = random.sample([ada, bo], 2)
        wire = Wire(Session(first, True), Session(second, False), lambda: random.randrange(1, 700))
        wire.run(most=random.randrange(1, 24_000))
    numbers = [key.id for key in ada.timeline.order]
    assert len(numbers) == len(set(numbers))


def test_what_is_written_while_the_conversation_is_open_goes_out_at_once(pair):
    _, ada, bo = pair
    caller, callee, wire = talk(ada, bo)
    source = a_source(ada)
    caller.push_new()
    wire.run()
    assert same(ada, bo)
    assert bo.text(source) == ada.text(source), "with the key to it"
    code = a_code(bo)
    callee.push_new()
    wire.run()
    a_coding(ada, source, code, 1, 9)
    caller.push_new()
    caller.push_new()
    wire.run()
    assert same(ada, bo)
    assert callee.received == 2
    before = wire.bytes
    caller.push_new()
    callee.push_new()
    wire.run()
    assert wire.bytes == before, "nobody gets back what they sent"


def test_a_forked_feed_arrives_whole_on_both_sides(pair):
    world, ada, bo = pair
    busy(ada, Random(3), 5)
    talk(ada, bo)
    twin = twin_of(ada, world)
    busy(ada, Random(4), 9)
    busy(twin, Random(5), 4)
    talk(ada, bo)
    caller, callee, _ = talk(twin, bo)
    assert caller.is_settled
    assert callee.is_settled
    assert bo.forked_devices() == [ada.device]
    talk(ada, bo)
    talk(twin, bo)
    assert same(ada, twin, bo)


def test_a_withdrawal_overtakes_the_keys(pair):
    _, ada, bo = pair
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    talk(ada, bo)
    assert bo.text(source)
    bo.do(participants.withdraw_participant, person)
    talk(ada, bo)
    for project in (ada, bo):
        key = project.state.sources.rows[source].key
        assert key not in {grant.key for grant in project.log.grants()}
    assert same(ada, bo)


def test_a_new_member_gets_the_older_keys_through_the_conversation(pair):
    world, ada, bo = pair
    source = a_source(bo)
    talk(ada, bo)
    eva = invited(world, ada, "Eva")
    talk(bo, eva)
    assert eva.text(source) == bo.text(source)
    ada.do(rotate_key)
    ada.do(codebook.create_code, "etter")
    talk(ada, eva)
    talk(eva, bo)
    assert same(ada, eva, bo)


HOSTILE = {
    "no greeting": write(Kind.DONE, bytes(32), 0),
    "two greetings": None,
    "another project": write(Kind.HELLO, VERSION, bytes(16), bytes(32), b""),
    "newer protocol": write(Kind.HELLO, 9, bytes(16), bytes(32), b"", b"something new"),
    "older protocol": write(Kind.HELLO, 1, bytes(16), bytes(32), b""),
    "a short greeting": write(Kind.HELLO, VERSION, bytes(16), bytes(32)),
    "too long": (FRAME_BYTES_MAX + 1).to_bytes(4, "big"),
    "a long greeting": (2000).to_bytes(4, "big"),
    "nonsense": b"\x00\x00\x00\x03abc",
    "unknown kind": b"\x00\x00\x00\x02\x91\x63",
    "a message of an invitation": write(Kind.MEET, VERSION, bytes(33)),
}
CODES = {
    "no greeting": "message-unexpected",
    "two greetings": "message-unexpected",
    "another project": "peer-other-project",
    "newer protocol": "peer-other-version",
    "older protocol": "peer-other-version",
    "a short greeting": "message-malformed",
    "too long": "message-too-long",
    "a long greeting": "message-too-long",
    "nonsense": "not-canonical",
    "unknown kind": "message-unknown-kind",
    "a message of an invitation": "message-unexpected",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_peer_that_does_what_it_should_not_is_refused_with_a_code(pair, name):
    _, ada, _ = pair
    said = HOSTILE[name]
    if said is None:
        said = 2 * write(Kind.HELLO, VERSION, ada.id, bytes(32), b"")
    session = Session(ada, False)
    before = ada.events_digest()
    session.receive(said)
    assert session.problem.code == CODES[name]
    told = session.drain()
    assert told.endswith(write(Kind.REFUSE, CODES[name], {})), "it is told, as a code"
    session.receive(write(Kind.HELLO, VERSION, ada.id, bytes(32), b""))
    assert session.drain() == b"", "and not listened to any more"
    assert ada.events_digest() == before


@pytest.mark.parametrize(("table", "side"), [(SESSION, Session), (JOINING, GuestHandshake), (ADMITTING, HostHandshake)])
def test_every_row_of_a_table_has_its_handler_and_every_handler_a_row(table, side):
    handlers = {name.removeprefix("_on_") for name in dir(side) if name.startswith("_on_")}
    assert {row.handler for row in table.values()} == handlers
    states = list(type(next(iter(table))[0]))
    reached = {states[0]} | {after for row in table.values() for after in row.next}
    assert reached == set(states)


def test_a_reason_that_crosses_the_wire_is_in_the_catalogue_with_the_same_places():
    for code, names in TRAVELLING.items():
        assert places(messages("en")[f"error-{code}"]) == set(names), code


@pytest.mark.parametrize("said", [
    ("a" * 61, {}), ("Nei\x1b[2J", {}), ("", {}), (7, {}), ("bad-seal", {"file": "x"}), ("bad-seal", []), ("bad-seal",),
])  # fmt: skip
def test_a_malformed_reason_is_not_shown(pair, said):
    _, ada, _ = pair
    session = Session(ada, False)
    session.receive(write(Kind.REFUSE, *said))
    assert session.problem.code == "message-malformed"


def test_a_reason_that_only_a_newer_version_knows_is_told_by_its_code(pair):
    _, ada, _ = pair
    session = Session(ada, False)
    session.receive(write(Kind.REFUSE, "quota-of-2031", {"bytes": 3}))
    assert session.problem.parameters["reason"].code == "peer-refused-unknown"
    assert "quota-of-2031" in Catalogue("nb").say(session.problem)


def test_nothing_of_this_machine_crosses_the_wire():
    secret = StorageFailed("file-unwritable", file="x", folder="secret-place", reason="full")
    assert b"secret-place" not in write_refusal(secret)
    assert b"peer-failed" in write_refusal(secret)


def test_a_peer_that_compares_for_ever_is_stopped(pair):
    _, ada, _ = pair
    session = Session(ada, False)
    session.receive(write(Kind.HELLO, VERSION, ada.id, bytes(32), b""))
    for _ in range(ROUNDS_MAX + 1):
        session.receive(write(Kind.FRONTIER, True, [], [], [], []))
        session.drain()
    assert session.problem.code == "peer-compares-endlessly"


@pytest.mark.parametrize("parts", [
    ([[b"short", 1, []]], [], [], []),
    ([[bytes(16), -1, []]], [], [], []),
    ([[bytes(16), 1, [[0, bytes(32)]]]], [], [], []),
    ([], [[bytes(16), b"x"]], [], []),
    ([], [], [], [1]),
    ([],),
])  # fmt: skip
def test_a_malformed_frontier_is_refused(pair, parts):
    _, ada, _ = pair
    session = Session(ada, False)
    session.receive(write(Kind.HELLO, VERSION, ada.id, bytes(32), b"") + write(Kind.FRONTIER, True, *parts))
    assert session.problem.code == "message-malformed"


def test_events_of_a_stranger_are_not_taken(pair):
    _, ada, _ = pair
    world = World(99)
    mallory = alice(world, "Egen kraft")
    busy(mallory, Random(1), 3)
    mallory.id = Id(ada.id)  # claims to hold this project
    before = ada.events_digest()
    talk(mallory, ada)
    assert ada.events_digest() == before


def test_a_carrier_that_withholds_is_noticed(pair):
    """Eva has seen what Bo wrote; Ada gets Eva's events, and none of Bo's."""
    world, ada, bo = pair
    eva = invited(world, ada, "Eva")
    talk(ada, bo)
    assert missing_runs(ada) == []
    for n in range(3):
        a_code(bo, f"kode {n}")
    talk(bo, eva)
    a_code(eva, "etter Bo")
    own = [sealed for sealed in parsed(eva) if sealed.device == eva.device]
    ada.accept(TransferBundle(ada.id, tuple(eva.log.devices().values()), tuple(own), ()))
    (run,) = missing_runs(ada)
    assert (run.witness, run.feed, run.events) == (eva.device, bo.device, 3)
    assert run.since == eva.event(own[-1].id).at
    talk(ada, bo)
    assert missing_runs(ada) == []
