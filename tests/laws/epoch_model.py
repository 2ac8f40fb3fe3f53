"""Every order in which removals, epochs and keys can reach a few devices, on the program's own rules.

A small world, searched breadth first: devices write removals and starts of epochs, events arrive in any causal order or
not at all, each grant arrives at any time or never, clocks say what they like. Who may do what is not modelled twice:
core/keys/epoch_rules.py is asked. Kept out are contents, ciphers and carriers.

Two things are asked of every state: no key under which somebody sealed who had seen a removal is held by the removed
(`leaked`); and once everything has arrived everywhere, every device of the team can read all (`stuck`).
"""

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.keys import epoch_rules

EARLY, LATE = 0, 100
"""What a clock may claim, so that concurrent starts come in either order."""


class Start(NamedTuple):
    """The start of an epoch, as core.views.epochs.Epoch wants it. `past`: the events that its author had placed."""

    id: str
    device: str
    past: frozenset[str]
    time: int
    replaces: tuple[str, ...]
    after: tuple[str, ...]
    counts: bool

    @property
    def key(self) -> str:
        return "key of " + self.id

    @property
    def wrapping(self) -> str:
        return "wrapping of " + self.id

    @property
    def number(self) -> int:
        return self.time * 10 + ord(self.device) % 10


class Removal(NamedTuple):
    """`device` removes `target`."""

    id: str
    device: str
    past: frozenset[str]
    time: int
    target: str


class State(NamedTuple):
    """`placed`: what each device has in its place. `wrapping`: the wrapping keys that reached each device. `grants`:
    wrapping key and device, on their way. `wraps`: key and the wrapping key that it is wrapped under, which reach
    everybody at once. `sealed`: keys under which somebody sealed who knew that a device had been removed."""

    events: frozenset
    placed: tuple[frozenset[str], ...]
    wrapping: tuple[frozenset[str], ...]
    grants: frozenset
    wraps: frozenset
    sealed: frozenset


class Setting(NamedTuple):
    """Who is there, who are owners, who may remove whom, who starts epochs at will, and who lies: shares
    nothing, and when removed starts an epoch that claims to come after the removal. A founded the project."""

    devices: str
    owners: str
    removals: tuple[str, ...]
    starters: str = ""
    liars: str = ""
    starts_max: int = 1


class Found(NamedTuple):
    """How many states were met, the shortest way to one where something must not be, if there is one, and whether
    these were all states that there are."""

    states: int
    path: tuple[str, ...] | None
    is_complete: bool


FOUNDING = Start("S0", "A", frozenset(), 0, (), (), True)


def search(setting: Setting, states_max: int = 2_000_000) -> Found:
    """All states that can be reached, the nearest first, until one is found that must not be, or there are too many."""
    _view.cache_clear()
    _stuck.cache_clear()  # a rule may have been replaced since
    everything = frozenset({FOUNDING.id})
    own = frozenset({FOUNDING.wrapping})
    first = State(
        frozenset({FOUNDING}),
        tuple(everything for _ in setting.devices),
        tuple(own for _ in setting.devices),
        frozenset(),
        frozenset({(FOUNDING.key, FOUNDING.wrapping)}),
        frozenset(),
    )
    ways: dict[State, tuple[State, str] | None] = {first: None}
    queue = deque([first])
    while queue and len(ways) < states_max:
        state = queue.popleft()
        wrong = leaked(setting, state) or stuck(setting, state)
        if wrong:
            return Found(len(ways), (*_path(ways, state), wrong), False)
        for what, following in steps(setting, state):
            if following not in ways:
                ways[following] = (state, what)
                queue.append(following)
    return Found(len(ways), None, not queue)


def _path(ways, state: State) -> tuple[str, ...]:
    path = []
    while (way := ways[state]) is not None:
        state, what = way
        path.append(what)
    return tuple(reversed(path))


# -- what must not be


def leaked(setting: Setting, state: State) -> str | None:
    """Whether somebody who was removed holds a key under which somebody sealed who had seen that."""
    for key, gone in state.sealed:
        if key in view(setting, state, gone).held:
            return f"{gone} holds the {key}, under which somebody sealed who knew that {gone} had been removed"
    return None


