"""A member with a changed program: signs anything that the catalogue allows, and much that it does not.

Every type of event, about things that are others', with key ids of others, at any time, after having seen nothing;
plaintexts that are no events; the same event hundreds of times.
"""

import types
import typing
from collections.abc import Callable
from typing import Any, NamedTuple

from core.commands.context import CommandContext, Decision
from core.errors import KodesporError
from core.events.history import EventUndone
from core.events.members import EpochStarted
from core.events.registry import BY_CLASS, plain_type, wire_name
from core.ids import EventId, Id, KeyId
from core.limits import CLAIMED_TIME_MS_MAX
from core.project import Project
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import Text
from core.views.authorisation import powers_of
from tests.builders import World
from tests.signing import changed_program, framed, sign_bytes

YEAR_MS = 365 * 24 * 60 * 60 * 1000
REPETITIONS = 200
CLASSES = sorted(BY_CLASS, key=lambda cls: BY_CLASS[cls].wire)
WORDS = ("", "ok", "x" * 600, "⟦1⟧", "<b>", "\x1b[2J", "owner", "coder", "agree", "#00ff00", "2026-05-01", "å")


class Act(NamedTuple):
    """What somebody hostile did: how, lying about what, with which powers by their own log, and the events of it."""

    kind: str
    lies: tuple[str, ...]
    device: Id
    powers: str
    events: tuple[Any, ...]


