"""Ways to forge an audit bundle: by who has nothing but the file, and by a member who signs the forgery."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import codebook
from core.events.registry import encode_event
from core.evidence.audit_bundle import MAGIC, make_bundle
from core.project import Project
from core.sealing import codec, crypto, envelope
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited

LABEL = b"kodespor/bundle/2"

TOOL = Path(__file__).parents[1] / "tools" / "verify_bundle.py"
specification = importlib.util.spec_from_file_location("verify_bundle", TOOL)
assert specification is not None
assert specification.loader is not None
verifier = importlib.util.module_from_spec(specification)
"""The independent verifier, which is no part of any package."""
sys.modules["verify_bundle"] = verifier
specification.loader.exec_module(verifier)


def pieces_of(seed: int, scope: str = "") -> "Pieces":
    """A bundle of a random study of three, which Bob is about to forge; of everything, all decisions, or one code."""
    world = World(seed)
    a = alice(world)
    b, c = invited(world, a), invited(world, a, "Cy")
    source = a_source(a)
    codes = [a_code(a, "redsel"), a_code(a, "mot")]
    exchange(a, b, c)
    for n in range(24):
        who = world.random.choice((a, b, c))
        code = world.random.choice([each for each in codes if each in who.state.codes.rows])
        kind = world.random.randrange(4)
        if kind == 0:
            codes.append(a_code(who, f"kode {n}", code))
        elif kind == 1:
            who.do(codebook.rename_code, code, f"navn {n}", "ordet passer bedre")
        else:
            start = world.random.randrange(200)
            a_coding(who, source, code, start, start + 30, "hun sier det selv")
        if n % 6 == 5:
            exchange(a, b, c)
    exchange(a, b, c)
    another = alice(World(seed + 1_000_000))
    a_code(another, "fra en annen studie")
    scope = scope or world.random.choice(("everything", "decisions"))
    about = codes[:1] if scope == "of_code" else []
    chosen = getattr(disclosure_selection, scope)(Presentation(a), *about)
    return Pieces(
        world, made_of(a, chosen), b, made_of(another, disclosure_selection.everything(Presentation(another)))
    )


def made_of(project: Project, chosen: disclosure_selection.Disclosure) -> bytes:
    return make_bundle(project, chosen, 1_760_000_000_000)


class Pieces:
    """A bundle taken apart. `forger` is a member who knows every key of the project but the others' devices."""

    def __init__(self, world: World, content: bytes, forger: Project, stranger: bytes) -> None:
        self.random, self.entropy, self.content, self.forger = world.random, world.entropy, content, forger
        self.frames = frames_of(content)
        self.of_another = frames_of(stranger)[1:-1]

    def events(self) -> list[Any]:
        """Envelope, key, words, timing of each event."""
        return [list(codec.decode(frame)) for frame in self.frames[1:-1]]

    def signed(self, first: bytes, events: list[Any], signer: crypto.Signer, device: bytes) -> bytes:
        """Put together again and signed anew."""
        content = MAGIC + b"".join(framed(frame) for frame in (first, *map(codec.encode, events)))
        return content + framed(codec.encode([device, signer.sign(LABEL, content)]))

    def by_insider(self, events: list[Any], first: bytes | None = None) -> bytes:
        """Signed by the forger's own device."""
        signer = self.forger.custody.keychain.signer
        return self.signed(self.frames[0] if first is None else first, events, signer, self.forger.device)


def frames_of(content: bytes) -> list[bytes]:
    frames, at = [], len(MAGIC)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        frames.append(content[at + 4 : at + 4 + length])
        at += 4 + length
    return frames


def framed(frame: bytes) -> bytes:
    return len(frame).to_bytes(4, "big") + frame


# -- without any key


def flip(pieces: Pieces) -> bytes:
    at = pieces.random.randrange(len(pieces.content))
    changed = pieces.content[at] ^ (1 << pieces.random.randrange(8))
    return pieces.content[:at] + bytes([changed]) + pieces.content[at + 1 :]


def cut_off(pieces: Pieces) -> bytes:
    return pieces.content[: pieces.random.randrange(len(pieces.content))]


def drop(pieces: Pieces) -> bytes:
    frames = list(pieces.frames)
    del frames[pieces.random.randrange(len(frames))]
    return MAGIC + b"".join(map(framed, frames))


def swap(pieces: Pieces) -> bytes:
    frames = list(pieces.frames)
    one, other = pieces.random.sample(range(len(frames)), 2)
    frames[one], frames[other] = frames[other], frames[one]
    return MAGIC + b"".join(map(framed, frames))


def twice(pieces: Pieces) -> bytes:
    frames = list(pieces.frames)
    frames.insert(1, pieces.random.choice(frames[1:-1]))
    return MAGIC + b"".join(map(framed, frames))


def from_another_project(pieces: Pieces) -> bytes:
    frames = list(pieces.frames)
    frames[pieces.random.randrange(1, len(frames) - 1)] = pieces.random.choice(pieces.of_another)
    return MAGIC + b"".join(map(framed, frames))