def stuck(setting: Setting, state: State) -> str | None:
    """Whether a device of the team cannot read what others of the team sealed, after all has arrived everywhere and
    everybody has shared."""
    return _stuck(setting, _delivered(setting, state))


@lru_cache(maxsize=100_000)
def _stuck(setting: Setting, state: State) -> str | None:
    before = None
    while before != state:
        before = state
        for device in setting.devices:
            state = shared(setting, state, device)
        state = _delivered(setting, state)
    for device in setting.devices:
        here = view(setting, state, device)
        started = {each.key for each in here.epochs if each.device in here.team}
        missing = {key for key, _ in state.sealed if key in started and key not in here.held}
        if here.is_in_team() and missing:
            return f"{device} will never read what was sealed under the {min(missing)}"
    return None


def _delivered(setting: Setting, state: State) -> State:
    everywhere = frozenset(each.id for each in state.events)
    given = tuple(
        held | {key for key, to in state.grants if to == device}
        for held, device in zip(state.wrapping, setting.devices, strict=True)
    )
    return state._replace(placed=tuple(everywhere for _ in setting.devices), wrapping=given)


# -- what can happen


def steps(setting: Setting, state: State) -> Iterator[tuple[str, State]]:
    """Everything that can happen next."""
    for n, device in enumerate(setting.devices):
        if device in setting.liars:
            yield from _lying(setting, state, n)
            continue
        here = view(setting, state, device)
        for event in state.events:
            is_next = event.id not in state.placed[n] and event.past <= state.placed[n]
            if is_next and getattr(event, "target", None) != device:
                yield f"{device} gets {event.id}", _placed(state, n, event.id)
        for key, to in state.grants:
            if to == device and key not in state.wrapping[n]:
                yield f"{device} gets the {key}", _given(state._replace(grants=state.grants - {(key, to)}), n, key)
        following = shared(setting, state, device)
        if following != state:
            yield f"{device} shares keys", following
        for author, target in setting.removals:
            name = f"R{author}{target}"
            if author == device and name not in {each.id for each in state.events} and target in here.team:
                event = Removal(name, device, state.placed[n], here.next_time(EARLY), target)
                yield f"{device} removes {target}", _placed(_written(state, event), n, name)
        yield from _writing(setting, state, n, here)


def _writing(setting: Setting, state: State, n: int, here: "View") -> Iterator[tuple[str, State]]:
    """Seals something, starting an epoch first where there is no clean one; or starts one at will."""
    current = here.current()
    gone = [each for each in setting.devices if each not in here.team]
    if current is not None and gone:
        sealed = state.sealed | {(current.key, each) for each in gone}
        if sealed != state.sealed:
            yield f"{here.device} seals under the {current.key}", state._replace(sealed=sealed)
    own = [each for each in state.events - {FOUNDING} if isinstance(each, Start) and each.device == here.device]
    at_will = here.device in setting.starters
    if len(own) < setting.starts_max and (at_will or (current is None and gone)):
        for claim in (EARLY, LATE):
            start = here.start(f"S{here.device}{len(own)}", here.next_time(claim))
            after = _placed(_written(state, start), n, start.id)
            after = _given(after, n, start.wrapping)._replace(wraps=after.wraps | {(start.key, start.wrapping)})
            yield f"{here.device} starts {start.id} ({'late' if claim else 'early'})", after


def _lying(setting: Setting, state: State, n: int) -> Iterator[tuple[str, State]]:
    """A start by somebody who was removed and knows everything, for those who have not heard."""
    device = setting.devices[n]
    name = f"L{device}"
    removals = {each.id for each in state.events if isinstance(each, Removal) and each.target == device}
    if not removals or name in {each.id for each in state.events}:
        return
    past = frozenset(each.id for each in state.events if not removals & ({each.id} | each.past))
    start = Start(name, device, past, LATE, (), tuple(sorted(removals)), True)
    after = _given(_placed(_written(state, start), n, name), n, start.wrapping)
    grants = {(start.wrapping, to) for to in setting.devices if to != device}
    wraps = after.wraps | {(start.key, start.wrapping)}
    yield f"{device} starts {name} and lies", _granted(setting, after._replace(wraps=wraps), grants)


def _written(state: State, event) -> State:
    return state._replace(events=state.events | {event})


