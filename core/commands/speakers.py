"""Decisions on who speaks in a text: at the import, and corrected afterwards."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.participants import add_participant, require_active_participant
from core.errors import Refused
from core.events.sources import SourceSpeakerSealed, SourceSpeakersSet
from core.ids import KeyId, ParticipantId, SourceId
from core.limits import LINKS_MAX, PLACES_MAX
from core.sealing.crypto import HeldKey
from core.text.normal import look_alike
from core.text.ranges import Ranges
from core.text.redaction import blanked, taken_out
from core.text.speaker_labels import matched
from core.text.speaker_turns import label_of
from core.text.who_speaks import Role, SpokenTurn, who_speaks
from core.views.authorisation import powers_of
from core.views.merged_people import formerly
from core.views.participants import active_participants
from core.views.speakers import speaker_turns_in
from core.views.withdrawals import hidden_keys

Person = ParticipantId | str
"""A participant, or the pseudonym of one who is still to be added."""


class Words(NamedTuple):
    """The words of a text that are to be sealed with `seal`, whose they are, and who speaks when."""

    source: SourceId
    key: KeyId
    seal: HeldKey
    text: str
    participants: tuple[ParticipantId, ...]
    spoken: tuple[SpokenTurn[ParticipantId], ...]


class SealedWords(NamedTuple):
    """What each participant says apart, the text with blanks there, and the turns as events have them."""

    apart: list[Decision]
    text: str
    turns: tuple[tuple[int, int, int, int], ...]


def resolve_people(
    context: CommandContext, people: Sequence[Person]
) -> tuple[list[Decision], dict[Person, ParticipantId]]:
    """Adds those who are new, each once, however their pseudonym is written (“P06”, “p06”), and tells who is who; what
    somebody was called before they were renamed or merged is theirs. Raises Refused."""
    decisions: list[Decision] = []
    ids: dict[Person, ParticipantId] = {}
    known = {look_alike(context.words(row.pseudonym) or ""): row.id for row in active_participants(context.state)}
    known = formerly(context.state, context.words) | known
    for person in dict.fromkeys(people):
        if not isinstance(person, str):
            ids[person] = require_active_participant(context, person).id
        elif (alike := look_alike(checked_name(person))) in known:
            ids[person] = known[alike]
        else:
            decisions += add_participant(context, person)
            ids[person] = known[alike] = decisions[-1].event.participant
    return decisions, ids


def names_of(context: CommandContext, ids: Mapping[Person, ParticipantId]) -> dict[str, ParticipantId]:
    """The pseudonyms of some participants, also of those who are just being added."""
    rows = context.state.participants.rows
    names = {
        person if isinstance(person, str) else context.words(rows[person].pseudonym): each
        for person, each in ids.items()
    }
    return {name: each for name, each in names.items() if name}


def seal_words(context: CommandContext, words: Words) -> SealedWords:
    """What one says is sealed under the text's key and one of their own: destroying either destroys it. Raises
    Refused where there are too many turns."""
    if len(words.spoken) > PLACES_MAX:
        raise Refused("turns-too-many", max=PLACES_MAX)
    numbers = _numbers(words)
    turns = tuple((each.start, each.words, each.end, numbers[each.label, each.who]) for each in words.spoken)
    others = any(who > len(words.participants) for *_, who in turns)
    apart: list[Decision] = []
    blanks: list[tuple[int, int]] = []
    for number, person in enumerate(words.participants if others or len(words.participants) > 1 else ()):
        places = tuple((start, end) for start, _, end, who in turns if who == number)
        if places:
            apart.append(_apart(context, words, person, places))
            blanks += places
    return SealedWords(apart, blanked(words.text, tuple(sorted(blanks))), turns)


def _numbers(words: Words) -> dict[tuple[str, ParticipantId | Role], int]:
    """The numbers of the speakers: of participants their place, then the interviewers' common one, then one for each
    label of somebody else."""
    numbers: dict[tuple[str, ParticipantId | Role], int] = {}
    others: dict[str, int] = {}
    last = len(words.participants)
    for each in words.spoken:
        if not isinstance(each.who, Role):
            numbers[each.label, each.who] = words.participants.index(each.who)
        elif each.who is Role.INTERVIEWER:
            numbers[each.label, each.who] = last
        else:
            number = others.setdefault(look_alike(each.label), last + 1 + len(others))
            numbers[each.label, each.who] = min(number, PLACES_MAX)
    return numbers


def _apart(context: CommandContext, words: Words, person: ParticipantId, places: Ranges) -> Decision:
    key = context.new_key()
    event = SourceSpeakerSealed(words.source, person, key.id, places, taken_out(words.text, places), words.seal.id)
    return Decision(
        event, keys=(key.id, words.key), new_keys=(key, words.seal), seal_quotes=False, seal=(words.seal.id,)
    )


def turns_of(context: CommandContext, source: SourceId) -> list[SpokenTurn[ParticipantId]]:
    """The turns of a text as it was said last who speaks. Raises Refused where the words are not here."""
    said, text = context.state.speakers.rows[source], context.text(source)
    found = []
    for start, words, end, who in said.turns:
        label = label_of(text[start:words])
        at_role = Role.INTERVIEWER if who == len(said.people) else Role.OTHER
        found.append(SpokenTurn(label, start, words, end, said.people[who] if who < len(said.people) else at_role))
    return found


def set_speakers(
    context: CommandContext,
    source: SourceId,
    speakers: Mapping[str, Person | Role],
    turns: Mapping[int, Person | Role] | None = None,
    why: str | None = None,
) -> list[Decision]:
    """Says anew who is behind labels of a text, and behind single turns (by their number, from 1). The words are sealed
    anew under the keys of those whose they are. Raises Refused."""
    row = live_source(context, source)
    if powers_of(context.state, context.device) != "owner":
        raise Refused("speakers-not-owner")
    _check_all_words_are_here(context, source)
    persons = [each for each in (*speakers.values(), *(turns or {}).values()) if not isinstance(each, Role)]
    added, ids = resolve_people(context, persons)
    text, before = context.text(source), turns_of(context, source)
    given = {label: who if isinstance(who, Role) else ids[who] for label, who in speakers.items()}
    after = _again(text, before, given)
    for number, who in (turns or {}).items():
        if not 1 <= number <= len(after):
            raise Refused("no-such-turn", number=number, count=len(after))
        after[number - 1] = after[number - 1]._replace(who=who if isinstance(who, Role) else ids[who])
    if not added and [(*each[1:],) for each in after] == [(*each[1:],) for each in before]:
        raise Refused("speakers-unchanged")
    people = tuple(dict.fromkeys(each.who for each in after if not isinstance(each.who, Role)))
    return [*added, *sealed_anew(context, source, people or row.participants, after, why)]


def _again(
    text: str, before: Sequence[SpokenTurn[ParticipantId]], given: Mapping[str, ParticipantId | Role]
) -> list[SpokenTurn[ParticipantId]]:
    """The turns with what is given. Turns whose words are gone have no label any more, and stay as they were; a label
    that was none so far brings turns of its own."""
    labels = {turn.label for turn in before}
    known = {turn.start: turn for turn in before}
    no_names: dict[str, ParticipantId] = {}
    found = who_speaks(text, no_names, given)
    told = matched([turn.label for turn in found], given)
    for label in given:
        if not matched(told, {label: label}):
            raise Refused("no-such-speaker", speaker=label, speakers=sorted(filter(None, labels)))
    merged = {turn.start: turn._replace(who=told[turn.label]) if turn.label in told
              else turn._replace(who=known[turn.start].who) if turn.start in known else turn
              for turn in found}  # fmt: skip
    gone = [turn for turn in before if turn.start not in merged]
    every = sorted([*merged.values(), *gone], key=lambda each: each.start)
    ends = [*(each.start for each in every[1:]), len(text)]
    return [turn._replace(end=min(turn.end, end)) for turn, end in zip(every, ends, strict=True)]


def _check_all_words_are_here(context: CommandContext, source: SourceId) -> None:
    rows = speaker_turns_in(context.state, source)
    if hidden_keys(context.state) & {row.key for row in rows}:
        raise Refused("words-hidden")
    for row in rows:
        if not context.state.is_shredded(row.key) and context.words(context.event(row.event).event.words) is None:
            raise Refused("words-key-missing")


def sealed_anew(
    context: CommandContext,
    source: SourceId,
    people: tuple[ParticipantId, ...],
    spoken: Sequence[SpokenTurn[ParticipantId]],
    why: str | None = None,
) -> list[Decision]:
    """A text's words sealed anew, by who speaks in it."""
    if len(people) > LINKS_MAX:
        raise Refused("words-of-too-many", max=LINKS_MAX)
    row, seal = context.state.sources.rows[source], context.new_key()
    words = seal_words(context, Words(source, row.key, seal, context.text(source), people, tuple(spoken)))
    event = SourceSpeakersSet(source, people, words.turns, words.text, seal.id)
    whole = Decision(event, checked_note(why), (row.key,), (seal,), seal_quotes=False, seal=(seal.id,))
    return [*words.apart, whole]


def sealed_for(context: CommandContext, source: SourceId, people: tuple[ParticipantId, ...]) -> list[Decision]:
    """A text's words sealed anew for these participants, where turns begin with their names and nobody's words are
    gone; nothing where that does not hold, or an owner has to do it."""
    said = context.state.speakers.rows[source]
    if powers_of(context.state, context.device) != "owner":
        return []
    if any(context.state.is_shredded(each.key) for each in speaker_turns_in(context.state, source)):
        return []
    try:
        _check_all_words_are_here(context, source)
        text = context.text(source)
    except Refused:
        return []
    spoken = who_speaks(text, names_of(context, {each: each for each in people}))
    if not any(each.who in people for each in spoken) or (said.replaced and said.people == people):
        return []
    return sealed_anew(context, source, people, spoken)
