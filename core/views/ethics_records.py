"""Records of what an ethics board asks about: what left the study, until when it is kept, what participants saw."""

from typing import NamedTuple

from core.ids import CodeId, DeviceId, EventId, FileId, MemberId, ParticipantId, SourceId
from core.sealing.sealed_text import Text


class Export(NamedTuple):
    """What a member took out in clear. `sources` and `codes` are empty where all are meant."""

    event: EventId
    content: str
    format: str
    reading: str
    sources: tuple[SourceId, ...]
    codes: tuple[CodeId, ...]
    file: FileId | None
    by: MemberId
    device: DeviceId
    at: int
    offset: int


class Retention(NamedTuple):
    """Until which day the study (`participant` is None) or what one participant said may be kept; an empty day where
    the date was taken away. then: destroy, archive or decide. `against`: other events that set one and did not know of
    it, or of which its author did not know; of each device the last."""

    participant: ParticipantId | None
    day: str
    then: str
    note: Text
    by: MemberId
    device: DeviceId
    seq: int
    at: int
    against: tuple[tuple[DeviceId, int], ...] = ()


def stands_against(row: Retention, *others: tuple[DeviceId, int]) -> Retention:
    """A date with more events that it stands against."""
    last: dict[DeviceId, int] = {}
    for device, seq in (*row.against, *others):
        last[device] = max(seq, last.get(device, 0))
    return row._replace(against=tuple(sorted(last.items())))


def keeps_least(row: Retention) -> tuple[bool, str, int]:
    """A rank of dates that are set for one person, of which the least counts: the sooner day, no day last; of one day,
    where the words are destroyed rather than looked at again, and looked at again rather than archived."""
    return not row.day, row.day, ("destroy", "decide", "archive").index(row.then)


class TranscriptReturn(NamedTuple):
    """A text that a participant was given to read on a day."""

    event: EventId
    participant: ParticipantId
    source: SourceId
    day: str
    note: Text
    by: MemberId
    at: int


class TranscriptAnswer(NamedTuple):
    """What a participant answered to a text that was returned. answer: approved, corrected, withdrew or no_answer."""

    event: EventId
    returned: EventId
    day: str
    answer: str
    note: Text
    by: MemberId
    at: int


class FindingsShowing(NamedTuple):
    """Findings that a participant was shown on a day."""

    event: EventId
    participant: ParticipantId
    codes: tuple[CodeId, ...]
    day: str
    shown: Text
    by: MemberId
    at: int


class FindingsAnswer(NamedTuple):
    """What a participant said to findings, and what was changed because of it. answer: agreed, partly, disagreed or
    no_answer."""

    event: EventId
    shown: EventId
    day: str
    answer: str
    words: Text
    changed: Text
    by: MemberId
    at: int
