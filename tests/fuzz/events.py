"""Whatever a member signs goes the whole way: into the log, through the folds, into every view, report and export.

`python -m tests.fuzz.events --events 1000000 --seed 7` runs on demand; tests/system/test_fuzz.py runs 50,000 events in
every run. Events are drawn from the catalogue itself (any class, any author, ids of other things, any range and text),
and their bytes are changed. Then one of our own errors is allowed at each output, and nothing else.
"""

import argparse
import contextlib
import time
import types
import typing
from random import Random
from typing import Any

from app.i18n.catalogue import Catalogue
from core.commands import codebook, memos
from core.errors import KodesporError, Refused
from core.events.files import FileDetached
from core.events.form import NEW, Items, Matches, Number, OneOf, reference_of, rules_of
from core.events.members import DeviceRemoved, MemberRemoved
from core.events.participants import ParticipantWithdrawn
from core.events.registry import BY_CLASS, EventDraft, encode_event, plain_type
from core.events.sources import SourceWithdrawn
from core.ids import EventId, Id
from core.project import Project
from core.sealing import codec
from core.sealing.codec import SealedText
from core.sealing.sealed_text import Text, seal_text
from tests.builders import (
    START_MS,
    World,
    a_code,
    a_coding,
    a_participant,
    a_source,
    alice,
    exchange,
    fresh_copy,
    invited,
)
from tests.fuzz.outputs import OUTPUTS, Looked
from tests.signing import sign_bytes

NASTY = (
    "", " ", "\n", "\x00", "\x1b[2J", "￾￿", "\u202eabc", "⟦1⟧", "⟦event 1⟧", "=1+1", "</script><script>alert(1)",
    '"><img src=x onerror=1>', "]]>", "&lt;", "{ $name }", "%s{0}", "../../etc/passwd", "CON", "a/b\\c:d", "å", "å",
    "\U0001f600" * 30, "x" * 500, "x" * 501, "#12345g", "#123456", "2026-01-32", "null", "[1]", '{"title": 5}',
    '{"title": "Et verk", "author": 3}', "[" * 2000, "0" * 32, "z" * 32, "agree", "owner", "🇳🇴", "\ud7ff", "∞", "1e999",
)  # fmt: skip
"""Words that were trouble somewhere once."""