def of_an_unknown_device(pieces: Pieces) -> bytes:
    """Somebody outside puts the same events together and signs with a device that nobody let in."""
    secrets = crypto.new_device(pieces.entropy)
    first = list(codec.decode(pieces.frames[0]))
    first[3] = [*first[3], [*secrets.public]]
    return pieces.signed(codec.encode(first), pieces.events(), crypto.Signer(secrets), secrets.public.device)


# -- by a member


def flip_and_sign(pieces: Pieces) -> bytes:
    frames = list(pieces.frames)
    chosen = pieces.random.randrange(1, len(frames) - 1)
    at = pieces.random.randrange(len(frames[chosen]))
    frame = bytearray(frames[chosen])
    frame[at] ^= 1 << pieces.random.randrange(8)
    frames[chosen] = bytes(frame)
    content = MAGIC + b"".join(map(framed, frames[:-1]))
    signer = pieces.forger.custody.keychain.signer
    return content + framed(codec.encode([pieces.forger.device, signer.sign(LABEL, content)]))


def drop_and_sign(pieces: Pieces) -> bytes:
    events = pieces.events()
    del events[pieces.random.randrange(len(events))]
    return pieces.by_insider(events)


def keys_of_another_event(pieces: Pieces) -> bytes:
    events = pieces.events()
    one, other = pieces.random.sample([n for n, event in enumerate(events) if event[1]], 2)
    events[one][1] = events[other][1]
    return pieces.by_insider(events)


def keys_of_another_project(pieces: Pieces) -> bytes:
    events = pieces.events()
    pieces.random.choice(events)[1] = codec.decode(pieces.random.choice(pieces.of_another))[1]
    return pieces.by_insider(events)


def forged_reason(pieces: Pieces) -> bytes:
    """The forger rewrites why another one decided something, and that feed from there on, and signs it all."""
    return _rewritten(pieces, lambda written: written._replace(why="because I say so"))


def forged_time(pieces: Pieces) -> bytes:
    return _rewritten(pieces, lambda written: written._replace(at=written.at + 86_400_000))


def cut_tail_that_was_seen(pieces: Pieces) -> bytes:
    """The forger leaves out the end of another's feed, which a third event names, and says that it ends there."""
    events = pieces.events()
    sealed = [envelope.parse(event[0]) for event in events]
    opened = [pieces.forger.opened.open(each) for each in sealed]
    seen = {head.id for written in opened if written is not None for head in written.seen}
    victims = [each for each in sealed if each.id in seen and each.device != pieces.forger.device]
    victim = pieces.random.choice(victims)
    gone = {n for n, each in enumerate(sealed) if each.device == victim.device and each.seq >= victim.seq}
    kept = [event for n, event in enumerate(events) if n not in gone]
    return pieces.by_insider(kept, with_heads(pieces, kept))


def _rewritten(pieces: Pieces, change: Callable[[Any], Any]) -> bytes:
    events, forger = pieces.events(), pieces.forger
    sealed = [envelope.parse(event[0]) for event in events]
    others = [n for n, each in enumerate(sealed) if each.device != forger.device]
    first = pieces.random.choice(others)
    before = sealed[first].previous
    for n in range(first, len(events)):
        each = sealed[n]
        if each.device != sealed[first].device:
            break
        written = forger.opened.open(each)
        key = forger.custody.keychain.held(each.key)
        place = envelope.Place(each.project, each.device, each.seq, before)
        plaintext = encode_event(change(written) if n == first else written)
        raw = envelope.seal(place, plaintext, key, forger.custody.keychain.signer, pieces.entropy)
        again = envelope.parse(raw)
        before = again.id
        events[n] = [raw, envelope.one_key(again, key.key), [], None]
    return pieces.by_insider(events, with_heads(pieces, events))


def with_heads(pieces: Pieces, events: list[Any]) -> bytes:
    """The first frame, made to fit what is there."""
    sealed = [envelope.parse(event[0]) for event in events]
    followed = {each.previous for each in sealed}
    first = list(codec.decode(pieces.frames[0]))
    first[4] = sorted([each.device, each.seq, each.id] for each in sealed if each.id not in followed)
    first[5] = len(events)
    return codec.encode(first)


OUTSIDE = (flip, cut_off, drop, swap, twice, from_another_project, of_an_unknown_device)
INSIDE = (
    flip_and_sign, drop_and_sign, keys_of_another_event, keys_of_another_project, forged_reason, forged_time,
    cut_tail_that_was_seen,
)  # fmt: skip


def forgeries(pieces: Pieces, count: int) -> list[tuple[str, bytes]]:
    """So many, of each way about as many; none is the bundle itself."""
    made = []
    while len(made) < count:
        way = (*OUTSIDE, *INSIDE)[len(made) % (len(OUTSIDE) + len(INSIDE))]
        content = way(pieces)
        if content != pieces.content:
            made.append((way.__name__, content))
    return made
