"""The checkpoints that were made, with all signatures and time stamps. Whether they hold is looked at elsewhere."""

from core.events.checkpoints import AnchorMade, AnchorSigned, AnchorStamped
from core.events.registry import Happened
from core.ids import Id
from core.views.records import Anchor
from core.views.state import State, folds


@folds(AnchorMade)
def made(state: State, happened: Happened, event: AnchorMade, member: Id) -> None:
    """A checkpoint; an id that is there already is not taken again."""
    if event.anchor in state.anchors.rows:
        state.remark(happened, "unknown", event.anchor)
        return
    signatures = ((happened.device, event.signature),)
    row = Anchor(event.anchor, member, happened.at, event.heads, event.text, signatures, ())
    state.anchors.put(event.anchor, row)


@folds(AnchorSigned)
def signed(state: State, happened: Happened, event: AnchorSigned, _: Id) -> None:
    """One more signature; of one device the newest."""
    row = state.anchors.get(event.anchor)
    if row is None:
        state.remark(happened, "unknown", event.anchor)
        return
    signatures = {**dict(row.signatures), happened.device: event.signature}
    state.anchors.put(row.id, row._replace(signatures=tuple(sorted(signatures.items()))))


@folds(AnchorStamped)
def stamped(state: State, happened: Happened, event: AnchorStamped, _: Id) -> None:
    """One more time stamp."""
    row = state.anchors.get(event.anchor)
    if row is None:
        state.remark(happened, "unknown", event.anchor)
        return
    state.anchors.put(row.id, row._replace(stamps=(*row.stamps, (event.server, event.answer))))
