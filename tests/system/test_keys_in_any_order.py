"""A removal is a removal in whatever order keys and news arrive; a withdrawal is final, old copies of grants or not."""

from pathlib import Path

import pytest

from app.composition import unlock_device
from core.commands import codebook, memos, participants
from core.commands import members as team
from core.commands.epochs import rotate_key, start_epoch
from core.errors import BadSeal
from core.events.members import EpochStarted
from core.events.registry import sealed_texts_of
from core.ids import Id
from core.keys.box_keys import seeds_of
from core.keys.grants import open_grant, parse_grant
from core.keys.keychain import Keychain
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import codec, envelope
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import open_text
from core.storage.log import Log
from sync.session import Session
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.system.cli import Person
from tests.wire import Wire

SECRET = "hemmelig etter fjerning"


def world_of_three(seed: int, folder: Path | None = None, role: str = "coder"):
    """Ada, Cy and Max, who is about to be removed."""
    world = World(seed)
    ada = alice(world)
    cy, max_ = invited(world, ada, "Cy", role=role), invited(world, ada, "Max")
    exchange(ada, cy, max_)
    if folder is not None:
        for _ in range(2):
            for each in (ada, cy, max_):
                sync_folder(each, folder)
    return ada, cy, max_


def is_read_by(author, event, gone) -> bool:
    """Whether somebody who was removed can open an event, with every key and event that the others have."""
    for each in (author, author):
        author.share_missing_keys()
        gone.accept(everything(each))
    sealed = envelope.parse(author.log.raw(author.timeline.places[event.id].row))
    return sealed.key in gone.custody.keychain.keys


def a_secret(author, gone) -> bool:
    return is_read_by(author, author.do(memos.write_memo, "analytic", SECRET)[0], gone)


def held_back(folder: Path, before: set[Path], suffix: str) -> list[tuple[Path, Path]]:
    """What a carrier shows later: the files of one kind that are new."""
    fresh = [path for path in folder.rglob(f"*{suffix}") if path not in before]
    assert fresh
    return [(path, path.rename(path.with_suffix(".later"))) for path in fresh]


def test_a_key_that_comes_before_the_news_is_not_handed_to_who_was_removed(tmp_path):
    ada, cy, max_ = world_of_three(61, tmp_path)
    before = set(tmp_path.rglob("*"))
    ada.do(team.remove_member, max_.member, "left")
    sync_folder(ada, tmp_path)
    later = held_back(tmp_path, before, ".kseg")
    sync_folder(cy, tmp_path)  # Cy's client shows the small files first
    cy.share_missing_keys()
    max_.accept(everything(cy))
    for there, here in later:
        here.rename(there)
    for each in (cy, ada, cy):
        sync_folder(each, tmp_path)
    sync_folder(max_, tmp_path)
    assert not a_secret(ada, max_)
    assert not a_secret(cy, max_)


@pytest.mark.parametrize("cut", range(600, 3200, 200))
def test_a_conversation_that_is_cut_after_the_keys_hands_nothing_on(cut):
    ada, cy, max_ = world_of_three(62)
    ada.do(team.remove_member, max_.member, "left")
    Wire(Session(cy, True), Session(ada, False), lambda: 100).run(cut)
    Wire(Session(cy, True), Session(max_, False)).run()
    for _ in range(2):
        Wire(Session(cy, True), Session(ada, False)).run()
    assert not a_secret(ada, max_)
    assert not a_secret(cy, max_)


@pytest.mark.parametrize("role", ["coder", "reviewer"])
def test_news_that_come_before_the_key_start_an_epoch_instead_of_sealing_under_the_old_one(tmp_path, role):
    ada, cy, max_ = world_of_three(63, tmp_path, role)
    before = set(tmp_path.rglob("*"))
    ada.do(team.remove_member, max_.member, "left")
    sync_folder(ada, tmp_path)
    held_back(tmp_path, before, ".kgrant")
    sync_folder(cy, tmp_path)
    assert cy.state.members.rows[max_.member].removed is not None
    starts = sum(isinstance(each.event, EpochStarted) for each in cy.trail())
    assert not a_secret(cy, max_)
    assert sum(isinstance(each.event, EpochStarted) for each in cy.trail()) == starts + 1
    cy.do(memos.write_memo, "analytic", "mer")
    assert sum(isinstance(each.event, EpochStarted) for each in cy.trail()) == starts + 1, "one is enough"


