"""Who attests, or lets somebody in to read first, has a changed program: it is refused, or found out when the log
comes; and a program that was updated meanwhile still opens the study."""

from collections.abc import Callable
from typing import Any

import pytest

from app.services.project_session import ProjectSession
from app.services.proving import keep_name
from core.commands import codebook, members
from core.errors import Refused, Rejected
from core.events.attestations import AttestationMade
from core.events.registry import BY_WIRE
from core.evidence import attestations
from core.log import state_parts
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import crypto
from core.views.pending_records import Ask, Withdrawal
from core.views.records import MergedInto
from core.views.state import State
from tests.builders import a_code, everything, exchange, twin_of
from tests.signing import sign
from tests.unit.test_attestations import Study, _new, _raw, altered, offer_in


def opened_again(study: Study, project: Project) -> Project:
    return Project(project.log, project.secrets, study.world.clock(), study.world.entropy)


def nameless(study: Study) -> Project:
    """A newcomer who was given no name, and whose own waits until they can write."""
    secrets = crypto.new_device(study.world.entropy)
    study.a.do(members.admit_member, secrets.keys, "", "coder")
    first = attestations.offer_to(study.a, secrets.public.device)
    every = everything(study.a)
    cara = study.join(secrets, TransferBundle(study.a.id, every.devices, (), every.grants, (), first))
    keep_name(cara, "Cara", study.world.entropy)
    return cara


def test_nothing_but_the_admission_comes_in_beside_what_is_attested():
    """Nobody attests the event that lets the newcomer in: another in its place was never compared with the log."""
    study = Study()
    secrets = crypto.new_device(study.world.entropy)
    study.a.do(members.admit_member, secrets.keys, "Cara", "coder")
    exchange(study.a, study.b)
    study.made = attestations.attest(study.a).event.attestation  # of a state that she is in
    exchange(study.a, study.b)
    study.confirm()
    every, first = everything(study.a), attestations.offer_to(study.a, secrets.public.device)
    bundle = TransferBundle(study.a.id, every.devices, (), every.grants, (), first)
    liar = twin_of(study.a, study.world)
    [lie] = liar.do(codebook.rename_code, study.code, "løgn")
    with pytest.raises(Rejected, match="welcome-not-for-this-device"):
        study.join(secrets, altered(bundle, admission=_raw(liar, lie.id)))
    assert study.join(secrets, bundle).first.is_on


def falsely_attested(study: Study, of: Project, seq: int = 0, event: bytes = b"") -> Project:
    """A newcomer who was given an attestation with the head of one feed at another place, or of another event."""
    row = study.a.state.attestations.rows[study.made]
    heads = tuple((head[0], seq or head[1], event or head[2]) if head[0] == of.device else head for head in row.heads)
    secrets, bundle = study.offer()
    [false] = sign(study.a, AttestationMade(_new(study), heads, row.version, row.digest))
    study.made = false.event.attestation
    return study.join(secrets, altered(bundle, witnesses=(_raw(study.a, false.id),), attestation=study.made))


def test_heads_that_nobody_wrote_are_a_lie_once_the_attestation_itself_has_come():
    """Else they would be waited for without end, and what was attested be believed as long."""
    study = Study()
    cara = falsely_attested(study, study.b, event=bytes(32))
    cara.accept(everything(study.b))
    standing = cara.first.standing()
    assert standing.arrived == standing.events - 1
    cara.accept(everything(study.a))
    assert cara.first.found_false().attestation == study.made
    assert cara.state.digest() == study.a.state.digest()


@pytest.mark.parametrize("seq", [2**53 - 1, 2])
def test_heads_in_other_places_are_a_lie(seq):
    """To go from the place that is said, back to the first, would take years."""
    study = Study()
    cara = falsely_attested(study, study.a, seq=seq)
    cara.accept(everything(study.a))
    assert cara.first.found_false().attestation == study.made
    exchange(study.a, study.b)
    with pytest.raises(Refused, match="attestation-events-missing"):
        attestations.check(study.b, study.made)


