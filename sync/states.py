"""State machines as tables: for a state and a message, what takes the message and which states may follow.

A message that has no row is not allowed there. The tables are data, so that each draws its own diagram
(`python -m sync.states docs/sync-session.md`), which a test holds against the table.
"""

import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple, TypeVar

from core.errors import Rejected
from sync import messages as m


class State(Enum):
    """Where one side of a conversation about a project stands. The value is what the diagram says."""

    GREETING = "Greeting: the peer has not said which project it holds"
    COMPARING = "Comparing: this side has told what it has, and waits for the peer's frontier"
    EXCHANGING = "Exchanging: each side sends what the other lacks"
    SETTLED = "Settled: both have all events; chunks of files, and what is new"
    OVER = "Over: refused"


class GuestState(Enum):
    """Where the guest of an invitation stands."""

    MEETING = "Meeting: this half of the key exchange is sent"
    WAITING = "Waiting: both know the code; the host's user decides"
    RECEIVING = "Receiving: the welcome comes in pieces"
    OVER = "Over: joined or refused"


class HostState(Enum):
    """Where the host of an invitation stands."""

    MEETING = "Meeting: nobody has come"
    PROVING = "Proving: the host has proved that it knows the code, the guest has not"
    ASKING = "Asking: the guest knows the code, and says who it is"
    DECIDING = "Deciding: the host's user compares words; then the welcome is sent"
    OVER = "Over: let in or refused"


class Step(NamedTuple):
    """The name of the method that takes the message, and the states of which it returns one."""

    handler: str
    next: tuple[Enum, ...]


Table = Mapping[tuple[Enum, type[m.Message]], Step]

_SYNCING = (State.COMPARING, State.EXCHANGING, State.SETTLED)
_AFTER_SENDING = _SYNCING
"""Where a side stands after it sent or got the last of what was missing: it may go on, be settled, or compare again."""


def _in_every_state(message: type[m.Message], handler: str) -> dict[tuple[Enum, type[m.Message]], Step]:
    """What both sides may send at any time after the greeting, and what changes no state: a peer that is settled a
    moment earlier sends news and chunks while this side still compares."""
    return {(state, message): Step(handler, (state,)) for state in _SYNCING}


SESSION: Table = {
    (State.GREETING, m.Hello): Step("hello", (State.COMPARING, State.SETTLED)),
    (State.GREETING, m.Refusal): Step("refused", (State.OVER,)),
    (State.COMPARING, m.FrontierMessage): Step("frontier", (State.COMPARING, State.EXCHANGING)),
    (State.EXCHANGING, m.FrontierMessage): Step("compare_again", (State.EXCHANGING,)),
    (State.SETTLED, m.FrontierMessage): Step("compare_again", (State.SETTLED, State.EXCHANGING)),
    (State.COMPARING, m.Done): Step("stale_done", (State.COMPARING,)),
    (State.EXCHANGING, m.Done): Step("done", _AFTER_SENDING),
    (State.SETTLED, m.Done): Step("late_done", (State.SETTLED,)),
    (State.COMPARING, m.Acknowledged): Step("acknowledged", (State.COMPARING,)),
    (State.EXCHANGING, m.Acknowledged): Step("acknowledged", _AFTER_SENDING),
    (State.SETTLED, m.Acknowledged): Step("acknowledged", (State.SETTLED,)),
    **_in_every_state(m.Events, "events"),
    **_in_every_state(m.Grants, "grants"),
    **_in_every_state(m.Notices, "notices"),
    **_in_every_state(m.Have, "have"),
    **_in_every_state(m.Want, "want"),
    **_in_every_state(m.Chunk, "chunk"),
    **_in_every_state(m.Beat, "beat"),
    **{(state, m.Refusal): Step("refused", (State.OVER,)) for state in _SYNCING},
}
"""A conversation about a project, as either side sees it (sync/session.py)."""

JOINING: Table = {
    (GuestState.MEETING, m.HostHalf): Step("host_half", (GuestState.WAITING,)),
    (GuestState.WAITING, m.SealedContent): Step("welcome_length", (GuestState.RECEIVING,)),
    (GuestState.RECEIVING, m.SealedContent): Step("welcome_piece", (GuestState.RECEIVING, GuestState.OVER)),
    **{(state, m.Refusal): Step("refused", (GuestState.OVER,)) for state in GuestState if state is not GuestState.OVER},
}
"""The guest's side of an invitation (sync/pake_handshake.py)."""

ADMITTING: Table = {
    (HostState.MEETING, m.GuestHalf): Step("guest_half", (HostState.PROVING,)),
    (HostState.PROVING, m.GuestProof): Step("guest_proof", (HostState.ASKING,)),
    (HostState.ASKING, m.SealedContent): Step("request", (HostState.DECIDING,)),
    (HostState.DECIDING, m.SealedContent): Step("arrival", (HostState.OVER,)),
    **{(state, m.Refusal): Step("refused", (HostState.OVER,)) for state in HostState if state is not HostState.OVER},
}
"""The host's side of an invitation (sync/pake_handshake.py)."""

S = TypeVar("S", bound=Enum)


def step(table: Table, state: Enum, message: m.Message) -> Step:
    """The row of a message. Raises Rejected ("message-unexpected") where the table has none."""
    found = table.get((state, type(message)))
    if found is None:
        raise Rejected("message-unexpected")
    return found


def checked(row: Step, state: S) -> S:
    """The state that a handler returned; an assertion fails where its row does not name it."""
    assert state in row.next, f"{row.handler} led to {state}"
    return state


def diagram(table: Table) -> str:
    """A table as a Mermaid diagram: one arrow for the messages that lead from one state to another."""
    states = list(type(next(iter(table))[0]))
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.name} : {_described(state)}" for state in states]
    lines.append(f"    [*] --> {states[0].name}")
    arrows: dict[tuple[str, str], list[str]] = {}
    for (state, message), row in table.items():
        for after in row.next:
            arrows.setdefault((state.name, after.name), []).append(message.__name__)
    lines += [f"    {before} --> {after} : {', '.join(names)}" for (before, after), names in arrows.items()]
    lines += [f"    {states[-1].name} --> [*]", "```"]
    return "\n".join(lines)


def _described(state: Enum) -> str:
    """What a state is, without the signs that end a description in Mermaid."""
    return str(state.value).replace(";", ",").replace(":", " –")


def document() -> str:
    """The whole of docs/sync-session.md."""
    parts = [
        "# States of a conversation",
        "`make docs` draws these diagrams from the tables in `sync/states.py`. A message for which a state has no "
        "arrow\nis refused with `message-unexpected`. [protocol.md](protocol.md), sections 11 and 14, tells how "
        "messages are laid out.",
    ]
    for title, table in (
        ("Sync between two devices, or a device and a relay", SESSION),
        ("An invitation: the guest", JOINING),
        ("An invitation: the host", ADMITTING),
    ):
        parts += [f"## {title}", diagram(table)]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
