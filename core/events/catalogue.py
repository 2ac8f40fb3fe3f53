"""Writes docs/events.md from the classes of events: what each means, its fields, and what it declares."""

import sys
import typing
from pathlib import Path
from typing import Any

from core import events
from core.events.form import reference_of, rules_of
from core.events.policy import Policy
from core.events.registry import BY_WIRE

HEAD = """# Events

Generated from `core/events` by `make docs`; a test fails when it is stale.

An event is canonical msgpack, an array of eight: type, version, claimed wall clock (ms since 1970), offset from UTC
(minutes), heads seen since the device's last event (nil, or an array of [device, seq, event id]), the fields in the
order below, the reason (nil or text), and the place in its act: how many events before it in its feed began what one
gesture recorded. Any event may carry a reason.

`Id` is 16 bytes, and so is every id of a kind of thing, such as `CodeId`; a `ThingId` is of the kind that the
`ThingKind` before it names. `EventId` and `TargetId` (the event that an event is about) are 32 bytes; `int` is 0 to
2^53 - 1; `Text` is a string, or a box (extension type 1) that is sealed under the keys of those whose words it holds.
See [protocol.md](protocol.md).

Things that an event names have to be there already, unless its form says that they are new or may be unknown. An event
that breaks its form, or names what is not there, has no effect, and the trail says so.

Under each event stands what its class declares (`core/events/policy.py`): who may make it, who may undo it, whether it
is retroactive (changes which other events count), and what an audit bundle shows of it.
"""


def catalogue() -> str:
    """The whole document."""
    parts = [HEAD]
    for module in (
        events.project,
        events.members,
        events.sources,
        events.participants,
        events.member_checks,
        events.retention,
        events.exports,
        events.codebook,
        events.codings,
        events.attributed,
        events.imports,
        events.rounds,
        events.memos,
        events.history,
        events.layers,
        events.files,
        events.transcripts,
        events.relations,
        events.consensus,
        events.references,
        events.queries,
        events.quotes,
        events.checkpoints,
        events.attestations,
    ):
        noun = module.__name__.rpartition(".")[2]
        parts.append(f"\n## {noun.title()}\n\n{module.__doc__}\n")
        for kind in (each for each in BY_WIRE.values() if each.cls.__module__ == module.__name__):
            hints = typing.get_type_hints(kind.cls)
            fields = ", ".join(f"`{name}` {_plain(hints[name])}" for name in kind.cls._fields)
            about = " ".join(kind.cls.__doc__.split())
            parts.append(f"\n### `{kind.wire}` (version {kind.version})\n\n{about}\n\nFields: {fields}.\n")
            parts.append(f"\n{_declared(kind.policy)}\n")
            if said := _forms(kind.cls):
                parts.append(f"\n{said}\n")
    return "".join(parts)


def _forms(cls: Any) -> str:
    """What the fields of a class may hold, and which of them bring a thing in."""
    hints = typing.get_type_hints(cls, include_extras=True)
    said = []
    for name in cls._fields:
        reference = reference_of(hints[name])
        rules = [str(each) for each in (*rules_of(hints[name]), *([reference] if reference is not None else []))]
        said += [f"`{name}` {', '.join(dict.fromkeys(rules))}"] if rules else []
    return f"Form: {'; '.join(said)}." if said else ""


def _declared(policy: Policy) -> str:
    """The declarations of an event's class, in sentences."""
    said = [
        f"Made by {policy.made_by.value}. Undone by {policy.undone_by.value}.",
        f"Retroactive: {policy.retroactive.value}. In audit bundles: {policy.in_bundles.value}.",
    ]
    if policy.attaches:
        said.append(f"Its `{policy.attaches}` belongs from then on to the other things that it names.")
    if policy.not_in_trail:
        said.append(f"Not in the audit trail: {', '.join(f'`{field}`' for field in policy.not_in_trail)}.")
    if policy.is_hidden_in_rounds:
        said.append("A round of blind coding hides it from the other coders.")
    return " ".join(said)


def _plain(hint: object) -> str:
    """A type as the document names it."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        each = ", ".join(_plain(part) for part in inner if part is not Ellipsis)
        return f"array of {each}" if inner[-1] is Ellipsis else f"[{each}]"
    if set(map(_name, inner)) == {"str", "SealedText"}:
        return "Text"
    if inner:
        others = [part for part in inner if part is not type(None)]
        names = "Text" if {"str", "SealedText"} <= set(map(_name, others)) else " or ".join(map(_plain, others))
        return f"{names} or nil" if len(others) < len(inner) else names
    return _name(hint)


def _name(hint: object) -> str:
    return str(getattr(hint, "__name__", hint))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(catalogue(), encoding="utf-8")
