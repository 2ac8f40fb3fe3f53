"""What things are called in a .qdpx and where codings stand, for the own note: peers give new GUIDs, and keep those."""

from collections.abc import Iterator, Mapping

from core.analysis.presentation import Presentation
from core.commands.own_note import OwnName, OwnPlace, OwnThings
from core.ids import Id
from core.text.xml import legal
from core.views.codebook import resolve_merged
from core.views.participants import active_participants


def with_names(
    own: OwnThings,
    presentation: Presentation,
    codes: Mapping[Id, str],
    called: Mapping[Id, str],
    remarks: Mapping[Id, str],
) -> OwnThings:
    """The note with the names of all that goes out (`called`: of coders and of notes in files), and the places of
    codings of which the note, a memo or a line of `remarks` says something."""
    texts = {each.text for each in own.texts}
    told = {*remarks, *(each.coding for each in own.codings), *(each.coding for each in own.chosen_quotes)}
    told |= {each.coding for each in own.quote_numbers} | {each.coding for each in own.judgements}
    told |= {coding for each in own.consensus for coding in each.about}
    for memo in presentation.live_memos():
        told |= {Id(thing) for _, thing in memo.links} | ({memo.on} if memo.on is not None else set())
    named = _named(presentation, texts, codes, called)
    names = (OwnName(thing, kind, legal(name).strip()) for thing, kind, name in named)
    places = _places(presentation, texts, told, remarks)
    return own._replace(names=tuple(names), places=tuple(each for each in places if each.code in codes))


def _named(
    presentation: Presentation, texts: set[Id], codes: Mapping[Id, str], called: Mapping[Id, str]
) -> Iterator[tuple[Id, str, str]]:
    for code, name in codes.items():
        yield code, "code", name
    for text in sorted(texts):
        yield text, "source", presentation.source(text)
    for person in active_participants(presentation.state):
        yield Id(person.id), "case", presentation.words(person.pseudonym)
    state = presentation.state
    for thing, name in called.items():
        if thing in state.memos.rows:
            yield thing, "memo", name
        elif thing in state.members.rows or thing in state.attributed_coders.rows:
            yield thing, "coder", name


def _places(presentation: Presentation, texts: set[Id], told: set[Id], remarks: Mapping[Id, str]) -> Iterator[OwnPlace]:
    for row in presentation.live_codings():
        if row.id in told and row.source in texts:
            start, end = presentation.layered(row.source).to_layer(row.start, row.end)
            code = Id(resolve_merged(presentation.state, row.code))
            why, line = presentation.why(row.why) or "", remarks.get(row.id, "")
            yield OwnPlace(row.id, row.source, start, end, code, Id(row.by), why, line)
