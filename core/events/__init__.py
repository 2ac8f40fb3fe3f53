"""Every decision that a project can hold, grouped by noun. Read this folder first.

An event is a fact in the past tense, an immutable tuple whose fields go on the wire in the order in
which they stand here. To add one: a class with `@event`, a decision in core/commands, a fold in
core/views; the tidy tests name whichever step is missing.
"""

from core.events import (
    attestations,
    attributed,
    checkpoints,
    codebook,
    codings,
    consensus,
    exports,
    files,
    history,
    imports,
    layers,
    member_checks,
    members,
    memos,
    participants,
    project,
    queries,
    quotes,
    references,
    relations,
    retention,
    rounds,
    sources,
    transcripts,
)
from core.events.registry import RecordedEvent, Unknown, decode_event, encode_event

__all__ = [
    "RecordedEvent",
    "Unknown",
    "attestations",
    "attributed",
    "checkpoints",
    "codebook",
    "codings",
    "consensus",
    "decode_event",
    "encode_event",
    "exports",
    "files",
    "history",
    "imports",
    "layers",
    "member_checks",
    "members",
    "memos",
    "participants",
    "project",
    "queries",
    "quotes",
    "references",
    "relations",
    "retention",
    "rounds",
    "sources",
    "transcripts",
]
