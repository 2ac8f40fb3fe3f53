"""Whether a notice of withdrawal proves itself to a device that cannot read the event in the log, and what it
destroys."""

from collections.abc import Mapping, Set

from core.events.files import FileDetached
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.participants import ParticipantWithdrawn, WithdrawalConfirmed
from core.events.sources import SourceWithdrawn
from core.ids import DeviceId, Id, device_id
from core.keys.withdrawal_notices import Notice
from core.sealing import crypto, envelope
from core.views import epochs
from core.views.authorisation import powers_of
from core.views.speakers import sealed_apart
from core.views.state import State
from core.views.withdrawals import PARTICIPANT, SOURCE


def is_proven(notice: Notice, state: State) -> bool:
    """Whether, by this device's own state and what the notice discloses, an owner's device withdrew that is in the
    team.

    What the notice discloses can only add to that state: a member or a device that one of the team let in since.
    """
    in_team = epochs.team(state)
    member_of = {row.id: row.member for row in state.devices.rows.values() if row.id in in_team}
    owners = {device for device in member_of if powers_of(state, device) == "owner"}
    sign = {row.id: row.sign for row in state.devices.rows.values()}
    for sealed, draft in notice.events:
        event = draft.event
        member = member_of.get(DeviceId(sealed.device))
        if member is None or not envelope.signed_alone(sealed, sign[DeviceId(sealed.device)]):
            return False
        if isinstance(event, (MemberAdmitted, DeviceAdded)):
            is_by_owner = sealed.device in owners
            its_own = isinstance(event, DeviceAdded) and event.member == member
            if not (is_by_owner or its_own) or device_id(event.sign, crypto.digest(event.box)) != event.device:
                return False
            if event.device not in sign:
                member_of[event.device], sign[event.device] = event.member, event.sign
                if is_by_owner and (its_own or (isinstance(event, MemberAdmitted) and event.role == "owner")):
                    owners.add(event.device)
        elif sealed.device not in owners:
            return False
    return True


def keys_withdrawn(notice: Notice, state: State, makers: Mapping[Id, DeviceId]) -> set[Id]:
    """The words keys that this device's own state has for the person, text or file that the notice names, each only if
    the device that brought the thing in made it. A key that is not held has no maker here, and is named alone."""
    if not is_proven(notice, state):
        return set()
    event = notice.withdrawal.draft.event
    person = _person(event)
    things = _things(state, event)
    turns = state.speaker_turns.rows
    # Of a key whose thing never came here nothing is held, but somebody may have granted it.
    found: set[Id] = {
        key for key in notice.keys if key not in state.key_uses.rows or crypto.is_of_kind(key, crypto.KeyKind.TEXT)
    }
    # What opened nothing but words that were sealed anew since: of this the owner who withdrew may know, and not we.
    seals = {key for said in state.speakers.rows.values() for key in (said.seal, *said.replaced)}
    found.update(seals & set(notice.keys))
    for key, use in state.key_uses.rows.items():
        for device, _, thing in use.things:
            spoken = turns.get(key)
            is_meant = thing in things if spoken is None else spoken.participant == person
            if is_meant and crypto.is_of_kind(key, crypto.KeyKind.WORDS) and makers.get(key, device) == device:
                found.add(key)
    person_and_things = things if person is None else things | {person}
    return found | void_keys_about(person_and_things, state, makers)


def things_withdrawn(state: State) -> set[Id]:
    """The people, texts and files whose keys have to be destroyed, where it matters: in a project in which an event
    with words does not count."""
    if not state.void_words.rows:
        return set()
    keys = [key for key in state.shredded.rows if state.is_shredded(key) and key in state.key_uses.rows]
    return {thing for key in keys for _, _, thing in state.key_uses.rows[key].things}


def void_keys_about(things: Set[Id], state: State, makers: Mapping[Id, DeviceId]) -> set[Id]:
    """The words keys of events that do not count, and that are about some things; only those which the event's own
    device made. Of one that is not held nobody can tell: it is meant unless something that counts has it too."""
    rows, uses = state.void_words.rows.values() if things else (), state.key_uses.rows
    return {
        key
        for row in rows
        if not things.isdisjoint(row.about)
        for key in row.keys
        if (makers[key] == row.device if key in makers else key not in uses)
    }


def _person(event: object) -> Id | None:
    """The participant who withdrew."""
    if isinstance(event, ParticipantWithdrawn):
        return event.participant
    return event.thing if isinstance(event, WithdrawalConfirmed) and event.kind == PARTICIPANT else None


def _things(state: State, event: object) -> set[Id]:
    """What a withdrawal reaches: a file; a text and the files with it; or a person, the texts that are theirs as a
    whole, and the files with either."""
    if isinstance(event, FileDetached):
        return {event.file}
    things: set[Id] = set()
    spoken_in: set[Id] = set()
    person = _person(event)
    if isinstance(event, SourceWithdrawn):
        things = spoken_in = {event.source}
    elif isinstance(event, WithdrawalConfirmed) and event.kind == SOURCE:
        things = spoken_in = {event.thing}
    elif person is not None:
        apart = {row.source for row in sealed_apart(state, person)}
        spoken_in = {Id(row.id) for row in state.sources.rows.values() if person in row.participants}
        things = {person, *(spoken_in - apart)}
    files = {row.id for row in state.files.rows.values() if row.on is not None and Id(row.on) in things | spoken_in}
    return things | files
