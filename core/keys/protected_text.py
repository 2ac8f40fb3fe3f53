"""The words of a project: opened while their keys exist, and sealed under the keys of those who spoke them."""

from collections.abc import Callable, Iterable
from typing import Any

from core.commands.context import Decision
from core.errors import BadSeal, Refused
from core.events.members import MemberAdmitted, MemberNamed
from core.events.participants import ParticipantAdded, ParticipantRenamed
from core.events.registry import BY_CLASS
from core.events.sources import SourceImported, SourceSpeakerSealed, SourceSpeakersSet
from core.ids import Entropy, EventId, Id
from core.keys.keychain import Keychain
from core.keys.typed_texts import Withdrawn
from core.sealing import crypto, sealed_text
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import Text
from core.text.normal import text_hash
from core.text.quoting import names_in, quotes_from, words_of
from core.text.redaction import BLANK, filled
from core.views.records import Source
from core.views.speaker_records import Speakers, SpeakerTurns
from core.views.speakers import speaker_turns_in
from core.views.state import State

TEXTS_HELD = 16
SHORT_TEXT, SHORT_TEXTS_HELD = 2000, 20_000
"""So many opened texts of so many code points are held, such as the names of codes, which every screen shows."""
NOT_TYPED: dict[Any, tuple[str, ...]] = {
    SourceImported: ("text", "text_hash"),
    SourceSpeakerSealed: ("words",),
    SourceSpeakersSet: ("text",),
    ParticipantAdded: ("pseudonym",),
    ParticipantRenamed: ("pseudonym",),
    MemberAdmitted: ("name",),
    MemberNamed: ("name",),
}
"""What has no key of its own: the words and names of participants, which go with their keys, and those of members."""
TEXT_KEYS_MAX = 250
"""So many keys seal one text: the layout (core/sealing/sealed_text.py) has room for 255."""


