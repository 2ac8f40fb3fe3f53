"""What a command decides on (the state, texts, fresh ids and keys) and what it returns."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from core.errors import Refused
from core.ids import DeviceId, Entropy, EventId, Id, KeyId, MemberId, new_id
from core.limits import NAME_CODE_POINTS_MAX, NOTE_CODE_POINTS_MAX
from core.sealing.crypto import HeldKey, KeyKind, new_key
from core.sealing.sealed_text import Text
from core.text.normal import normal_name
from core.views.state import State

Kind = TypeVar("Kind")


class Decision(NamedTuple):
    """An event to be made. `keys` seal its texts; `new_keys` are made just for it. `seal` seals beside them what was
    said, but not what was typed about it, such as the name of a text.

    Where `seal_quotes` is true, texts that repeat a participant's words are sealed under that participant's keys as
    well, so that a withdrawal reaches them.
    """

    event: Any
    why: str | None = None
    keys: tuple[KeyId, ...] = ()
    new_keys: tuple[HeldKey, ...] = ()
    seal_quotes: bool = True
    seal: tuple[KeyId, ...] = ()


class CommandContext(NamedTuple):
    """The state, who asks, and where ids, keys, words and events come from. `typed_about` gives the keys of what was
    typed and repeats the words, or the name, of those whose keys are to be destroyed, `typed_in` those of what was
    typed in one event. `act` gives all events that the gesture of one recorded, `undos` the undos that count by which
    that is taken back."""

    state: State
    member: MemberId
    device: DeviceId
    entropy: Entropy
    words: Callable[[Text | None], str | None]
    text: Callable[[Id], str]
    heads: Callable[[], list[Any]]
    event: Callable[[bytes], Any]
    typed_about: Callable[[Iterable[Id]], list[KeyId]]
    typed_in: Callable[[Any], list[KeyId]]
    act: Callable[[EventId], list[Any]]
    undos: Callable[[EventId], list[EventId]]

    def shown(self, text: Text) -> str:
        """The words of a text; nothing where they are not here."""
        return self.words(text) or ""

    def new_id(self, kind: Callable[[Id], Kind]) -> Kind:
        """A fresh id of something of a kind, such as `CodeId`."""
        return kind(new_id(self.device, self.entropy))

    def new_key(self, kind: KeyKind = KeyKind.WORDS) -> HeldKey:
        """A fresh key of a kind, made by this device."""
        return new_key(kind, self.device, self.entropy)


def checked_name(name: str) -> str:
    """A name in its normal form (core/text/normal.py). Raises Refused where it is empty or too long."""
    name = normal_name(name)
    if not name:
        raise Refused("name-empty")
    if len(name) > NAME_CODE_POINTS_MAX:
        raise Refused("name-too-long", max=NAME_CODE_POINTS_MAX)
    return name


def checked_note(text: str | None) -> str | None:
    """A longer text; None where it holds nothing but space. Raises Refused where it is too long."""
    if text is not None and len(text) > NOTE_CODE_POINTS_MAX:
        raise Refused("note-too-long", max=NOTE_CODE_POINTS_MAX)
    return text if text and text.strip() else None