def test_an_epoch_by_somebody_who_had_not_heard_is_not_sealed_under():
    """Bo loses a phone, and starts an epoch, while Ada removes Max."""
    world = World(11)
    ada = alice(world)
    bo, max_ = invited(world, ada, "Bo"), invited(world, ada, "Max")
    phone = invited(world, bo, device_of=bo.member)
    exchange(ada, bo, max_, phone)
    ada.do(team.remove_member, max_.member, "left")
    bo.do(team.remove_device, phone.device, "lost phone")
    bo.share_missing_keys()
    max_.accept(everything(bo))
    for _ in range(2):
        exchange(ada, bo)
    for author in (ada, bo):
        assert not a_secret(author, max_)
        assert author.custody.current_epoch().number == max(
            row.number for row in author.state.epochs.rows.values() if row.counts and len(row.after) == 2
        )


def test_a_coder_cannot_rotate_at_will():
    ada, cy, _ = world_of_three(64)
    before = ada.custody.current_epoch()
    started = cy.do(start_epoch)[0]
    exchange(ada, cy)
    for each in (ada, cy):
        assert each.state.conflicts.rows[started.id].kind == "epoch_not_needed"
        assert each.custody.current_epoch() == before
    a_code(cy, "går videre")
    exchange(ada, cy)
    assert not ada.timeline.waiting


def test_old_grants_from_a_clouds_trash_and_todays_keys_reopen_nothing(tmp_path):
    world = World(65)
    ada = alice(world)
    person = a_participant(ada, "Kari")
    source = a_source(ada, participant=person)
    bo = invited(world, ada, "Bo")
    for each in (ada, bo, ada, bo):
        sync_folder(each, tmp_path)
    trash = [raw for path in tmp_path.rglob("*.kgrant") for raw in codec.decode(path.read_bytes())[1]]
    withdrawn = {ada.state.sources.rows[source].key, ada.state.participants.rows[person].key}
    assert withdrawn <= {parse_grant(raw).key for raw in trash}
    ada.do(participants.withdraw_participant, person)
    for each in (ada, bo, ada, bo):
        sync_folder(each, tmp_path)
    for each in (ada, bo):
        keys = opened_with(dict(each.custody.keychain.keys), dict(each.custody.keychain.boxes), trash)
        assert not withdrawn & keys
        each.accept(TransferBundle(each.id, tuple(ada.log.devices().values()), (), tuple(trash)))
        assert not withdrawn & set(each.custody.keychain.keys)
        assert not withdrawn & {grant.key for grant in each.log.grants()}
        assert each.secrets.box not in each.custody.keychain.boxes.values(), "the first box key is gone"
    code = ada.do(codebook.create_code, "etterpå")[0].event.code
    exchange(ada, bo)
    assert code in bo.state.codes.rows


def test_whoever_was_removed_and_the_others_come_to_rest_in_a_folder_after_a_withdrawal(tmp_path):
    """The others delete what the withdrawal retired. Who was removed has it still, and does not write it for ever."""
    ada, cy, max_ = world_of_three(66, tmp_path)
    person = a_participant(ada)
    for each in (ada, cy, max_):
        sync_folder(each, tmp_path)
    ada.do(team.remove_member, max_.member)
    ada.do(participants.withdraw_participant, person)
    for _ in range(4):
        exchanges = [sync_folder(each, tmp_path) for each in (ada, cy, max_)]
    assert not any(each.sent or each.received or each.grants_sent or each.grants_received for each in exchanges)
    retired = {each.hex() for each in ada.dropped_keys()}
    assert not [path for path in tmp_path.rglob("*.kgrant") if path.name.partition("-")[0] in retired]
    for path in tmp_path.rglob("*.kgrant"):
        path.unlink()
    assert sync_folder(ada, tmp_path).grants_sent, "where somebody deletes the team's own, they are written again"


def test_what_lies_only_under_a_wrapping_key_that_is_not_here_is_wrapped_anew():
    """Else it is lost with that wrapping key, which nobody may have any more."""
    world = World(67)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    exchange(ada, bo)
    founding = next(iter(bo.state.epochs.rows.values()))
    bo.custody.keychain.destroy([founding.wrapping])
    newest = bo.do(rotate_key)[0].event
    assert (founding.key, newest.wrapping) in {(grant.key, grant.recipient) for grant in bo.log.grants()}


