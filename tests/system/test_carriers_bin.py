"""What a carrier keeps of old files (a trash can, versions), with all keys that devices have now, opens nothing that
was withdrawn: neither for who was there, nor for who was away, comes late, reviews, or was removed before."""

from pathlib import Path

import pytest

from core.commands import members, memos, participants, sources, speakers
from core.commands.sources import Incoming
from core.errors import BadSeal, Refused
from core.events.registry import sealed_texts_of, text_key_of
from core.keys.box_keys import seeds_of
from core.keys.grants import open_grant, parse_grant
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec
from core.sealing.crypto import can_be_withdrawn
from core.sealing.sealed_text import open_text
from core.text.who_speaks import Role
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_participant, a_source, alice, exchange, invited


class Bin:
    """All grants that ever lay in a shared folder, whatever was deleted since, and all that devices ever sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.grants: set[bytes] = set()

    def sync(self, *devices) -> None:
        for device in devices:
            self.collect(device)
            sync_folder(device, self.folder)
            self.collect(device)

    def collect(self, device) -> None:
        self.grants.update(grant.raw for grant in device.log.grants())
        for path in self.folder.rglob("*.kgrant"):
            self.grants.update(codec.decode(path.read_bytes())[1])

    def opens(self, device) -> set[bytes]:
        """The ids of all keys that come of a device's present keys and everything in the bin."""
        return set(self.keys(device))

    def keys(self, device) -> dict[bytes, bytes]:
        """The keys that come of them."""
        keys, boxes = dict(device.custody.keychain.keys), dict(device.custody.keychain.boxes)
        parsed = [*map(parse_grant, sorted(self.grants))]
        before = -1
        while before != len(keys):
            before = len(keys)
            for grant in parsed:
                try:
                    key = open_grant(grant, boxes, keys)
                except BadSeal:
                    continue
                if key is not None:
                    keys[key.id] = key.key
        return keys

    def texts(self, device) -> str:
        """Everything that was ever written and opens with all of these."""
        keys = self.keys(device)
        sealed = [text for each in device.trail() for text in sealed_texts_of(each.event, each.why)]
        return "\n".join(filter(None, (open_text(each, keys, device.custody.keychain.project) for each in sealed)))


@pytest.mark.parametrize("is_removed_first", [True, False])
def test_no_old_file_and_no_present_key_opens_what_was_withdrawn(tmp_path, is_removed_first):
    world = World(91)
    ada = alice(world)
    note = ada.do(memos.write_memo, "analytic", "Før: hun sa at hun ble låst inne på lageret der.")[0]
    bo, away, rita, gone = (invited(world, ada, name) for name in ("Bo", "Vera", "Rita", "Max"))
    ada.do(members.set_role, rita.member, "reviewer")
    phone = invited(world, ada, device_of=ada.member)
    everybody = (ada, bo, away, rita, gone, phone)
    carried = Bin(tmp_path)
    person = a_participant(ada, "Kari")
    source = a_source(ada, "Kari: Ja, hun ble låst inne på lageret der.\n", person)
    ada.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 1000])
    for _ in range(2):
        carried.sync(*everybody)
    text_key = text_key_of(note.event, note.why)
    withdrawn = {ada.state.participants.rows[person].key, ada.state.sources.rows[source].key, text_key}
    withdrawn |= {row.key for row in ada.state.files.rows.values()}
    assert all(map(can_be_withdrawn, withdrawn))
    assert withdrawn <= carried.opens(bo)
    if is_removed_first:
        ada.do(members.remove_member, gone.member)
    ada.do(participants.withdraw_participant, person)
    if not is_removed_first:
        ada.do(members.remove_member, gone.member)
    a_code(away, "skrevet uten å vite det")
    a_code(phone, "det også")
    for _ in range(3):
        carried.sync(ada, bo, rita, gone)
    late = [each for each in (ada, bo, rita) if withdrawn & carried.opens(each)]
    assert not late, "who has heard of it"
    for _ in range(3):
        carried.sync(*everybody)
    for each in everybody:
        assert not withdrawn & carried.opens(each), each.words(each.state.members.rows[each.member].name)
        seeds = seeds_of(each.log, each.secrets)
        assert set(each.custody.keychain.boxes.values()) == set(seeds), "in the file as in memory"
    assert not list(tmp_path.rglob("*.kchunk"))
    assert all(each.state.codes.rows.keys() == ada.state.codes.rows.keys() for each in everybody if each is not gone)


