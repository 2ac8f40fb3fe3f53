"""This program's own note in a .qdpx at an import: what REFI-QDA has no place for comes back exactly."""

from collections.abc import Callable, Iterator, Mapping

from core.commands.context import CommandContext, Decision, checked_note
from core.commands.foreign_project import Foreign
from core.commands.interchange_fit import fitting_name
from core.commands.own_note import OwnThings
from core.events.codebook import CodeDefined, CodeQuoteSet
from core.events.layers import PassageLinked
from core.events.memos import MemoWritten
from core.events.participants import AttributeTypeSet, ConsentNoted, ParticipantStatusSet
from core.events.project import PARTS, REPORTED, ProjectDescribed
from core.events.quotes import QuoteNumbered, QuoteUseNoted
from core.events.references import ReferenceAdded
from core.ids import CodeId, CodingId, Id, KeyId, MemoId, ParticipantId, PassageLinkId, ReferenceId, SourceId, ThingKind


def described_decisions(context: CommandContext, foreign: Foreign, ids: dict[Id, Id]) -> Iterator[Decision]:
    """What attributes may be, where nobody has said that here, and the literature that is not listed here; `ids` learns
    what each work of the file is here."""
    own = {each.name for each in foreign.own.attributes}
    for name, kind in {fitting_name(name): kind for name, kind in foreign.types}.items():
        if name.encode() not in context.state.attributes.rows and kind != "text" and name not in own:
            yield Decision(AttributeTypeSet(name, kind, ()))
    listed = {context.words(row.item): row.id for row in context.state.references.values() if row.status == "live"}
    for item in dict.fromkeys(foreign.references):
        if item not in listed:
            listed[item] = context.new_id(ReferenceId)
            yield Decision(ReferenceAdded(ReferenceId(listed[item]), item))
    for work, item in foreign.own.references:
        if item in listed:
            ids.setdefault(work, listed[item])


def own_decisions(
    context: CommandContext,
    own: OwnThings,
    ids: Mapping[Id, Id],
    keys: Mapping[Id, KeyId],
    is_new: Callable[[str, Id], bool],
) -> Iterator[Decision]:
    """The decisions for what came in new; `ids` here by those in the file. What names nothing that is here is passed
    over."""

    def here(kind: str, *things: Id) -> bool:
        return all(each in ids for each in things) and is_new(kind, things[0])

    for each in own.code_parts:
        if here("code", each.code):
            for part, text in each.parts:
                if part != "definition":
                    yield Decision(CodeDefined(CodeId(ids[each.code]), part, text))
    for attribute in own.attributes:
        if attribute.name.encode() not in context.state.attributes.rows:
            yield Decision(AttributeTypeSet(attribute.name, attribute.type, attribute.choices))
    for person in own.people:
        if here("case", person.participant):
            yield Decision(ParticipantStatusSet(ParticipantId(ids[person.participant]), person.status))
    for consent in own.consents:
        if here("case", consent.participant):
            who = ParticipantId(ids[consent.participant])
            answers = (consent.interview, consent.quotation, consent.recording, consent.sharing)
            event = ConsentNoted(who, consent.day, consent.scope, None, consent.form, *answers)
            yield Decision(event, keys=(keys[who],) if who in keys else ())
    for held in own.texts:
        if held.derived_from is not None and here("source", held.text, held.derived_from):
            source = SourceId(ids[held.text])
            for link in held.condensed:
                if len(link) == 4:
                    made = PassageLinked(context.new_id(PassageLinkId), source, *link)
                    yield Decision(made, keys=(keys[source],) if source in keys else ())
    for quote in own.chosen_quotes:
        if here("coding", quote.coding, quote.code):
            yield Decision(CodeQuoteSet(CodeId(ids[quote.code]), CodingId(ids[quote.coding]), "chosen"))
    for number in own.quote_numbers:
        if here("coding", number.coding):
            coding = CodingId(ids[number.coding])
            yield Decision(QuoteNumbered(coding, number.number))
            if number.uses:  # a member notes one place of a quote, so those that several noted stand in one
                yield Decision(QuoteUseNoted(coding, checked_note("; ".join(number.uses)) or ""))
    yield from _frame(context, own)


def _frame(context: CommandContext, own: OwnThings) -> Iterator[Decision]:
    """The parts of the study's frame that are not written here. What is written otherwise here stays, and what the file
    says is a memo; but what was withdrawn here does not come back."""
    described = {
        part: context.words(text) for row in context.state.project.values() for part, text in row.parts if text
    }
    memos = {context.shown(row.text).strip() for row in context.state.memos.values() if row.on is None}
    for part, text in own.study:
        if part not in (*PARTS, *REPORTED) or not text.strip():
            continue
        if part not in described:
            yield Decision(ProjectDescribed(part, checked_note(text) or ""))
        elif (here := described[part]) is not None and here.strip() != text.strip() and text.strip() not in memos:
            words = checked_note(text) or ""
            yield Decision(MemoWritten(context.new_id(MemoId), "methodological", words, ThingKind(""), None, ""))
