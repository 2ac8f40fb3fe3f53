"""What was typed (memos, reasons, names) and repeats the words or the name of somebody who takes them back.

What is typed after a text came, and repeats it, is sealed with that text's keys at once (core/keys/protected_text.py).
What was typed before, such as a field note, was sealed with a key of its own, which the withdrawal can name.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from core.errors import BadSeal
from core.events.registry import RecordedEvent, sealed_texts_of, text_keys_of
from core.ids import DeviceId, Id, KeyId
from core.keys.keychain import Keychain
from core.sealing.codec import SealedText
from core.sealing.sealed_text import open_text, sealed_text_keys
from core.text.quoting import Runs, names_in
from core.views.state import State


class TypedText(NamedTuple):
    """What was typed in one event, and a key of it that is its author's own."""

    event: RecordedEvent
    key: KeyId
    text: str


class Withdrawn(NamedTuple):
    """What is looked for: texts with the words of those whose `keys` are to be destroyed; `names` has the pseudonyms of
    all participants (in the form of core/text/quoting.py), with the keys that they stand for."""

    keys: frozenset[Id]
    words: tuple[str, ...]
    names: Mapping[str, set[bytes]]


def own_text_keys(recorded: RecordedEvent, makers: Mapping[Id, DeviceId]) -> list[KeyId]:
    """The keys of what was typed in an event that its own device made: who seals under another's key, and names a
    participant in it, must not have what the other typed destroyed."""
    keys = text_keys_of(recorded.event, recorded.why)
    return [KeyId(key) for key in keys if makers.get(key) == recorded.device]


def typed_texts(events: Iterable[RecordedEvent], keychain: Keychain, but: Collection[Id]) -> Iterator[TypedText]:
    """The typed texts that can be opened with the keys that are held, with each of their keys, without those that need
    one of `but` anyway."""
    held, project = keychain.keys, keychain.project
    for recorded in events:
        keys = own_text_keys(recorded, keychain.makers)
        if not keys:
            continue
        # An import also holds the interview itself, under its own key: that is said, not typed.
        typed = [box for box in sealed_texts_of(recorded.event, recorded.why) if _is_under(box, keys)]
        opened = [_opened(box, held, project, but) for box in typed]
        if text := " \n\u00b6 ".join(filter(None, opened)):
            yield from (TypedText(recorded, key, text) for key in keys)


def _is_under(box: SealedText, keys: Collection[Id]) -> bool:
    try:
        return any(key in keys for key in sealed_text_keys(box))
    except BadSeal:
        return False


def _opened(box: SealedText, held: Mapping[Id, bytes], project: Id, but: Collection[Id]) -> str | None:
    try:
        return None if any(key in but for key in sealed_text_keys(box)) else open_text(box, held, project)
    except BadSeal:
        return None


def repeating(typed: Iterable[TypedText], withdrawn: Withdrawn) -> list[TypedText]:
    """Those of the typed texts that repeat four words in a row of what is withdrawn, or name whose it is."""
    runs = Runs(withdrawn.words)
    return [
        each
        for each in typed
        if runs.repeats(each.text) or not withdrawn.keys.isdisjoint(map(Id, names_in(each.text, withdrawn.names)))
    ]


class Words(Protocol):
    """Who opens words, also hidden ones."""

    def withdrawn(self, keys: Iterable[Id], state: State) -> Withdrawn:
        """What to look for where these keys are to be destroyed."""


class TypedTexts:
    """Looks through what was typed in a project. Opens every event."""

    def __init__(
        self,
        words: Words,
        keychain: Keychain,
        trail: Callable[[], Iterable[RecordedEvent]],
        state: Callable[[], State],
    ) -> None:
        self._words, self._keychain, self._trail, self._state = words, keychain, trail, state

    def beside(self, keys: Iterable[Id]) -> tuple[Withdrawn, list[TypedText]]:
        """What to look for where these keys are to be destroyed, and all that was typed and does not need one of them
        anyway."""
        withdrawn = self._words.withdrawn(keys, self._state())
        return withdrawn, self._all_but(withdrawn.keys)

    def going(self, withdrawn: Withdrawn) -> list[TypedText]:
        """All that was typed and repeats what is withdrawn, also where it needs one of the keys anyway."""
        return repeating(self._all_but(()), withdrawn)

    def _all_but(self, keys: Collection[Id]) -> list[TypedText]:
        return list(typed_texts(self._trail(), self._keychain, keys))

    def keys_in(self, recorded: RecordedEvent) -> list[KeyId]:
        """The keys of what was typed in an event that go with just that."""
        return own_text_keys(recorded, self._keychain.makers)

    def keys_about(self, keys: Iterable[Id]) -> list[KeyId]:
        """The keys of what was typed and repeats the words, or the name, of those whose keys are to be destroyed."""
        withdrawn, typed = self.beside(keys)
        return [each.key for each in repeating(typed, withdrawn)]
