"""Participants: status, attributes, and what happens when one withdraws."""

from core.events.participants import (
    AttributeTypeSet,
    ConsentNoted,
    ParticipantAdded,
    ParticipantDescribed,
    ParticipantRenamed,
    ParticipantStatusSet,
    ParticipantWithdrawn,
    WithdrawalConfirmed,
    WithdrawalDeclined,
)
from core.events.registry import RecordedEvent
from core.ids import Id, KeyId, MemberId
from core.limits import LINKS_MAX
from core.sealing.crypto import KeyKind
from core.views.attributes import with_attribute
from core.views.authorisation import powers_of
from core.views.merged_people import keys_of_person, merge_unseen
from core.views.records import AttributeType, Consent, Participant
from core.views.speakers import are_sealed, correction_unseen, sealed_apart, sealed_before
from core.views.state import State, folds
from core.views.withdrawals import HIDDEN, PARTICIPANT, SOURCE, ask, decline, settle


def _unmade(state: State, recorded: RecordedEvent, event: ParticipantAdded) -> None:
    row = state.participants.get(event.participant)
    if row is not None and row.status not in ("withdrawn", HIDDEN):
        state.participants.put(row.id, row._replace(status="removed"))


def active_participants(state: State) -> list[Participant]:
    """The participants who were neither removed nor have withdrawn, or are hidden since a coder says so."""
    return [row for row in state.participants.values() if is_active(row)]


def is_active(row: Participant) -> bool:
    """Whether a participant takes part: was not removed, has not withdrawn, and is not hidden."""
    return row.status not in ("removed", "withdrawn", HIDDEN)


def keys_with_words_of(state: State, participant: Id) -> tuple[KeyId, ...]:
    """The keys of a participant, of what they say in texts of several, of all other texts with their words, and of the
    files with any of these."""
    speaker_turns = sealed_apart(state, participant)
    apart = {each.source for each in speaker_turns}
    sources = [each for each in state.sources.values() if participant in each.participants]
    whole = [each.key for each in sources if each.id not in apart]
    own = [KeyId(key) for _, key in keys_of_person(state, participant)]
    before = [key for _, key in sealed_before(state, participant)]
    spoken_in: set[Id] = {Id(participant), *(Id(each.id) for each in sources)}
    files = [each.key for each in state.files.values() if each.on is not None and Id(each.on) in spoken_in]
    return tuple(dict.fromkeys((*own, *(each.key for each in speaker_turns), *before, *whole, *files)))


@folds(ParticipantAdded, unmake=_unmade)
def participant_added(state: State, recorded: RecordedEvent, event: ParticipantAdded, member: MemberId) -> None:
    """Adds a person who was asked to take part."""
    if event.participant in state.participants.rows:
        state.conflict(recorded, "already_there", event.participant)
        return
    if not state.brings_key(recorded, event.participant, KeyKind.WORDS, event.key):
        return
    row = Participant(event.participant, event.pseudonym, event.key, "invited", (), member, recorded.at)
    state.participants.put(row.id, row)


def names_max(powers: str) -> int:
    """How many names a participant may have had before one by somebody with these powers: nobody fills them up so that
    an owner could give no other."""
    return 2 * LINKS_MAX if powers == "owner" else LINKS_MAX


@folds(ParticipantRenamed)
def participant_renamed(state: State, recorded: RecordedEvent, event: ParticipantRenamed, _: MemberId) -> None:
    """Sets the pseudonym; the last one shows. The earlier ones are kept: they too name whoever withdraws."""
    row = state.participants.get(event.participant)
    if row is None:
        state.conflict(recorded, "unknown", event.participant)
    elif len(row.earlier) >= names_max(powers_of(state, recorded.device)):
        state.conflict(recorded, "too_many", row.id)
    elif not are_sealed(event.pseudonym, row.key):
        state.conflict(recorded, "words_in_clear", row.id)
    else:
        state.participants.put(row.id, row._replace(pseudonym=event.pseudonym, earlier=(*row.earlier, row.pseudonym)))


@folds(ParticipantDescribed, looks_at=())
def participant_described(state: State, recorded: RecordedEvent, event: ParticipantDescribed, _: MemberId) -> None:
    """Sets an attribute; its last value shows."""
    row = state.participants.get(event.participant)
    if row is None:
        state.conflict(recorded, "unknown", event.participant)
        return
    attributes = with_attribute(row.attributes, event.attribute, event.value)
    if attributes is None:
        state.conflict(recorded, "too_many", row.id)
        return
    state.participants.put(row.id, row._replace(attributes=attributes))


