"""Codes whose creation was taken back and that another creation makes anew under the same id: two who imported one
codebook made each code both, and what a third did to it stays, whichever of the two takes the import back."""

from operator import itemgetter

from core.events.registry import RecordedEvent
from core.views.order_records import CodeWork
from core.views.records import Code
from core.views.state import State


def with_work_noted(row: Code, recorded: RecordedEvent, what: str) -> Code:
    """A code that an event changes. Of one whose creation was taken back it is noted what this changed."""
    if row.unmade is None:
        return row
    others = tuple(each for each in row.work if each.what != what)
    return row._replace(work=(*others, CodeWork(what, recorded.device, recorded.seq)))


def is_whole_unmade(row: Code) -> bool:
    """Whether a code is gone for nothing but that its creation was taken back: it can be split."""
    return row.unmade is not None and not {"split", "deleted"} & {each.what for each in row.work}


def is_split_unmade(row: Code) -> bool:
    """Whether a code was split since its creation, which was taken back."""
    return row.unmade is not None and any(each.what == "split" for each in row.work)


def without_split(row: Code) -> Code:
    """A code whose splitting was taken back like its creation."""
    return row._replace(into=(), work=tuple(each for each in row.work if each.what != "split"))


def with_unseen_work(state: State, recorded: RecordedEvent, row: Code) -> Code:
    """A code that an event makes anew, with the work since its creation that was taken back, but for what the author
    had seen: they know that it went with that."""
    before = state.codes.get(row.id)
    if before is None:
        return row
    work = tuple(each for each in before.work if not state.saw(recorded, each.device, each.seq))
    kept = {each.what for each in work}
    names = [each for each in before.names if not state.saw(recorded, each.device, each.seq)]
    names = [each for each in names if each.event != before.unmade]
    parts = dict(row.parts) | {part: text for part, text in before.parts if f":{part}" in kept}
    if names:
        state.conflict(recorded, "concurrent_rename", row.id)
    if "deleted" in kept:
        state.conflict(recorded, "deleted_in_use", row.id)
    return row._replace(
        names=(*row.names, *names),
        parts=tuple(sorted(parts.items(), key=itemgetter(0))),
        parent=before.parent if "place" in kept else row.parent,
        moved=before.moved if "place" in kept else row.moved,
        colour=before.colour if "colour" in kept else row.colour,
        on_map=before.on_map if "map" in kept else None,
        into=before.into if "split" in kept else (),
        status="deleted" if "deleted" in kept else "split" if "split" in kept else "live",
        work=work,
    )
