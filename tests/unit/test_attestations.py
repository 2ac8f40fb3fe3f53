"""What the log adds up to is attested, checked by another member, and read by a newcomer before the log has come."""

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import members, memos, participants
from core.commands import project as projects
from core.errors import Refused, Rejected
from core.events.attestations import AttestationChecked, AttestationMade
from core.events.codings import CodingCreated
from core.evidence import attestations
from core.log import first_offer, state_parts
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import crypto, envelope
from core.storage.log import Log
from tests.builders import (
    World,
    a_code,
    a_coding,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    fresh_copy,
    invited,
    twin_of,
)
from tests.forgeries import made_of
from tests.signing import sign
from tests.unit.test_trail_of_bundles import alike


class Study:
    """Two members who have coded, and one of them attests it."""

    def __init__(self, seed: int = 1) -> None:
        self.world = World(seed)
        self.a = alice(self.world)
        self.b = invited(self.world, self.a)
        exchange(self.a, self.b)
        self.person = a_participant(self.a)
        self.source = a_source(self.a, participant=self.person)
        self.code = a_code(self.a)
        for start in range(12):
            a_coding(self.a, self.source, self.code, start, start + 10)
        exchange(self.a, self.b)
        self.b.do(memos.write_memo, "analytic", "om koden", "code", self.code)
        exchange(self.a, self.b)
        self.made = attestations.attest(self.a).event.attestation
        exchange(self.a, self.b)

    def confirm(self) -> bool:
        _, is_equal = attestations.check(self.b, self.made)
        exchange(self.a, self.b)
        return is_equal

    def offer(self) -> tuple[crypto.DeviceSecrets, TransferBundle]:
        """What a newcomer is given."""
        secrets = crypto.new_device(self.world.entropy)
        self.a.do(members.admit_member, secrets.keys, "Cara", "coder")
        first = attestations.offer_to(self.a, secrets.public.device)
        every = everything(self.a)
        return secrets, TransferBundle(self.a.id, every.devices, (), every.grants, (), first)

    def join(self, secrets: crypto.DeviceSecrets, bundle: TransferBundle) -> Project:
        return Project.join(Log(None), secrets, self.world.clock(), self.world.entropy, bundle)

    def newcomer(self) -> Project:
        return self.join(*self.offer())


def altered(bundle: TransferBundle, **changes) -> TransferBundle:
    """The same with other things in what is read first."""
    offer = first_offer.read_offer(bundle.first)._replace(**changes)
    return bundle._replace(first=first_offer.write_offer(offer))


def offer_in(bundle: TransferBundle) -> first_offer.Offer:
    return first_offer.read_offer(bundle.first)


def test_a_second_member_finds_the_same():
    study = Study()
    a_coding(study.b, study.source, study.code, 2, 40)  # later work changes nothing of it
    assert study.confirm()
    row = study.a.state.attestations.rows[study.made]
    assert attestations.vouchers(study.a.state, row).members == (study.a.member, study.b.member)
    assert attestations.size_of(row) == row.heads[0][1] + row.heads[1][1]
    with pytest.raises(Refused, match="attestation-already-checked"):
        attestations.check(study.b, study.made)
    with pytest.raises(Refused, match="attestation-already-checked"):
        attestations.check(study.a, study.made)


def test_a_newcomer_reads_and_the_log_proves_it():
    study = Study()
    study.confirm()
    a_code(study.a, "etterpå")
    cara = study.newcomer()
    standing = cara.first.standing()
    assert standing.members == (study.a.member, study.b.member)
    assert (standing.arrived, standing.is_proved) == (0, False)
    assert len(cara.state.codings.rows) == 12
    assert cara.text(study.source) == study.a.text(study.source)
    assert [row.id for row in Presentation(cara).sources_in_order()] == [study.source]
    with pytest.raises(Refused, match="read-only-until-proved"):
        a_code(cara)
    with pytest.raises(Refused, match="no-history-yet"):
        cara.as_of(1)
    assert twin_of(cara, study.world).text(study.source) == cara.text(study.source)
    exchange(study.a, study.b, cara)
    assert cara.first.standing() is None
    assert cara.first.found_false() is None
    assert cara.state.digest() == study.a.state.digest()
    a_code(cara)


