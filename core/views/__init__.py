"""Views: what the log adds up to. Each file folds some events into its own tables; none knows another."""

from core.views import codebook, codings, layers, members, memos, participants, project, rounds, sources, undo

__all__ = ["codebook", "codings", "layers", "members", "memos", "participants", "project", "rounds", "sources", "undo"]
