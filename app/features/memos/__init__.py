"""Memos and references."""
