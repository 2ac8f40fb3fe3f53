"""Which segments of an imported file go by which GUID there, so that the next export gives it back."""

from collections.abc import Iterator, Mapping

from core.commands.context import CommandContext
from core.commands.foreign_project import Foreign
from core.commands.interchange_again import Known
from core.commands.interchange_ids import segment_id
from core.ids import Id


def new_segments(
    context: CommandContext, foreign: Foreign, known: Known, ids: Mapping[Id, Id], by: Mapping[Id | None, Id]
) -> Iterator[tuple[Id, Id]]:
    """The id of each coder's segment and its GUID in the file, unless it is known by that here already; of several by
    one coder on one place the first. `ids`, `by`: things and coders here by those in the file."""
    state, there = context.state, dict[Id, list[Id]]()
    for row in state.imports.values():
        there.setdefault(row.there, []).append(row.id)
    people = [*state.members.rows, *state.attributed_coders.rows]
    seen = set[Id]()
    for guid, source, start, end, coder in foreign.passages:
        if source not in ids or source in known.unplaced:
            continue
        place = ids[source], start, end
        own, here = segment_id(*place, by.get(coder) or known.own["coder"].get(coder or Id(b""))), set[Id]()
        if not known.is_new("source", source):  # the author of a note alone is no coder at its first import
            here = {segment_id(*place), *(segment_id(*place, each) for each in people)}
        if own not in seen and here.isdisjoint((guid, *there.get(foreign.there(guid), ()))):
            yield own, guid
        seen.add(own)
