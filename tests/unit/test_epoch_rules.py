"""Which epoch is sealed under, and which keys are handed on: the rules alone, each with the case that it is for."""

from typing import NamedTuple

from core.ids import DeviceId, EventId, Id, KeyId
from core.keys import epoch_rules as rules


class Start(NamedTuple):
    key: KeyId
    wrapping: KeyId
    number: int
    device: DeviceId
    replaces: tuple[KeyId, ...] = ()
    after: tuple[EventId, ...] = ()
    counts: bool = True


def key(number: int) -> KeyId:
    return KeyId(Id(bytes([number]) * 16))


ADA, BO, EVE = (DeviceId(Id(bytes([n]) * 16)) for n in (201, 202, 203))
GONE, WITHDRAWN = EventId(b"r" * 32), EventId(b"w" * 32)
FIRST = Start(key(1), key(2), 0, ADA)
AFTER = Start(key(3), key(4), 1, ADA, (key(2),), (GONE,))
UNAWARE = Start(key(5), key(6), 2, BO, (key(2),))
ALL = (FIRST, AFTER, UNAWARE)
HELD = {key(n) for n in range(1, 9)}
TEAM = {ADA, BO}
WORDS = key(21)


def test_the_last_epoch_is_sealed_under_while_nobody_was_removed():
    assert rules.current_epoch(ALL, set(), TEAM, HELD) is UNAWARE


def test_an_epoch_of_one_who_had_not_heard_of_a_removal_is_not_clean_however_late_it_is():
    assert rules.clean_epochs(ALL, {GONE}, TEAM) == [AFTER]
    assert rules.current_epoch(ALL, {GONE}, TEAM, HELD) is AFTER


def test_an_epoch_of_one_who_was_removed_is_not_clean_whatever_it_names():
    claimed = Start(key(7), key(8), 3, EVE, (key(2), key(4), key(6)), (GONE,))
    assert not rules.is_clean(claimed, {GONE}, TEAM)
    assert rules.is_clean(claimed, {GONE}, {*TEAM, EVE})


def test_there_is_no_epoch_to_seal_under_until_its_keys_have_come():
    for missing in (AFTER.key, AFTER.wrapping):
        assert rules.current_epoch(ALL, {GONE}, TEAM, HELD - {missing}) is None
    assert rules.last_readable(ALL, HELD - {UNAWARE.key, AFTER.key}) is FIRST
    assert rules.last_readable(ALL, set()) is None


def test_a_void_start_is_never_sealed_under_but_its_keys_are_kept_open():
    void = UNAWARE._replace(counts=False)
    assert rules.current_epoch((FIRST, void), set(), TEAM, HELD) is FIRST
    assert rules.owed_wraps((FIRST, void), FIRST, set(), (), {}) == [void.wrapping, void.key, FIRST.key]


def test_the_current_wrapping_key_is_handed_on_alone_and_none_whose_start_has_not_come():
    assert rules.handed_on(ALL, AFTER, HELD) == {AFTER.wrapping}
    assert rules.handed_on(ALL, None, HELD) == {FIRST.wrapping, AFTER.wrapping, UNAWARE.wrapping}
    assert rules.handed_on(ALL, None, HELD - {AFTER.wrapping}) == {FIRST.wrapping, UNAWARE.wrapping}
    assert rules.handed_on((FIRST,), None, HELD) == {FIRST.wrapping}


def test_the_current_epoch_opens_all_that_is_alive_and_nothing_is_wrapped_twice():
    owed = rules.owed_wraps((FIRST, AFTER), AFTER, set(), [WORDS], {})
    assert owed == [FIRST.wrapping, AFTER.key, FIRST.key, WORDS]
    wrapped = {WORDS: {FIRST.wrapping}, FIRST.key: {FIRST.wrapping}}
    assert rules.owed_wraps((FIRST, AFTER), AFTER, set(), [WORDS], wrapped) == [FIRST.wrapping, AFTER.key]
    wrapped |= {FIRST.wrapping: {AFTER.wrapping}, AFTER.key: {AFTER.wrapping}}
    assert rules.owed_wraps((FIRST, AFTER), AFTER, set(), [WORDS], wrapped) == []


