"""Withdrawals by coders: what is hidden while an owner has neither confirmed nor declined them."""

from collections.abc import Iterable

from core.events.registry import RecordedEvent
from core.ids import Id, KeyId, MemberId, ThingId, ThingKind
from core.sealing.crypto import KeyKind, is_of_kind
from core.views.pending_records import Ask, Withdrawal
from core.views.records import Source
from core.views.state import State
from core.views.turns_by_text import sealed_with

HIDDEN = "hidden"
"""The status of a participant, or a source, whose words are hidden."""

PARTICIPANT, SOURCE = ThingKind("participant"), ThingKind("source")


def is_asked(state: State, thing: Id) -> bool:
    """Whether a withdrawal of a participant or a source waits for an owner."""
    row = state.withdrawals.get(thing)
    return row is not None and bool(row.asks)


def waiting(state: State) -> list[Withdrawal]:
    """The withdrawals that wait for an owner, in the order of what they are of."""
    rows = [row for row in state.withdrawals.values() if row.asks]
    return [row for row in rows if _status_now(state, row.kind, row.thing) == HIDDEN]


def ask(
    state: State, recorded: RecordedEvent, kind: ThingKind, thing: Id, member: MemberId, keys: Iterable[KeyId]
) -> None:
    """Hides the words of a participant, or of a source, that a coder withdrew, and what was typed of them: of `keys`
    those of typed texts. Keys that nothing was typed under are left out, and asking again adds to what the device had
    asked, so that nobody grows the list without end."""
    before = state.withdrawals.get(thing)
    texts = {key for key in keys if is_of_kind(key, KeyKind.TEXT) and key in state.key_uses.rows}
    earlier = before.asks if before is not None else ()
    own = [each for each in earlier if each.device == recorded.device]
    texts.update(key for each in own for key in each.texts)
    since = min([recorded.at, *(each.at for each in own)])
    made = Ask(recorded.id, recorded.device, recorded.seq, member, since, tuple(sorted(texts)))
    if before is not None and before.asks:
        state.withdrawals.put(thing, before._replace(asks=(*(each for each in before.asks if each not in own), made)))
        return
    now = _status_now(state, kind, thing)
    status = "live" if now == HIDDEN else now  # a source may be hidden with somebody who speaks in it
    state.withdrawals.put(thing, Withdrawal(kind, ThingId(thing), (made,), status))
    _show(state, kind, thing, HIDDEN)


def decline(state: State, recorded: RecordedEvent, thing: Id, by: MemberId | None) -> bool:
    """Takes back the withdrawals of a thing that the author of this event had seen, or of those just the ones `by`
    made; whether there were any. The words can be read again once none is left."""
    row = state.withdrawals.get(thing)
    if row is None:
        return False
    left = tuple(
        each for each in row.asks if by not in (None, each.by) or not state.saw(recorded, each.device, each.seq)
    )
    if left == row.asks:
        return False
    state.withdrawals.put(thing, row._replace(asks=left))
    if not left:
        _show(state, row.kind, thing, row.status)
    return True


def settle(state: State, thing: Id) -> None:
    """Nothing waits any more: an owner decided, and the words are withdrawn."""
    row = state.withdrawals.get(thing)
    if row is not None and row.asks:
        state.withdrawals.put(thing, row._replace(asks=()))


def _status_now(state: State, kind: ThingKind, thing: Id) -> str:
    return state.participants.rows[thing].status if kind == PARTICIPANT else state.sources.rows[thing].status


def _show(state: State, kind: ThingKind, thing: Id, status: str) -> None:
    if kind == PARTICIPANT:
        state.participants.put(thing, state.participants.rows[thing]._replace(status=status))
    for source in state.sources.values():
        show_source(state, source)


def show_source(state: State, source: Source) -> None:
    """Sets whether a source is hidden, as the withdrawals that wait ask for; one that is gone stays so."""
    if source.status in ("live", HIDDEN):
        status = HIDDEN if _is_covered(state, source) else "live"
        if status != source.status:
            state.sources.put(source.id, source._replace(status=status))


def _is_covered(state: State, source: Source) -> bool:
    """Whether a withdrawal that waits is of all the words of a source."""
    if is_asked(state, source.id):
        return True
    asked = {each for each in source.participants if is_asked(state, each)}
    return bool(asked) and bool(asked - _apart(state, source))


def _apart(state: State, source: Source) -> set[Id]:
    """The participants whose words in a source are sealed under keys of their own."""
    said = state.speakers.get(source.id)
    return set() if said is None else {turns.participant for turns in sealed_with(state, source.id, said.seal)}


def hidden_keys(state: State) -> set[Id]:
    """The keys of words, and of files, that are hidden: to be kept and handed on, but to open nothing."""
    found: set[Id] = set()
    asked: set[Id] = {row.thing for row in state.withdrawals.rows.values() if row.asks}
    if not asked:
        return found
    spoken_in = {row.id for row in state.sources.values() if asked & {row.id, *row.participants}}
    found.update(row.key for row in state.participants.values() if state.one_person(row.id) in asked)
    found.update(row.key for row in state.speaker_turns.values() if row.participant in asked)
    found.update(row.key for row in state.sources.values() if row.status == HIDDEN)
    found.update(row.key for row in state.files.values() if row.on in asked | spoken_in)
    found.update(key for row in state.withdrawals.rows.values() for each in row.asks for key in each.texts)
    return {key for key in found if not state.is_shredded(key)}
