"""Ways in which the maker of an audit bundle, a member who signs it, may leave out, double, reorder or misstate.

Each takes a bundle apart (tests/forgeries.py) and returns the deceiving one, or None where that kind needs what
this bundle does not show. Every one is signed by a device of the team, and its heads and counts fit what is in it.
"""

from collections.abc import Callable
from typing import Any

from core.evidence.audit_bundle import MAGIC
from core.sealing import codec, crypto, envelope
from tests.forgeries import Pieces, with_heads

Deception = Callable[[Pieces], bytes | None]


def _signed(pieces: Pieces, events: list[Any], **changes: Any) -> bytes:
    """With fitting heads and numbers; `changes` put other fields into the first frame, by their places."""
    first = list(codec.decode(with_heads(pieces, events)))
    for place, value in changes.items():
        first[int(place[1:])] = value
    return pieces.by_insider(events, codec.encode(first))


def _device(event: Any) -> bytes:
    return envelope.parse(event[0]).device


def _others(pieces: Pieces) -> list[int]:
    """The events of somebody else than forger and founder: who may dissent."""
    founder = next(_device(each) for each in pieces.events() if envelope.parse(each[0]).seq == 1)
    seen = {head.device for each in pieces.events() if (draft := _draft(pieces, each)) for head in draft.seen}
    devices = {each.device for each in map(envelope.parse, (one[0] for one in pieces.events()))}
    victim = sorted((devices & seen) - {pieces.forger.device} - {founder}) or sorted(devices & seen)
    return [n for n, each in enumerate(pieces.events()) if _device(each) == victim[0]]


def _draft(pieces: Pieces, event: Any) -> Any:
    return pieces.forger.opened.open(envelope.parse(event[0]))


def _timing(pieces: Pieces, event: Any, **changes: Any) -> list[Any]:
    """The timing of an event as its author signed it, but for the changes."""
    sealed = envelope.parse(event[0])
    draft = _draft(pieces, event)._replace(**changes)
    key = envelope.one_key(sealed, pieces.forger.custody.keychain.keys[sealed.key])
    return [envelope.timing_blind(key), draft.at, [list(head) for head in draft.seen] or None]


def _sealed(pieces: Pieces, number: int, timing: Any = ...) -> list[Any]:
    events = pieces.events()
    events[number][1:] = [None, [], _timing(pieces, events[number]) if timing is ... else timing]
    return events