@folds(AttributeTypeSet, looks_at=())
def attribute_type_set(state: State, recorded: RecordedEvent, event: AttributeTypeSet, _: MemberId) -> None:
    """Sets the type of an attribute; values from before stay."""
    state.attributes.put(event.attribute.encode(), AttributeType(event.type, event.choices))


@folds(ConsentNoted, looks_at=())
def consent_noted(state: State, recorded: RecordedEvent, event: ConsentNoted, member: MemberId) -> None:
    """Adds a consent beside earlier ones: a person may consent anew, or to something else."""
    if event.participant not in state.participants.rows:
        state.conflict(recorded, "unknown", event.participant)
        return
    state.consents.put(recorded.id, Consent(*event, member, recorded.at))


@folds(ParticipantStatusSet, looks_at=())
def participant_status_set(state: State, recorded: RecordedEvent, event: ParticipantStatusSet, _: MemberId) -> None:
    """Sets the status, except of somebody who withdrew."""
    row = state.participants.get(event.participant)
    if row is None:
        state.conflict(recorded, "unknown", event.participant)
    elif row.status in ("withdrawn", HIDDEN):
        state.conflict(recorded, "withdrawn", event.participant)
    else:
        state.participants.put(row.id, row._replace(status=event.status))


@folds(ParticipantWithdrawn)
def participant_withdrawn(state: State, recorded: RecordedEvent, event: ParticipantWithdrawn, by: MemberId) -> None:
    """By an owner: the words are withdrawn. By a coder: they are hidden until an owner confirms or declines it."""
    row = state.participants.get(event.participant)
    if row is None:
        state.conflict(recorded, "unknown", event.participant)
    elif powers_of(state, recorded.device) == "owner":
        _withdraw(state, recorded, row)
        state.shred_texts(recorded, event.keys)
    elif row.status != "withdrawn":
        ask(state, recorded, PARTICIPANT, row.id, by, event.keys)


def _withdraw(state: State, recorded: RecordedEvent, row: Participant) -> None:
    """Names the keys to destroy: the person's, and those of all texts with their words, whether the event lists them
    or not."""
    settle(state, row.id)
    state.participants.put(row.id, row._replace(status="withdrawn"))
    own_turns, unseen = sealed_apart(state, row.id), merge_unseen(state, recorded, row.id)
    for person, own in keys_of_person(state, row.id):
        state.shred(recorded, person, own, unseen=unseen)
    for turns in own_turns:
        state.shred(recorded, turns.source, turns.key, unseen=unseen)
        source = state.sources.rows[turns.source]
        state.deleted_unseen(recorded, state.speakers.rows[source.id].event, source.id, turns.key)
    for thing, key in sealed_before(state, row.id):
        state.shred(recorded, thing, key, unseen=unseen or correction_unseen(state, recorded, thing))
    spoken_apart = {turns.source for turns in own_turns}
    for source in state.sources.values():
        if row.id in source.participants and source.id not in spoken_apart:
            state.sources.put(source.id, source._replace(status="withdrawn"))
            seen_by = unseen or correction_unseen(state, recorded, source.id)
            state.shred(recorded, source.id, source.key, unseen=seen_by)
            state.deleted_unseen(recorded, source.event, source.id, source.key)
    spoken_in = [source.id for source in state.sources.values() if row.id in source.participants]
    state.shred_files(recorded, row.id, unseen=unseen)
    for thing in spoken_in:  # a recording of several has the voice in it
        state.shred_files(recorded, thing, unseen=unseen or correction_unseen(state, recorded, thing))


@folds(WithdrawalConfirmed)
def withdrawal_confirmed(state: State, recorded: RecordedEvent, event: WithdrawalConfirmed, _: MemberId) -> None:
    """Withdraws what a coder had hidden, as an owner's own withdrawal does."""
    person, source = state.participants.get(event.thing), state.sources.get(event.thing)
    if event.kind == PARTICIPANT and person is not None:
        _withdraw(state, recorded, person)
        state.shred_texts(recorded, event.keys)
    elif event.kind == SOURCE and source is not None:
        settle(state, source.id)
        state.sources.put(source.id, source._replace(status="withdrawn"))
        state.shred(recorded, source.id, source.key)
        state.shred_files(recorded, source.id)
        state.shred_texts(recorded, event.keys)
    else:
        state.conflict(recorded, "unknown", event.thing)


@folds(WithdrawalDeclined)
def withdrawal_declined(state: State, recorded: RecordedEvent, event: WithdrawalDeclined, by: MemberId) -> None:
    """Shows the words again: an owner declines all withdrawals that they had seen, a coder takes back their own."""
    is_owner = powers_of(state, recorded.device) == "owner"
    if not decline(state, recorded, event.thing, None if is_owner else by):
        state.conflict(recorded, "not_asked", event.thing)