def _placed(state: State, n: int, event: str) -> State:
    return state._replace(placed=(*state.placed[:n], state.placed[n] | {event}, *state.placed[n + 1 :]))


def _given(state: State, n: int, key: str) -> State:
    return state._replace(wrapping=(*state.wrapping[:n], state.wrapping[n] | {key}, *state.wrapping[n + 1 :]))


def shared(setting: Setting, state: State, device: str) -> State:
    """What a device hands on when it syncs."""
    here = view(setting, state, device)
    if not here.is_in_team():
        return state
    current = here.current()
    handed = epoch_rules.handed_on(here.epochs, current, here.held)
    grants = {(key, to) for key in handed for to in here.team if to != device}
    wraps: set[tuple[str, str]] = set()
    wrapped: dict[str, set[str]] = {}
    for key, under in state.wraps:
        wrapped.setdefault(key, set()).add(under)
    if current is None:
        wraps = set(epoch_rules.interim_wraps(here.epochs, here.needed, set(), here.team, here.held, wrapped))
    else:
        owed = epoch_rules.owed_wraps(here.epochs, current, (), (), wrapped)
        wraps = {(key, current.wrapping) for key in owed if key in here.held}
    return _granted(setting, state._replace(wraps=state.wraps | wraps), grants)


def _granted(setting: Setting, state: State, grants: set[tuple[str, str]]) -> State:
    """Puts grants on their way; to those who will be removed they come at once."""
    doomed = {target for _, target in setting.removals}
    way = set(state.grants)
    for key, to in sorted(grants):
        n = setting.devices.index(to)
        if to in doomed:
            state = _given(state, n, key)
        elif key not in state.wrapping[n]:
            way.add((key, to))
    return state._replace(grants=frozenset(way))


@lru_cache(maxsize=300_000)
def _view(setting: Setting, device: str, events: frozenset, wrapping: frozenset, wraps: frozenset) -> "View":
    return View(setting, device, events, wrapping, wraps)


def view(setting: Setting, state: State, device: str) -> "View":
    """What a device makes of what has reached it; states have most of it in common."""
    n = setting.devices.index(device)
    placed = frozenset(each for each in state.events if each.id in state.placed[n])
    return _view(setting, device, placed, state.wrapping[n], state.wraps)


class View:
    """What one device makes of what has reached it."""

    def __init__(
        self, setting: Setting, device: str, events: frozenset, wrapping: frozenset[str], wraps: frozenset
    ) -> None:
        self.setting, self.device, self.events = setting, device, events
        removals = [each for each in self.events if isinstance(each, Removal)]
        self.needed = {each.id for each in removals}
        gone = {each.target for each in removals}
        self.team = [each for each in setting.devices if each not in gone]
        self.epochs = [self._judged(each, removals) for each in self.events if isinstance(each, Start)]
        self.held = set(wrapping)
        before = -1
        while before != len(self.held):
            before = len(self.held)
            self.held |= {key for key, under in wraps if under in self.held}

    def _judged(self, start: Start, removals: list[Removal]) -> Start:
        """A start by somebody who was removed does not count, unless somebody who stayed built on it before."""
        for removal in removals:
            if removal.target == start.device and start.id not in removal.past:
                built_on = any(
                    start.id in each.past and removal.id not in each.past and each.device in self.team
                    for each in self.events
                )
                if not built_on:
                    return start._replace(counts=False)
        return start

    def is_in_team(self) -> bool:
        return self.device in self.team

    def current(self) -> Start | None:
        return epoch_rules.current_epoch(self.epochs, self.needed, self.team, self.held)

    def next_time(self, claim: int) -> int:
        return max(claim, 1 + max(each.time for each in self.events))

    def start(self, name: str, time: int) -> Start:
        after = tuple(sorted(self.needed))
        replaced = [each for each in self.epochs if each.wrapping in self.held]
        own = [each for each in self.epochs if each.device == self.device]
        counts = epoch_rules.start_counts(self.device in self.setting.owners, set(after), replaced, own)
        replaces = tuple(sorted(each.wrapping for each in replaced))
        past = frozenset(each.id for each in self.events)
        return Start(name, self.device, past, time, replaces, after, counts)
