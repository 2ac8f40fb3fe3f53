"""Which entries of this program's own note in a .qdpx say something that this program knows: a note may come from
anywhere. An entry whose event would break its form is passed over, or it would keep out the whole file."""

import json
from collections.abc import Mapping
from typing import Any

from core.commands.foreign_project import Foreign
from core.commands.own_note import (
    WRITTEN_ID,
    OwnAttribute,
    OwnConsensus,
    OwnConsent,
    OwnEdit,
    OwnJudgement,
    OwnMemo,
    OwnQuery,
    OwnQuoteNumber,
    OwnText,
    OwnThings,
    described,
)
from core.events.attributed import MADE_MAX
from core.events.codebook import MAP, PARTS
from core.events.codings import JUDGEMENTS, STANCES, WEIGHT_MAX
from core.events.consensus import ConsensusRecorded
from core.events.layers import PassageLinked, TextReplaced
from core.events.memos import ALL_KINDS, MemoWritten
from core.events.participants import ANSWERS, STATUSES, TYPES, AttributeTypeSet, ConsentNoted
from core.events.project import PHASES
from core.events.queries import FILTERS, QuerySaved
from core.events.quotes import QuoteUseNoted
from core.events.registry import breach_of
from core.events.sources import KINDS as SOURCE_KINDS
from core.ids import (
    CodeId,
    CodingId,
    ConsensusId,
    Id,
    MemoId,
    ParticipantId,
    PassageLinkId,
    QueryId,
    ReplacementId,
    SourceId,
    ThingId,
    ThingKind,
)
from core.text.csl import csl_item
from core.text.xml import legal

_NEW = Id(bytes(16))
"""In the place of an id that is given later."""


def valid(own: OwnThings, foreign: Foreign) -> OwnThings:
    """The note without what says nothing here."""
    about = {code.id: code.definition.strip() for code in foreign.codes}
    chars = {source.id: len(source.text) for source in foreign.sources}
    people = {coder.id for coder in foreign.coders}
    return own._replace(
        code_parts=tuple(
            each
            for each in own.code_parts
            if all(part in PARTS for part, _ in each.parts)
            and about.get(each.code) == legal(described(each.parts)).strip()
        ),
        codings=tuple(each for each in own.codings if each.stance in STANCES and 0 <= each.weight <= WEIGHT_MAX),
        memos=tuple(filter(_is_memo, own.memos)),
        quote_numbers=tuple(filter(_is_quote_number, own.quote_numbers)),
        people=tuple(each for each in own.people if each.status in STATUSES),
        consents=tuple(filter(_is_consent, own.consents)),
        texts=tuple(filter(_is_text, own.texts)),
        judgements=tuple(each for each in own.judgements if each.coder in people and _is_judgement(each)),
        consensus=tuple(each for each in own.consensus if each.coder in people and _is_consensus(each, chars)),
        queries=tuple(filter(_is_query, own.queries)),
        layers=tuple(each for each in own.layers if _is_edit(each, chars)),
        on_map=tuple(each for each in own.on_map if 0 <= each.across <= MAP and 0 <= each.down <= MAP),
        phase=tuple(each for each in own.phase if each in PHASES),
        references=tuple(each for each in own.references if csl_item(each.item)),
        attributes=tuple(filter(_is_attribute, own.attributes)),
    )


def _is_formed(event: Any) -> bool:
    return not breach_of(event, None)


def _is_memo(each: OwnMemo) -> bool:
    on = None if each.on is None else ThingId(each.on)
    is_placed = _is_formed(MemoWritten(MemoId(_NEW), each.kind, "–", ThingKind(each.on_kind), on, each.reference))
    return each.kind in ALL_KINDS and is_placed


def _is_quote_number(each: OwnQuoteNumber) -> bool:
    where = "; ".join(each.uses)
    return 1 <= each.number < 1_000_000 and _is_formed(QuoteUseNoted(CodingId(each.coding), where))


def _is_consent(each: OwnConsent) -> bool:
    answers = (each.interview, each.quotation, each.recording, each.sharing)
    event = ConsentNoted(ParticipantId(each.participant), each.day, each.scope, None, each.form, *answers)
    return set(answers) <= set(ANSWERS) and _is_formed(event)


def _is_text(each: OwnText) -> bool:
    text = SourceId(each.text)
    links = (PassageLinked(PassageLinkId(_NEW), text, *link) for link in each.condensed if len(link) == 4)
    return each.kind in SOURCE_KINDS and each.derived_from != each.text and all(map(_is_formed, links))


def _is_judgement(each: OwnJudgement) -> bool:
    proposes = each.stance == "propose"
    return each.stance in JUDGEMENTS and proposes == (each.code is not None) and 0 <= each.made <= MADE_MAX


def _is_consensus(each: OwnConsensus, chars: Mapping[Id, int]) -> bool:
    codes, about = tuple(map(CodeId, dict.fromkeys(each.codes))), tuple(map(CodingId, dict.fromkeys(each.about)))
    event = ConsensusRecorded(ConsensusId(each.consensus), SourceId(each.text), each.start, each.end, codes, about)
    return each.end <= chars.get(each.text, each.end) and 0 <= each.made <= MADE_MAX and _is_formed(event)


def _is_query(each: OwnQuery) -> bool:
    filters = json.dumps(each.filters, ensure_ascii=False)
    are_ids = all(WRITTEN_ID.fullmatch(written) for written, _ in each.things)
    event = QuerySaved(QueryId(each.query), "–", each.expression, filters)
    return are_ids and all(kind in FILTERS for kind, _ in each.filters) and _is_formed(event)


def _is_edit(each: OwnEdit, chars: Mapping[Id, int]) -> bool:
    places = tuple((place[0], place[1]) for place in each.places if len(place) == 2)
    is_there = bool(places) and places[-1][1] <= chars.get(each.text, places[-1][1])
    return (
        len(places) == len(each.places)
        and is_there
        and _is_formed(TextReplaced(ReplacementId(each.edit), SourceId(each.text), each.layer, places, each.words))
    )


def _is_attribute(each: OwnAttribute) -> bool:
    is_choice = each.type in TYPES and (each.type == "choice") == bool(each.choices)
    return is_choice and _is_formed(AttributeTypeSet(each.name, each.type, each.choices))
