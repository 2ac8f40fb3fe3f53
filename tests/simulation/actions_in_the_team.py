"""Random commands on members, devices, keys, rounds and what they agree on."""

from core.commands import (
    checkpoints,
    members,
    project,
    rounds,
)
from core.commands.epochs import rotate_key
from core.evidence import attestations
from core.evidence import checkpoints as evidence
from tests.simulation.picks import a_name, a_row, a_why


def epoch(world, device):
    device.do(rotate_key)


def remove_device(world, device):
    """Takes out a device that was lost; seldom, and never the founder's, who heals the world."""
    founded = device.timeline.order[0].id
    lost = [row.id for row in device.state.devices.values() if row.admitted != founded]
    device.do(members.remove_device, world.random.choice(lost), a_why(world))


def milestone(world, device):
    device.do(project.mark_milestone, a_name(world))


def blind_round(world, device):
    """Opens a round of blind coding, is done with one, or ends it."""
    choice = world.random.random()
    if choice < 0.4 or not device.state.rounds.rows:
        coders = list(device.state.members.rows)
        device.do(rounds.open_round, a_name(world), [a_row(world, device.state.sources)], coders)
    elif choice < 0.6:
        device.do(rounds.end_round, a_row(world, device.state.rounds), "fordi " + a_name(world))
    else:
        device.do(rounds.finish_round, a_row(world, device.state.rounds))


def checkpoint(world, device):
    """Makes a checkpoint of the log, signs another's, or notes a time stamp on one."""
    choice, known = world.random.random(), device.state.checkpoints
    if choice < 0.4 or not known.rows:
        evidence.make_checkpoint_now(device)
    elif choice < 0.7:
        evidence.cosign(device, a_row(world, known))
    else:
        device.do(checkpoints.stamp_checkpoint, a_row(world, known), "http://localhost", world.entropy(9))


def attestation(world, device):
    """Attests what the log adds up to, or checks what another attests."""
    known = device.state.attestations
    if world.random.random() < 0.4 or not known.rows:
        attestations.attest(device)
    else:
        attestations.check(device, a_row(world, known))


def role(world, device):
    """Sets a role, or votes for an owner."""
    if world.random.random() < 0.4:
        role = world.random.choice(members.ROLES)  # of others: the founder, who heals the world, stays an owner
        others = sorted(each for each in device.state.members.rows if each != device.member)
        device.do(members.set_role, world.random.choice(others), role, a_why(world))
    else:
        coders = [row.id for row in device.state.members.values() if row.role == "coder"]
        device.do(members.vote_for_owner, world.random.choice(coders))


def name_self(world, device):
    device.do(members.name_member, a_name(world))


def adopt(world, device):
    late = [
        event for event, conflict in sorted(device.state.conflicts.rows.items()) if conflict.kind == "after_removal"
    ]
    device.do(members.accept_late_event, world.random.choice(late), a_why(world))


def undo(world, device):
    recent = device.timeline.order[-world.random.randrange(1, 60) :]
    device.do(project.undo, world.random.choice(recent).id)
