"""Notices of withdrawal: the withdrawal itself, and the key of that one event, so that whoever cannot read the log can
check it too: a device whose owner was removed, which still has the participant's words, and a relay.

Canonical msgpack [2, project, [[envelope, its one-event key], …]]: before the withdrawal, where they are needed, events
that let in the device which withdrew; after it, the start of the epoch that followed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from core.errors import KodesporError, NotCanonical, Rejected
from core.events.files import FileDetached
from core.events.members import DeviceAdded, EpochStarted, MemberAdmitted
from core.events.participants import ParticipantWithdrawn, WithdrawalConfirmed
from core.events.registry import EventDraft, decode_event
from core.events.sources import SourceWithdrawn
from core.ids import ID_BYTES, Id, KeyId
from core.sealing import codec, crypto, envelope
from core.sealing.crypto import KeyKind
from core.sealing.envelope import Sealed
from core.sealing.fields import array, byte_string, identifier, integer, record

VERSION = 2
EVENTS_MAX = 64
"""Events in one notice: the withdrawal, the epoch, and how the device that withdrew was let in, step by step."""
NOTICE_BYTES_MAX = 1024 * 1024
WITHDRAWALS = (ParticipantWithdrawn, SourceWithdrawn, WithdrawalConfirmed, FileDetached)


class Disclosed(NamedTuple):
    """An event that a notice discloses."""

    sealed: Sealed
    draft: EventDraft


class Notice(NamedTuple):
    """A parsed notice. That it parses says nothing yet about who may withdraw. `id` is the beginning of the id of the
    withdrawal."""

    raw: bytes
    project: Id
    id: Id
    events: tuple[Disclosed, ...]

    @property
    def withdrawal(self) -> Disclosed:
        """The event that withdraws."""
        return next(each for each in self.events if isinstance(each.draft.event, WITHDRAWALS))

    @property
    def keys(self) -> frozenset[KeyId]:
        """The keys of words and texts that the withdrawal names, as far as its event lists them; none of another
        kind."""
        event = self.withdrawal.draft.event
        named = (event.key,) if isinstance(event, FileDetached) else event.keys
        return frozenset(key for key in named if crypto.can_be_withdrawn(key))

    @property
    def retired(self) -> frozenset[KeyId]:
        """The wrapping keys that the epoch after it replaces: what they are granted and what lies under them is
        dead."""
        starts = [each.draft.event for each in self.events if isinstance(each.draft.event, EpochStarted)]
        return frozenset(key for each in starts for key in each.replaces if crypto.is_of_kind(key, KeyKind.WRAPPING))


def make_notice(project: Id, disclosed: Iterable[tuple[Sealed, bytes]]) -> Notice:
    """A notice of some envelopes, each with its one-event key. Raises Rejected where it would be none."""
    content = [VERSION, project, [[sealed.raw, its_key] for sealed, its_key in disclosed]]
    return parse_notice(codec.encode(content))


def parse_notice(raw: bytes) -> Notice:
    """Reads a notice and opens what it discloses. Raises Rejected."""
    try:
        if len(raw) > NOTICE_BYTES_MAX:
            raise Rejected("notice-malformed")
        version, project, events = record(codec.decode(raw), 3)
        integer(version, VERSION, VERSION), identifier(project)
        pairs = array(events, lambda each: record(each, 2))
        if not 0 < len(pairs) <= EVENTS_MAX:
            raise Rejected("notice-malformed")
        opened = tuple(_opened(*pair) for pair in pairs)
    except (KodesporError, NotCanonical) as problem:
        raise Rejected("notice-malformed") from problem
    withdrawals = [each for each in opened if isinstance(each.draft.event, WITHDRAWALS)]
    others = (*WITHDRAWALS, MemberAdmitted, DeviceAdded, EpochStarted)
    if len(withdrawals) != 1 or any(each.sealed.project != project for each in opened):
        raise Rejected("notice-malformed")
    if not all(isinstance(each.draft.event, others) for each in opened):
        raise Rejected("notice-malformed")
    return Notice(raw, project, Id(withdrawals[0].sealed.id[:ID_BYTES]), opened)


def _opened(raw: bytes, its_key: bytes) -> Disclosed:
    sealed = envelope.parse(byte_string(raw))
    return Disclosed(sealed, decode_event(envelope.unseal_one(sealed.raw, byte_string(its_key, crypto.KEY_BYTES))))


def is_signed(notice: Notice, sign: dict[Id, bytes]) -> bool:
    """Whether each event in a notice is signed by the device that it names; `sign` has the signing keys of devices."""
    return all(
        each.sealed.device in sign and envelope.signed_alone(each.sealed, sign[each.sealed.device])
        for each in notice.events
    )
