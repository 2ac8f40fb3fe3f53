"""Codes whose names went: typed in one act with a definition, say, that repeats what somebody took back."""

from collections.abc import Container

from core.ids import Id
from core.sealing.codec import SealedText
from core.sealing.sealed_text import Text, sealed_text_keys
from core.views.records import Code
from core.views.state import State


def needs_any(text: Text, keys: Container[Id]) -> bool:
    """Whether words are sealed under one of the keys, and go with it."""
    return isinstance(text, SealedText) and any(key in keys for key in sealed_text_keys(text))


def nameless_codes(state: State) -> list[Code]:
    """The codes in use that nobody can call by a name until they get a new one, in the order of their ids."""
    return [
        row
        for row in state.codes.values()
        if row.status == "live" and isinstance(row.name, SealedText) and _is_gone(state, row.name)
    ]


def _is_gone(state: State, name: SealedText) -> bool:
    return any(state.is_shredded(key) for key in sealed_text_keys(name))
