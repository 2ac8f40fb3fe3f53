"""The study as tables of values: what the archive and notebooks share."""

from typing import Any, NamedTuple

from core.analysis.audit_trail import entries
from core.analysis.presentation import SPOKEN, Reading, iso_time
from core.commands.codebook import PARTS
from core.errors import Refused
from core.exporting.tables import HEADER, segment_rows
from core.ids import Id
from core.views.records import Source


class Table(NamedTuple):
    """Names of columns, and rows under them."""

    header: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """One dictionary for each row."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


def text_of(reading: Reading, row: Source) -> str | None:
    """A text as it stands in the layer of `reading`; None where it is gone."""
    if row.status != "live":
        return None
    try:
        return reading.layered(row.id).text
    except Refused:
        return None


def texts(reading: Reading) -> Table:
    """The texts with their words, in the order in which they came."""
    rows = []
    for row in sorted(reading.state.sources.values(), key=lambda row: (row.at, row.id)):
        text = text_of(reading, row)
        if text is not None:
            people = ", ".join(reading.participant(each) for each in row.participants)
            rows.append((row.id.hex(), reading.source(row.id), row.kind, people, len(text), text))
    return Table(("source", "name", "kind", "participants", "chars", "text"), rows)


def codes(reading: Reading) -> Table:
    """The codebook, codes that were merged, split or deleted included."""
    header = ("code", "parent", "path", "name", *PARTS, "colour", "status")
    return Table(header, [
        (
            row.id.hex(), row.parent.hex() if row.parent else "", reading.path(row.id), reading.words(row.name),
            *(reading.words(dict(row.parts).get(part)) for part in PARTS), row.colour, row.status,
        )
        for row in reading.state.codes.values()
    ])  # fmt: skip


def codings(reading: Reading) -> Table:
    """All codings that stand; `start` and `end` are code points of the text in the layer of `reading`, or of what was
    there."""
    found = reading.live_codings()
    rows = []
    for coding, row in zip(found, segment_rows(reading, found), strict=True):
        places = (coding.start, coding.end)
        if text_of(reading, reading.state.sources.rows[coding.source]) is not None:
            places = reading.layered(coding.source).to_layer(*places)
        rows.append((row[0], *places, *row[3:]))
    return Table(HEADER, rows)


def memos(reading: Reading) -> Table:
    """All memos that stand."""
    return Table(("at", "by", "kind", "on_kind", "on", "text", "reference"), [
        (
            iso_time(memo.at), reading.member(memo.by), memo.kind, memo.on_kind, _on(reading, memo.on_kind, memo.on),
            reading.words(memo.text), reading.words(memo.reference),
        )
        for memo in reading.live_memos()
    ])  # fmt: skip


def _on(reading: Reading, kind: str, on: Id | None) -> str:
    if on is None:
        return ""
    names = {"code": reading.code, "source": reading.source, "participant": reading.participant}
    return names[kind](on) if kind in names else on.hex()


def participants(reading: Reading) -> Table:
    """Who takes part, with a column for each attribute."""
    people = [row for row in reading.state.participants.values() if row.status not in ("removed", "withdrawn")]
    names = sorted({name for row in people for name, _ in row.attributes})
    rows = []
    for row in people:
        values = {name: reading.words(value) for name, value in row.attributes}
        rows.append((reading.words(row.pseudonym), row.status, *(values.get(name, "") for name in names)))
    return Table(("pseudonym", "status", *names), rows)


def history(reading: Reading) -> Table:
    """A row for each decision, in order. `data`, what it changed, is there only where texts are as spoken: a correction
    holds what it corrects."""
    header = ("n", "at", "by", "type", "why", "undone", "data")
    rows = []
    for each in entries(reading.project):
        data = each.data if reading.layer == SPOKEN else {}
        rows.append((each.n, each.at, each.by, each.wire, each.why or "", each.undone_by is not None, data))
    return Table(header, rows)
