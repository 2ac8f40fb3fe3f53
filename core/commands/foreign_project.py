"""A project as another tool left it: what its readers (core/importing) find, and what an import takes."""

from collections.abc import Sequence
from typing import NamedTuple

from core.commands.import_omissions import Omission
from core.commands.own_note import OwnThings
from core.ids import ID_BYTES, ForeignId, Id
from core.sealing.crypto import digest
from core.text.times import Time

NOBODY = Id(b"nobody is named")
"""Stands for whoever coded what the file does not say of who did."""


class ForeignCode(NamedTuple):
    """A code; its parent comes before it. Ids here are GUIDs (16 bytes), or whatever names a thing in its file."""

    id: Id
    name: str
    parent: Id | None
    definition: str
    colour: str
    is_codable: bool = True


class ForeignSource(NamedTuple):
    """A text, normalised, how it was read, its attributes, when it is spoken, and what a condensed one stands for."""

    id: Id
    name: str
    text: str
    origin: str
    kind: str = "interview"
    attributes: tuple[tuple[str, str], ...] = ()
    times: tuple[Time, ...] = ()
    derived_from: Id | None = None


class ForeignCoder(NamedTuple):
    """Somebody who coded or wrote there, by the name that the file gives."""

    id: Id
    name: str


class ForeignCoding(NamedTuple):
    """A code on a passage (code points of the normalised text); `why` is the reason that was given there, `note` the
    note there that says so. `coder` is who made it there, None where the file does not say; `made` is when (ms since
    1970), or 0."""

    id: Id
    source: Id
    start: int
    end: int
    code: Id
    why: str = ""
    note: Id | None = None
    coder: Id | None = None
    made: int = 0
    weight: int = 0
    comment: str = ""
    stance: str = "for"


class ForeignMemo(NamedTuple):
    """A note on something (`on_kind` empty: on the project); `passage` where it stands beside one of a source."""

    kind: str
    text: str
    on_kind: str
    on: Id | None
    passage: tuple[int, int] | None = None
    id: Id | None = None
    coder: Id | None = None
    made: int = 0
    reference: str = ""
    links: tuple[tuple[str, Id], ...] = ()


def memo_id(memo: ForeignMemo) -> Id:
    """What names a note in its file; where that gives it no id, what it says and what it is on."""
    return memo.id if memo.id is not None else Id(repr((memo.on_kind, memo.on, memo.passage, memo.text)).encode())


def parents_first(memos: Sequence[ForeignMemo]) -> list[ForeignMemo]:
    """Notes in an order in which each comes after the note that it is on, else in their own."""
    waiting: dict[Id | None, list[ForeignMemo]] = {}
    named = {each.id for each in memos if each.id is not None}
    for each in memos:
        on = each.on if each.on_kind == "memo" and each.on in named else None
        waiting.setdefault(on, []).append(each)
    found = waiting.pop(None, [])
    for each in found:  # grows while it is gone through
        found += waiting.pop(each.id, []) if each.id is not None else []
    return [*found, *(each for circle in waiting.values() for each in circle)]


class ForeignCase(NamedTuple):
    """A person, with attributes and texts; `parts` are (text, start, end) of what in a text is that person's, where
    it is not all."""

    id: Id
    name: str
    attributes: tuple[tuple[str, str], ...]
    sources: tuple[Id, ...]
    parts: tuple[tuple[Id, int, int], ...] = ()


class ForeignFile(NamedTuple):
    """A source that is not shown here and kept as it came: what is said of it there (XML), its files (name, type,
    content), the text that was read from it, if any, and whom it belongs to."""

    id: Id
    description: bytes
    files: tuple[tuple[str, str, bytes], ...]
    text: Id | None
    people: tuple[Id, ...]

    @property
    def described_in(self) -> str:
        """The name of the file here that says what is said of it there."""
        return f"{digest(self.id).hex()[:16]}.xml"


ForeignSet = tuple[Id, str, tuple[Id, ...], tuple[Id, ...]]
"""Id, name, codes, sources."""
ForeignLink = tuple[Id, str, Id, Id]
"""Id, kind, from which code, to which."""
ForeignType = tuple[str, str]
"""What an attribute may be: its name and its type."""


class Foreign(NamedTuple):
    """A project as another tool left it. `omissions` says what did not come in as it stands there. `passages` are the
    marked ones with their sources and places, `variables` the attributes by name: both only for the GUIDs they have
    there. `is_ordered`: the codes stand in the order in which people see them there. `file`: the name of the file.
    `identity` tells the project from others of its tool where its ids are no GUIDs. `references`: items of CSL-JSON;
    `reasons`: of links. `own`: what this program added that REFI-QDA has no place for. `keeps_coders`: people have one
    id in all files of the program that wrote it."""

    codes: tuple[ForeignCode, ...]
    sources: tuple[ForeignSource, ...]
    codings: tuple[ForeignCoding, ...]
    memos: tuple[ForeignMemo, ...]
    cases: tuple[ForeignCase, ...]
    sets: tuple[ForeignSet, ...]
    links: tuple[ForeignLink, ...]
    omissions: tuple[Omission, ...] = ()
    passages: tuple[tuple[Id, Id, int, int, Id | None], ...] = ()
    variables: tuple[tuple[Id, str], ...] = ()
    kept: tuple[ForeignFile, ...] = ()
    is_ordered: bool = False
    coders: tuple[ForeignCoder, ...] = ()
    file: str = ""
    identity: bytes = b""
    types: tuple[ForeignType, ...] = ()
    references: tuple[str, ...] = ()
    reasons: tuple[tuple[Id, str], ...] = ()
    own: OwnThings = OwnThings()
    keeps_coders: bool = False

    def there(self, thing: Id) -> ForeignId:
        """Under which GUID a thing of the file is remembered: its own, or one that follows from the project and its
        id there."""
        if len(thing) == ID_BYTES:
            return ForeignId(thing)
        return ForeignId(Id(digest(b"kodespor/there/1\0" + self.identity + b"\0" + thing)[:ID_BYTES]))
