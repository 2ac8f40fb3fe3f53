"""The words of a project: opened while their keys exist, and sealed under the keys of those who spoke them."""

from collections.abc import Callable, Iterable
from typing import Any

from core import boxes
from core.boxes import Text
from core.codec import Box
from core.commands.desk import Decision
from core.errors import BadSeal, Refused
from core.events.registry import BY_CLASS
from core.ids import Entropy, EventId, Id
from core.keychain import Keychain
from core.limits import QUOTE_WORDS_MIN
from core.text.quoting import quotes_from, words_of
from core.views.rows import Source
from core.views.state import State

TEXTS_HELD = 16


class Wording:
    """Opens texts and seals them; what it keeps open is forgotten when words are withdrawn."""

    def __init__(self, keychain: Keychain, entropy: Entropy, text_of: Callable[[EventId], Text]) -> None:
        """`text_of` gives the sealed text that an import event brought in."""
        self._keychain = keychain
        self._entropy = entropy
        self._text_of = text_of
        self._texts: dict[Id, str] = {}
        self._corpus: dict[Id, str] = {}

    def words(self, text: Text | None) -> str | None:
        """The words of a text, or None where they were withdrawn, or their key has not arrived."""
        if not isinstance(text, Box):
            return text
        try:
            return boxes.open_box(text, self._keychain.keys, self._keychain.project)
        except BadSeal:
            return None

    def text(self, source: Source, withdrawn: bool) -> str:
        """A source's normalised text. Raises Refused where it was withdrawn or its key is not here."""
        if source.id not in self._texts:
            words = self.words(self._text_of(source.event))
            if words is None:
                raise Refused(
                    "This source was withdrawn; its words are gone."
                    if withdrawn
                    else "The key of this source has not arrived yet; sync with a co-coder who has it."
                )
            while len(self._texts) >= TEXTS_HELD:
                self._texts.pop(next(iter(self._texts)))
            self._texts[source.id] = words
        return self._texts[source.id]

    def forget(self) -> None:
        """Keeps no text open any more."""
        self._texts.clear()
        self._corpus.clear()

    def boxed(self, decision: Decision, state: State) -> tuple[Any, Text | None]:
        """An event and its reason, with texts sealed under the keys of those who may take them back.

        Raises Refused where one of these keys is not here.
        """
        event, why = decision.event, decision.why
        texts = {name: getattr(event, name) for name in BY_CLASS[type(event)].texts}
        if why is None and not any(texts.values()):
            return event, why
        keys = set(decision.keys)
        if decision.own_words:
            keys |= self._keys_quoted([*texts.values(), why], state)
        if not keys:
            return event, why
        if not keys <= set(self._keychain.keys):
            raise Refused("The key to these words has not arrived on this device yet; sync with who has it first.")
        held = {key: self._keychain.keys[key] for key in keys}
        boxed = {name: self._box(text, held) for name, text in texts.items()}
        return event._replace(**boxed), None if why is None else self._box(why, held)

    def _box(self, text: Text, keys: dict[Id, bytes]) -> Text:
        if text == "" or isinstance(text, Box):
            return text
        return boxes.seal_box(text, keys, self._keychain.project, self._entropy)

    def _keys_quoted(self, texts: Iterable[Text | None], state: State) -> set[Id]:
        """The keys of the sources that these texts repeat."""
        written = " ¶ ".join(text for text in texts if isinstance(text, str) and text)
        if len(written.split()) < QUOTE_WORDS_MIN:
            return set()
        sources = state.sources.rows
        for source in sources.values():
            if source.id not in self._corpus and source.key in self._keychain.keys:
                self._corpus[source.id] = words_of(self.text(source, withdrawn=False))
        spoken = [(source, self._corpus[source]) for source in sources if source in self._corpus]
        return {sources[Id(source)].key for source in quotes_from(written, spoken)}
