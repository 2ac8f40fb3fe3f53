"""Makes few of the many small files of grants that a long study writes into this device's own subfolder: nearly every
exchange brings one, for what was typed since.

Those of one key that hold about as many grants are written once more as one. The many are deleted when that has lain
in the folder, whole, for KEPT_SECONDS, as with segments (segment_writing.py). A file goes only for a bigger one: so of
two copies of a device that share a subfolder, neither deletes what the other relies on.
"""

from core.ids import Id
from core.limits import GRANTS_MESSAGE_MAX, SMALL_FILE_BYTES_MAX
from sync.replica import Member
from sync.transports.folder_files import FolderState
from sync.transports.folder_keys import file_of, put_grants
from sync.transports.folder_memory import GRANT_MARK_BYTES, Fate
from sync.transports.segment_writing import FAN, KEPT_SECONDS, size_class

Marks = frozenset[bytes]


def compact_grants(replica: Member, files: FolderState) -> None:
    """Writes one file for FAN of about the same size, and deletes those that bigger ones hold. Raises StorageFailed."""
    own = files.of_own(".kgrant")
    if len(own) < FAN or not replica.holds_current_keys():
        return
    alive = {mark[:GRANT_MARK_BYTES]: mark for mark, _, _ in replica.log.grant_marks()}
    read = files.of_fate(".kgrant", Fate.READ)
    held = {name: marks_in(read[name].grants) & alive.keys() for name in own if name in read}
    of_key: dict[str, list[str]] = {}
    for name, marks in held.items():
        if marks:
            of_key.setdefault(file_of(name).partition("-")[0], []).append(name)
    for key, names in of_key.items():
        doubled = _doubled(held, names)
        sizes: dict[int, list[str]] = {}
        for name in names:
            if name not in doubled and len(held[name]) < GRANTS_MESSAGE_MAX // FAN:
                sizes.setdefault(size_class(len(held[name])), []).append(name)
        for alike in sizes.values():
            if len(alike) >= FAN:
                whole = {alive[mark] for name in alike for mark in held[name]}
                put_grants(files, replica.log, Id(bytes.fromhex(key)), replica.log.grants_marked(sorted(whole)))
        _delete(files, doubled)


def marks_in(grants: bytes) -> Marks:
    """The marks that a file's grants are remembered by."""
    return frozenset(grants[at : at + GRANT_MARK_BYTES] for at in range(0, len(grants), GRANT_MARK_BYTES))


def _doubled(held: dict[str, Marks], names: list[str]) -> dict[str, set[str]]:
    """The files of one key of which every grant that is alive is in bigger ones, with those."""
    doubled: dict[str, set[str]] = {}
    holders: dict[bytes, str] = {}
    for name in sorted(names, key=lambda each: (len(held[each]), each), reverse=True):
        if all(mark in holders for mark in held[name]):
            doubled[name] = {holders[mark] for mark in held[name]}
        else:
            holders |= {mark: name for mark in held[name] if mark not in holders}
    return doubled


def _delete(files: FolderState, doubled: dict[str, set[str]]) -> None:
    """Deletes files whose grants have been in bigger ones for long, which are there whole now."""
    whole: dict[str, bool] = {}
    for name, bigger in doubled.items():
        for each in bigger - whole.keys():
            is_old = files.age_of(each) > KEPT_SECONDS
            whole[each] = is_old and files.content(each, SMALL_FILE_BYTES_MAX) is not None
        if all(whole[each] for each in bigger):
            files.delete(files.present[name].path)
