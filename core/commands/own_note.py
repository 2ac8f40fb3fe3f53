"""What this program knows and REFI-QDA has no place for, as it travels in a .qdpx: one documented note, in JSON.

The note belongs to the project (`Project/NoteRef`), is called `kodespor.json`, and its words stand in a file
(`plainTextPath`): `{"kodespor": 1, "code_parts": [{"code": GUID, "parts": [[part, text], …]}, …], …}`. Each list below
has the name of its field in `OwnThings`, each entry the names of its fields here. Things are named by the GUIDs that
they have in the file, places are code points of the text in the file. A tool that gave new GUIDs has kept names and
places, by which things get those back that they had (core/importing/own_names.py). What another tool did not carry on
names GUIDs that are not there any more: a reader passes over it. What a peer can read stands in the file as well
(notes, descriptions): where the two differ, a peer has changed it, and what the peer wrote counts.
"""

import json
import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from core.events.codebook import PARTS
from core.ids import Id

NAME, VERSION = "kodespor.json", 1

Pairs = tuple[tuple[str, str], ...]
Numbers = tuple[tuple[int, ...], ...]


class OwnCodeParts(NamedTuple):
    """The parts of a code's description that is not its definition alone, as (part, text); `Code/Description` holds
    `described` of them."""

    code: Id
    parts: Pairs


class OwnCodeName(NamedTuple):
    """The name of a code that goes out under another, for a program that takes each name once only."""

    code: Id
    name: str
    written: str


class OwnCoding(NamedTuple):
    """What is said of a coding beside its reason. `note`: the note in the file that says it in words for peers, no memo
    here."""

    coding: Id
    stance: str = "for"
    weight: int = 0
    comment: str = ""
    note: Id | None = None


class OwnMemo(NamedTuple):
    """A memo whose words are a note in the file: its kind, what it is on where a note cannot stand (`on_kind` empty:
    where the file says), its reference, and (kind, GUID) of what it points to. A cell of the framework matrix is one of
    kind `charted` on a case or text, which points to its code and to the codings that it rests on. `stood_on`: what it
    is on where the file says so too; for peers that leave it on nothing."""

    note: Id
    kind: str
    on_kind: str = ""
    on: Id | None = None
    reference: str = ""
    links: tuple[tuple[str, Id], ...] = ()
    stood_kind: str = ""
    stood_on: Id | None = None


class OwnQuote(NamedTuple):
    """A coding whose segment was chosen as a quote for a code; the list has the order of the choice."""

    code: Id
    coding: Id


class OwnQuoteNumber(NamedTuple):
    """The number of a quote in the quote bank, and where it is used."""

    coding: Id
    number: int
    uses: tuple[str, ...] = ()


class OwnPerson(NamedTuple):
    """The status of a participant."""

    participant: Id
    status: str


class OwnConsent(NamedTuple):
    """What a participant consented to on a day; answers as in `consent.noted`."""

    participant: Id
    day: str
    form: str = ""
    scope: str = ""
    interview: str = "not_asked"
    quotation: str = "not_asked"
    recording: str = "not_asked"
    sharing: str = "not_asked"


class OwnText(NamedTuple):
    """The kind of a text (interview, group, note, condensed). `derived_from`: what a condensed one stands for, and
    `condensed` the links of its segments, as (start, end, original start, original end). `participants` and `turns`:
    who speaks, as in `source.imported`. `times`: (code point, first ms, last ms)."""

    text: Id
    kind: str
    derived_from: Id | None = None
    condensed: Numbers = ()
    participants: tuple[Id, ...] = ()
    turns: Numbers = ()
    times: Numbers = ()


class OwnAttribute(NamedTuple):
    """What an attribute of participants and texts may be, as in `attribute.type_set`."""

    name: str
    type: str
    choices: tuple[str, ...] = ()


class OwnWork(NamedTuple):
    """A work that memos may point to; `item` in CSL-JSON, as text."""

    work: Id
    item: str


class OwnName(NamedTuple):
    """What a thing is called in the file; kind: coder, code, source, case or memo. A peer that gave it a new GUID has
    kept that, so it is known by it."""

    thing: Id
    kind: str
    name: str


