"""This program's own note in a .qdpx, laid over what was read from the file itself."""

import json
from collections.abc import Mapping

from core.commands.foreign_project import Foreign, ForeignCode, ForeignMemo
from core.commands.import_omissions import Omission
from core.commands.own_note import (
    NAME,
    WRITTEN_ID,
    Numbers,
    OwnConsensus,
    OwnEdit,
    OwnJudgement,
    OwnQuery,
    OwnThings,
    described,
)
from core.commands.own_note_json import from_json
from core.events.attributed import MADE_MAX
from core.events.codebook import MAP, PARTS
from core.events.codings import JUDGEMENTS, STANCES, WEIGHT_MAX
from core.events.layers import LAYERS
from core.events.memos import ALL_KINDS
from core.events.participants import ANSWERS, STATUSES, TYPES, is_day_breach
from core.events.project import PHASES
from core.events.queries import FILTERS
from core.events.sources import KINDS as SOURCE_KINDS
from core.ids import Id
from core.importing.own_names import with_own_ids
from core.importing.refi_project import RefiProject
from core.importing.refi_xml import text_of
from core.limits import ITEMS_MAX, NOTE_CODE_POINTS_MAX, TEXT_CODE_POINTS_MAX
from core.text.csl import csl_item
from core.text.ranges import are_in_order
from core.text.times import Time
from core.text.xml import legal


def with_own_things(foreign: Foreign, project: RefiProject) -> Foreign:
    """The project with what its own note says of its things. Where a peer wrote another description of a code, that
    counts."""
    note = project.note_named(NAME)
    if note is None:
        return foreign
    read = from_json(project.archive.words(note)[0] or "")
    if read is None:
        is_newer = Omission("own-newer", (NAME,))
        return foreign._replace(omissions=(*foreign.omissions, is_newer)) if project.is_ours else foreign
    if not project.is_ours:  # a peer carried it on
        foreign = with_own_ids(foreign, read.own, project.titles())
    own = _valid(read.own, foreign)
    unread = read.unread + sum(len(one) - len(other) for one, other in zip(read.own, own, strict=True))
    parts = {each.code: dict(each.parts) for each in own.code_parts}
    names = {(each.code, each.written): each.name for each in own.code_names}
    said = {each.coding: each for each in own.codings}
    texts = {each.text: each for each in own.texts}
    memos = {each.note: each for each in own.memos}
    about = text_of(project.root, "Description")  # for peers; the note has it by its parts
    frame = ForeignMemo("methodological", about, "", None)
    passed = {each.note for each in own.codings if each.note is not None}
    lost = Omission("own-unread", ("",) * unread)
    return foreign._replace(
        codes=tuple(
            _code(code, parts.get(code.id), names.get((code.id, code.name), code.name)) for code in foreign.codes
        ),
        codings=tuple(
            each._replace(stance=said[each.id].stance, weight=said[each.id].weight, comment=said[each.id].comment)
            if each.id in said
            else each
            for each in foreign.codings
        ),
        sources=tuple(
            each._replace(
                kind=texts[each.id].kind, derived_from=texts[each.id].derived_from,
                times=_times(each.times, texts[each.id].times),
            )
            if each.id in texts
            else each
            for each in foreign.sources
        ),
        memos=tuple(
            memo._replace(
                kind=memos[memo.id].kind,
                on_kind=memos[memo.id].on_kind or memo.on_kind,
                on=memos[memo.id].on if memos[memo.id].on_kind else memo.on,
                links=memos[memo.id].links, reference=memos[memo.id].reference,
                text=_without_reference(memo.text, memos[memo.id].reference),
            )
            if memo.id in memos
            else memo
            for memo in foreign.memos
            if memo.id not in passed and not (own.study and memo == frame)
        ),
        references=tuple(each.item for each in own.references),
        own=own,
        omissions=(*foreign.omissions, *([lost] if unread else [])),
    )  # fmt: skip


