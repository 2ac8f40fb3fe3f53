"""The words of this program's own note in a .qdpx: JSON, as core/commands/own_note.py describes it."""

import json
import types
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from core.commands.own_note import VERSION, OwnThings
from core.ids import Id
from core.limits import NOTE_CODE_POINTS_MAX


def to_json(own: OwnThings, guid: Callable[[Id], str]) -> bytes:
    """The note's words, a line for each entry; `guid` gives a thing's GUID in the file. Lists and fields that hold
    nothing are left out."""
    parts = [f'"kodespor": {VERSION}']
    for name, value in zip(OwnThings._fields, own, strict=True):
        if value:
            entries = ",\n  ".join(json.dumps(_written(each, guid), ensure_ascii=False) for each in value)
            parts.append(f'"{name}": [\n  {entries}\n ]')
    inside = ",\n ".join(parts)
    return f"{{\n {inside}\n}}".encode()


def _written(value: Any, guid: Callable[[Id], str]) -> Any:
    if isinstance(value, bytes):
        return guid(Id(value))
    if hasattr(value, "_asdict"):
        defaults = value._field_defaults
        return {
            name: _written(each, guid)
            for name, each in value._asdict().items()
            if name not in defaults or each != defaults[name]
        }
    return [_written(each, guid) for each in value] if isinstance(value, tuple) else value


class Read(NamedTuple):
    """What was read, and how many entries could not be."""

    own: OwnThings
    unread: int


def from_json(content: bytes | str) -> Read | None:
    """What a note says; None where it is none of this version. Entries that are not as they should be are counted."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("kodespor") != VERSION:
        return None
    found: dict[str, Any] = {}
    unread = 0
    for name, kind in get_type_hints(OwnThings).items():
        entries, one = held.get(name, []), get_args(kind)[0]
        made = []
        for each in entries if isinstance(entries, list) else []:
            try:
                made.append(_reader(one)(each))
            except (TypeError, ValueError, KeyError):
                unread += 1
        found[name] = tuple(dict.fromkeys(made))
    return Read(OwnThings(**found), unread)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a value of a type. It raises TypeError, ValueError, KeyError where it is none."""
    if get_origin(kind) in (Union, types.UnionType):
        some = _reader(get_args(kind)[0])
        return lambda value: None if value is None else some(value)
    if kind is Id:
        return lambda value: Id(UUID(value).bytes) if isinstance(value, str) else _none(value)
    if get_origin(kind) is tuple:
        return _reader_of_several(get_args(kind))
    if hasattr(kind, "_fields"):
        fields = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        return lambda value: kind(**{name: fields[name](value[name]) for name in kind._fields if name in dict(value)})
    if kind is str:
        return _words
    return lambda value: value if type(value) is kind else _none(value)


def _words(value: Any) -> str:
    """Words that can be kept: JSON can also hold halves of signs, which no file can."""
    if not isinstance(value, str) or len(value) > NOTE_CODE_POINTS_MAX:
        raise TypeError("no words of a note")
    value.encode()
    return value


def _reader_of_several(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader(kind) for kind in kinds if kind is not Ellipsis]
    if kinds[-1] is Ellipsis:
        return lambda value: tuple(map(readers[0], value if isinstance(value, list) else _none(value)))
    return lambda value: tuple(
        read(each) for read, each in zip(readers, value if isinstance(value, list) else _none(value), strict=True)
    )


def _none(value: Any) -> Any:
    raise TypeError(f"{type(value).__name__} is not of its type")
