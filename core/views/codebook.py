"""The codebook: a tree that stays a tree, whatever two people did to it at the same time."""

from operator import itemgetter
from typing import Any

from core.events.codebook import (
    CodeArranged,
    CodeColoured,
    CodeCreated,
    CodeDefined,
    CodeDeleted,
    CodeMerged,
    CodeMoved,
    CodeRenamed,
    CodeSplit,
)
from core.events.registry import RecordedEvent
from core.ids import CodeId, Id, MemberId
from core.limits import CODEBOOK_DEPTH_MAX
from core.views.codes_made_anew import (
    is_split_unmade,
    is_whole_unmade,
    with_unseen_work,
    with_work_noted,
    without_split,
)
from core.views.order_records import CodeName
from core.views.records import Code
from core.views.state import State, folds


def resolve_merged(state: State, code: Id) -> CodeId:
    """The code as which a code shows: itself, or what it was merged into, followed to the end."""
    passed = []
    row = state.codes.get(code)
    while row is not None and row.status == "merged":
        passed.append(code)
        code = state.code_ends.get(code, row.into[0])  # where a long chain ended before, which may have grown since
        row = state.codes.get(code)
    if len(passed) > 1:
        state.code_ends.update(dict.fromkeys(passed, code))
    return CodeId(code)


def resolved(state: State) -> dict[Id, CodeId]:
    """The same of all codes, for whoever asks it of many codings."""
    return {code: resolve_merged(state, code) for code in state.codes.rows}


def shown_parent(state: State, code: Id) -> CodeId | None:
    """The code under which a code shows: its parent, or what the parent was merged into; above a deleted parent."""
    row = state.codes.get(code)
    return None if row is None else shown_place(state, row.parent)


def shown_place(state: State, parent: Id | None) -> CodeId | None:
    """Under what a code shows that was put under another: what that one was merged into, above what is deleted."""
    while parent is not None:
        parent = resolve_merged(state, parent)
        row = state.codes.get(parent)
        if row is None or row.status != "deleted":
            return parent if row is not None else None
        parent = row.parent
    return None


def is_within(state: State, code: Id, ancestor: Id) -> bool:
    """Whether `code` is `ancestor` or below it, by the links that are there, deleted ones too."""
    current: Id | None = resolve_merged(state, code)
    while current is not None:
        if current == ancestor:
            return True
        row = state.codes.get(current)
        current = resolve_merged(state, row.parent) if row is not None and row.parent is not None else None
    return False


def depth_of(state: State, code: Id) -> int:
    """How many codes stand above one, by the links that are there, deleted ones too; what is merged counts with what
    it went into."""
    depth = -1
    current: Id | None = code
    while current is not None:
        depth += 1
        row = state.codes.get(resolve_merged(state, current))
        current = row.parent if row is not None else None
    return depth


def fits_under(state: State, parent: Id, code: Id | None = None) -> bool:
    """Whether a code with all that stand below it, or a new code, has room under another one (CODEBOOK_DEPTH_MAX)."""
    room = CODEBOOK_DEPTH_MAX - depth_of(state, parent) - 1
    return room > 0 if code is None else height_of(state, code) <= room


def height_of(state: State, code: Id) -> int:
    """How many codes stand under each other in a code's branch, with itself the outermost. Kept with the state while
    codes are folded: what was merged into a code would else be gone through at each further merge."""
    code = resolve_merged(state, code)
    kept = state.code_heights.get(code)
    if kept is not None:
        return kept
    below = _below(state)
    height, level = 0, {Id(code)}
    while level:
        height += 1
        merged = list(level)
        while merged:  # what went into a code brings along what stood below it
            fresh = [each for each in below.get(merged.pop(), ()) if _is_merged(state, each)]
            level.update(fresh)
            merged += fresh
        level = {each for one in level for each in below.get(one, ()) if not _is_merged(state, each)}
    state.code_heights[code] = height
    return height


def _is_merged(state: State, code: Id) -> bool:
    return state.codes.rows[code].status == "merged"


def _below(state: State) -> dict[Id, set[Id]]:
    """The codes right below each code, and those that went into it; kept with the state while codes are folded."""
    if state.code_branches is None:
        state.code_branches = {}
        for row in state.codes.rows.values():
            _link(state, row, True)
    return state.code_branches


