"""A member with a changed program: signs whatever it is told, by the usual way into the log but without its checks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

from core.commands.context import Decision
from core.events.history import EventUndone
from core.events.registry import EventDraft, encode_event
from core.ids import TargetId
from core.keys.protected_text import ProtectedTexts
from core.log import event_writer
from core.project import Project
from core.sealing import codec


@contextmanager
def changed_program(plaintexts: Sequence[bytes] = ()) -> Iterator[None]:
    """In it, nothing is checked before it is signed. `plaintexts` are signed in the place of what is encoded."""
    waiting = list(plaintexts)

    def encoded(draft: EventDraft) -> bytes:
        return waiting.pop(0) if waiting else encode_event(draft)

    with (
        mock.patch.object(event_writer, "problem_of", return_value=None),
        mock.patch.object(event_writer, "made_by", return_value=set()),
        mock.patch.object(event_writer, "is_allowed", return_value=True),
        mock.patch.object(event_writer, "encode_event", encoded),
        mock.patch.object(ProtectedTexts, "text_key", return_value={}),  # what it says can be read in the state
    ):
        yield


def sign(project: Project, *events: Any, why: str | None = None) -> list[Any]:
    """Signs events, whatever they say, and takes them into the member's own log. Returns them in their places."""
    with changed_program():
        return project.do(lambda _: [Decision(event, why, seal_quotes=False) for event in events])


def sign_bytes(project: Project, *plaintexts: bytes) -> None:
    """The same for plaintexts of which nobody says that they are events."""
    filler = Decision(EventUndone(TargetId(bytes(32))), seal_quotes=False)
    with changed_program(plaintexts):
        project.do(lambda _: [filler] * len(plaintexts))


def framed(
    wire: Any, fields: Any, version: Any = 1, at: Any = 1_760_000_000_000, seen: Any = None, act: Any = 0
) -> bytes:
    """The plaintext of an event with these parts, right or wrong; canonical where that can be."""
    return codec.encode_trusted((wire, version, at, 0, seen, fields, None, act))
