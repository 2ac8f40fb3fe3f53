"""Random commands on participants, consents, withdrawals and what an ethics board asks."""

from core.commands import (
    exports,
    member_checks,
    members,
    participants,
    people_corrected,
    retention,
    sources,
)
from core.sealing.crypto import new_device
from core.views.withdrawals import waiting
from tests.builders import TEXT
from tests.simulation.picks import a_name, a_row, a_why


def participant(world, device):
    device.do(participants.add_participant, a_name(world))


def describe(world, device):
    device.do(participants.describe_participant, a_row(world, device.state.participants), "alder", a_name(world))


def correct(world, device):
    """Gives a participant another name, or says that two are one person."""
    person = a_row(world, device.state.participants)
    if world.random.random() < 0.6:
        device.do(people_corrected.rename_participant, person, a_name(world), a_why(world))
    else:
        device.do(people_corrected.merge_participants, person, a_row(world, device.state.participants), a_why(world))


def withdraw(world, device):
    device.do(participants.withdraw_participant, a_row(world, device.state.participants))


def status(world, device):
    status = world.random.choice(participants.STATUSES)
    device.do(participants.set_status, a_row(world, device.state.participants), status, a_why(world))


def consent(world, device):
    """Writes a consent down, or says what an attribute may be."""
    if world.random.random() < 0.7:
        answers = participants.Consented(*world.random.choices(participants.ANSWERS, k=4), a_name(world))
        person = a_row(world, device.state.participants)
        device.do(participants.note_consent, person, "2026-03-01", a_name(world), None, answers)
    else:
        device.do(participants.set_attribute_type, "alder", "text")


def ethics(world, device):
    """What left the study, until when it is kept, what went back to participants, and what they answered."""
    state, choice = device.state, world.random.randrange(6)
    if choice == 0:
        layer = world.random.choice(["", "spoken", "anonymised"])
        device.do(exports.record_export, exports.Taken("texts", "docx", layer, (a_row(world, state.sources),)))
    elif choice == 1:
        person = world.random.choice([None, *sorted(state.participants.rows)])
        device.do(retention.set_retention, person, world.random.choice(["", "2030-01-01"]), "destroy", a_name(world))
    elif choice == 2:
        source = state.sources.rows[a_row(world, state.sources)]
        device.do(member_checks.return_transcript, source.participants[0], source.id, "2026-04-01", a_name(world))
    elif choice == 3:
        returned = a_row(world, state.transcripts_returned)
        device.do(member_checks.answer_transcript, returned, "2026-04-02", "corrected", a_name(world))
    elif choice == 4:
        people, codes = [a_row(world, state.participants)], [a_row(world, state.codes)]
        device.do(member_checks.show_findings, people, "2026-05-01", TEXT[:60], codes)
    else:
        shown = a_row(world, state.findings_shown)
        device.do(member_checks.answer_findings, shown, "2026-05-02", "partly", TEXT[:60], a_name(world))


def confirm(world, device):
    """Confirms a device that somebody else added, or adds a device for another member."""
    unconfirmed = [row.id for row in device.state.devices.values() if not row.is_confirmed]
    if own := [each for each in unconfirmed if device.state.devices.rows[each].member == device.member]:
        device.do(members.confirm_device, world.random.choice(own))
    elif len(unconfirmed) < 6:
        stranger = new_device(world.entropy).keys
        others = sorted(each for each in device.state.members.rows if each != device.member)
        device.do(members.add_device, world.random.choice(others), stranger)


def decide_withdrawal(world, device):
    """Confirms or declines a withdrawal that waits; where none does, somebody withdraws."""
    rows = waiting(device.state)
    if not rows:
        withdraw(world, device)
        return
    row = world.random.choice(rows)
    if world.random.random() < 0.2:
        device.do(participants.decline_withdrawal, row.kind, row.thing, a_why(world))
    elif row.kind == "participant":
        device.do(participants.withdraw_participant, row.thing)
    else:
        device.do(sources.withdraw_source, row.thing)
