"""Decisions on transcripts that are being written from a recording."""

from collections.abc import Mapping, Sequence

from core.commands.context import CommandContext, Decision
from core.commands.participants import require_active_participant
from core.commands.sources import Incoming, bring_in
from core.commands.speakers import Person
from core.errors import Refused
from core.events.sources import SourceImported
from core.events.transcripts import BASES_MAX, TranscriptBegun, TranscriptClosed, TranscriptSaved
from core.ids import EventId, FileId, KeyId, ParticipantId, SourceId, TranscriptId
from core.limits import ITEMS_MAX, TEXT_CODE_POINTS_MAX
from core.text.drafts import finished
from core.text.who_speaks import Role
from core.views.records import File
from core.views.transcript_records import Transcript
from core.views.transcripts import LIVE, newest
from core.views.withdrawals import hidden_keys

SOUND = ("audio/", "video/")


def recording(context: CommandContext, file: FileId) -> File:
    """The recording, if it can be heard. Raises Refused."""
    row = context.state.files.get(file)
    if row is None or row.status != "live" or context.state.is_shredded(row.key):
        raise Refused("no-such-file")
    if row.key in hidden_keys(context.state):
        raise Refused("words-hidden")
    if not row.mime.startswith(SOUND):
        raise Refused("not-a-recording", name=context.shown(row.name))
    return row


def people_on(context: CommandContext, file: File) -> tuple[ParticipantId, ...]:
    """Whose words a recording holds, as far as it is attached to them, or to a text of theirs."""
    if file.on_kind == "participant" and file.on is not None:
        return (ParticipantId(file.on),)
    source = context.state.sources.get(file.on) if file.on is not None else None
    return () if source is None else source.participants


def begin_transcript(
    context: CommandContext, file: FileId, participants: Sequence[ParticipantId] = (), text: str = ""
) -> list[Decision]:
    """Begins a transcript of a recording, perhaps with what another program has heard. Raises Refused."""
    row = recording(context, file)
    people = tuple(dict.fromkeys((*people_on(context, row), *participants)))
    for each in people:
        require_active_participant(context, each)
    begun = TranscriptBegun(context.new_id(TranscriptId), file, people)
    decisions = [Decision(begun)]
    if text.strip():
        decisions.append(_saved(context, begun.transcript, text, (), _keys(context, row, people)))
    return decisions


def save_transcript(
    context: CommandContext, transcript: TranscriptId, text: str, builds_on: Sequence[EventId]
) -> list[Decision]:
    """Saves a version of a draft. What is not in `builds_on`, such as what another device saved meanwhile, stays beside
    it. Raises Refused."""
    row = live_transcript(context, transcript)
    if len(row.saved) >= ITEMS_MAX:
        raise Refused("transcript-saved-too-often", max=ITEMS_MAX)
    known = {event for event, _ in row.saved}
    bases = tuple(dict.fromkeys(each for each in builds_on if each in known))[:BASES_MAX]
    return [_saved(context, transcript, text, bases, _keys(context, recording(context, row.file), row.participants))]


def _saved(
    context: CommandContext, transcript: TranscriptId, text: str, bases: tuple[EventId, ...], keys: tuple[KeyId, ...]
) -> Decision:
    if len(text) > TEXT_CODE_POINTS_MAX:
        raise Refused("transcript-too-long", max=TEXT_CODE_POINTS_MAX)
    # Whose words these are is known by the keys; to look for quotations at each pause of typing would be slow.
    return Decision(TranscriptSaved(transcript, text, bases), keys=keys, seal_quotes=False)


def keys_of(context: CommandContext, row: Transcript) -> tuple[KeyId, ...]:
    """The keys that what is written in a draft is sealed with: of the recording, and of everybody who speaks in it.
    Destroying any of them destroys the draft. Raises Refused."""
    return _keys(context, recording(context, row.file), row.participants)


def _keys(context: CommandContext, file: File, people: Sequence[ParticipantId]) -> tuple[KeyId, ...]:
    return (file.key, *(require_active_participant(context, each).key for each in people))


def live_transcript(context: CommandContext, transcript: TranscriptId) -> Transcript:
    """The transcript, if it is still being written. Raises Refused."""
    row = context.state.transcripts.get(transcript)
    if row is None:
        raise Refused("no-such-transcript")
    if row.status != LIVE:
        raise Refused("transcript-finished" if row.source else "transcript-closed")
    return row


def version(context: CommandContext, row: Transcript) -> str:
    """The text of a draft. Raises Refused where two versions stand, or its words are not here."""
    heads = newest(row)
    if len(heads) > 1:
        raise Refused("transcript-two-versions", count=len(heads))
    text = context.words(context.event(heads[0]).event.text) if heads else ""
    if text is None:
        raise Refused("transcript-withdrawn")
    return text


def finish_transcript(
    context: CommandContext,
    transcript: TranscriptId,
    incoming: Incoming,
    speakers: Mapping[str, Person | Role] | None = None,
    length_ms: int | None = None,
) -> list[Decision]:
    """Makes a source of a draft, with its times and speakers. Of `incoming` the text and the times are taken from the
    draft; `length_ms` is how long the recording is. Raises Refused."""
    row = live_transcript(context, transcript)
    made = finished(version(context, row), length_ms)
    if not made.text:
        raise Refused("transcript-empty")
    speakers = speakers or {}
    people = [*row.participants, *(each for each in speakers.values() if not isinstance(each, Role))]
    kind = "group" if len(set(people)) > 1 else incoming.kind
    source = incoming._replace(text=made.text, times=made.times, kind=kind, labels=made.labels)
    decisions = bring_in(context, [source], row.participants, None, speakers)
    new = next(each.event.source for each in decisions if isinstance(each.event, SourceImported))
    return [*decisions, Decision(TranscriptClosed(transcript, SourceId(new)))]


def close_transcript(context: CommandContext, transcript: TranscriptId, why: str | None = None) -> list[Decision]:
    """Gives up a draft; whoever did can undo it. Raises Refused."""
    live_transcript(context, transcript)
    return [Decision(TranscriptClosed(transcript, None), why)]
