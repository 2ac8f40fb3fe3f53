"""The study as tables of values: what the archive and notebooks share."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any, NamedTuple

from core.analysis.audit_trail import tell
from core.analysis.code_decisions import reasoned_decisions
from core.analysis.names_then import NamesThen
from core.analysis.presentation import SPOKEN, Presentation, iso_time
from core.commands.codebook import PARTS
from core.errors import Refused
from core.exporting import judged
from core.exporting.outline_sections import shown_relations, shown_sets
from core.exporting.tables import HEADER, segment_rows
from core.ids import Id
from core.log.acts import start_of
from core.views.participants import active_participants
from core.views.records import Coding, Consensus, Source


class Table(NamedTuple):
    """Names of columns, and rows under them. Where there may be very many, each is made when it is asked for, and they
    can be gone through once."""

    header: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """One dictionary for each row."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


def text_of(presentation: Presentation, row: Source) -> str | None:
    """A text as it stands in the layer of `presentation`; None where it is gone."""
    if row.status != "live":
        return None
    try:
        return presentation.layered(row.id).text
    except Refused:
        return None


def texts(presentation: Presentation) -> Table:
    """The texts with their words, in the order in which they came."""
    rows = []
    for row in presentation.sources_in_order():
        text = text_of(presentation, row)
        if text is not None:
            people = ", ".join(presentation.participant(each) for each in row.participants)
            rows.append((row.id.hex(), presentation.source(row.id), row.kind, people, len(text), text))
    return Table(("source", "name", "kind", "participants", "chars", "text"), rows)


def text_attributes(presentation: Presentation) -> Table:
    """A row for each attribute of each text."""
    rows = [
        (row.id.hex(), presentation.source(row.id), name, presentation.words(value))
        for row in presentation.sources_in_order()
        if row.status == "live"
        for name, value in row.attributes
        if value
    ]
    return Table(("source", "name", "attribute", "value"), rows)


def codes(presentation: Presentation) -> Table:
    """The codebook, codes that were merged, split or deleted included."""
    header = ("code", "parent", "path", "name", *PARTS, "colour", "status")
    return Table(header, [
        (
            row.id.hex(), row.parent.hex() if row.parent else "",
            presentation.path(row.id), presentation.words(row.name),
            *(presentation.words(dict(row.parts).get(part)) for part in PARTS), row.colour, row.status,
        )
        for row in presentation.state.codes.values()
    ])  # fmt: skip


def codings(presentation: Presentation) -> Table:
    """All codings that stand; `start` and `end` are code points of the text in the layer of `presentation`, or of the
    text that was there."""
    found, told = tee(presentation.counted_in_order())
    both = zip(found, segment_rows(presentation, told), strict=True)
    return Table(HEADER, ((row[0], *_places(presentation, coding), *row[3:]) for coding, row in both))


def memos(presentation: Presentation) -> Table:
    """All memos that stand, with what each points to."""
    return Table(("at", "by", "kind", "on_kind", "on", "text", "reference", "links"), [
        (
            iso_time(memo.at), presentation.member(memo.by), memo.kind, memo.on_kind,
            _on(presentation, memo.on_kind, memo.on),
            presentation.words(memo.text), presentation.words(memo.reference),
            "; ".join(presentation.thing(kind, Id(thing)) for kind, thing in memo.links),
        )
        for memo in presentation.live_memos()
    ])  # fmt: skip


def _on(presentation: Presentation, kind: str, on: Id | None) -> str:
    if on is None:
        return ""
    names = {"code": presentation.code, "source": presentation.source, "participant": presentation.participant}
    return names[kind](on) if kind in names else on.hex()


def relations(presentation: Presentation) -> Table:
    """How codes go together, each with its reason; codes by their paths."""
    rows = [
        (presentation.path(each.code), presentation.words(each.kind), presentation.path(each.other),
         presentation.why(each.why) or "")
        for each in shown_relations(presentation.state)
    ]  # fmt: skip
    return Table(("code", "kind", "other", "why"), list(rows))


