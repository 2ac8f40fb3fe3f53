"""Views: what the log adds up to. Each file folds some events into its own tables; none knows another."""

from core.views import (
    checkpoints,
    codebook,
    codings,
    consensus,
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
    sources,
    undo,
)

__all__ = [
    "checkpoints",
    "codebook",
    "codings",
    "consensus",
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
    "sources",
    "undo",
]