def _code(code: ForeignCode, parts: dict[str, str] | None, name: str) -> ForeignCode:
    """A code under its own name; one that a peer gave it since counts."""
    return code._replace(name=name, definition=code.definition if parts is None else parts.get("definition", ""))


def _without_reference(text: str, reference: str) -> str:
    """The words of a memo, below which its reference stands for peers; as XML holds it, if the note does not."""
    return text.removesuffix(f"({reference})").removesuffix(f"({legal(reference)})").rstrip() if reference else text


def _valid(own: OwnThings, foreign: Foreign) -> OwnThings:
    """Only what says something that this program knows: a note may come from anywhere."""
    about = {code.id: code.definition.strip() for code in foreign.codes}
    chars = {source.id: len(source.text) for source in foreign.sources}
    return own._replace(
        code_parts=tuple(
            each
            for each in own.code_parts
            if all(part in PARTS for part, _ in each.parts)
            and about.get(each.code) == legal(described(each.parts)).strip()
        ),
        codings=tuple(each for each in own.codings if each.stance in STANCES and 0 <= each.weight <= WEIGHT_MAX),
        memos=tuple(each for each in own.memos if each.kind in ALL_KINDS),
        quote_numbers=tuple(each for each in own.quote_numbers if 1 <= each.number < 1_000_000),
        people=tuple(each for each in own.people if each.status in STATUSES),
        consents=tuple(each for each in own.consents if set(each[4:]) <= set(ANSWERS) and not is_day_breach(each.day)),
        texts=tuple(each for each in own.texts if each.kind in SOURCE_KINDS),
        judgements=tuple(each for each in own.judgements if _is_judgement(each)),
        consensus=tuple(each for each in own.consensus if _is_consensus(each, chars)),
        queries=tuple(each for each in own.queries if _is_query(each)),
        layers=tuple(each for each in own.layers if _is_edit(each, chars)),
        on_map=tuple(each for each in own.on_map if 0 <= each.across <= MAP and 0 <= each.down <= MAP),
        phase=tuple(each for each in own.phase if each in PHASES),
        references=tuple(each for each in own.references if csl_item(each.item)),
        attributes=tuple(
            each for each in own.attributes if each.type in TYPES and (each.type == "choice") == bool(each.choices)
        ),
    )


def _times(points: tuple[Time, ...], noted: Numbers) -> tuple[Time, ...]:
    """The times of a text: the note's, which has their ends too, unless the points in the file say otherwise."""
    found = tuple(Time(*row) for row in noted if len(row) == 3)
    return found if not points or [each[:2] for each in found] == [each[:2] for each in points] else points


def _is_consensus(each: OwnConsensus, chars: Mapping[Id, int]) -> bool:
    is_there = 0 <= each.start < each.end <= chars.get(each.text, TEXT_CODE_POINTS_MAX)
    return is_there and max(len(each.about), len(each.codes)) <= ITEMS_MAX and 0 <= each.made <= MADE_MAX


def _is_edit(each: OwnEdit, chars: Mapping[Id, int]) -> bool:
    places = tuple((place[0], place[1]) for place in each.places if len(place) == 2)
    is_whole = len(places) == len(each.places)
    return each.layer in LAYERS and is_whole and are_in_order(places, chars.get(each.text, TEXT_CODE_POINTS_MAX))


def _is_query(each: OwnQuery) -> bool:
    fits = all(kind in FILTERS for kind, _ in each.filters) and all(WRITTEN_ID.fullmatch(of) for of, _ in each.things)
    return fits and len(json.dumps(each.filters, ensure_ascii=False)) <= NOTE_CODE_POINTS_MAX


def _is_judgement(each: OwnJudgement) -> bool:
    proposes = each.stance == "propose"
    return each.stance in JUDGEMENTS and proposes == (each.code is not None) and 0 <= each.made <= MADE_MAX
