"""Decisions on checkpoints of the log that are shown to others."""

from core.commands.context import Decision, Desk
from core.errors import Refused
from core.events.checkpoints import AnchorMade, AnchorSigned, AnchorStamped
from core.ids import EventId, Id
from core.limits import NAME_CODE_POINTS_MAX, STAMP_BYTES_MAX
from core.views.records import Anchor


def make_anchor(desk: Desk, heads: tuple[tuple[Id, int, EventId], ...], text: str, signature: bytes) -> list[Decision]:
    """A checkpoint of everything up to these heads; `text` is what this device signed."""
    return [Decision(AnchorMade(desk.new_id(), heads, text, signature))]


def sign_anchor(desk: Desk, anchor: Id, signature: bytes) -> list[Decision]:
    """This device's signature on a checkpoint that another one made."""
    row = _known(desk, anchor)
    if any(device == desk.device for device, _ in row.signatures):
        raise Refused("This device has signed that checkpoint already.")
    return [Decision(AnchorSigned(anchor, signature))]


def stamp_anchor(desk: Desk, anchor: Id, server: str, answer: bytes) -> list[Decision]:
    """An authority's answer, at most STAMP_BYTES_MAX long."""
    _known(desk, anchor)
    if len(answer) > STAMP_BYTES_MAX or len(server) > NAME_CODE_POINTS_MAX:
        raise Refused("The time stamp is longer than any should be.")
    return [Decision(AnchorStamped(anchor, server, answer))]


def _known(desk: Desk, anchor: Id) -> Anchor:
    row = desk.state.anchors.get(anchor)
    if row is None:
        raise Refused("There is no such checkpoint.")
    return row