def test_a_copy_of_a_device_reads_on_after_the_other_copy_has_renewed_its_box_key():
    """Keys go to the newest box key, which the other copy has; this one cannot write the event for one of its own."""
    world = World(68)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    person = a_participant(ada)
    exchange(ada, bo)
    log = Log(None)
    log._connection.deserialize(ada.log._connection.serialize())
    copy = Project(log, ada.secrets, world.clock(), world.entropy)
    copy.do(participants.withdraw_participant, person)
    a_code(copy, "etterpå")
    exchange(copy, bo)
    for _ in range(3):
        exchange(ada, bo, copy)
    assert ada.state.digest() == copy.state.digest() == bo.state.digest()
    a_code(ada, "igjen")
    exchange(ada, bo, copy)
    assert len(bo.state.codes.rows) == 2
    assert not ada.cannot_read_some_events()


def opened_with(keys: dict, boxes: dict, trash: list[bytes]) -> set[bytes]:
    """The ids of all keys that come of these keys and every old grant."""
    moved = True
    while moved:
        moved = False
        for grant in map(parse_grant, trash):
            try:
                key = open_grant(grant, boxes, keys)
            except BadSeal:
                continue
            if key is not None and key.id not in keys:
                keys[key.id] = key.key
                moved = True
    return set(keys)


def test_a_clouds_trash_and_todays_folder_of_a_device_reopen_nothing(tmp_path):
    """The real command, real files: what a thief has who gets device.key, log.db and all old versions of the folder."""
    shared = tmp_path / "shared"
    shared.mkdir()
    ada = Person(tmp_path, "ada", "første setning her")
    ada.run("init", ada.folder, "--title", "Studie", "--name", "Ada")
    (tmp_path / "kari.txt").write_text("Kari: Jeg var redd.\n", encoding="utf-8")
    ada.run("import", tmp_path / "kari.txt", "--participant", "Kari")
    ada.run("sync", "folder", shared)
    trash = [raw for path in shared.rglob("*.kgrant") for raw in codec.decode(path.read_bytes())[1]]
    words = {grant.key for grant in map(parse_grant, trash) if grant.key[0] == KeyKind.WORDS}
    before = keychain_of(ada)
    assert words <= opened_with(dict(before.keys), dict(before.boxes), trash)
    texts = sealed_texts_in(ada)
    assert said_in(texts, before, dict(before.keys))
    ada.run("withdraw", "Kari", "--yes")
    ada.run("sync", "folder", shared)
    after = keychain_of(ada)
    assert after.secrets.box == b"", "device.key holds no box key"
    opened = dict(after.keys)
    # What is left is the seal (decision 54): the words lie under it and under the key of their text, which is gone.
    assert len(words & opened_with(opened, dict(after.boxes), trash)) == 1
    assert not said_in(texts, after, opened)


def sealed_texts_in(person: Person) -> list[SealedText]:
    """Every text that lies in the log."""
    log = Log(person.folder / "log.db")
    project = Project(log, unlock_device(person.folder, person.passphrase).secrets, World(1).clock(), World(1).entropy)
    found = [text for each in project.trail() for text in sealed_texts_of(each.event, each.why)]
    log.close()
    return found


def said_in(texts: list[SealedText], keychain: Keychain, keys: dict) -> list[str]:
    """Those that open with some keys, and name Kari or have her words."""
    opened = [open_text(each, keys, keychain.project) for each in texts]
    return [each for each in opened if each is not None and ("redd" in each or "Kari" in each)]


def keychain_of(person: Person) -> Keychain:
    secrets = unlock_device(person.folder, person.passphrase).secrets
    log = Log(person.folder / "log.db")
    keychain = Keychain(Id(log.note("project") or b""), secrets, seeds_of(log, secrets))
    keychain.open_grants(log.grants())
    log.close()
    return keychain


def test_somebody_with_an_older_sheet_is_asked_for_a_new_one(tmp_path):
    ada = Person(tmp_path, "ada", "første setning her")
    ada.run("init", ada.folder, "--title", "Studie", "--name", "Ada")
    (tmp_path / "kari.txt").write_text("Kari: Jeg var redd.\n", encoding="utf-8")
    ada.run("import", tmp_path / "kari.txt", "--participant", "Kari")
    ada.run("recovery", "create")
    assert not ada.json("status")["sheet_outdated"]
    ada.run("withdraw", "Kari", "--yes")
    assert ada.json("status")["sheet_outdated"]
    assert "recovery create" in ada.run("status")
