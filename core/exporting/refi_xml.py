"""What the files of REFI-QDA are made of: GUIDs, codes, times and text as the standard writes them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, tostring

from core.analysis.codebook_tree import Branch
from core.commands.interchange_ids import reason_id, segment_id
from core.commands.own_note import described
from core.ids import Id
from core.text.xml import legal as legal
from core.views.state import State


def written(own: bytes) -> str:
    """An id as the standard writes it."""
    return str(UUID(bytes=bytes(own)))


class Guids:
    """By which GUID each thing goes: that which it had where it came from, unless another thing goes by it."""

    def __init__(self, state: State) -> None:
        tables = (
            state.codes,
            state.sources,
            state.participants,
            state.codings,
            state.memos,
            state.code_sets,
            state.attributed_coders,
        )
        taken = {own for table in (*tables, state.relations, state.members) for own in table.rows}
        for coding in state.codings.rows.values():
            place = coding.source, coding.start, coding.end
            taken |= {segment_id(*place), segment_id(*place, coding.by), reason_id(coding.id)}
        for memo in state.memos.rows.values():
            if memo.on is not None and memo.passage is not None:
                taken |= {segment_id(memo.on, *memo.passage), segment_id(memo.on, *memo.passage, memo.by)}
        self._there: dict[Id, Id] = {}
        self._came = set(state.imports.rows)
        self._closed = {row.id for row in state.imports.rows.values() if not row.is_codable}
        for row in state.imports.rows.values():
            if row.there not in taken:
                self._there[row.id] = row.there
                taken.add(row.there)

    def __call__(self, own: Id) -> str:
        """The GUID of a thing: the one that it had where it came from, else one made of its id."""
        return written(self._there.get(own, own))

    def came(self, own: Id) -> bool:
        """Whether a thing came with another project, which said itself what is a heading."""
        return own in self._came

    def is_codable(self, code: Id) -> bool:
        """Whether a code may be put on passages."""
        return code not in self._closed


def code_element(
    parent: Element,
    branch: Branch,
    guid: Guids,
    noted: Callable[[Element, Id], None] | None = None,
    names: Mapping[Id, str] | None = None,
) -> None:
    """Writes a code and the codes below it; `noted(element, code)` adds the notes on each. `names`: under which they go
    out, where it is another."""
    is_heading = bool(branch.children) and not guid.came(branch.code)
    is_codable = branch.codings > 0 or (guid.is_codable(branch.code) and not is_heading)
    attributes = {
        "guid": guid(branch.code),
        "name": legal((names or {}).get(branch.code, branch.name)),
        "isCodable": str(is_codable).lower(),
    }
    element = SubElement(parent, "Code", attributes | ({"color": branch.colour} if branch.colour else {}))
    about = described(branch.parts.items())
    if about:
        SubElement(element, "Description").text = legal(about)
    if noted is not None:
        noted(element, branch.code)
    for child in branch.children:
        code_element(element, child, guid, noted, names)


def flat(branch: Branch) -> list[Branch]:
    """A branch and all branches below it."""
    return [branch, *(each for child in branch.children for each in flat(child))]


def iso_time(at: int) -> str:
    """A moment (ms since 1970) in ISO 8601, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def xml_bytes(root: Element) -> bytes:
    """The document in UTF-8, with its declaration."""
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode()