class Pool:
    """What a member can name: the things that are there, and what they may put into a field."""

    def __init__(self, random: Random, project: Project) -> None:
        self.random, self._project = random, project
        self._words = [*NASTY]
        self.ids: list[Id] = [Id(random.randbytes(16)) for _ in range(40)]
        self.events: list[EventId] = []
        self.follow()

    def follow(self) -> None:
        """Takes in what is there now."""
        state = self._project.state
        tables = (state.codes, state.codings, state.sources, state.participants, state.memos, state.members,
                  state.devices, state.relations, state.code_sets, state.files, state.rounds, state.checkpoints,
                  state.attestations,                   state.passages, state.references, state.queries)  # fmt: skip
        self.things = [key for table in tables for key in table.rows]
        self.by_kind: list[list[Any]] = [list(table.rows) for table in tables if table.rows]
        self.keys = [row.key for row in state.sources.rows.values()]
        self.events = [key.id for key in self._project.timeline.order]

    def of_type(self, hint: Any, depth: int = 0) -> Any:
        """A value of a field's type; mostly one that its rules allow."""
        random = self.random
        rules = rules_of(hint)
        bare = typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint
        if reference_of(hint) is NEW and random.random() < 0.85:
            return Id(random.randbytes(16))
        if rules and random.random() < 0.7:
            rule = rules[0]
            if isinstance(rule, OneOf):
                return random.choice(rule.values)
            if isinstance(rule, Matches):
                return random.choice(("#00ff00", "", "2026-05-01", "2026-02-28"))
            if isinstance(rule, Number):
                return random.choice((rule.least, rule.most, random.randrange(rule.least, min(rule.most, 400) + 1)))
        return self._plain(bare, rules, depth)

    def _plain(self, hint: Any, rules: list[Any], depth: int) -> Any:
        random, plain = self.random, plain_type(hint)
        if plain is Id:
            return random.choice(random.choice(self.by_kind)) if random.random() < 0.9 else random.choice(self.ids)
        if plain is EventId:
            return random.choice(self.events) if random.random() < 0.9 else EventId(random.randbytes(32))
        if plain is int:
            return random.choice((0, 1, random.randrange(400), (1 << 53) - 1))
        if plain is bytes:
            return random.randbytes(random.choice((0, 31, 32, 64)))
        if plain is str:
            return self.words()
        if plain == Text:
            return self.text()
        origin, parts = typing.get_origin(plain), typing.get_args(plain)
        if origin is tuple and parts[-1] is Ellipsis:
            least = max((rule.least for rule in rules if isinstance(rule, Items)), default=0)
            made = [self.of_type(parts[0], depth + 1) for _ in range(random.choice((least, least, 1, 2, 5)))]
            return tuple(sorted(set(made), key=repr)) if random.random() < 0.7 else tuple(made)
        if origin is tuple:
            made = [self.of_type(part, depth + 1) for part in parts]
            ordered = all(type(each) is int for each in made) and random.random() < 0.8
            return tuple(sorted(made)) if ordered else tuple(made)
        if origin in (typing.Union, types.UnionType):
            present = next(part for part in parts if part is not type(None))
            return None if random.random() < 0.4 else self.of_type(present, depth + 1)
        raise TypeError(plain)

    def words(self) -> str:
        """Any text."""
        if self.random.random() < 0.6:
            return self.random.choice(self._words)
        return "".join(
            chr(self.random.choice((65, 97, 229, 0x1F600, 10, 0xFFFE))) for _ in range(self.random.randrange(20))
        )

    def text(self) -> Any:
        """A text, or a box: one that opens, one that nobody opens, and one that is none."""
        chance = self.random.random()
        if chance < 0.75:
            return self.words()
        if chance < 0.9:
            held = self._project.custody.keychain.keys
            names = [each for each in self.keys if each in held]
            if names:
                key = self.random.choice(names)
                return seal_text(self.words(), {key: held[key]}, self._project.id, self.random.randbytes)
        return SealedText(self.random.randbytes(self.random.choice((0, 1, 90, 200))))

    def event(self) -> Any:
        """An event of any class, with whatever fields."""
        cls = self.random.choice(CLASSES)
        while cls in ENDING and self.random.random() < 0.998:
            cls = self.random.choice(CLASSES)
        hints = typing.get_type_hints(cls, include_extras=True)
        made = cls(*(self.of_type(hints[name]) for name in cls._fields))
        return _ordered(made) if self.random.random() < 0.8 else made


ENDING = (MemberRemoved, DeviceRemoved, ParticipantWithdrawn, SourceWithdrawn, FileDetached)
"""After these much of what follows has no effect: they are drawn seldom."""
CLASSES = sorted(BY_CLASS, key=lambda cls: BY_CLASS[cls].wire)


def _ordered(made: Any) -> Any:
    """With ends after their beginnings, where the event has such fields: so that more of them take effect."""
    for first, last in (("start", "end"), ("original_start", "original_end")):
        if hasattr(made, first):
            start, end = sorted((getattr(made, first), getattr(made, last)))
            made = made._replace(**{first: min(start, 280), last: min(max(end, start + 1), 290)})
    return made


def plaintext(pool: Pool, at: int) -> bytes:
    """What somebody signs: the bytes of an event, or of what is nearly one."""
    random = pool.random
    why = pool.text() if random.random() < 0.3 else None
    draft = EventDraft(pool.event(), why, at, random.choice((0, 60, -300)), ())
    try:
        made = encode_event(draft)
    except KodesporError:
        made = codec.encode_trusted(("code.deleted", 1, at, 0, None, 5, None, 0))
    return mutated(random, made) if random.random() < 0.25 else made


