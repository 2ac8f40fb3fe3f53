"""This program's own note in a .qdpx, laid over what was read from the file itself."""

from core.commands.foreign_project import Foreign, ForeignCode, ForeignMemo
from core.commands.import_omissions import Omission
from core.commands.own_note import NAME, Numbers, OwnThings
from core.commands.own_note_json import Read, from_json
from core.importing.own_astray import without_astray
from core.importing.own_names import with_own_ids
from core.importing.own_valid import valid
from core.importing.refi_project import RefiProject
from core.importing.refi_xml import text_of
from core.text.times import Time
from core.text.xml import legal


def with_own_things(foreign: Foreign, project: RefiProject) -> Foreign:
    """The project with what its own note says of its things. Where a peer wrote another description of a code, that
    counts."""
    note = project.note_named(NAME)
    if note is None:
        return foreign
    read = from_json(project.archive.words(note)[0] or "")
    if read is None:
        is_newer = Omission("own-newer", (NAME,))
        return foreign._replace(omissions=(*foreign.omissions, is_newer)) if project.is_ours else foreign
    if not project.is_ours:  # a peer carried it on
        foreign = with_own_ids(foreign, read.own, project.titles())
    own, lost = _sound(read, foreign)
    parts = {each.code: dict(each.parts) for each in own.code_parts}
    names = {(each.code, each.written): each.name for each in own.code_names}
    said = {each.coding: each for each in own.codings}
    texts = {each.text: each for each in own.texts}
    memos = {each.note: each for each in own.memos}
    about = text_of(project.root, "Description")  # for peers; the note has it by its parts
    frame = ForeignMemo("methodological", about, "", None)
    passed = {each.note for each in own.codings if each.note is not None}
    return foreign._replace(
        codes=tuple(
            _code(code, parts.get(code.id), names.get((code.id, code.name), code.name)) for code in foreign.codes
        ),
        codings=tuple(
            each._replace(stance=said[each.id].stance, weight=said[each.id].weight, comment=said[each.id].comment)
            if each.id in said
            else each
            for each in foreign.codings
        ),
        sources=tuple(
            each._replace(
                kind=texts[each.id].kind, derived_from=texts[each.id].derived_from,
                times=_times(each.times, texts[each.id].times),
            )
            if each.id in texts
            else each
            for each in foreign.sources
        ),
        memos=tuple(
            memo._replace(
                kind=memos[memo.id].kind,
                on_kind=memos[memo.id].on_kind or memo.on_kind,
                on=memos[memo.id].on if memos[memo.id].on_kind else memo.on,
                links=memos[memo.id].links, reference=memos[memo.id].reference,
                text=_without_reference(memo.text, memos[memo.id].reference),
            )
            if memo.id in memos
            else memo
            for memo in foreign.memos
            if memo.id not in passed and not (own.study and memo == frame)
        ),
        references=tuple(each.item for each in own.references),
        own=own,
        omissions=(*foreign.omissions, *lost),
    )  # fmt: skip


def _sound(read: Read, foreign: Foreign) -> tuple[OwnThings, tuple[Omission, ...]]:
    """The entries that say something of what is in the file, and what is said of the others."""
    own = valid(read.own, foreign)
    unread = read.unread + sum(len(one) - len(other) for one, other in zip(read.own, own, strict=True))
    kept, astray = without_astray(own, foreign)
    return kept, (*([Omission("own-unread", ("",) * unread)] if unread else []), *astray)


def _code(code: ForeignCode, parts: dict[str, str] | None, name: str) -> ForeignCode:
    """A code under its own name; one that a peer gave it since counts."""
    return code._replace(name=name, definition=code.definition if parts is None else parts.get("definition", ""))


def _without_reference(text: str, reference: str) -> str:
    """The words of a memo, below which its reference stands for peers; as XML holds it, if the note does not."""
    return text.removesuffix(f"({reference})").removesuffix(f"({legal(reference)})").rstrip() if reference else text


def _times(points: tuple[Time, ...], noted: Numbers) -> tuple[Time, ...]:
    """The times of a text: the note's, which has their ends too, unless the points in the file say otherwise."""
    found = tuple(Time(*row) for row in noted if len(row) == 3)
    return found if not points or [each[:2] for each in found] == [each[:2] for each in points] else points