def test_a_program_that_was_updated_still_opens_the_study_and_takes_the_log(monkeypatch):
    study = Study()
    cara = nameless(study)
    with monkeypatch.context() as patched:
        patched.setattr(state_parts, "version", lambda: bytes(32))
        again = opened_again(study, cara)
        session = ProjectSession(again)
        assert again.first.fault.code == "first-state-unreadable"
        session.catch_up()
        again.accept(everything(study.a))
        session.catch_up()
        assert again.words(again.state.members.rows[again.member].name) == "Cara"
        a_code(again)
        assert opened_again(study, again).first.fault is None
    assert not opened_again(study, again).first.is_on


def test_who_was_removed_before_they_could_write_still_syncs():
    study = Study()
    cara = nameless(study)
    study.a.do(members.remove_member, cara.member)
    session = ProjectSession(cara)
    cara.accept(everything(study.a))
    assert not cara.first.is_on
    session.catch_up()
    assert cara.not_in_team() is not None


def test_programs_that_know_other_events_do_not_judge_each_other(monkeypatch):
    """What one of them does not know has no effect in its state: the other would call that a lie."""
    before = state_parts.version()
    others = {wire: kind for wire, kind in BY_WIRE.items() if wire != "reference.added"}
    monkeypatch.setattr(state_parts, "BY_WIRE", others)
    assert state_parts.version() != before


def test_a_state_has_three_parts():
    """More could be unpacked, each to as many bytes as there may be."""
    study = Study()
    secrets, bundle = study.offer()
    parts = offer_in(bundle).parts
    with pytest.raises(Rejected, match="first-state-damaged"):
        study.join(secrets, altered(bundle, parts=(*parts, parts[0])))


def made_up(study: Study, change: Callable[[State], None]) -> tuple[crypto.DeviceSecrets, TransferBundle]:
    """What a newcomer is given whose host attests another state than there is."""
    row = study.a.state.attestations.rows[study.made]
    state = study.a.as_of(attestations.size_of(row)).copy()
    change(state)
    parts = state_parts.parts_of(state, study.a.timeline.places, {key.id for key in study.a.timeline.order})
    made = AttestationMade(_new(study), row.heads, state_parts.version(), state_parts.digest_of(parts))
    [false] = sign(study.a, made)
    secrets, bundle = study.offer()
    carried = tuple(_raw(study.a, key.id) for key in state_parts.carried_places(parts))
    changes = {"attestation": made.attestation, "parts": tuple(state_parts.packed(parts)), "carried": carried}
    return secrets, altered(bundle, witnesses=(_raw(study.a, false.id),), **changes)


def with_field(table: str, **fields: Any) -> Callable[[State], None]:
    """Makes up fields of the first row of a table."""

    def change(state: State) -> None:
        rows = getattr(state, table).rows
        key = next(iter(rows))
        rows[key] = rows[key]._replace(**fields)

    return change


def in_a_circle(state: State) -> None:
    """Somebody who was merged into themselves, and whose withdrawal waits: asked for at each opening."""
    [person] = state.participants.rows
    state.people_merged.rows[person] = MergedInto(*[person] * len(MergedInto._fields))
    state.withdrawals.rows[person] = Withdrawal("participant", person, (Ask(*[b""] * 2, 0, b"", 0, ()),), "active")


@pytest.mark.parametrize(
    "change",
    [
        with_field("epochs", number="first"),
        with_field("members", name=5),
        with_field("codings", start=b"begin"),
        with_field("codes", names=(("no", "name"),)),
        with_field("sources", participants=(7,)),
        in_a_circle,
    ],
)
def test_rows_that_no_log_adds_up_to_are_refused(change):
    """Else what opens the study, or finds the others, stops at them: the log that shows the lie would never come."""
    study = Study()
    secrets, bundle = made_up(study, change)
    with pytest.raises(Rejected, match="first-state-damaged"):
        study.join(secrets, bundle)


def test_a_state_of_right_types_is_read():
    study = Study()
    assert study.join(*made_up(study, with_field("epochs", number=7))).first.is_on
