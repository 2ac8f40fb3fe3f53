"""What a study holds of its coders' work that REFI-QDA has no place for, for the own note in a .qdpx: what they think
of each other's codings, what they agreed on, saved queries, layers of texts, in vivo codes, and the code map."""

from collections.abc import Collection, Iterator

from core.analysis.filters import saved_filters
from core.analysis.presentation import SPOKEN, Presentation
from core.commands.own_note import (
    WRITTEN_ID,
    OwnConsensus,
    OwnEdit,
    OwnInVivo,
    OwnJudgement,
    OwnOnMap,
    OwnQuery,
    OwnThings,
)
from core.errors import Refused
from core.exporting.judged import agreed
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import SavedQuery


def with_work(own: OwnThings, presentation: Presentation, held: Collection[Id]) -> OwnThings:
    """The note with all of it, of the codes, texts and codings that go out (`held`). What a round of blind coding hides
    is left out, and so are words that were withdrawn. Layers only go where words stand verbatim: in another layer they
    would say what it hides."""
    state = presentation.state
    return own._replace(
        judgements=tuple(_judgements(presentation, held)),
        consensus=tuple(_consensus(presentation, held)),
        queries=tuple(_queries(presentation, held)),
        layers=tuple(_layers(presentation, held)) if presentation.layer == SPOKEN else (),
        in_vivo=tuple(
            OwnInVivo(Id(row.id), Id(row.in_vivo))
            for row in state.codes.values() if row.id in held and row.in_vivo is not None and row.in_vivo in held
        ),
        on_map=tuple(
            OwnOnMap(Id(row.id), *row.on_map)
            for row in state.codes.values() if row.id in held and row.on_map is not None
        ),
        phase=tuple(row.phase for row in state.project.values() if row.phase),
    )  # fmt: skip


def _judgements(presentation: Presentation, held: Collection[Id]) -> Iterator[OwnJudgement]:
    for row in sorted(presentation.judgements(), key=lambda each: (each.at, each.coding, each.by)):
        code = None if row.code is None else Id(resolve_merged(presentation.state, row.code))
        if row.coding in held and (code is None or code in held):
            coder, why = presentation.one_coder(row.by), presentation.why(row.why) or ""
            yield OwnJudgement(Id(row.coding), Id(coder), row.stance, code, row.at, why)


def _consensus(presentation: Presentation, held: Collection[Id]) -> Iterator[OwnConsensus]:
    for each in agreed(presentation):
        row = each.row
        about = tuple(Id(coding) for coding in row.about if coding in held)
        codes = dict.fromkeys(Id(resolve_merged(presentation.state, code)) for code in row.codes)
        if about and row.source in held and all(code in held for code in codes):
            place = presentation.layered(row.source).to_layer(row.start, row.end)
            coder = Id(presentation.one_coder(row.by))
            yield OwnConsensus(Id(row.id), Id(row.source), *place, about, coder, each.why, tuple(codes), row.at)


def _queries(presentation: Presentation, held: Collection[Id]) -> Iterator[OwnQuery]:
    for row in presentation.state.queries.values():
        if row.status != "live":
            continue
        name, expression = (presentation.project.words(each) for each in (row.name, row.expression))
        if name is not None and expression is not None:
            yield from _query(presentation, held, row, name, expression)


def _query(
    presentation: Presentation, held: Collection[Id], row: SavedQuery, name: str, expression: str
) -> Iterator[OwnQuery]:
    try:
        filters = saved_filters(presentation, row)
    except Refused:  # its words are gone, or somebody saved what is none
        return
    state = presentation.state
    people = (row.id for row in active_participants(state))
    known = {*held, *state.members.rows, *state.attributed_coders.rows, *people}
    written = dict.fromkeys(WRITTEN_ID.findall(" ".join([expression, *(value for _, value in filters)])))
    ids = ((each, Id(bytes.fromhex(each))) for each in written)
    shown = ((each, Id(resolve_merged(state, thing))) for each, thing in ids)
    things = tuple((each, Id(presentation.one_coder(thing))) for each, thing in shown if thing in known)
    yield OwnQuery(Id(row.id), name, expression, filters, things)


def _layers(presentation: Presentation, held: Collection[Id]) -> Iterator[OwnEdit]:
    for row in presentation.state.layer_edits.values():
        words = presentation.project.words(row.words)
        if row.status == "live" and row.source in held and words is not None:
            yield OwnEdit(Id(row.id), Id(row.source), row.layer, row.places, words)