class ProtectedTexts:
    """Opens texts and seals them; what it keeps open is forgotten when words are withdrawn."""

    def __init__(self, keychain: Keychain, entropy: Entropy, event_of: Callable[[EventId], Any]) -> None:
        """`event_of` gives an event by its id: what was said is in those that brought it in."""
        self._keychain = keychain
        self._entropy = entropy
        self._event_of = event_of
        self._texts: dict[Id, str] = {}
        self._opened: dict[bytes, str] = {}
        self._held = 0
        self._arriving: dict[Id, Id] = {}
        self._not_compared: dict[Id, str] = {}
        """Texts that arrived, until something is compared with them."""
        self._corpus: dict[Id, str] = {}
        self._names: dict[tuple[Id, Text], str] = {}

    def words(self, text: Text | None) -> str | None:
        """The words of a text, or None where they were withdrawn, or their key has not arrived."""
        if not isinstance(text, SealedText):
            return text
        opened = self._opened.get(text.blob)
        if opened is None:
            try:
                opened = sealed_text.open_text(text, self._keychain.readable, self._keychain.project)
            except BadSeal:
                return None
            if opened is not None and len(opened) <= SHORT_TEXT:
                while len(self._opened) >= SHORT_TEXTS_HELD:
                    self._opened.pop(next(iter(self._opened)))
                self._opened[text.blob] = opened
        return opened

    def hidden_words(self, text: Text) -> str | None:
        """The words of a text that a withdrawal hides, for whoever decides on it; None where their key is not here."""
        if not isinstance(text, SealedText):
            return text
        try:
            return sealed_text.open_text(text, self._keychain.keys, self._keychain.project)
        except BadSeal:
            return None

    def is_as_imported(self, source: Source, text: str) -> bool:
        """Whether a text has the words that it came in with, as far as that can be told: where words were taken back,
        by its length. Whoever corrects who speaks seals the words anew, and a changed program could seal others."""
        told = self.words(source.text_hash)
        return len(text) == source.chars and (BLANK in text or told is None or text_hash(text) == told)

    def text(self, source: Source, said: Speakers, speaker_turns: Iterable[SpeakerTurns], withdrawn: bool) -> str:
        """A source's normalised text, with blanks for what somebody who spoke in it took back, or whose key is not
        here. `said`: who speaks in it, and where its words lie. Raises Refused where all of it was withdrawn or its key
        is not here."""
        if len(self._keychain.keys) != self._held:  # another key may bring what somebody says
            self._texts.clear()
            self._held = len(self._keychain.keys)
        if said.seal not in self._texts:
            words = self.words(self._event_of(said.event).text)
            if words is None:
                hidden = source.key in self._keychain.hidden
                code = "source-withdrawn" if withdrawn else "words-hidden" if hidden else "source-key-missing"
                raise Refused(code)
            while len(self._texts) >= TEXTS_HELD:
                self._texts.pop(next(iter(self._texts)))
            self._texts[said.seal] = filled(words, [(turns.places, self._spoken(turns)) for turns in speaker_turns])
        return self._texts[said.seal]

    def _spoken(self, turns: SpeakerTurns) -> str:
        return self.words(self._event_of(turns.event).words) or ""

    def forget(self) -> None:
        """Keeps no text open any more."""
        self._texts.clear()
        self._opened.clear()
        self._corpus.clear()
        self._not_compared.clear()
        self._names.clear()
        self._arriving.clear()

    def sealed(self, decision: Decision, state: State) -> tuple[Any, Text | None]:
        """An event and its reason, with texts sealed under the keys of those who may take them back.

        Raises Refused where one of these keys is not here.
        """
        event, why = decision.event, decision.why
        # What comes after a text in the same step may repeat its words.
        if isinstance(event, SourceImported) and isinstance(event.text, str):
            self._not_compared[event.seal] = event.text
            self._arriving[event.seal] = event.key
        elif isinstance(event, ParticipantAdded) and isinstance(event.pseudonym, str):
            self._names[event.key, ""] = words_of(event.pseudonym)
            self._arriving[event.key] = event.key
        texts = {name: getattr(event, name) for name in BY_CLASS[type(event)].texts}
        if why is None and not any(texts.values()):
            return event, why
        keys: set[Id] = set(decision.keys)
        if decision.seal_quotes:
            keys |= self._keys_quoted([*texts.values(), why], state)
        if not all(key in self._keychain.keys for key in (*keys, *decision.seal)):
            raise Refused("words-key-missing")
        if len(keys) > TEXT_KEYS_MAX:
            raise Refused("words-of-too-many", max=TEXT_KEYS_MAX)
        held = {key: self._keychain.keys[key] for key in keys}
        words = held | {Id(key): self._keychain.keys[key] for key in decision.seal}
        untyped = NOT_TYPED.get(type(event), ())
        typed = [text for name, text in texts.items() if name not in untyped]
        own = self.text_key() if any(isinstance(each, str) and each for each in (*typed, why)) else {}
        sealed = {name: self._seal(text, words if name in untyped else held | own) for name, text in texts.items()}
        return event._replace(**sealed), None if why is None else self._seal(why, held | own)

    def text_key(self) -> dict[Id, bytes]:
        """A key for what is typed in one event, so that it can be destroyed alone, if it turns out to be somebody's
        words or name."""
        key = crypto.new_key(KeyKind.TEXT, self._keychain.device, self._entropy)
        self._keychain.add(key)
        return {key.id: key.key}

    def _seal(self, text: Text, keys: dict[Id, bytes]) -> Text:
        if text == "" or isinstance(text, SealedText) or not keys:
            return text
        return sealed_text.seal_text(text, keys, self._keychain.project, self._entropy)

    def _keys_quoted(self, texts: Iterable[Text | None], state: State) -> set[Id]:
        """The keys of the sources, and of those who speak in one of several, that these texts repeat, and of the
        participants whom they name."""
        written = " \u00b6 ".join(text for text in texts if isinstance(text, str) and text)
        if not written:
            return set()
        return self._keys_spoken(written, state) | {Id(key) for key in names_in(written, self._named(state))}

    def withdrawn(self, keys: Iterable[Id], state: State) -> Withdrawn:
        """What to look for in typed texts where these keys are to be destroyed; also where they are hidden."""
        gone = frozenset(keys)
        words = [
            self.hidden_words(self._event_of(said.event).text)
            for said in state.speakers.rows.values()
            if state.sources.rows[said.source].key in gone
        ]
        words += [
            self.hidden_words(self._event_of(turns.event).words)
            for said in state.speakers.rows.values()
            for turns in speaker_turns_in(state, said.source)
            if turns.key in gone or state.sources.rows[said.source].key in gone
        ]
        names: dict[str, set[bytes]] = {}
        for row in state.participants.rows.values():
            for each in (row.pseudonym, *row.earlier):
                names.setdefault(words_of(self.hidden_words(each) or ""), set()).add(row.key)
        return Withdrawn(gone, tuple(filter(None, words)), names)

    def _named(self, state: State) -> dict[str, set[bytes]]:
        """The pseudonyms whose keys are here, in the form in which they are looked for, with these keys."""
        held = self._keychain.readable
        for row in state.participants.rows.values():
            for each in (row.pseudonym, *row.earlier) if row.key in held else ():
                if (row.key, each) not in self._names:
                    self._names[row.key, each] = words_of(self.words(each) or "")
        named: dict[str, set[bytes]] = {}
        for (key, _), name in self._names.items():
            if key in held:
                named.setdefault(name, set()).add(key)
        return named

    def _keys_spoken(self, written: str, state: State) -> set[Id]:
        held = self._keychain.readable
        while self._not_compared:
            arrived, text = self._not_compared.popitem()
            self._corpus[arrived] = words_of(text)
        needed: dict[bytes, set[Id]] = {}
        for source in state.sources.rows.values():
            if source.key not in held:
                continue
            said = state.speakers.rows[source.id]
            needed[said.seal] = {source.key}
            if said.seal not in self._corpus and said.seal in held:
                self._corpus[said.seal] = words_of(self.words(self._event_of(said.event).text) or "")
            for turns in speaker_turns_in(state, source.id):
                needed[turns.key] = {source.key, turns.key}
                if turns.key not in self._corpus and turns.key in held:
                    self._corpus[turns.key] = words_of(self._spoken(turns))
        for known_by, key in self._arriving.items():
            if key in held and known_by in self._corpus:
                needed.setdefault(known_by, {key})
        spoken = [(key, self._corpus[Id(key)]) for key in needed if key in self._corpus]
        return {key for found in quotes_from(written, spoken) for key in needed[found]}
