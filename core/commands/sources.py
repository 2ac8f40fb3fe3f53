"""Decisions on texts: importing, naming, assigning to participants, withdrawing."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name
from core.commands.epochs import start_epoch
from core.commands.participants import add_participant, keys_typed_in, require_active_participant
from core.errors import Refused
from core.events.files import SourceTimecodesSet
from core.events.participants import WithdrawalConfirmed
from core.events.sources import (
    KINDS as KINDS,
)
from core.events.sources import (
    SourceAssigned,
    SourceImported,
    SourceRenamed,
    SourceSpeakerSealed,
    SourceWithdrawn,
)
from core.ids import EventId, Id, KeyId, ParticipantId, SourceId, ThingId
from core.limits import ITEMS_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.crypto import HeldKey
from core.text.comments import Comment
from core.text.normal import look_alike, text_hash
from core.text.ranges import Ranges
from core.text.redaction import blanked, taken_out
from core.text.speaker_turns import places_of, turns
from core.text.times import Time
from core.views.authorisation import powers_of
from core.views.withdrawals import SOURCE, is_asked


class Incoming(NamedTuple):
    """A text on its way in: normalised, with its name, where it came from, when it is spoken, and the remarks in its
    margin."""

    name: str
    text: str
    origin: str
    kind: str = "interview"
    times: tuple[Time, ...] = ()
    comments: tuple[Comment, ...] = ()


Person = ParticipantId | str
"""A participant, or the pseudonym of one who is still to be added."""


def bring_in(
    context: CommandContext,
    incoming: Sequence[Incoming],
    people: Sequence[Person] = (),
    derived_from: SourceId | None = None,
    speakers: Mapping[str, Person] | None = None,
) -> list[Decision]:
    """Imports several texts in one step, and adds the participants who are new. Raises Refused.

    Where the words are of several, turns that begin with one's pseudonym, or with a name that `speakers` gives to
    one, are sealed under a key of that person's own.
    """
    decisions: list[Decision] = []
    ids: dict[Person, ParticipantId] = {}
    names: dict[str, ParticipantId] = {}
    for person in people:
        if isinstance(person, str):
            decisions += add_participant(context, person)
            ids[person] = decisions[-1].event.participant
        else:
            ids[person] = require_active_participant(context, person).id
        pseudonym = (
            person if isinstance(person, str) else context.words(context.state.participants.rows[person].pseudonym)
        )
        names[pseudonym or ""] = ids[person]
    for name, person in (speakers or {}).items():
        if person not in ids:
            raise Refused("speaker-not-participant", speaker=name)
        names[name] = ids[person]
    for one in incoming:
        decisions += import_source(context, one, tuple(ids.values()), derived_from, names)
    return decisions


def import_source(
    context: CommandContext,
    incoming: Incoming,
    participants: tuple[ParticipantId, ...] = (),
    derived_from: SourceId | None = None,
    speakers: Mapping[str, ParticipantId] | None = None,
) -> list[Decision]:
    """Imports a text under a key of its own. A summary belongs to the participants of its original. Raises Refused."""
    if incoming.kind not in KINDS:
        raise Refused("source-kind-unknown", kinds=KINDS)
    if not incoming.text.strip():
        raise Refused("source-empty", name=incoming.name)
    if len(incoming.text) > TEXT_CODE_POINTS_MAX:
        raise Refused("source-too-long", name=incoming.name, max=TEXT_CODE_POINTS_MAX)
    if derived_from is not None:
        participants = participants or live_source(context, derived_from).participants
    source, key = context.new_id(SourceId), context.new_key()
    apart = _apart(incoming.text, participants, speakers or {})
    speaker_turns = [_voice(context, source, person, places, incoming.text, key) for person, places in apart.items()]
    text = blanked(incoming.text, tuple(sorted(place for places in apart.values() for place in places)))
    event = SourceImported(
        source,
        incoming.kind,
        checked_name(incoming.name),
        text,
        text_hash(text),
        incoming.origin,
        len(incoming.text),
        key.id,
        participants,
        derived_from,
    )
    timed = [Decision(SourceTimecodesSet(source, tuple((*each,) for each in incoming.times)))] if incoming.times else []
    return [*speaker_turns, Decision(event, keys=(key.id,), new_keys=(key,), seal_quotes=False), *timed]


def _apart(
    text: str, participants: tuple[ParticipantId, ...], speakers: Mapping[str, ParticipantId]
) -> dict[ParticipantId, Ranges]:
    """Where each of several participants speaks."""
    if len(participants) < 2:
        return {}
    low = {look_alike(name): person for name, person in speakers.items()}
    labelled = {turn.speaker for turn in turns(text, speakers)}
    found: dict[ParticipantId, Ranges] = {}
    for person in participants:
        labels = {label for label in labelled if low.get(look_alike(label)) == person}
        if places := places_of(text, labels):
            found[person] = places
    return found


def _voice(
    context: CommandContext,
    source: SourceId,
    person: ParticipantId,
    places: Ranges,
    text: str,
    source_key: HeldKey,
) -> Decision:
    """What one says, under the text's key and one of their own: destroying either destroys it."""
    key = context.new_key()
    event = SourceSpeakerSealed(source, person, key.id, places, taken_out(text, places))
    return Decision(event, keys=(key.id, source_key.id), new_keys=(key, source_key), seal_quotes=False)


def rename_source(context: CommandContext, source: SourceId, name: str) -> list[Decision]:
    """Another name, sealed like the text. Raises Refused."""
    row = live_source(context, source)
    return [Decision(SourceRenamed(source, checked_name(name)), keys=(row.key,))]


def assign_source(context: CommandContext, source: SourceId, participants: tuple[ParticipantId, ...]) -> list[Decision]:
    """Assigns a text to the participants whose words it holds. Raises Refused."""
    live_source(context, source)
    for each in participants:
        require_active_participant(context, each)
    return [Decision(SourceAssigned(source, participants))]


def withdraw_source(context: CommandContext, source: SourceId, also: Collection[EventId] = ()) -> list[Decision]:
    """Withdraws a text that belongs to no participant. By an owner this destroys its key, and those of what was typed
    and repeats it, or confirms what a coder had hidden; by a coder it hides the words. `also`: events of which what was
    typed goes too. Raises Refused."""
    hidden = context.state.sources.get(source)
    files = [each.key for each in context.state.files.values() if each.on is not None and Id(each.on) == source]
    keys: tuple[KeyId, ...] = () if hidden is None else (hidden.key, *files)
    keys = tuple(dict.fromkeys((*keys, *keys_typed_in(context, also), *context.typed_about(keys))))[:ITEMS_MAX]
    started = start_epoch(context) if powers_of(context.state, context.device) == "owner" else []
    if hidden is not None and hidden.status == "withdrawn" and started and also:
        return [Decision(SourceWithdrawn(source, (hidden.key, *keys_typed_in(context, also)))), *started]
    if hidden is not None and is_asked(context.state, source) and started:
        return [Decision(WithdrawalConfirmed(SOURCE, ThingId(source), keys)), *started]
    live_source(context, source)
    return [Decision(SourceWithdrawn(source, keys)), *started]
