"""Views: what the log adds up to. Each file folds some events into its own tables; none knows another."""

from core.views import (
    anchors,
    codebook,
    codings,
    files,
    layers,
    members,
    memos,
    participants,
    project,
    queries,
    references,
    relations,
    rounds,
    settlements,
    sources,
    undo,
)

__all__ = [
    "anchors",
    "codebook",
    "codings",
    "files",
    "layers",
    "members",
    "memos",
    "participants",
    "project",
    "queries",
    "references",
    "relations",
    "rounds",
    "settlements",
    "sources",
    "undo",
]