def test_after_a_withdrawal_all_that_lives_is_wrapped_anew_and_no_older_wrapping_key_is():
    last = Start(key(7), key(8), 3, ADA, (key(2), key(4)), (GONE, WITHDRAWN))
    starts = (*ALL, last)
    gone = rules.retired(starts, {WITHDRAWN})
    assert gone == {FIRST.wrapping, AFTER.wrapping, UNAWARE.wrapping}
    wrapped = {WORDS: {AFTER.wrapping}, FIRST.key: {FIRST.wrapping}, AFTER.key: {AFTER.wrapping}}
    assert rules.owed_wraps(starts, last, gone, [WORDS], wrapped) == [
        last.key, UNAWARE.key, AFTER.key, FIRST.key, WORDS,
    ]  # fmt: skip
    assert rules.retired(starts, set()) == set()


def test_an_owner_rotates_at_will_and_others_only_where_no_clean_epoch_is_there():
    assert rules.start_counts(True, set(), [FIRST], [])
    assert not rules.start_counts(False, set(), [FIRST], [])
    assert rules.start_counts(False, {GONE}, [FIRST], [])
    assert not rules.start_counts(False, {GONE}, [FIRST, AFTER], [])
    assert rules.start_counts(False, {GONE}, [FIRST, AFTER._replace(counts=False)], [])


def test_nobody_starts_epochs_without_end_by_saying_that_they_hold_none():
    assert rules.start_counts(False, {GONE}, [], [])
    assert not rules.start_counts(False, {GONE}, [], [AFTER])
    assert rules.start_counts(False, {GONE, WITHDRAWN}, [], [AFTER])
    both = [AFTER, AFTER._replace(after=(WITHDRAWN,))]
    assert not rules.start_counts(False, {GONE, WITHDRAWN}, [], both)


def test_where_no_epoch_is_clean_keys_go_under_one_that_nobody_who_was_removed_holds():
    mine = Start(key(7), key(8), 3, ADA, (key(2),), (GONE,))
    theirs = Start(key(9), key(10), 4, BO, (key(2),), (WITHDRAWN,))
    starts, held = (FIRST, mine, theirs), HELD | {key(9), key(10)}
    wrapped = {FIRST.key: {FIRST.wrapping}, mine.key: {mine.wrapping}, theirs.key: {theirs.wrapping}}
    needed = {GONE, WITHDRAWN}
    assert rules.current_epoch(starts, needed, TEAM, held) is None
    made = rules.interim_wraps(starts, needed, {WITHDRAWN}, TEAM, held, wrapped)
    assert made == [(FIRST.key, theirs.wrapping)], "not the key of who knew of the removal: the removed may hold theirs"
    assert rules.interim_wraps(starts, needed, {WITHDRAWN}, TEAM, held, wrapped | {FIRST.key: {theirs.wrapping}}) == []
    assert rules.interim_wraps(starts, needed, {WITHDRAWN}, {ADA}, held, wrapped) == []
    also = rules.interim_wraps(starts, {WITHDRAWN}, {WITHDRAWN}, TEAM, held, wrapped)
    assert also[1:3] == [(mine.key, theirs.wrapping), (FIRST.key, theirs.wrapping)]
    assert {under for _, under in also} == {mine.wrapping, theirs.wrapping}, "what `mine` comes after may count for Ada"


def test_whoever_may_count_another_withdrawal_gets_sealing_keys_under_an_epoch_that_comes_after_it():
    other = EventId(b"o" * 32)
    mine = Start(key(7), key(8), 3, ADA, (key(2),), (GONE, other))
    theirs = Start(key(9), key(10), 4, BO, (key(2),), (GONE, WITHDRAWN))
    starts, held = (FIRST, mine, theirs), HELD | {key(9), key(10)}
    wrapped = {FIRST.key: {FIRST.wrapping}, mine.key: {mine.wrapping}, theirs.key: {theirs.wrapping}}
    both = {(theirs.key, mine.wrapping), (mine.key, theirs.wrapping)}
    first = {(FIRST.key, mine.wrapping), (FIRST.key, theirs.wrapping)}
    for needed in ({GONE, WITHDRAWN}, {GONE, WITHDRAWN, other}):
        made = rules.interim_wraps(starts, needed, needed - {GONE}, TEAM, held, wrapped)
        assert sorted(made) == sorted(both | first)
    assert rules.others_heed(starts, {GONE, WITHDRAWN})
    assert not rules.others_heed(starts, {GONE, WITHDRAWN, other})
