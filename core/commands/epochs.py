"""The start of an epoch: a new sealing key and a new wrapping key."""

from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.events.members import DeviceKeysRenewed, EpochStarted
from core.sealing.crypto import KeyKind
from core.views.authorisation import powers_of
from core.views.epochs import needed


def start_epoch(context: CommandContext) -> list[Decision]:
    """Starts an epoch: new keys for all that is written from here on. The event writer adds what it replaces, and what
    stands before it in the same step (core/log/event_writer.py)."""
    sealing, wrapping = context.new_key(KeyKind.SEALING), context.new_key(KeyKind.WRAPPING)
    started = EpochStarted(sealing.id, wrapping.id, (), tuple(sorted(needed(context.state))))
    return [Decision(started, new_keys=(sealing, wrapping), seal_quotes=False)]


def rotate_key(context: CommandContext) -> list[Decision]:
    """Starts an epoch although nobody was removed, which is an owner's to decide. Raises Refused."""
    powers = powers_of(context.state, context.device)
    if powers != "owner":
        raise Refused("reviewer-only-reads" if powers == "reviewer" else "rotate-not-owner")
    return start_epoch(context)


def renew_box_key(context: CommandContext, box: bytes, number: int, is_epoch_needed: bool) -> list[Decision]:
    """Says that keys for this device are granted to another box key from here on; before that starts an epoch where
    there is none that came after all withdrawals."""
    started = start_epoch(context) if is_epoch_needed else []
    return [*started, Decision(DeviceKeysRenewed(box, number), seal_quotes=False)]
