"""What one side tells the other when it ends a conversation: a code and parameters, never a sentence.

Each side says the reason in its own language. Only the codes listed here cross the wire, with just these parameters;
any other error goes as `peer-failed`, so that nothing of this machine, such as the path of a file, leaves it. A code
that is not listed here comes from a newer version.
"""

import json
from collections.abc import Mapping
from typing import Any

from core.errors import KodesporError, NotCanonical, Refused
from core.sealing.fields import integer, malformed, record, text

CODE_CHARACTERS_MAX = 60
TEXT_CHARACTERS_MAX = 100

TRAVELLING: Mapping[str, tuple[str, ...]] = {
    "bad-seal": (),
    "chunk-too-large": (),
    "envelope-length": (),
    "envelope-newer-version": (),
    "envelope-place": (),
    "envelope-misplaced": (),
    "envelope-signature-wrong": (),
    "grant-malformed": (),
    "invitation-turned-away": (),
    "invitation-wrong-code": (),
    "join-name-unreadable": (),
    "message-malformed": (),
    "message-too-long": (),
    "message-unexpected": (),
    "message-unknown-kind": (),
    "not-canonical": (),
    "notice-malformed": (),
    "other-project": (),
    "peer-acknowledges-unsent": (),
    "peer-asks-too-much": (),
    "peer-compares-endlessly": (),
    "peer-failed": (),
    "peer-other-version": (),
    "peer-other-project": (),
    "peer-says-too-much": (),
    "peer-sends-unasked": (),
    "relay-busy": (),
    "relay-conversation-over": (),
    "relay-database-silent": (),
    "relay-full": (),
    "relay-mailbox-full": (),
    "relay-no-access": (),
    "relay-objects-silent": (),
    "relay-older-than-store": (),
    "relay-other-project": (),
    "relay-too-many-keys": (),
    "request-damaged": (),
    "request-newer-version": (),
    "segment-damaged": (),
    "segment-newer-version": (),
    "storage-busy": (),
    "storage-damaged": (),
    "storage-full": (),
    "storage-read-only": (),
    "welcome-too-large": (),
}
"""The codes that cross the wire, and the names of their parameters, which are numbers or short plain texts."""


def packed(problem: KodesporError) -> list[Any]:
    """A reason as it travels: [code, {parameter: value}]."""
    if problem.code not in TRAVELLING:
        return packed(Refused("peer-failed"))
    return [problem.code, {name: problem.parameters[name] for name in sorted(TRAVELLING[problem.code])}]


def unpacked(code: Any, parameters: Any) -> Refused:
    """The reason that a peer gave. Raises NotCanonical where it is malformed."""
    name = text(code)
    if not 0 < len(name) <= CODE_CHARACTERS_MAX or not all(each.isascii() and (each.isalnum() or each == "-")
                                                           for each in name):  # fmt: skip
        raise malformed()
    if name not in TRAVELLING:
        return Refused("peer-refused-unknown", code=name)
    if type(parameters) is not dict or tuple(sorted(parameters)) != tuple(sorted(TRAVELLING[name])):
        raise malformed()
    return Refused(name, **{key: _plain(value) for key, value in parameters.items()})


def _plain(value: Any) -> str | int:
    """A parameter that cannot steer a terminal and is no longer than a name. Raises NotCanonical."""
    if type(value) is int:
        return integer(value, -(1 << 53), 1 << 53)
    found = text(value)
    if len(found) > TEXT_CHARACTERS_MAX or not found.isprintable():
        raise malformed()
    return found


def to_json(problem: KodesporError) -> str:
    """The same for an answer over HTTP, or the end of a WebSocket: at most 123 bytes."""
    return json.dumps(packed(problem), separators=(",", ":"))


def from_json(content: str) -> Refused | None:
    """The reason in such an answer; None where it is none."""
    try:
        found = json.loads(content)
    except (json.JSONDecodeError, RecursionError):  # something else than a relay answers
        return None
    try:
        code, parameters = record(tuple(found) if type(found) is list else found, 2)
        return unpacked(code, parameters)
    except NotCanonical:
        return None
