"""Files that go with sources, participants and the project; and when a source's passages are spoken."""

from core.events.files import FileAttached, FileDetached, SourceTimecodesSet
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.sealing.crypto import KeyKind
from core.views.records import File, Times
from core.views.state import DELETED_UNSEEN, State, folds


@folds(FileAttached)
def file_attached(state: State, recorded: RecordedEvent, event: FileAttached, member: MemberId) -> None:
    """Adds a file. If a participant whom it concerns withdrew meanwhile, its key is one to destroy."""
    if event.file in state.files.rows:
        state.conflict(recorded, "already_there", event.file)
        return
    if not state.brings_key(recorded, event.file, KeyKind.WORDS, event.key):
        return
    state.files.put(event.file, File(*event, member, recorded.at, "live"))
    if event.on is not None and _is_gone(state, event.on):
        state.shred(recorded, event.file, event.key, is_late=True)
        state.conflict(recorded, DELETED_UNSEEN, event.file)


def _is_gone(state: State, thing: Id) -> bool:
    """Whether a participant withdrew, or one of those who speak in a source."""
    source = state.sources.get(thing)
    people = (thing,) if source is None else source.participants
    rows = [state.participants.get(each) for each in people]
    left = any(row is not None and row.status == "withdrawn" for row in rows)
    return left or (source is not None and source.status == "withdrawn")


@folds(FileDetached)
def file_detached(state: State, recorded: RecordedEvent, event: FileDetached, _: MemberId) -> None:
    """Removes the file and names its key as one to destroy; core/keys/key_custody.py then drops its chunks."""
    row = state.files.get(event.file)
    if row is None or row.key != event.key:
        state.conflict(recorded, "unknown", event.file)
        return
    state.files.put(row.id, row._replace(status="removed"))
    state.shred(recorded, row.id, row.key)


@folds(SourceTimecodesSet)
def source_timecodes_set(state: State, recorded: RecordedEvent, event: SourceTimecodesSet, _: MemberId) -> None:
    """Sets the times of a text. If any does not fit the text, all are left out and a conflict is noted."""
    source = state.sources.get(event.source)
    if source is None:
        state.conflict(recorded, "unknown", event.source)
        return
    places = [place for place, _, _ in event.times]
    if places != sorted(set(places)) or any(
        place >= source.chars or last < first for place, first, last in event.times
    ):
        state.conflict(recorded, "out_of_range", event.source)
        return
    state.times.put(source.id, Times(event.times))


def files_on(state: State, on: Id | None) -> list[File]:
    """The files that go with something, in the order in which they came."""
    rows = [row for row in state.files.rows.values() if row.on == on and row.status == "live"]
    return sorted(rows, key=lambda row: (row.at, row.id))
