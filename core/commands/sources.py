"""Decisions on texts: bringing them in, naming them, saying whose words they are, taking them back."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.commands.codings import live_source
from core.commands.context import Decision, Desk, checked_name
from core.commands.participants import add_participant, present
from core.errors import Refused
from core.events.files import SourceTimed
from core.events.sources import SourceAssigned, SourceImported, SourceRenamed, SourceVoiced, SourceWithdrawn
from core.ids import Id
from core.limits import TEXT_CODE_POINTS_MAX
from core.sealing import crypto
from core.text.normal import text_hash
from core.text.ranges import Places
from core.text.redaction import blanked, taken_out
from core.text.speaker_turns import places_of
from core.text.speaker_turns import speakers as labels_of
from core.text.times import Time

KINDS = ("interview", "group", "note", "condensed")


class Incoming(NamedTuple):
    """A text on its way in: normalised, with its name, where it came from, and when it is spoken."""

    name: str
    text: str
    origin: str
    kind: str = "interview"
    times: tuple[Time, ...] = ()


Person = Id | str
"""A participant, or the pseudonym of somebody who is not known yet."""


def bring_in(
    desk: Desk,
    incoming: Sequence[Incoming],
    people: Sequence[Person] = (),
    derived_from: Id | None = None,
    speakers: Mapping[str, Person] | None = None,
) -> list[Decision]:
    """Several texts in one step, and the people whose words they are: who is not known yet is added.

    Where the words are of several, turns that begin with one's pseudonym, or with a name that `speakers` gives to
    one, are sealed under a key of that person's own.
    """
    decisions: list[Decision] = []
    ids: dict[Person, Id] = {}
    names: dict[str, Id] = {}
    for person in people:
        if isinstance(person, str):
            decisions += add_participant(desk, person)
            ids[person] = decisions[-1].event.participant
        else:
            ids[person] = present(desk, person).id
        pseudonym = person if isinstance(person, str) else desk.words(desk.state.participants.rows[person].pseudonym)
        names[pseudonym or ""] = ids[person]
    for name, person in (speakers or {}).items():
        if person not in ids:
            raise Refused(f"The speaker “{name}” belongs to somebody who is not among the participants.")
        names[name] = ids[person]
    for one in incoming:
        decisions += import_source(desk, one, tuple(ids.values()), derived_from, names)
    return decisions


def import_source(
    desk: Desk,
    incoming: Incoming,
    participants: tuple[Id, ...] = (),
    derived_from: Id | None = None,
    speakers: Mapping[str, Id] | None = None,
) -> list[Decision]:
    """A new source under a key of its own. A condensed one belongs to the participants of its original."""
    if incoming.kind not in KINDS:
        raise Refused(f"A source is one of these kinds: {', '.join(KINDS)}.")
    if not incoming.text.strip():
        raise Refused(f"{incoming.name} holds no text.")
    if len(incoming.text) > TEXT_CODE_POINTS_MAX:
        raise Refused(f"{incoming.name} is longer than {TEXT_CODE_POINTS_MAX} characters; divide it.")
    if derived_from is not None:
        participants = participants or live_source(desk, derived_from).participants
    source, key = desk.new_id(), desk.entropy(crypto.KEY_BYTES)
    key_id = crypto.key_id(key)
    apart = _apart(incoming.text, participants, speakers or {})
    voices = [_voice(desk, source, person, places, incoming.text, key) for person, places in apart.items()]
    text = blanked(incoming.text, tuple(sorted(place for places in apart.values() for place in places)))
    event = SourceImported(
        source,
        incoming.kind,
        checked_name(incoming.name),
        text,
        text_hash(text),
        incoming.origin,
        len(incoming.text),
        key_id,
        participants,
        derived_from,
    )
    timed = [Decision(SourceTimed(source, tuple((*each,) for each in incoming.times)))] if incoming.times else []
    return [*voices, Decision(event, keys=(key_id,), new_keys=(key,), own_words=False), *timed]


def _apart(text: str, participants: tuple[Id, ...], speakers: Mapping[str, Id]) -> dict[Id, Places]:
    """Where each of several participants speaks."""
    if len(participants) < 2:
        return {}
    low = {name.casefold(): person for name, person in speakers.items()}
    found: dict[Id, Places] = {}
    for person in participants:
        labels = {label for label in labels_of(text) if low.get(label.casefold()) == person}
        if places := places_of(text, labels):
            found[person] = places
    return found


def _voice(desk: Desk, source: Id, person: Id, places: Places, text: str, source_key: bytes) -> Decision:
    """What one says, under the text's key and one of their own: destroying either destroys it."""
    key = desk.entropy(crypto.KEY_BYTES)
    own, common = crypto.key_id(key), crypto.key_id(source_key)
    event = SourceVoiced(source, person, own, places, taken_out(text, places))
    return Decision(event, keys=(own, common), new_keys=(key, source_key), own_words=False)


def rename_source(desk: Desk, source: Id, name: str) -> list[Decision]:
    """Another name, sealed like the text."""
    row = live_source(desk, source)
    return [Decision(SourceRenamed(source, checked_name(name)), keys=(row.key,))]


def assign_source(desk: Desk, source: Id, participants: tuple[Id, ...]) -> list[Decision]:
    """Says whose words a source holds."""
    live_source(desk, source)
    for each in participants:
        present(desk, each)
    return [Decision(SourceAssigned(source, participants))]


def withdraw_source(desk: Desk, source: Id) -> list[Decision]:
    """The same for a text that belongs to no participant."""
    row = live_source(desk, source)
    return [Decision(SourceWithdrawn(source, (row.key,)))]
