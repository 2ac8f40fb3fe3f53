"""The note in a .qdpx that carries what REFI-QDA has no place for. Its shape: core/commands/own_note.py."""

from collections.abc import Collection, Mapping

from core.analysis.presentation import SPOKEN, Presentation
from core.commands.interchange_ids import note_id as note_id
from core.commands.own_note import NAME as NAME
from core.commands.own_note import (
    OwnAttribute,
    OwnCodeName,
    OwnCodeParts,
    OwnCoding,
    OwnConsent,
    OwnMemo,
    OwnPerson,
    OwnQuote,
    OwnQuoteNumber,
    OwnText,
    OwnWork,
)
from core.commands.own_note import OwnThings as OwnThings
from core.commands.own_note_json import to_json as to_json
from core.exporting.own_work import with_work
from core.ids import Id
from core.text.xml import legal
from core.views.chosen_quotes import choices_by_code
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.quotes import numbers_by_coding
from core.views.records import Coding, Memo, Source


def own_things(presentation: Presentation, codes: Mapping[Id, str], texts: list[Source]) -> OwnThings:
    """All of it, of the codes (with the names that they go out under) and texts that go out. Consents are left out
    where words do not stand as spoken: such a file is for others, and they are nothing that it needs."""
    state = presentation.state
    here = {each.id for each in texts}
    codings = [
        each for each in presentation.live_codings()
        if resolve_merged(state, each.code) in codes and each.source in here
    ]  # fmt: skip
    held = {*codes, *here, *(each.id for each in codings)}
    row = next(iter(state.project.values()))
    own = OwnThings(
        code_parts=tuple(_parts(presentation, codes)),
        codings=tuple(
            _coding(presentation, each) for each in codings if each.stance != "for" or each.weight or each.comment
        ),
        memos=tuple(_memo(presentation, each, held) for each in presentation.live_memos()),
        chosen_quotes=tuple(
            OwnQuote(Id(code), Id(each.coding))
            for code, choices in choices_by_code(state).items() for each in choices
            if code in codes and each.coding in held
        ),
        quote_numbers=tuple(_numbers(presentation, held)),
        people=tuple(OwnPerson(Id(each.id), each.status) for each in active_participants(state)),
        consents=tuple(_consents(presentation)) if presentation.layer == SPOKEN else (),
        texts=tuple(_text(presentation, each, held) for each in texts),
        attributes=tuple(
            OwnAttribute(name.decode(), each.type, each.choices) for name, each in sorted(state.attributes.rows.items())
        ),
        study=tuple((part, presentation.words(text)) for part, text in row.parts if text),
        references=tuple(
            OwnWork(Id(each.id), words) for each in state.references.values()
            if each.status == "live" and (words := presentation.project.words(each.item)) is not None
        ),
        code_names=tuple(
            OwnCodeName(code, name, legal(written)) for code, written in codes.items()
            if (name := presentation.code(code)) != legal(written)
        ),
    )  # fmt: skip
    return with_work(own, presentation, held)


def _parts(presentation: Presentation, codes: Collection[Id]) -> list[OwnCodeParts]:
    found = []
    for code in sorted(codes):
        parts = tuple((part, presentation.words(text)) for part, text in presentation.state.codes.rows[code].parts)
        if any(text and part != "definition" for part, text in parts):
            found.append(OwnCodeParts(code, tuple(each for each in parts if each[1])))
    return found


def _coding(presentation: Presentation, row: Coding) -> OwnCoding:
    return OwnCoding(row.id, row.stance, row.weight, presentation.words(row.comment), note_id(row.id))


def _memo(presentation: Presentation, memo: Memo, held: Collection[Id]) -> OwnMemo:
    """`held`: on what a note can stand."""
    stands = memo.on is None or memo.on in held
    links = tuple(
        (str(kind), Id(resolve_merged(presentation.state, thing)) if kind == "code" else Id(thing))
        for kind, thing in memo.links
    )
    on_kind, on = ("", None) if stands or memo.on is None else (str(memo.on_kind), Id(memo.on))
    on_file: tuple[str, Id | None] = (str(memo.on_kind), Id(memo.on)) if stands and memo.on is not None else ("", None)
    return OwnMemo(memo.id, memo.kind, on_kind, on, presentation.words(memo.reference), links, *on_file)


def _numbers(presentation: Presentation, held: Collection[Id]) -> list[OwnQuoteNumber]:
    uses: dict[Id, list[str]] = {}
    for each in presentation.state.quote_uses.values():
        if each.where:
            uses.setdefault(Id(each.coding), []).append(presentation.words(each.where))
    return [
        OwnQuoteNumber(Id(coding), number, tuple(uses.get(coding, ())))
        for coding, numbers in sorted(numbers_by_coding(presentation.state).items())
        if coding in held
        for number in numbers
    ]


def _consents(presentation: Presentation) -> list[OwnConsent]:
    people = {row.id for row in active_participants(presentation.state)}
    return [
        OwnConsent(
            Id(each.participant), each.day, presentation.words(each.form), presentation.words(each.scope),
            each.interview, each.quotation, each.recording, each.sharing,
        )
        for each in sorted(presentation.state.consents.values(), key=lambda each: (each.day, each.at))
        if each.participant in people
    ]  # fmt: skip


def _text(presentation: Presentation, row: Source, held: Collection[Id]) -> OwnText:
    """Places are those of the text in the file."""
    state, layered = presentation.state, presentation.layered(row.id)
    original = row.derived_from if row.derived_from is not None and row.derived_from in held else None
    links = []
    if original is not None:
        there = presentation.layered(original)
        for each in state.passages.values():
            if each.source == row.id and each.status == "live":
                places = (
                    *layered.to_layer(each.start, each.end),
                    *there.to_layer(each.original_start, each.original_end),
                )
                links.append(places)
    said, times = state.speakers.get(row.id), state.times.get(row.id)
    people = tuple(map(Id, said.people if said is not None else row.participants))
    turns = [] if said is None else [
        (layered.to_layer(start, end)[0], *layered.to_layer(words, end), who) for start, words, end, who in said.turns
    ]  # fmt: skip
    spoken = (
        []
        if times is None
        else [(layered.to_layer(place, place)[0], first, last) for place, first, last in times.times]
    )
    return OwnText(
        row.id, row.kind, original, tuple(sorted(links)), people, tuple(turns), tuple(spoken),
    )  # fmt: skip
