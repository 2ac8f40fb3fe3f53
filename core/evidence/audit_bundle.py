"""The audit bundle: the whole sealed log, and keys that open just the events and words that the team chooses to show.

Whoever gets the file can check that it is whole and unaltered without any key, and open what was disclosed; the rest
stays sealed and still verifies. Of each sealed event the bundle shows when its author claims to have made it and what
they had seen, so that nobody's events are left out unseen. The layout is in docs/protocol.md, section 15; what a reader
checks is in core/evidence/bundle_check.py.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from core.errors import BadSeal
from core.events.history import EventUndone
from core.events.policy import InBundles
from core.events.registry import MALFORMED, EventDraft, RecordedEvent, Unknown, policy_of, sealed_texts_of
from core.evidence.stated_quotes import StatedQuote
from core.log.last_targets import LastTargets
from core.project import Project
from core.sealing import codec, crypto, envelope, sealed_text
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.envelope import Sealed

MAGIC = b"kodespor audit bundle 2\n"
LABEL = b"kodespor/bundle/2"
LENGTH = struct.Struct(">I")

EVERYTHING, DECISIONS, CODE, PERIOD = "everything", "decisions", "code", "period"

Choice = Callable[[RecordedEvent], bool]


class Scope(NamedTuple):
    """What a bundle says that it shows: everything; all decisions without words; what concerns a code (`about` is its
    id); or the decisions of a period (`about` is its start and end, ms since 1970). `is_blind`: but for what an open
    round of blind coding hides from whoever made the bundle."""

    kind: str
    about: tuple[Any, ...] = ()
    is_blind: bool = False


class Disclosure(NamedTuple):
    """What a bundle shows: `what` says it for readers, in the language of the presentation; `shows` picks the events;
    `with_words` opens words that participants may take back as well; `claims` are quotes that are stated. `shows_bare`
    picks events that are shown without their words."""

    what: str
    scope: Scope
    shows: Choice
    with_words: bool
    claims: Sequence[StatedQuote] = ()
    shows_bare: Choice = lambda _: False


def make_bundle(project: Project, chosen: Disclosure, made_at: int) -> bytes:
    """The file's bytes, made at this time (ms since 1970). This device signs it. It holds the events that have their
    place in the order here: what waits for a key, or for an event that is not here, has no effect on anything."""
    every = (envelope.parse(raw) for _, raw in project.log.envelopes())
    placed = [each for each in every if each.id in project.timeline.places]
    envelopes = sorted(placed, key=lambda each: (each.device, each.seq, each.id))
    devices = [list(public) for _, public in sorted(project.log.devices().items())]
    followed = {each.previous for each in envelopes}
    heads = [[each.device, each.seq, each.id] for each in envelopes if each.id not in followed]
    stated = [[each.coding, each.quote] for each in chosen.claims]
    kind, about, is_blind = chosen.scope
    frames = [
        codec.encode([project.id, made_at, [kind, list(about), is_blind], devices, heads, len(envelopes), stated])
    ]
    undone = LastTargets(project.timeline, EventUndone)
    for sealed in envelopes:
        its_key, words, timing = _shown(project, sealed, chosen, undone)
        frames.append(codec.encode([sealed.raw, its_key, [list(pair) for pair in words], timing]))
    content = MAGIC + b"".join(map(_framed, frames))
    return content + _framed(codec.encode([project.device, project.custody.keychain.signer.sign(LABEL, content)]))


Shown = tuple[bytes | None, list[tuple[bytes, bytes]], list[Any] | None]


def _shown(project: Project, sealed: Sealed, chosen: Disclosure, undone: LastTargets) -> Shown:
    """What a bundle holds beside an envelope: the key of just this event, and for each sealed text in it whose keys are
    held, its hash and the key of just that text; or else the event's timing. Nothing where its key is not here."""
    key, draft = project.custody.keychain.keys.get(sealed.key), project.opened.open(sealed)
    if key is None or draft is None:
        return None, [], None
    its_key = envelope.one_key(sealed, key)
    if draft is MALFORMED:  # nonsense is shown, or it might be taken for something that was left out
        return (its_key if _is_its_key(sealed, its_key) else None), [], None
    recorded = project.event(sealed.id)
    # Without these nobody could tell whose signatures the others bear, and since when the log has been there.
    is_always = _is_always_shown(undone.of(recorded)) or chosen.shows_bare(recorded)
    is_shown = chosen.shows(recorded)
    if is_always or is_shown:
        texts = _readable_texts(draft) if is_shown else []
        if is_always or not chosen.with_words:
            texts = [each for each in texts if _is_the_teams(each)]
        return its_key, _keys_of(texts, project), None
    heads = [list(head) for head in draft.seen]
    return None, [], [envelope.timing_blind(its_key), draft.at, heads or None]


def _is_always_shown(recorded: RecordedEvent | None) -> bool:
    """Whether an event on the team is always shown; undos of such events are, and undos of those."""
    return recorded is not None and policy_of(recorded.event).in_bundles is InBundles.ALWAYS


def _readable_texts(draft: EventDraft) -> list[SealedText]:
    """The sealed texts whose place in an event is known: of one of a type that is not known here its reason alone."""
    if type(draft.event) is not Unknown:
        return sealed_texts_of(draft.event, draft.why)
    return [draft.why] if isinstance(draft.why, SealedText) else []


def _is_the_teams(box: SealedText) -> bool:
    """Whether somebody of the team typed it, and no participant's key seals it."""
    try:
        return all(crypto.is_of_kind(key, KeyKind.TEXT) for key in sealed_text.sealed_text_keys(box))
    except BadSeal:
        return False


def _keys_of(texts: Iterable[SealedText], project: Project) -> list[tuple[bytes, bytes]]:
    """For each sealed text whose keys are held: its hash, and the key of just that text."""
    found = [(crypto.digest(each.blob), _key_of(each, project)) for each in texts]
    return [(name, its_key) for name, its_key in found if its_key is not None]


def _is_its_key(sealed: Sealed, its_key: bytes) -> bool:
    """Whether an envelope commits to this key, even where nothing opens with it."""
    try:
        envelope.unseal_one(sealed.raw, its_key)
    except BadSeal as problem:
        return problem.code != "envelope-wrong-key"
    return True


def _key_of(box: SealedText, project: Project) -> bytes | None:
    """The key of a sealed text; None where it is not held, or where whoever signed the event sealed nothing with it."""
    try:
        key = sealed_text.one_key(box, project.custody.keychain.readable, project.id)
        if key is not None:
            sealed_text.open_one(box, key, project.id)
    except BadSeal:
        return None
    return key


def fields_of(event: Any) -> tuple[Any, ...]:
    """The fields of an event; none of one that is not known here."""
    return () if type(event) is Unknown else tuple(event)


def _framed(frame: bytes) -> bytes:
    return LENGTH.pack(len(frame)) + frame