def _above(row: Code) -> Id | None:
    """Where a code hangs: at what it went into, or else at its parent."""
    return row.into[0] if row.status == "merged" else row.parent


def _link(state: State, row: Code, is_there: bool) -> None:
    above = _above(row)
    if state.code_branches is not None and above is not None:
        branch = state.code_branches.setdefault(above, set())
        (branch.add if is_there else branch.discard)(row.id)


def _put(state: State, row: Code) -> None:
    before = state.codes.get(row.id)
    if before is not None and (before.status == "merged", _above(before)) == (row.status == "merged", _above(row)):
        state.codes.put(row.id, row)
        return
    if before is not None:
        _link(state, before, False)
    _forget_heights(state, before, row)
    state.codes.put(row.id, row)
    _link(state, row, True)


def _forget_heights(state: State, before: Code | None, row: Code) -> None:
    """Drops the kept heights of all that a code stood under and will stand under, but what a merge makes of them."""
    if before is not None and before.status == "merged":
        state.forget_codes_kept()  # its creation is undone: what was found through it holds no more
        return
    into = resolve_merged(state, row.into[0]) if row.status == "merged" else None
    together = max(height_of(state, row.id), height_of(state, into)) if into is not None else 0
    for below in (row.id, into or row.parent):
        current = below
        while current is not None:
            code = resolve_merged(state, current)
            state.code_heights.pop(code, None)
            if code == into and below == row.id:
                together = 0  # it went into what it stood under, which may be less deep without it
            found = state.codes.get(code)
            current = found.parent if found is not None else None
    if into is not None and together:
        state.code_heights[into] = together


def _unmade(state: State, recorded: RecordedEvent, event: CodeCreated) -> None:
    row = state.codes.get(event.code)
    if row is not None and row.names[0].event == recorded.id:
        _put(state, row._replace(status="deleted", unmade=recorded.id))


def _change(state: State, recorded: RecordedEvent, row: Code, what: str, **changed: Any) -> None:
    _put(state, with_work_noted(row, recorded, what)._replace(**changed))


@folds(CodeCreated, unmake=_unmade, looks_at=())
def code_created(state: State, recorded: RecordedEvent, event: CodeCreated, member: MemberId) -> None:
    """A new code, at the top where its parent is not known here, or stands as deep as a code may. Two who import one
    codebook make each code under one id: where the first of them takes the import back, the other's makes it."""
    parent = event.parent
    there = event.code if event.code in state.codes.rows else None  # unmade, else the event has no effect
    if parent is not None and parent not in state.codes.rows:
        state.conflict(recorded, "unknown", parent)
        parent = None
    if parent is not None and there is not None and is_within(state, parent, resolve_merged(state, there)):
        state.conflict(recorded, "cycle", event.code, parent)
        parent = None
    if parent is not None and not fits_under(state, parent, there):
        state.conflict(recorded, "too_deep", event.code, parent)
        parent = None
    in_vivo = event.in_vivo if event.in_vivo in state.sources.rows else None
    parts = (("definition", event.definition),) if event.definition != "" else ()
    naming = CodeName(recorded.id, recorded.device, recorded.seq, member, event.name)
    place = (recorded.device, recorded.seq)
    row = Code(
        event.code,
        (naming,),
        parent,
        parts,
        event.colour,
        in_vivo,
        "live",
        (),
        place,
        member,
        recorded.at,
    )
    _put(state, with_unseen_work(state, recorded, row))


@folds(CodeRenamed, looks_at=())
def code_renamed(state: State, recorded: RecordedEvent, event: CodeRenamed, member: MemberId) -> None:
    """Replaces the names that the author had seen; one that they had not seen stays beside it."""
    row = _known(state, recorded, event.code)
    if row is None:
        return
    rivals = tuple(each for each in row.names if not state.saw(recorded, each.device, each.seq))
    if rivals:
        state.conflict(recorded, "concurrent_rename", row.id)
    naming = CodeName(recorded.id, recorded.device, recorded.seq, member, event.name)
    _put(state, row._replace(names=(*rivals, naming)))


@folds(CodeDefined, looks_at=())
def code_defined(state: State, recorded: RecordedEvent, event: CodeDefined, _: MemberId) -> None:
    """Sets a part of the description; the last wording shows."""
    row = _known(state, recorded, event.code)
    if row is not None:
        parts = dict(row.parts) | {event.part: event.text}
        _change(state, recorded, row, f":{event.part}", parts=tuple(sorted(parts.items(), key=itemgetter(0))))