def test_the_state_that_is_read_first_is_the_one_that_is_folded_anew():
    study = Study()
    coded = [each for each in study.a.trail() if isinstance(each.event, CodingCreated)]
    study.a.do(projects.undo, coded[3].id)  # afterwards: it counted then
    cara = study.newcomer()
    heads = study.a.state.attestations.rows[study.made].heads
    anew = fresh_copy(study.a, study.world)
    count = sum(seq for _, seq, _ in heads)
    then = anew.state_of(range(1, count + 1))
    read = state_parts.state_of(state_parts.unpacked(offer_in(study.offer()[1]).parts))
    assert read.digest() == then.digest()
    assert cara.state.codings.rows[next(iter(then.codings.rows))] == next(iter(then.codings.rows.values()))


def test_half_of_the_log_proves_nothing():
    study = Study()
    study.confirm()
    cara = study.newcomer()
    every = everything(study.a)
    cara.accept(every._replace(envelopes=every.envelopes[:9]))
    standing = cara.first.standing()
    assert standing.arrived == 9
    assert not standing.is_proved
    with pytest.raises(Refused, match="read-only-until-proved"):
        a_code(cara)
    cara.accept(every)
    assert cara.first.standing() is None


def test_another_process_that_proved_it_is_followed():
    study = Study()
    cara = study.newcomer()
    other = Project(cara.log, cara.secrets, study.world.clock(), study.world.entropy)
    other.accept(everything(study.a))
    assert other.first.standing() is None
    assert cara.catch_up()
    assert cara.first.standing() is None
    assert cara.state.digest() == study.a.state.digest()


def test_a_lie_is_said_and_what_was_read_is_thrown_away():
    """Both who attest lie about the same thing: their programs were changed."""
    study = Study()
    row = study.a.state.attestations.rows[study.made]
    lie = study.b.as_of(attestations.size_of(row) - 3).copy()
    parts = state_parts.parts_of(lie, study.a.timeline.places, {key.id for key in study.a.timeline.order})
    digest = state_parts.digest_of(parts)
    [false] = sign(study.a, AttestationMade(_new(study), row.heads, state_parts.version(), digest))
    exchange(study.a, study.b)
    [checked] = sign(study.b, AttestationChecked(false.event.attestation, digest))
    exchange(study.a, study.b)
    secrets, bundle = study.offer()
    raws = tuple(_raw(study.a, each) for each in (false.id, checked.id))
    carried = tuple(_raw(study.a, key.id) for key in state_parts.carried_places(parts))
    changes = {"attestation": false.event.attestation, "parts": tuple(state_parts.packed(parts)), "carried": carried}
    cara = study.join(secrets, altered(bundle, witnesses=raws, **changes))
    assert len(cara.state.codings.rows) < 12
    cara.accept(everything(study.a))
    assert cara.first.standing() is None
    found = cara.first.found_false()
    assert found.attestation == false.event.attestation
    assert set(found.devices) == {study.a.device, study.b.device}
    assert cara.state.digest() == study.a.state.digest()
    again = Project(cara.log, cara.secrets, study.world.clock(), study.world.entropy)
    assert again.first.found_false() == found


def test_whoever_finds_something_else_says_so_and_nobody_is_given_it():
    study = Study()
    study.confirm()
    sign(study.b, AttestationChecked(study.made, bytes(32)))
    exchange(study.a, study.b)
    row = study.a.state.attestations.rows[study.made]
    assert attestations.vouchers(study.a.state, row) == ((study.a.member,), (study.b.member,))
    with pytest.raises(Refused, match="attestation-disputed"):
        attestations.offered(study.a)
    exchange(study.a, study.b)


def test_two_devices_of_one_member_are_one_voice():
    study = Study()
    phone = invited(study.world, study.a, device_of=study.a.member)
    exchange(study.a, study.b, phone)
    attestations.check(phone, study.made)
    exchange(study.a, study.b, phone)
    row = study.a.state.attestations.rows[study.made]
    assert attestations.vouchers(study.a.state, row).members == (study.a.member,)
    assert study.newcomer().first.standing().members == (study.a.member,)


