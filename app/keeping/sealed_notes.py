"""Notes of this device that name places on its machine: sealed, since a path can hold somebody's name."""

import json
from typing import Any

from core.errors import BadSeal
from core.ids import Entropy, Id
from core.project import Project
from core.sealing.codec import SealedText
from core.sealing.sealed_text import open_text, seal_text


def sealed_note(project: Project, value: Any, entropy: Entropy) -> bytes:
    """What JSON can hold, under the device's own key."""
    return seal_text(json.dumps(value), _own(project), project.id, entropy).blob


def opened_note(project: Project, note: bytes | None) -> Any:
    """The same again; None where there is none, or another device sealed it."""
    try:
        said = open_text(SealedText(note or b""), _own(project), project.id)
        return None if said is None else json.loads(said)
    except (BadSeal, ValueError):
        return None


def _own(project: Project) -> dict[Id, bytes]:
    keychain = project.custody.keychain
    return {Id(keychain.device): keychain.secrets.local}
