"""Secrets that follow from the keys of epochs, by which members find each other: near by, and at a relay."""

from collections.abc import Mapping

from core.ids import Id
from core.sealing import crypto
from core.views.state import State

_LABEL = b"kodespor/meeting/1"


def meeting_secrets(state: State, keys: Mapping[Id, bytes]) -> list[bytes]:
    """One for each epoch whose key is held, the newest first."""
    held = [each for each in state.epochs.rows.values() if each.key in keys]
    held.sort(key=lambda each: (-each.number, each.key))
    return [crypto.keyed_digest(keys[each.key], _LABEL, b"") for each in held]


def mailbox_secrets(state: State, keys: Mapping[Id, bytes]) -> list[bytes]:
    """That of the founding epoch, which outlives all others, and for the case that this mailbox is full that of the
    newest epoch. None while the founding epoch's key is not here."""
    founding = min(state.epochs.rows.values(), key=lambda each: (each.number, each.key), default=None)
    secret = keys.get(founding.key) if founding is not None else None
    if secret is None:
        return []
    first = crypto.keyed_digest(secret, _LABEL, b"")
    return [first, *(each for each in meeting_secrets(state, keys)[:1] if each != first)]