class ChangedProgram:
    """Does one hostile thing at a time with a project that it was let into, or was thrown out of."""

    def __init__(self, world: World) -> None:
        self._world, self._random = world, world.random
        self.acts: list[Act] = []
        ways: dict[Callable[[Project], list[Any]], float] = {
            self._any_event: 8,
            self._undo: 3,
            self._against_the_team: 2,
            self._nonsense: 2,
            self._repeat: 0.3,
        }
        self._ways, self._weights = list(ways), list(ways.values())

    def act(self, station: Any) -> None:
        """One thing; what is left of the program may refuse it, or break: that is the liar's own trouble."""
        project = station.project
        way = self._random.choices(self._ways, self._weights)[0]
        lies = [name for name in ("clock", "seen") if self._random.random() < 0.3]
        powers = powers_of(project.state, project.device)
        writer = project.writer
        clock, unseen = writer._clock, writer._unseen
        if "clock" in lies:
            writer._clock = lambda: clock()._replace(at=self._time())
        if "seen" in lies:
            writer._unseen = lambda: ()
        try:
            made = way(project)
        except KodesporError:
            return
        except Exception:
            station.project = station._opened()
            return
        finally:
            writer._clock, writer._unseen = clock, unseen
        kind = way.__name__.strip("_").replace("_", " ")
        self.acts.append(Act(kind, tuple(lies), project.device, powers, tuple(made)))

    def _time(self) -> int:
        now = self._world.now
        return self._random.choice([0, 1, now - YEAR_MS, now + YEAR_MS // 12, now + YEAR_MS, CLAIMED_TIME_MS_MAX - 1])

    def _signed(self, project: Project, *events: Any) -> list[Any]:
        """Signs events; the start of an epoch with keys, of which it may speak or not."""

        def decide(context: CommandContext) -> list[Decision]:
            made = []
            for event in events:
                keys: tuple[Any, ...] = ()
                if isinstance(event, EpochStarted):
                    keys = (context.new_key(KeyKind.SEALING), context.new_key(KeyKind.WRAPPING))
                    if self._random.random() < 0.7:
                        event = event._replace(key=keys[0].id, wrapping=keys[1].id)
                made.append(Decision(event, new_keys=keys, seal_quotes=False))
            return made

        with changed_program():
            return project.do(decide)

    # -- what can be done

    def _any_event(self, project: Project) -> list[Any]:
        things = Things(self._random, project)
        return self._signed(project, *(things.event() for _ in range(self._random.randrange(1, 4))))

    def _undo(self, project: Project) -> list[Any]:
        recent = project.timeline.order[-60:]
        return self._signed(project, EventUndone(self._random.choice(recent).id))

    def _against_the_team(self, project: Project) -> list[Any]:
        things = Things(self._random, project)
        about_people = ("member.", "device.", "epoch.", "owner.", "participant.withdrawn", "source.withdrawn")
        chosen = [cls for cls in CLASSES if BY_CLASS[cls].wire.startswith(about_people)]
        return self._signed(project, things.event(self._random.choice(chosen)))

    def _nonsense(self, project: Project) -> list[Any]:
        plaintext = self._random.choice(
            [
                self._random.randbytes(self._random.choice((0, 1, 40, 3000))),
                framed("zz.newer", (1, b"a", None)),
                framed({"a": 1}, ()),
                framed("memo.written", {"a": 1}),
                framed("code.created", (), version=7),
                framed("member.named", (bytes(16), "n"), seen=[1]),
                framed("code.created", [[[[[]]]]] * 40),
                b"\xc1",
            ]
        )
        sign_bytes(project, plaintext)
        return []

    def _repeat(self, project: Project) -> list[Any]:
        event = Things(self._random, project).event()
        return self._signed(project, *[event] * REPETITIONS)


class Things:
    """What a member can name: everything that is there, whosever it is."""

    def __init__(self, random, project: Project) -> None:
        self._random, self._project = random, project
        state = project.state
        tables = (state.codes, state.codings, state.sources, state.participants, state.memos, state.members,
                  state.devices, state.files, state.rounds, state.references)  # fmt: skip
        self._ids = [sorted(table.rows) for table in tables if table.rows]
        self._keys = sorted(project.custody.keychain.keys) or [bytes(16)]

    def event(self, cls: Any = None) -> Any:
        """An event of a class, or of any, with fields of the right types."""
        cls = cls or self._random.choice(CLASSES)
        hints = typing.get_type_hints(cls, include_extras=True)
        return cls(*(self._value(hints[name]) for name in cls._fields))

    def _value(self, hint: Any) -> Any:
        random = self._random
        rules = []
        if typing.get_origin(hint) is typing.Annotated:
            hint, *rules = typing.get_args(hint)
        chosen = next((rule.values for rule in rules if hasattr(rule, "values")), None)
        if chosen and random.random() < 0.8:
            return random.choice(chosen)
        plain = plain_type(hint)
        if hint is KeyId and random.random() < 0.8:
            return random.choice(self._keys)
        if plain is Id:
            named = random.choice(random.choice(self._ids)) if random.random() < 0.9 else random.randbytes(16)
            return Id(named)
        if plain is EventId:
            order = self._project.timeline.order
            return random.choice(order).id if random.random() < 0.9 else EventId(random.randbytes(32))
        if plain in (int, bytes, str, Text):
            return self._scalar(plain)
        return self._several(plain)

    def _scalar(self, plain: Any) -> Any:
        random = self._random
        if plain is int:
            return random.choice((0, 1, random.randrange(300), (1 << 53) - 1))
        if plain is bytes:
            return random.randbytes(random.choice((0, 32, 32, 64)))
        if plain == Text and random.random() < 0.1:
            return SealedText(random.randbytes(90))
        return random.choice(WORDS)

    def _several(self, plain: Any) -> Any:
        origin, parts = typing.get_origin(plain), typing.get_args(plain)
        if origin is tuple and parts[-1] is Ellipsis:
            made = {self._value(parts[0]) for _ in range(self._random.choice((0, 1, 1, 3)))}
            return tuple(sorted(made, key=repr))
        if origin is tuple:
            return tuple(self._value(part) for part in parts)
        if origin in (typing.Union, types.UnionType):
            present = next(part for part in parts if part is not type(None))
            return None if self._random.random() < 0.4 else self._value(present)
        raise TypeError(plain)


def names(acts: list[Act]) -> set[str]:
    """The types of the events that hostile acts brought about."""
    return {wire_name(each.event) for act in acts for each in act.events}
