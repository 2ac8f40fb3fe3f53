"""What this program knows and REFI-QDA has no place for, as it travels in a .qdpx: one documented note, in JSON.

The note belongs to the project (`Project/NoteRef`), is called `kodespor.json`, and its words stand in a file
(`plainTextPath`): `{"kodespor": 1, "code_parts": [{"code": GUID, "parts": [[part, text], …]}, …], …}`. Each list below
has the name of its field in `OwnThings`, each entry the names of its fields here. Things are named by the GUIDs that
they have in the file, places are code points of the text in the file. A tool that gave new GUIDs has kept names and
places, by which things get those back that they had (core/importing/own_names.py). What another tool did not carry on
names GUIDs that are not there any more: a reader passes over it. What a peer can read stands in the file as well
(notes, descriptions): where the two differ, a peer has changed it, and what the peer wrote counts.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from core.events.codebook import PARTS
from core.ids import ID_BYTES, Id

NAME, VERSION = "kodespor.json", 1
WRITTEN_ID = re.compile(f"\\b[0-9a-f]{{{2 * ID_BYTES}}}\\b")
"""How an id stands in the expression or in a filter of a saved query."""

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


class OwnJudgement(NamedTuple):
    """What somebody thinks of a coding, as in `coding.judged`; `made` is when, in ms since 1970."""

    coding: Id
    coder: Id
    stance: str
    code: Id | None = None
    made: int = 0
    why: str = ""


class OwnConsensus(NamedTuple):
    """What coders agreed on for a segment, as in `consensus.recorded`; `coder` recorded it."""

    consensus: Id
    text: Id
    start: int
    end: int
    about: tuple[Id, ...]
    coder: Id
    why: str
    codes: tuple[Id, ...] = ()
    made: int = 0


class OwnQuery(NamedTuple):
    """A saved query, as in `query.saved`. What stands by an id in the expression or a filter is a pair in `things`: as
    it stands there, and its GUID."""

    query: Id
    name: str
    expression: str
    filters: Pairs = ()
    things: tuple[tuple[str, Id], ...] = ()


class OwnEdit(NamedTuple):
    """Other words in a layer of a text, as in `text.replaced`."""

    edit: Id
    text: Id
    layer: str
    places: Numbers
    words: str


class OwnInVivo(NamedTuple):
    """A code that is named with words of a text."""

    code: Id
    text: Id


class OwnOnMap(NamedTuple):
    """Where on the code map a code was put, as in `code.arranged`."""

    code: Id
    across: int
    down: int


class OwnThings(NamedTuple):
    """All that the note holds. `study`: the parts of the study's frame; `phase`: the one that it is in, alone."""

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
    judgements: tuple[OwnJudgement, ...] = ()
    consensus: tuple[OwnConsensus, ...] = ()
    queries: tuple[OwnQuery, ...] = ()
    layers: tuple[OwnEdit, ...] = ()
    in_vivo: tuple[OwnInVivo, ...] = ()
    on_map: tuple[OwnOnMap, ...] = ()
    phase: tuple[str, ...] = ()


def described(parts: Iterable[tuple[str, str]]) -> str:
    """A code's description for peers: its parts, those but the definition with their names before them."""
    said = dict(parts)
    return "\n".join(
        said[part] if part == "definition" else f"{part}: {said[part]}" for part in PARTS if said.get(part)
    )
