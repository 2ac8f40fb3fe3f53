"""Files that go with sources, participants and the project; and when a source's passages are spoken."""

from core.events.files import FileAttached, FileDetached, SourceTimed
from core.events.registry import Happened
from core.ids import Id
from core.views.rows import File, Times
from core.views.state import State, folds


@folds(FileAttached)
def attached(state: State, happened: Happened, event: FileAttached, member: Id) -> None:
    """A file; where its key has to be destroyed, its chunks go too (core/custody.py)."""
    if event.file in state.files.rows:
        state.remark(happened, "already_there", event.file)
        return
    state.files.put(event.file, File(*event, member, happened.at, "live"))


@folds(FileDetached)
def detached(state: State, happened: Happened, event: FileDetached, _: Id) -> None:
    """Not wanted any more."""
    row = state.files.get(event.file)
    if row is None:
        state.remark(happened, "unknown", event.file)
        return
    state.files.put(row.id, row._replace(status="detached"))


@folds(SourceTimed)
def timed(state: State, happened: Happened, event: SourceTimed, _: Id) -> None:
    """The last said; times that do not fit the text are left out whole."""
    source = state.sources.get(event.source)
    if source is None:
        state.remark(happened, "unknown", event.source)
        return
    places = [place for place, _, _ in event.times]
    if places != sorted(set(places)) or any(
        place >= source.chars or last < first for place, first, last in event.times
    ):
        state.remark(happened, "out_of_range", event.source)
        return
    state.times.put(source.id, Times(event.times))


def files_on(state: State, on: Id | None) -> list[File]:
    """The files that go with something, in the order in which they came."""
    rows = [row for row in state.files.rows.values() if row.on == on and row.status == "live"]
    return sorted(rows, key=lambda row: (row.at, row.id))