def mutated(random: Random, made: bytes) -> bytes:
    """Bytes with something changed: a byte, a stretch left out, put in twice, or another value in a field."""
    way, at = random.randrange(5), random.randrange(len(made))
    if way == 0:
        return made[:at] + bytes([made[at] ^ 1 << random.randrange(8)]) + made[at + 1 :]
    if way == 1:
        return made[:at] + made[at + random.randrange(1, 9) :]
    if way == 2:
        return made[:at] + made[at : at + random.randrange(1, 40)] + made[at:]
    parts = list(codec.decode_proven(made))
    strange = (None, True, -1, 1 << 60, b"", "x", (), {}, {"a": {"b": ()}}, SealedText(b"\x01"), ((),) * 30, "z" * 70)
    if way == 3:
        parts[random.randrange(8)] = random.choice(strange)
    elif type(parts[5]) is tuple and parts[5]:
        fields = list(parts[5])
        fields[random.randrange(len(fields))] = random.choice(strange)
        parts[5] = tuple(fields)
    return codec.encode_trusted(tuple(parts))


def study(world: World) -> tuple[Project, list[Project]]:
    """A study of three, each with a little of everything; the first is the one who looks at it afterwards."""
    a = alice(world)
    people = [a, invited(world, a), invited(world, a, "Rev", role="reviewer")]
    person = a_participant(a)
    source, other = a_source(a, participant=person), a_source(a)
    top = a_code(a, "øverst")
    codes = [top, *(a_code(a, f"kode {n}", top) for n in range(4))]
    for n, code in enumerate(codes):
        a_coding(a, source if n % 2 else other, code, n * 10, n * 10 + 9, "fordi")
    a.do(memos.write_memo, "analytic", "tanke", "code", top)
    exchange(*people)
    people[1].do(memos.write_memo, "theoretical", "hennes")
    a_coding(people[1], source, codes[1], 3, 30)
    people[1].do(codebook.merge_codes, codes[3], codes[4])
    exchange(*people)
    return a, people


def run(seed: int, events: int, look: bool = True) -> Looked:
    """One project: so many signed events by its members, then everything that shows it."""
    world = World(seed)
    a, people = study(world)
    pools = [Pool(world.random, each) for each in people[1:]]
    batch = 250
    done = 0
    while done < events:
        for pool, member in zip(pools, people[1:], strict=True):
            count = min(batch if member is people[1] else batch // 8, events - done)
            made = [plaintext(pool, START_MS + world.random.randrange(10**7)) for _ in range(count)]
            if not made or member.device not in member.state.devices.rows:
                continue
            with contextlib.suppress(Refused):  # somebody who took away their own key to write
                sign_bytes(member, *made)
            done += count
            pool.follow()
    for member in people[1:]:
        assert _taken(a, member), "what a member signed came through"
    assert a.state.digest() == fresh_copy(a, world).state.digest(), "the same state, folded anew"
    found = Looked(events=len(a.timeline.order))
    found.kinds.update(row.kind for row in a.state.conflicts.rows.values())
    if look:
        for language in ("nb", "en"):
            looked_at(a, Catalogue(language), found, OUTPUTS if language == "nb" else OUTPUTS[::3])
    return found


def _taken(a: Project, member: Project) -> bool:
    exchange(a, member)
    return a.events_digest() == member.events_digest() and a.state.digest() == member.state.digest()


def looked_at(project: Project, say: Catalogue, found: Looked, outputs: Any) -> None:
    """Calls each output. Our own refusals are counted, any other exception ends the run."""
    for name, output in outputs:
        before = time.monotonic()
        try:
            output(project, say)
        except KodesporError as problem:
            found.refused[name] = str(say.say(problem.message))
        except BaseException as problem:
            problem.add_note(f"in the output {name}")
            raise
        found.seconds[name] = max(time.monotonic() - before, found.seconds.get(name, 0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2500, help="events of one project")
    asked = parser.parse_args()
    for n in range(-(-asked.events // asked.each)):
        before = time.monotonic()
        one = run(asked.seed + n, asked.each)
        slow = sorted(one.seconds.items(), key=lambda each: -each[1])[:4]
        print(f"seed {asked.seed + n}: {one.events} events, {time.monotonic() - before:.1f} s; slowest {slow}; "
              f"refused {one.refused}; said {dict(one.kinds)}")  # fmt: skip
