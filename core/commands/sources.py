"""Decisions on texts: importing, naming, assigning to participants, withdrawing."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name
from core.commands.epochs import start_epoch
from core.commands.participants import keys_typed_in, require_active_participant
from core.commands.speakers import Person, Words, names_of, resolve_people, seal_words, sealed_for
from core.errors import Refused
from core.events.files import SourceTimecodesSet
from core.events.participants import WithdrawalConfirmed
from core.events.sources import (
    KINDS as KINDS,
)
from core.events.sources import (
    SourceAssigned,
    SourceImported,
    SourceRenamed,
    SourceWithdrawn,
)
from core.ids import EventId, Id, KeyId, ParticipantId, SourceId, ThingId
from core.limits import ITEMS_MAX, TEXT_CODE_POINTS_MAX
from core.text.comments import Comment
from core.text.normal import text_hash
from core.text.times import Time
from core.text.who_speaks import Role, SpokenTurn, who_speaks
from core.views.authorisation import powers_of
from core.views.withdrawals import SOURCE, is_asked


class Incoming(NamedTuple):
    """A text on its way in: normalised, with its name, where it came from, when it is spoken, and the remarks in its
    margin. `speakers`: who is behind labels of just this text; `labels`: the speakers that the file itself names;
    `people`: participants of just this text, whether or not they are named in it."""

    name: str
    text: str
    origin: str
    kind: str = "interview"
    times: tuple[Time, ...] = ()
    comments: tuple[Comment, ...] = ()
    speakers: tuple[tuple[str, Person | Role], ...] = ()
    labels: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


def bring_in(
    context: CommandContext,
    incoming: Sequence[Incoming],
    people: Sequence[Person] = (),
    derived_from: SourceId | None = None,
    speakers: Mapping[str, Person | Role] | None = None,
) -> list[Decision]:
    """Imports several texts in one step, and adds the participants who are new. Raises Refused.

    Whose label a turn begins with is told by pseudonyms, by `speakers`, or by a text's own. Of several texts each has
    those participants who speak in it, and all have those who speak in none; of a single participant all are, also
    those in which no turn is theirs. Where others speak too, what a participant says is sealed under a key of that
    person's own.
    """
    everyone = [
        *people,
        *_persons(speakers or {}),
        *(each for one in incoming for each in (*one.people, *_persons(dict(one.speakers)))),
    ]
    added, ids = resolve_people(context, everyone)
    general = {label: _id_of(ids, who) for label, who in (speakers or {}).items()}
    named = {pseudonym: person for pseudonym, person in names_of(context, ids).items()
             if person in {ids[each] for each in people} | set(general.values())}  # fmt: skip
    tables, asked = [], []
    for one in incoming:
        own = {label: _id_of(ids, who) for label, who in one.speakers}
        asked.append({ids[each] for each in one.people})
        names = {pseudonym: person for pseudonym, person in names_of(context, ids).items() if person in asked[-1]}
        tables.append(who_speaks(one.text, named | names, general | own, labels=one.labels))
    speaking = [{turn.who for turn in table if not isinstance(turn.who, Role)} for table in tables]
    alone = {ids[each] for each in people} if len(set(named.values())) == 1 else set()
    in_none = [person for person in dict.fromkeys(named.values())
               if person in alone or not any(person in each for each in speaking)]  # fmt: skip
    decisions = list(added)
    for one, table, there, also in zip(incoming, tables, speaking, asked, strict=True):
        here = there | also | set(in_none)
        participants = tuple(each for each in dict.fromkeys(ids.values()) if each in here)
        decisions += import_source(context, one, participants, derived_from, table)
    return decisions


def _persons(speakers: Mapping[str, Person | Role]) -> list[Person]:
    return [each for each in speakers.values() if not isinstance(each, Role)]


def _id_of(ids: Mapping[Person, ParticipantId], who: Person | Role) -> ParticipantId | Role:
    return who if isinstance(who, Role) else ids[who]


def import_source(
    context: CommandContext,
    incoming: Incoming,
    participants: tuple[ParticipantId, ...] = (),
    derived_from: SourceId | None = None,
    spoken: Sequence[SpokenTurn[ParticipantId]] | None = None,
) -> list[Decision]:
    """Imports a text under a key of its own. A summary belongs to the participants of its original. `spoken`: its
    turns; where they are not given, they are looked for. Raises Refused."""
    if incoming.kind not in KINDS:
        raise Refused("source-kind-unknown", kinds=KINDS)
    if not incoming.text.strip():
        raise Refused("source-empty", name=incoming.name)
    if len(incoming.text) > TEXT_CODE_POINTS_MAX:
        raise Refused("source-too-long", name=incoming.name, max=TEXT_CODE_POINTS_MAX)
    if derived_from is not None:
        participants = participants or live_source(context, derived_from).participants
    source, key, seal = context.new_id(SourceId), context.new_key(), context.new_key()
    if spoken is None:
        names = names_of(context, dict(zip(participants, participants, strict=True)))
        spoken = who_speaks(incoming.text, names, labels=incoming.labels)
    words = seal_words(context, Words(source, key.id, seal, incoming.text, participants, tuple(spoken)))
    event = SourceImported(
        source,
        incoming.kind,
        checked_name(incoming.name),
        words.text,
        text_hash(words.text),
        incoming.origin,
        len(incoming.text),
        key.id,
        participants,
        derived_from,
        seal.id,
        words.turns,
    )
    timed = [Decision(SourceTimecodesSet(source, tuple((*each,) for each in incoming.times)))] if incoming.times else []
    apart = [each._replace(new_keys=(*each.new_keys, key)) for each in words.apart]
    whole = Decision(event, keys=(key.id,), new_keys=(key, seal), seal_quotes=False, seal=(seal.id,))
    return [*apart, whole, *timed]


def rename_source(context: CommandContext, source: SourceId, name: str) -> list[Decision]:
    """Another name, sealed like the text. Raises Refused."""
    row = live_source(context, source)
    return [Decision(SourceRenamed(source, checked_name(name)), keys=(row.key,))]


def assign_source(context: CommandContext, source: SourceId, participants: tuple[ParticipantId, ...]) -> list[Decision]:
    """Assigns a text to the participants whose words it holds. Where turns in it begin with their names, these are
    theirs: the words are sealed anew by who speaks. Who is linked already may have left since. Raises Refused."""
    linked = live_source(context, source).participants
    for each in participants:
        if each not in linked or set(participants) == set(linked):
            require_active_participant(context, each)
    participants = tuple(dict.fromkeys(participants))
    anew = sealed_for(context, source, participants)
    return anew or [Decision(SourceAssigned(source, participants))]


def withdraw_source(context: CommandContext, source: SourceId, also: Collection[EventId] = ()) -> list[Decision]:
    """Withdraws a text that belongs to no participant. By an owner this destroys its key, and those of what was typed
    and repeats it, or confirms what a coder had hidden; by a coder it hides the words. `also`: events of which what was
    typed goes too. Raises Refused."""
    hidden = context.state.sources.get(source)
    files = [each.key for each in context.state.files.values() if each.on is not None and Id(each.on) == source]
    keys: tuple[KeyId, ...] = () if hidden is None else (hidden.key, *files)
    keys = tuple(dict.fromkeys((*keys, *keys_typed_in(context, also), *context.typed_about(keys))))[:ITEMS_MAX]
    started = start_epoch(context) if powers_of(context.state, context.device) == "owner" else []
    if hidden is not None and hidden.status == "withdrawn" and started and also:
        return [Decision(SourceWithdrawn(source, (hidden.key, *keys_typed_in(context, also)))), *started]
    if hidden is not None and is_asked(context.state, source) and started:
        return [Decision(WithdrawalConfirmed(SOURCE, ThingId(source), keys)), *started]
    live_source(context, source)
    return [Decision(SourceWithdrawn(source, keys)), *started]