@folds(CodeColoured, looks_at=())
def code_coloured(state: State, recorded: RecordedEvent, event: CodeColoured, _: MemberId) -> None:
    """Sets the colour; the last one shows."""
    row = _known(state, recorded, event.code)
    if row is not None:
        _change(state, recorded, row, "colour", colour=event.colour)


@folds(CodeArranged, looks_at=())
def code_arranged(state: State, recorded: RecordedEvent, event: CodeArranged, _: MemberId) -> None:
    """Puts the code there on the map; the last place shows."""
    row = _known(state, recorded, event.code)
    if row is not None:
        _change(state, recorded, row, "map", on_map=(event.across, event.down))


@folds(CodeMoved, looks_at=())
def code_moved(state: State, recorded: RecordedEvent, event: CodeMoved, _: MemberId) -> None:
    """Has no effect where it would make a cycle; where two moved it unseen, the later in the order shows."""
    row = _known(state, recorded, event.code)
    if row is None:
        return
    if event.parent is not None and event.parent not in state.codes.rows:
        state.conflict(recorded, "unknown", event.parent)
        return
    if event.parent is not None and is_within(state, event.parent, resolve_merged(state, row.id)):
        state.conflict(recorded, "cycle", row.id, event.parent)
        return
    if event.parent is not None and not fits_under(state, event.parent, row.id):
        state.conflict(recorded, "too_deep", row.id, event.parent)
        return
    if not state.saw(recorded, *row.moved):
        state.conflict(recorded, "concurrent_move", row.id)
    _change(state, recorded, row, "place", parent=event.parent, moved=(recorded.device, recorded.seq))


@folds(CodeMerged, looks_at=())
def code_merged(state: State, recorded: RecordedEvent, event: CodeMerged, _: MemberId) -> None:
    """Shows the merged code as the other from here on, also where a coder who does not know of the merge uses it."""
    row = _known(state, recorded, event.code)
    if row is None:
        return
    if event.into not in state.codes.rows:
        state.conflict(recorded, "unknown", event.into)
    elif row.status == "merged":
        state.conflict(recorded, "merged_twice", row.id, event.into)
    elif is_within(state, event.into, row.id):
        state.conflict(recorded, "cycle", row.id, event.into)
    elif depth_of(state, event.into) + height_of(state, row.id) > CODEBOOK_DEPTH_MAX:
        state.conflict(recorded, "too_deep", row.id, event.into)
    else:
        _put(state, row._replace(status="merged", into=(event.into,), unmade=None, work=()))


def _unsplit(state: State, recorded: RecordedEvent, event: CodeSplit) -> None:
    row = state.codes.get(event.code)
    if row is not None and row.status == "split" and row.into == event.into:
        _put(state, row._replace(status="live", into=()))
    elif row is not None and is_split_unmade(row) and row.into == event.into:
        _put(state, without_split(row))


@folds(CodeSplit, unmake=_unsplit, looks_at=())
def code_split(state: State, recorded: RecordedEvent, event: CodeSplit, member: MemberId) -> None:
    """The old code keeps its codings until they are sorted into the new ones."""
    row = _known(state, recorded, event.code)
    if row is None:
        return
    if not (row.status == "live" or is_whole_unmade(row)) or any(code not in state.codes.rows for code in event.into):
        state.conflict(recorded, "not_live", row.id)
        return
    _change(state, recorded, row, "split", status="split" if row.status == "live" else row.status, into=event.into)


@folds(CodeDeleted)
def code_deleted(state: State, recorded: RecordedEvent, event: CodeDeleted, _: MemberId) -> None:
    """Marks a code as deleted. Codings of it that the author had not seen are noted as a conflict."""
    row = _known(state, recorded, event.code)
    if row is None:
        return
    if row.status == "merged":
        state.conflict(recorded, "not_live", row.id)
        return
    _change(state, recorded, row, "deleted", status="deleted")
    for coding in state.codings.rows.values():
        if coding.code == row.id and coding.status == "live" and not state.saw(recorded, coding.device, coding.seq):
            state.conflict(recorded, "deleted_in_use", row.id)
            return


def _known(state: State, recorded: RecordedEvent, code: Id) -> Code | None:
    row = state.codes.get(code)
    if row is None:
        state.conflict(recorded, "unknown", code)
    return row