class OwnPlace(NamedTuple):
    """Where a coding stands of which something is said, by whom, why, and the line that says all of it for peers in the
    description of the segment: for peers that give new GUIDs."""

    coding: Id
    text: Id
    start: int
    end: int
    code: Id
    coder: Id
    why: str = ""
    line: str = ""


class OwnThings(NamedTuple):
    """All that the note holds. `study`: the parts of the study's frame."""

    code_parts: tuple[OwnCodeParts, ...] = ()
    codings: tuple[OwnCoding, ...] = ()
    memos: tuple[OwnMemo, ...] = ()
    chosen_quotes: tuple[OwnQuote, ...] = ()
    quote_numbers: tuple[OwnQuoteNumber, ...] = ()
    people: tuple[OwnPerson, ...] = ()
    consents: tuple[OwnConsent, ...] = ()
    texts: tuple[OwnText, ...] = ()
    attributes: tuple[OwnAttribute, ...] = ()
    study: Pairs = ()
    references: tuple[OwnWork, ...] = ()
    code_names: tuple[OwnCodeName, ...] = ()
    names: tuple[OwnName, ...] = ()
    places: tuple[OwnPlace, ...] = ()


def described(parts: Iterable[tuple[str, str]]) -> str:
    """A code's description for peers: its parts, those but the definition with their names before them."""
    said = dict(parts)
    return "\n".join(
        said[part] if part == "definition" else f"{part}: {said[part]}" for part in PARTS if said.get(part)
    )


def to_json(own: OwnThings, guid: Callable[[Id], str]) -> bytes:
    """The note's words, a line for each entry; `guid` gives a thing's GUID in the file. Lists and fields that hold
    nothing are left out."""
    parts = [f'"kodespor": {VERSION}']
    for name, value in zip(OwnThings._fields, own, strict=True):
        if value:
            entries = ",\n  ".join(json.dumps(_written(each, guid), ensure_ascii=False) for each in value)
            parts.append(f'"{name}": [\n  {entries}\n ]')
    inside = ",\n ".join(parts)
    return f"{{\n {inside}\n}}".encode()


def _written(value: Any, guid: Callable[[Id], str]) -> Any:
    if isinstance(value, bytes):
        return guid(Id(value))
    if hasattr(value, "_asdict"):
        defaults = value._field_defaults
        return {
            name: _written(each, guid)
            for name, each in value._asdict().items()
            if name not in defaults or each != defaults[name]
        }
    return [_written(each, guid) for each in value] if isinstance(value, tuple) else value


class Read(NamedTuple):
    """What was read, and how many entries could not be."""

    own: OwnThings
    unread: int


def from_json(content: bytes | str) -> Read | None:
    """What a note says; None where it is none of this version. Entries that are not as they should be are counted."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("kodespor") != VERSION:
        return None
    found: dict[str, Any] = {}
    unread = 0
    for name, kind in get_type_hints(OwnThings).items():
        entries, one = held.get(name, []), get_args(kind)[0]
        made = []
        for each in entries if isinstance(entries, list) else []:
            try:
                made.append(_reader(one)(each))
            except (TypeError, ValueError, KeyError):
                unread += 1
        found[name] = tuple(made)
    return Read(OwnThings(**found), unread)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a value of a type. It raises TypeError, ValueError, KeyError where it is none."""
    if get_origin(kind) in (Union, types.UnionType):
        some = _reader(get_args(kind)[0])
        return lambda value: None if value is None else some(value)
    if kind is Id:
        return lambda value: Id(UUID(value).bytes) if isinstance(value, str) else _none(value)
    if get_origin(kind) is tuple:
        return _reader_of_several(get_args(kind))
    if hasattr(kind, "_fields"):
        fields = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        return lambda value: kind(**{name: fields[name](value[name]) for name in kind._fields if name in dict(value)})
    return lambda value: value if type(value) is kind else _none(value)


def _reader_of_several(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader(kind) for kind in kinds if kind is not Ellipsis]
    if kinds[-1] is Ellipsis:
        return lambda value: tuple(map(readers[0], value if isinstance(value, list) else _none(value)))
    return lambda value: tuple(
        read(each) for read, each in zip(readers, value if isinstance(value, list) else _none(value), strict=True)
    )


def _none(value: Any) -> Any:
    raise TypeError(f"{value!r} is not of its type")
