"""Which epoch a device seals under, and which keys it hands on to whom. Pure functions: no store, no clock, no keys.

The event writer and key custody ask these, and so does the explicit-state model in the tests. `epochs` are the starts
that have their place on the device that asks, void ones among them; `needed` the removals and destroying withdrawals
that count there; `team` the devices that belong to the team there; `held` the keys that the device holds.
"""

from collections.abc import Container, Iterable, Mapping, Set
from typing import TypeVar

from core.ids import DeviceId, EventId, Id, KeyId
from core.views.epochs import Epoch
from core.views.epochs import start_counts as start_counts

E = TypeVar("E", bound=Epoch)


def is_clean(epoch: Epoch, needed: Set[EventId], team: Container[DeviceId]) -> bool:
    """Whether an epoch's keys are known only to those who are still in the team: its start counts, whoever started it
    is in the team, and had seen every removal and withdrawal that counts here."""
    return epoch.counts and epoch.device in team and needed <= set(epoch.after)


def clean_epochs(epochs: Iterable[E], needed: Set[EventId], team: Container[DeviceId]) -> list[E]:
    """The clean epochs in the order of their starts."""
    return sorted((each for each in epochs if is_clean(each, needed, team)), key=lambda each: each.number)


def current_epoch(
    epochs: Iterable[E], needed: Set[EventId], team: Container[DeviceId], held: Container[Id]
) -> E | None:
    """The epoch to seal events under, and to wrap keys under: the last clean one of which both keys are held. None
    where there is none; then whoever has something to write starts one in the same step."""
    found = [each for each in clean_epochs(epochs, needed, team) if each.key in held and each.wrapping in held]
    return found[-1] if found else None


def last_readable(epochs: Iterable[E], held: Container[Id]) -> E | None:
    """The last epoch whose sealing key is held, clean or not. Only events that hold nothing but ids and public keys
    (removals, the start of an epoch, a renewed device key) may be sealed under it."""
    return max((each for each in epochs if each.key in held), key=lambda each: each.number, default=None)


def retired(epochs: Iterable[Epoch], withdrawals: Set[EventId]) -> set[KeyId]:
    """The wrapping keys that a withdrawal retires: whoever started these epochs had not seen every withdrawal that
    counts here, so they may open a key that was withdrawn. They are destroyed once another wraps what is alive."""
    return {each.wrapping for each in epochs if not withdrawals <= set(each.after)}


def handed_on(epochs: Iterable[Epoch], current: Epoch | None, held: Container[Id]) -> set[KeyId]:
    """The wrapping keys to hand to every device of the team: the current epoch's, which opens all others. Where there
    is none, all that are held and belong to epochs that have their place here, so that nobody waits for what another
    can read."""
    if current is not None:
        return {current.wrapping}
    return {each.wrapping for each in epochs if each.wrapping in held}


def owed_wraps(
    epochs: Iterable[Epoch],
    current: Epoch,
    gone: Container[Id],
    words: Iterable[KeyId],
    wrapped: Mapping[Id, Set[Id]],
) -> list[KeyId]:
    """The keys still to be wrapped under the current epoch's wrapping key, so that it opens all that is alive: words
    keys whose thing has its place here and was not withdrawn (`words`), the sealing keys of all epochs, and the older
    wrapping keys, but those that were retired or are not here (`gone`): what only they open, nobody may be able to open
    once they are destroyed. `wrapped` says under which wrapping keys each key is wrapped already; it is not wrapped
    again where one of those can be reached from the current one."""
    newest_first = sorted(epochs, key=lambda each: -each.number)
    wrapping = [each.wrapping for each in newest_first if each.wrapping not in gone]
    reached = {current.wrapping}
    owed: list[KeyId] = []
    for key in wrapping:
        _reach(reached, wrapping, wrapped)
        if key not in reached:
            owed.append(key)
            reached.add(key)
    _reach(reached, wrapping, wrapped)
    others = dict.fromkeys([*(each.key for each in newest_first), *words])
    return owed + [key for key in others if reached.isdisjoint(wrapped.get(key, ()))]


def direct_wraps(epochs: Iterable[Epoch], current: Epoch, wrapped: Mapping[Id, Set[Id]]) -> list[KeyId]:
    """The sealing keys to wrap under the current epoch's wrapping key itself, where somebody of the team may count a
    withdrawal that does not count here: because they go on under keys that have not come here, or because epochs come
    after one (`others_heed`). They refuse the older wrapping keys by which the current one reaches these; then they
    would wait for what only those open, and be waited for."""
    newest_first = sorted(epochs, key=lambda each: -each.number)
    return [each.key for each in newest_first if current.wrapping not in wrapped.get(each.key, ())]


def others_heed(epochs: Iterable[Epoch], needed: Set[EventId]) -> bool:
    """Whether an epoch comes after something that is not `needed` here. Whoever does not know all that is known here
    may count a withdrawal by it that another overrides or came before, and retire older wrapping keys for it."""
    return any(not set(each.after) <= needed for each in epochs)


def interim_wraps(
    epochs: Iterable[Epoch],
    needed: Set[EventId],
    withdrawals: Set[EventId],
    team: Container[DeviceId],
    held: Container[Id],
    wrapped: Mapping[Id, Set[Id]],
) -> list[tuple[KeyId, KeyId]]:
    """The sealing keys to wrap where there is no epoch to wrap under, each with the wrapping key that it goes under.

    Somebody else may have an epoch that is clean by all they know, and take nothing under the wrapping keys that do not
    come after the same withdrawals; then they never read what they do not know. Which epoch that is nobody here can
    tell, since they may count withdrawals that do not count here. So the keys go under the newest wrapping key, and
    under an older one where its epoch comes after something that the newer one does not; never under one from before
    all withdrawals, with which nobody refuses what is handed to their box key. Each goes only where whoever started
    that epoch had seen every removal that the starter of the key's own had: nobody who was removed comes to hold it.
    """
    newest_first = sorted(epochs, key=lambda each: -each.number)
    removals = needed - withdrawals
    usable = [
        each
        for each in newest_first
        if each.counts and each.device in team and each.wrapping in held
        if not withdrawals or set(each.after) - removals
    ]
    made = []
    for each in newest_first:
        fitting = [one for one in usable if removals & set(each.after) <= set(one.after)]
        for n, one in enumerate(fitting if each.key in held else ()):
            heeded = set(one.after) - removals
            if any(heeded <= set(newer.after) for newer in fitting[:n]):
                continue
            reached = {one.wrapping}
            _reach(reached, [other.wrapping for other in usable if heeded <= set(other.after)], wrapped)
            if reached.isdisjoint(wrapped.get(each.key, ())):
                made.append((each.key, one.wrapping))
    return made


def _reach(reached: set[KeyId], wrapping: Iterable[KeyId], wrapped: Mapping[Id, Set[Id]]) -> None:
    """Adds to the wrapping keys that are reached those that are wrapped under them, and so on."""
    before = -1
    while before != len(reached):
        before = len(reached)
        reached.update(key for key in wrapping if not reached.isdisjoint(wrapped.get(key, ())))
