"""What an imported file holds and the project does not: the report of an import, which stays."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, LOOSE, Breach, Note, Number, OneOf, OptionalName
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import ForeignId, SourceId

LINES_MAX = 500
"""So many things stand in one event."""
OMISSIONS = (
    "kept-pdf", "kept-picture", "kept-audio", "kept-video", "kept-link", "kept-graph", "kept-other", "kept-coding",
    "several-people", "without-guid", "quoting-names", "text", "no-text", "no-media", "segment", "coding",
    "coding-without-code", "coding-on-picture", "coding-on-recording", "case-part", "second-category", "untagged",
    "set", "graph", "link", "case-code", "filter", "cycle", "too-deep", "name-twice", "guid-twice", "name-long",
    "as-memo", "attribute", "attribute-type", "own-unread", "own-newer", "file", "note", "row", "relation", "feature",
    "in-parts", "other", "moved-note", "own-judgement", "own-consensus", "own-layer", "own-astray",
)  # fmt: skip
"""The kinds of things in the report; each has a sentence, `importing-omission-KIND`."""


def _lines(event: "ImportReported") -> Breach:
    is_open = isinstance(event.things, str)
    return BAD_VALUE if is_open and len(str(event.things).split("\n")) != event.number else ""


@event("import.reported", Policy(CODERS, AUTHOR), whole=_lines)
class ImportReported(NamedTuple):
    """What the file of an imported project holds of one kind that did not come in as it stands there: kept for the next
    export, put in another form, or left out. `things` has a line for each of `number` things, with its place; `source`
    is the text in which they stand, where it is one."""

    project: ForeignId
    file: OptionalName
    kind: Annotated[str, OneOf(OMISSIONS)]
    source: Annotated[SourceId | None, LOOSE]
    number: Annotated[int, Number(1, LINES_MAX)]
    things: Note
