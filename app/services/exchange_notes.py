"""Notes how exchanges with others went, for each way to them, so that it can be said later which of them lag.

A note holds the place, so it is sealed for this device alone: an address may tell who works together.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from app import composition
from app.i18n.system_errors import from_system
from core.analysis.health.facts import Carrier
from core.errors import KodesporError, NotCanonical, StorageFailed
from core.keys.local_note import open_note, seal_note
from core.messages import Message
from core.project import Project
from core.sealing import codec
from core.sealing.crypto import keyed_digest

_LABEL = b"kodespor/carrier/1"
_PREFIX = "carrier/"
_SLIPS = ("error-folder-missing", "error-folder-is-study")
"""A place that never was there, or the study itself, is a slip of whoever typed it, no way to others."""
OFTEN_MS = 10 * 60 * 1000
"""An exchange that went as the last one did is noted again only after so long."""


def note_exchange(project: Project, kind: str, place: str, problem: KodesporError | OSError | None = None) -> None:
    """Notes that an exchange went well, or what went wrong. A note that cannot be written is left out."""
    local = project.secrets.local
    name = f"{_PREFIX}{kind}/{keyed_digest(local, _LABEL, place.encode(errors='surrogateescape')).hex()[:16]}"
    now, row = composition.clock().at, project.log.last_row()
    before = _read(kind, project.log.note(name), local)
    said = _message(problem)
    if before is None and said is not None and said.id in _SLIPS:
        return
    if before is not None and before.problem == said and before.row == row and 0 <= now - before.at < OFTEN_MS:
        return
    well_at, well_row = (now, row) if said is None else (before.well_at, before.row) if before is not None else (0, 0)
    content = codec.encode([place.encode(errors="surrogateescape"), now, well_at, well_row, _plain(said)])
    with suppress(StorageFailed), project.log.transaction():
        project.log.set_note(name, seal_note(content, _LABEL, local, composition.entropy))


@contextmanager
def noted(project: Project, kind: str, place: str) -> Iterator[None]:
    """Notes how the exchange inside went; what it raises goes on."""
    try:
        yield
    except (KodesporError, OSError) as problem:
        note_exchange(project, kind, place, problem)
        raise
    note_exchange(project, kind, place)


def carriers_of(project: Project) -> tuple[Carrier, ...]:
    """The ways to others that were tried on this device."""
    found = []
    for name, note in sorted(project.log.notes(_PREFIX).items()):
        carrier = _read(name.split("/")[1], note, project.secrets.local)
        found += [carrier] if carrier is not None else []
    return tuple(found)


def _read(kind: str, note: bytes | None, local: bytes) -> Carrier | None:
    content = open_note(note, _LABEL, local)
    try:
        place, at, well_at, row, problem = codec.decode(content or b"")
    except (NotCanonical, ValueError, TypeError):
        return None
    return Carrier(kind, place.decode(errors="surrogateescape"), at, well_at, row, _whole(problem))


def _message(problem: KodesporError | OSError | None) -> Message | None:
    if problem is None:
        return None
    return (from_system(problem) if isinstance(problem, OSError) else problem).message


def _plain(message: Message | None) -> Any:
    """A message as it is kept: its id, and its parameters with the messages in them."""
    if message is None:
        return None
    return [message.id, {name: _value(value) for name, value in message.parameters.items()}]


def _value(value: object) -> Any:
    if isinstance(value, KodesporError):
        return _plain(value.message)
    if isinstance(value, Message):
        return _plain(value)
    return value if type(value) is int else str(value)


def _whole(kept: Any) -> Message | None:
    if kept is None:
        return None
    name, parameters = kept
    return Message(
        name, {key: _whole(value) if isinstance(value, list) else value for key, value in parameters.items()}
    )