def test_who_does_not_know_of_a_withdrawal_sends_no_key_to_the_box_key_that_came_after_it():
    """The carrier brings the new box key first; the old key under it would lie in the bin for ever."""
    world = World(92)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    exchange(ada, bo)
    person = a_participant(ada, "Kari")
    exchange(ada, bo)
    ada.do(participants.withdraw_participant, person)
    told = tuple(grant.raw for grant in ada.log.announcements())
    assert bo.accept(TransferBundle(ada.id, (), (), told)).grants
    bo.share_missing_keys()
    assert not {grant.recipient for grant in bo.log.grants()} & set(ada.custody.keychain.boxes)
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest()


TALK = """Kari: Sjefen var streng mot meg der.
Jo: Lageret var kaldt hele vinteren.
Per: Jeg fant meg en annen jobb.
Kari: Vikarene fikk aldri vite noe.
"""
WRONG = {
    "said by the interviewer": ({"Jo": Role.INTERVIEWER}, {}, {"Jo": "Kari"}, {}),
    "said by another": ({}, {2: "Per"}, {}, {2: "Kari"}),
    "hers, now of another": ({}, {2: "Kari"}, {}, {2: "Per"}),
    "all of it": ({"Jo": "Per"}, {}, {"Jo": "Kari", "Per": "Kari"}, {}),
}
"""Who is first said to speak, by label and by number of the turn, and how it is corrected."""


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("order", ["after the other", "side by side", "withdrawn by a coder first"])
def test_after_a_correction_of_who_speaks_old_files_open_nothing_of_whoever_withdraws(tmp_path, wrong, order):
    """Decision 54: the seal from before the correction lives on until somebody withdraws whose words it holds."""
    world = World(93)
    ada = alice(world)
    bo, away, gone = (invited(world, ada, name) for name in ("Bo", "Vera", "Max"))
    ada.do(members.set_role, away.member, "owner")
    everybody = (ada, bo, away, gone)
    carried = Bin(tmp_path)
    labels, turns, labels_after, turns_after = WRONG[wrong]
    source = ada.do(sources.bring_in, [Incoming("Intervju", TALK, "t")], ["Kari", "Per"])[-1].event.source
    ids = {ada.words(row.pseudonym): row.id for row in ada.state.participants.rows.values()}

    def say(device, labels, turns):
        def who(each):
            return ids.get(each, each)

        told = {key: who(each) for key, each in labels.items()}, {key: who(each) for key, each in turns.items()}
        device.do(speakers.set_speakers, source, *told)
        carried.collect(device)

    if (labels, turns) != ({"Jo": Role.INTERVIEWER}, {}):
        say(ada, labels, turns)
    ada.do(memos.write_memo, "analytic", "Hun sa: Vikarene fikk aldri vite noe.")
    for _ in range(2):
        carried.sync(*everybody)
    hers = ["streng", "Vikarene"] + (["kaldt"] if wrong != "hers, now of another" else [])
    hers += ["annen jobb"] if wrong == "all of it" else []
    assert all(word in carried.texts(bo) for word in hers)
    if order == "withdrawn by a coder first":
        bo.do(participants.withdraw_participant, ids["Kari"])
        carried.sync(bo, ada)
        with pytest.raises(Refused):
            say(ada, labels_after, turns_after)
        hers = ["streng", "Vikarene"]
    else:
        say(ada, labels_after, turns_after)
    if order != "side by side":
        carried.sync(ada, bo, away)
    ada.do(members.remove_member, gone.member)
    away.do(participants.withdraw_participant, ids["Kari"])
    for _ in range(4):
        carried.sync(*everybody)
    for each in everybody:
        opened = carried.texts(each)
        assert not [word for word in hers if word in opened], each.words(each.state.members.rows[each.member].name)
        if wrong != "all of it" and each is not gone:
            assert "annen jobb" in opened, "what somebody else says stays"


def test_after_a_text_was_assigned_beside_a_withdrawal_old_files_do_not_open_it(tmp_path):
    world = World(94)
    ada = alice(world)
    vera = invited(world, ada, "Vera")
    ada.do(members.set_role, vera.member, "owner")
    carried = Bin(tmp_path)
    source, person = a_source(ada, "Jeg var redd for sjefen hele tiden.\n"), a_participant(ada, "Kari")
    for _ in range(2):
        carried.sync(ada, vera)
    ada.do(sources.assign_source, source, (person,))
    carried.collect(ada)
    vera.do(participants.withdraw_participant, person)
    for _ in range(4):
        carried.sync(ada, vera)
    assert ada.state.digest() == vera.state.digest()
    assert "sjefen" not in carried.texts(ada) + carried.texts(vera)