def _hidden_or_late(pieces: Pieces) -> int:
    """An event that shows nothing but its timing, or else the last one."""
    sealed = [n for n, each in enumerate(pieces.events()) if each[1] is None]
    return sealed[len(sealed) // 2] if sealed else len(pieces.events()) - 1


# -- leaving out


def a_feed_left_out(pieces: Pieces) -> bytes:
    gone = set(_others(pieces))
    return _signed(pieces, [each for n, each in enumerate(pieces.events()) if n not in gone])


def the_end_of_a_feed_left_out(pieces: Pieces) -> bytes | None:
    heads = {head.id for each in pieces.events() if (draft := _draft(pieces, each)) for head in draft.seen}
    victims = [n for n in _others(pieces) if envelope.parse(pieces.events()[n][0]).id in heads]
    if not victims:
        return None
    gone = [n for n in _others(pieces) if n >= victims[-1]]
    return _signed(pieces, [each for n, each in enumerate(pieces.events()) if n not in gone])


def nothing_in_it(pieces: Pieces) -> bytes:
    return _signed(pieces, [])


def what_an_author_had_seen_not_shown(pieces: Pieces) -> bytes:
    return _signed(pieces, _sealed(pieces, _hidden_or_late(pieces), None))


def a_head_taken_out_of_what_was_seen(pieces: Pieces) -> bytes | None:
    with_heads_seen = [n for n, each in enumerate(pieces.events()) if _draft(pieces, each).seen]
    n = with_heads_seen[-1]
    return _signed(pieces, _sealed(pieces, n, _timing(pieces, pieces.events()[n], seen=())))


def an_event_sealed_that_is_said_to_be_shown(pieces: Pieces) -> bytes | None:
    if any(each[1] is None for each in pieces.events()):
        return None
    return _signed(pieces, _sealed(pieces, len(pieces.events()) - 1))


def a_period_with_a_hole(pieces: Pieces) -> bytes:
    return _signed(pieces, _sealed(pieces, len(pieces.events()) - 1), _2=["period", [0, 1 << 45], False])


def blindness_without_a_round(pieces: Pieces) -> bytes:
    return _signed(pieces, _sealed(pieces, _others(pieces)[-1]), _2=["decisions", [], True])


def an_admission_sealed(pieces: Pieces) -> bytes | None:
    admissions = [
        n for n, each in enumerate(pieces.events()) if type(_draft(pieces, each).event).__name__ == "MemberAdmitted"
    ]
    return _signed(pieces, _sealed(pieces, admissions[-1]))


# -- doubling and putting elsewhere


def an_event_twice(pieces: Pieces) -> bytes:
    events = pieces.events()
    return _signed(pieces, [*events[:3], events[2], *events[3:]])


def the_last_event_twice(pieces: Pieces) -> bytes:
    return _signed(pieces, [*pieces.events(), pieces.events()[-1]])


def feeds_in_another_order(pieces: Pieces) -> bytes:
    events = pieces.events()
    at = next(n for n, each in enumerate(events) if _device(each) != _device(events[0]))
    return _signed(pieces, [*events[at:], *events[:at]])


def two_bundles_in_one(pieces: Pieces) -> bytes:
    return pieces.content + pieces.content[len(MAGIC) :]


def keys_of_two_events_exchanged(pieces: Pieces) -> bytes:
    events = pieces.events()
    one, other, *_ = [n for n, each in enumerate(events) if each[1]]
    events[one][1], events[other][1] = events[other][1], events[one][1]
    return _signed(pieces, events)


def timings_of_two_events_exchanged(pieces: Pieces) -> bytes:
    events = _sealed(pieces, len(pieces.events()) - 1)
    events[-2][1:] = [None, [], _timing(pieces, pieces.events()[-1])]
    return _signed(pieces, events)


# -- misstating


def another_clock(pieces: Pieces) -> bytes:
    n = len(pieces.events()) - 1
    draft = _draft(pieces, pieces.events()[n])
    return _signed(pieces, _sealed(pieces, n, _timing(pieces, pieces.events()[n], at=draft.at + 60_000)))


def a_quote_that_the_text_has_not(pieces: Pieces) -> bytes | None:
    coding = next(iter(pieces.forger.state.codings.rows), None)
    if coding is None or codec.decode(pieces.frames[0])[2][0] != "everything":
        return None
    return _signed(pieces, pieces.events(), _6=[[coding, "Jeg elsket sjefen min"]])


def a_quote_of_no_coding(pieces: Pieces) -> bytes | None:
    if any(each[1] is None for each in pieces.events()):
        return None
    return _signed(pieces, pieces.events(), _6=[[pieces.entropy(16), "ord"]])


def a_scope_in_its_own_words(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _2="everything, verified by a university")


def a_scope_that_is_not_known(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _2=["all of it", [], False])


def made_in_an_impossible_year(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _1=1 << 62)


def no_heads(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _4=[])


def heads_of_another_form(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _4=[[1, 2]])


def another_number(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _5=len(pieces.events()) + 1)


def another_project(pieces: Pieces) -> bytes:
    return _signed(pieces, pieces.events(), _0=bytes(16))


def a_device_with_another_key(pieces: Pieces) -> bytes:
    devices = [list(each) for each in codec.decode(pieces.frames[0])[3]]
    devices[0][0] = crypto.new_device(pieces.entropy).public.sign
    return _signed(pieces, pieces.events(), _3=devices)


# -- wrong keys


def a_random_key(pieces: Pieces) -> bytes:
    events = pieces.events()
    next(each for each in events if each[1])[1] = pieces.entropy(32)
    return _signed(pieces, events)


def a_short_key(pieces: Pieces) -> bytes:
    events = pieces.events()
    next(each for each in events if each[1])[1] = b"short"
    return _signed(pieces, events)


def a_random_key_of_words(pieces: Pieces) -> bytes | None:
    events = pieces.events()
    found = next((each for each in events if each[2]), None)
    if found is None:
        return None
    found[2] = [[found[2][0][0], pieces.entropy(32)]]
    return _signed(pieces, events)


def a_key_of_words_that_are_not_there(pieces: Pieces) -> bytes:
    events = pieces.events()
    next(each for each in events if each[1])[2] = [[pieces.entropy(32), pieces.entropy(32)]]
    return _signed(pieces, events)


DECEPTIONS: tuple[Deception, ...] = (
    a_feed_left_out, the_end_of_a_feed_left_out, nothing_in_it, what_an_author_had_seen_not_shown,
    a_head_taken_out_of_what_was_seen, an_event_sealed_that_is_said_to_be_shown, a_period_with_a_hole,
    blindness_without_a_round, an_admission_sealed,
    an_event_twice, the_last_event_twice, feeds_in_another_order, two_bundles_in_one, keys_of_two_events_exchanged,
    timings_of_two_events_exchanged, another_clock, a_quote_that_the_text_has_not, a_quote_of_no_coding,
    a_scope_in_its_own_words, a_scope_that_is_not_known, made_in_an_impossible_year, no_heads, heads_of_another_form,
    another_number, another_project, a_device_with_another_key, a_random_key, a_short_key, a_random_key_of_words,
    a_key_of_words_that_are_not_there,
)  # fmt: skip