def sets(presentation: Presentation) -> Table:
    """The sets of codes and texts, with a row for each that is in one."""
    rows = []
    for row in shown_sets(presentation.state):
        named = [("code", presentation.path(each)) for each in row.codes]
        named += [("text", presentation.source(each)) for each in row.sources]
        rows += [(presentation.words(row.name), kind, member) for kind, member in named]
    return Table(("set", "kind", "member"), rows)


def decisions(presentation: Presentation) -> Table:
    """The decisions on codes for which there is a reason; codes by their paths today."""
    rows = [
        (iso_time(each.at, each.offset), each.by, presentation.path(each.code), each.did, each.why)
        for each in reasoned_decisions(presentation)
    ]
    return Table(("at", "by", "code", "said", "why"), list(rows))


def judgements(presentation: Presentation) -> Table:
    """What coders think of each other's codings; `code` is the path of the one that stands, `proposed` of another."""
    rows = []
    for each in judged.judgements(presentation):
        coding = presentation.state.codings.rows[each.coding]
        place = (presentation.source(coding.source), *_places(presentation, coding))
        proposed = presentation.path(each.code) if each.code else ""
        said = (each.stance, proposed, presentation.why(each.why) or "")
        coded = (presentation.path(coding.code), presentation.member(coding.by))
        rows.append((iso_time(each.at), presentation.member(each.by), *place, *coded, *said))
    return Table(("at", "by", "source", "start", "end", "code", "coder", "stance", "proposed", "why"), rows)


def consensus(presentation: Presentation) -> Table:
    """What coders agreed on where their codings differed; no code means that none belongs there."""
    rows = [
        (iso_time(each.row.at), presentation.member(each.row.by), presentation.source(each.row.source),
         *_places(presentation, each.row), each.quote, "; ".join(each.codes), ", ".join(each.coders), each.why)
        for each in judged.agreed(presentation)
    ]  # fmt: skip
    return Table(("at", "by", "source", "start", "end", "quote", "codes", "coders", "why"), rows)


def _places(presentation: Presentation, row: Coding | Consensus) -> tuple[int, int]:
    """Code points of the text in the layer that is shown, or of the text that was there."""
    if text_of(presentation, presentation.state.sources.rows[row.source]) is None:
        return row.start, row.end
    return presentation.layered(row.source).to_layer(row.start, row.end)


def participants(presentation: Presentation) -> Table:
    """Who takes part, with a column for each attribute."""
    people = active_participants(presentation.state)
    names = sorted({name for row in people for name, _ in row.attributes})
    rows = []
    for row in people:
        values = {name: presentation.words(value) for name, value in row.attributes}
        rows.append((presentation.words(row.pseudonym), row.status, *(values.get(name, "") for name in names)))
    return Table(("pseudonym", "status", *names), rows)


def history(presentation: Presentation) -> Table:
    """A row for each decision, in order; `act` is the number of the first decision of its act, `said` a sentence in the
    names of its moment, quotes as they stand in the layer. `data`, what it changed, is there only where texts are as
    spoken: a correction holds what it corrects."""
    header = ("n", "act", "at", "clock_doubt", "by", "type", "said", "why", "undone", "data")
    return Table(header, _history(presentation))


def _history(presentation: Presentation) -> Iterator[tuple[Any, ...]]:
    project, timeline = presentation.project, presentation.project.timeline
    today = Presentation(project, None, presentation.translator, presentation.layer)
    last = len(timeline.order) if presentation.until is None else presentation.until
    start, act = None, 0
    for each in tell(NamesThen(today), range(1, last + 1), presentation.state):
        before, start = start, start_of(each.recorded)
        if start != before:  # nearly always it begins here; events of others may stand within it
            act = timeline.place_of(timeline.act_begun(start)) + 1 if each.recorded.act else each.n
        data = each.data if presentation.layer == SPOKEN else {}
        yield (
            each.n, act, each.at, each.clock_doubt, each.by, each.wire, each.did, each.why or "",
            each.undone_by is not None and timeline.place_of(each.undone_by) < last, data,
        )  # fmt: skip