def test_who_was_removed_does_not_vouch():
    study = Study()
    study.confirm()
    study.a.do(members.remove_member, study.b.member)
    row = study.a.state.attestations.rows[study.made]
    assert attestations.vouchers(study.a.state, row).members == (study.a.member,)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda offer: {"parts": (offer.parts[0], offer.parts[1], offer.parts[2][:-40])}, "attestation-not-of-this"),
        (lambda offer: {"parts": offer.parts[:2]}, "first-state-damaged"),
        (lambda offer: {"parts": tuple(state_parts.packed((b"\xc0", b"\xc0", b"\xc0")))}, "attestation-not-of-this"),
        (lambda offer: {"parts": (b"junk", *offer.parts[1:])}, "first-state-damaged"),
        (lambda offer: {"carried": offer.carried[1:]}, "first-state-damaged"),
        (lambda offer: {"carried": offer.carried[::-1]}, "first-state-damaged"),
        (lambda offer: {"witnesses": ()}, "first-state-damaged"),
        (lambda offer: {"witnesses": offer.witnesses[::-1]}, "first-state-damaged"),
        (lambda offer: {"witnesses": (offer.admission,)}, "first-state-damaged"),
        (lambda offer: {"witnesses": (_turned(offer.witnesses[0]),)}, "attestation-unsigned"),
        (lambda offer: {"admission": offer.witnesses[0]}, "welcome-not-for-this-device"),
        (lambda offer: {"attestation": bytes(16)}, "first-state-damaged"),
    ],
)
def test_what_was_altered_or_torn_is_refused(change, code):
    study = Study()
    study.confirm()
    secrets, bundle = study.offer()
    with pytest.raises(Rejected, match=code):
        study.join(secrets, altered(bundle, **change(offer_in(bundle))))
    with pytest.raises(Rejected):
        study.join(secrets, bundle._replace(first=bundle.first[:-1]))
    assert study.join(secrets, bundle).first.is_on


def test_what_another_project_attests_is_refused():
    study, other = Study(), Study(2)
    secrets, bundle = study.offer()
    theirs = offer_in(other.offer()[1])
    with pytest.raises(Rejected, match="other-project"):
        study.join(secrets, altered(bundle, witnesses=theirs.witnesses, attestation=theirs.attestation))


def test_what_another_version_attests_is_refused(monkeypatch):
    study = Study()
    secrets, bundle = study.offer()
    monkeypatch.setattr(state_parts, "version", lambda: bytes(32))
    with pytest.raises(Rejected, match="attestation-other-version"):
        study.join(secrets, bundle)
    with pytest.raises(Refused, match="attestation-other-version"):
        attestations.check(study.b, study.made)
    with pytest.raises(Refused, match="attestation-none-here"):
        attestations.offered(study.a)


def test_nothing_is_attested_of_a_log_that_waits_or_forks():
    study = Study()
    twin = twin_of(study.a, study.world)
    a_code(study.a, "en")
    a_code(twin, "to")
    exchange(study.a, study.b, twin)
    with pytest.raises(Refused, match="attestation-forked"):
        attestations.attest(study.b)


def test_a_fork_that_comes_later_changes_nothing_of_what_was_attested():
    study = Study()
    twin = twin_of(study.a, study.world)
    exchange(study.a, study.b)
    a_code(study.a, "en")
    made = attestations.attest(study.a).event.attestation
    for name in ("to", "tre", "fire"):
        a_code(twin, name)
    exchange(study.a, study.b, twin)
    _, is_equal = attestations.check(study.b, made)
    assert is_equal


def test_withdrawn_words_open_in_no_part():
    study = Study()
    study.confirm()
    secrets, bundle = study.offer()
    cara = study.join(secrets, bundle)
    assert "redd" in cara.text(study.source)
    study.a.do(participants.withdraw_participant, study.person)
    exchange(study.a, study.b)
    cara.accept(everything(study.a))
    with pytest.raises(Refused, match="source-withdrawn"):
        cara.text(study.source)
    later = study.newcomer()  # of what was attested before the withdrawal
    with pytest.raises(Refused):
        later.text(study.source)
    assert "Deltaker" not in {later.words(row.pseudonym) for row in later.state.participants.values()}


def test_words_whose_withdrawal_waits_are_not_shown():
    study = Study()
    study.b.do(participants.withdraw_participant, study.person)
    exchange(study.a, study.b)
    cara = study.newcomer()
    with pytest.raises(Refused, match="words-hidden"):
        cara.text(study.source)


def test_all_verifiers_tell_of_attestations_alike(tmp_path):
    study = Study()
    study.confirm()
    sign(study.b, AttestationChecked(study.made, bytes(32)))
    exchange(study.a, study.b)
    told = alike(made_of(study.a, disclosure_selection.everything(Presentation(study.a))), tmp_path)
    count = attestations.size_of(study.a.state.attestations.rows[study.made])
    assert told[-3:] == [
        f"attested what {count} events add up to",
        f"confirmed the attestation of {count} events",
        f"found something other than the attestation of {count} events says",
    ]


def _new(study: Study):
    return study.a.context().new_id(lambda each: each)


def _raw(project: Project, event) -> bytes:
    return project.log.raw(project.timeline.places[event].row)


def _turned(raw: bytes) -> bytes:
    """The same event with a signature that does not hold."""
    sealed = envelope.parse(raw)
    return sealed.raw[:-1] + bytes([sealed.raw[-1] ^ 1])
