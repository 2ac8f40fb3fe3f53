"""Promise 4: what a hostile coder, reviewer, removed member or stranger signs beyond their role has no effect, and the
trail says so. Roles are listed here anew; the checkers do not ask the program that they check."""

from core.events.registry import wire_name
from tests.simulation.promises.aftermath import Aftermath

OWNERS_ONLY = {"member.admitted", "member.role_set", "member.removed", "withdrawal.confirmed", "withdrawal.declined"}
REVIEWERS = {
    "member.named", "member.removed", "device.added", "device.removed", "device.confirmed", "device.clone_split",
    "device.keys_renewed", "epoch.started", "event.undone", "owner.voted",
}  # fmt: skip
"""What a reviewer may sign beside memos and checkpoints: about themselves and their own, and to begin a clean epoch."""


def violations(world: Aftermath) -> list[str]:
    wrong = []
    said = world.state.conflicts.rows
    for act in world.fleet.program.acts:
        if _has_changed_role(world, act.device):
            continue
        for made in act.events:
            event = world.events.get(made.id)
            if event is None or event.id in said or world.is_void(event):
                continue
            if not _may(world, act, wire_name(event.event), event.event):
                wrong.append(f"{wire_name(event.event)} by a {act.powers or 'removed or strange device'} took effect")
    return wrong


def _may(world: Aftermath, act, wire: str, event) -> bool:
    if act.powers == "owner":
        return True
    row = world.state.devices.get(act.device)
    own = row is not None and getattr(event, "member", row.member) == row.member
    if wire == "withdrawal.declined" and act.powers == "coder":
        return row is not None and _has_withdrawn(world, row.member, event.thing)
    if act.powers == "coder":
        return wire not in OWNERS_ONLY or (wire == "member.removed" and own) or (wire == "member.role_set" and own)
    if act.powers == "reviewer":
        return wire in REVIEWERS or wire.startswith(("memo.", "checkpoint.", "attestation."))
    return False


def _has_withdrawn(world: Aftermath, member, thing) -> bool:
    """Whether a member withdrew a participant or a source: coders take their own withdrawals back."""
    of_member = {row.id for row in world.state.devices.values() if row.member == member}
    return any(
        wire_name(each.event) in ("participant.withdrawn", "source.withdrawn") and each.event[0] == thing
        for each in world.events.values()
        if each.device in of_member
    )


def _has_changed_role(world: Aftermath, device) -> bool:
    row = world.state.devices.get(device)
    if row is None:
        return False
    return row.member in world.fleet.ever_owners or any(
        wire_name(event.event) in ("member.role_set", "owner.voted") and event.event.member == row.member
        for event in world.events.values()
        if event.id not in world.state.conflicts.rows
    )
