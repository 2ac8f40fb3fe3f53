"""Decisions on participants: their attributes, consent, status and withdrawal."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from core.commands.attributes import as_kept, is_valid_value
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.epochs import start_epoch
from core.errors import Refused
from core.events.participants import ANSWERS as ANSWERS
from core.events.participants import MATTERS as MATTERS
from core.events.participants import (
    STATUSES as STATUSES,
)
from core.events.participants import (
    TYPES as TYPES,
)
from core.events.participants import (
    AttributeTypeSet,
    ConsentNoted,
    ParticipantAdded,
    ParticipantDescribed,
    ParticipantStatusSet,
    ParticipantWithdrawn,
    WithdrawalConfirmed,
    WithdrawalDeclined,
)
from core.ids import EventId, FileId, KeyId, ParticipantId, ThingId, ThingKind
from core.limits import ITEMS_MAX
from core.views import participants
from core.views.authorisation import powers_of
from core.views.merged_people import merged_into
from core.views.participants import keys_with_words_of
from core.views.records import Participant
from core.views.sources import live_sources
from core.views.state import State
from core.views.typed_on import keys_typed_on
from core.views.withdrawals import HIDDEN, PARTICIPANT, is_asked


def add_participant(context: CommandContext, pseudonym: str, status: str = "invited") -> list[Decision]:
    """A new participant with a key of their own, and their status. Raises Refused."""
    _check_status(status)
    key = context.new_key()
    event = ParticipantAdded(context.new_id(ParticipantId), checked_name(pseudonym), key.id)
    # "Kari 2" is not a word of Kari's: the name of another does not go with hers.
    added = [Decision(event, keys=(key.id,), new_keys=(key,), seal_quotes=False)]
    if status != "invited":  # the status that everybody begins with
        added.append(Decision(ParticipantStatusSet(event.participant, status), keys=(key.id,)))
    return added


def describe_participant(
    context: CommandContext, participant: ParticipantId, attribute: str, value: str
) -> list[Decision]:
    """Records an attribute, such as an age band. Raises Refused."""
    row = require_active_participant(context, participant)
    attribute = checked_name(attribute)
    value = checked_value(context, attribute, value)
    return [Decision(ParticipantDescribed(participant, attribute, value), keys=(row.key,))]


def set_attribute_type(
    context: CommandContext, attribute: str, type: str, choices: tuple[str, ...] = ()
) -> list[Decision]:
    """Sets the type of an attribute of participants and texts: text, number, date, yes or no, or one of some choices.

    Raises Refused where a recorded value does not fit.
    """
    attribute, choices = checked_name(attribute), tuple(dict.fromkeys(checked_name(each) for each in choices))
    if type not in TYPES:
        raise Refused("attribute-type-unknown", types=TYPES)
    if (type == "choice") != bool(choices):
        raise Refused("attribute-choices-misplaced")
    described = [row.attributes for row in participants.active_participants(context.state)]
    described += [row.attributes for row in live_sources(context.state)]
    for name, value in (each for attributes in described for each in attributes):
        words = context.words(value) if name == attribute else None
        if words and not is_valid_value(words, type, choices):
            raise Refused("attribute-value-misfits", value=words, attribute=attribute)
    return [Decision(AttributeTypeSet(attribute, type, choices))]


def checked_value(context: CommandContext, attribute: str, value: str) -> str:
    """A value of an attribute as it is kept. Raises Refused where the attribute cannot have it."""
    row = context.state.attributes.get(attribute.encode())
    value = as_kept(checked_note(value) or "", row.type if row is not None else "")
    if row is not None and value and not is_valid_value(value, row.type, row.choices):
        if row.type == "choice":
            raise Refused("value-not-choice", attribute=attribute, value=value, choices=row.choices)
        if row.type == "date":
            raise Refused("value-not-date", attribute=attribute, value=value)
        if row.type == "yesno":
            raise Refused("value-not-yesno", attribute=attribute, value=value)
        raise Refused("value-not-number", attribute=attribute, value=value)
    return value


class Consented(NamedTuple):
    """What somebody answered, by which version of the form: yes, no or not_asked to each."""

    interview: str = "yes"
    quotation: str = "not_asked"
    recording: str = "not_asked"
    sharing: str = "not_asked"
    form: str = ""


ONLY_INTERVIEW = Consented()
"""Where nothing else is said: a consent is to the interview."""


def note_consent(
    context: CommandContext, participant: ParticipantId, day: str, scope: str = "", file: FileId | None = None,
    answers: Consented = ONLY_INTERVIEW,
) -> list[Decision]:  # fmt: skip
    """Records the day (YYYY-MM-DD) of a consent, what was answered, and the attached file with it. Raises Refused."""
    row = require_active_participant(context, participant)
    if not is_valid_value(day, "date", ()):
        raise Refused("day-malformed", day=day)
    if file is not None and file not in context.state.files.rows:
        raise Refused("no-such-file")
    *given, form = answers
    if any(each not in ANSWERS for each in given):
        raise Refused("consent-answer-unknown", choices=ANSWERS)
    if all(each == "not_asked" for each in given):
        raise Refused("consent-empty")
    said, form = checked_note(scope.strip()) or "", checked_name(form) if form.strip() else ""
    decisions = [Decision(ConsentNoted(participant, day, said, file, form, *given), keys=(row.key,))]
    if row.status == "invited" and answers.interview == "yes":
        decisions.append(Decision(ParticipantStatusSet(participant, "consented")))
    return decisions


def take_people(context: CommandContext, people: Sequence[tuple[str, dict[str, str]]]) -> list[Decision]:
    """Participants and their attributes from a table: adds those who are new, and records values that differ.

    Raises Refused where nothing in the table is new.
    """
    known = {context.words(row.pseudonym): row for row in participants.active_participants(context.state)}
    decisions: list[Decision] = []
    for pseudonym, attributes in people:
        row = known.get(checked_name(pseudonym))
        if row is None:
            added = add_participant(context, pseudonym)
            decisions += added
            person, key, before = added[0].event.participant, added[0].event.key, {}
        else:
            person, key = row.id, row.key
            before = {name: context.words(value) for name, value in row.attributes}
        kept = {checked_name(name): checked_value(context, checked_name(name), value)
                for name, value in attributes.items()}  # fmt: skip
        decisions += [
            Decision(ParticipantDescribed(person, name, value), keys=(key,))
            for name, value in kept.items()
            if before.get(name) != value
        ]
    if not decisions:
        raise Refused("nothing-new-in-table")
    return decisions


def set_status(
    context: CommandContext, participant: ParticipantId, status: str, why: str | None = None
) -> list[Decision]:
    """Sets the status of a participant. Raises Refused."""
    row = require_active_participant(context, participant)
    _check_status(status)
    return [Decision(ParticipantStatusSet(participant, status), why, (row.key,))]


def not_yet_interviewed(state: State) -> list[Participant]:
    """Those who are said to be asked or to have agreed only, while an interview with them is here."""
    spoke = {
        person
        for text in state.sources.values()
        if text.status == "live" and text.kind in ("interview", "group")
        for person in text.participants
    }
    people = participants.active_participants(state)
    return [row for row in people if row.id in spoke and row.status in ("invited", "consented")]


def note_interviewed(context: CommandContext) -> list[Decision]:
    """Sets all of them to interviewed. Raises Refused where there are none."""
    rows = not_yet_interviewed(context.state)
    if not rows:
        raise Refused("nothing-changed")
    return [Decision(ParticipantStatusSet(row.id, "interviewed"), keys=(row.key,)) for row in rows]


def _check_status(status: str) -> None:
    if status not in STATUSES:
        raise Refused("participant-status-unknown", statuses=STATUSES)


def withdraw_participant(
    context: CommandContext, participant: ParticipantId, also: Collection[EventId] = ()
) -> list[Decision]:
    """Records a withdrawal. By an owner it destroys the keys of the participant, of all texts with their words, and of
    what was typed and repeats these or the name, or confirms what a coder had hidden, and starts an epoch; by a coder
    it hides the words. `also`: events of which what was typed goes too, for an owner also afterwards. Raises
    Refused."""
    row = context.state.participants.get(participant)
    is_owner = powers_of(context.state, context.device) == "owner"
    if row is not None and row.status == "withdrawn" and is_owner and also:
        return _withdrawn(context, participant, keys_typed_in(context, also))
    keys = keys_with_words_of(context.state, participant)
    keys = tuple(dict.fromkeys((*keys, *keys_typed_in(context, also), *context.typed_about(keys))))
    keys = tuple(dict.fromkeys((*keys, *keys_typed_on(context.state, participant))))
    if row is not None and row.status == HIDDEN and is_owner:
        confirmed = WithdrawalConfirmed(PARTICIPANT, ThingId(participant), keys[:ITEMS_MAX])
        return [Decision(confirmed), *_withdrawn(context, participant, keys[ITEMS_MAX:])]
    require_active_participant(context, participant)
    made = _withdrawn(context, participant, keys)
    if is_owner:
        return made
    return [each for each in made if getattr(each.event, "participant", None) == participant]


def _withdrawn(context: CommandContext, participant: ParticipantId, keys: tuple[KeyId, ...]) -> list[Decision]:
    """Withdrawals that name all of these keys, and the start of an epoch. Those who are the same person withdraw too:
    a device that never hears that they are learns of each."""
    parts = [keys[n : n + ITEMS_MAX] for n in range(0, len(keys), ITEMS_MAX)]
    same = [ParticipantWithdrawn(each.id, keys[:ITEMS_MAX]) for each in merged_into(context.state, participant)]
    withdrawn = [*(ParticipantWithdrawn(participant, part) for part in parts), *same]
    return [*map(Decision, withdrawn), *start_epoch(context)]


def keys_typed_in(context: CommandContext, events: Collection[EventId]) -> tuple[KeyId, ...]:
    """The keys of what was typed in some events. Raises Refused where there is nothing in one that could be
    withdrawn alone."""
    found = list[KeyId]()
    for each in events:
        keys = [key for key in context.typed_in(context.event(each)) if not context.state.is_shredded(key)]
        if not keys:
            raise Refused("nothing-typed-there", event=each.hex()[:8])
        found += keys
    return tuple(dict.fromkeys(found))


def decline_withdrawal(
    context: CommandContext, kind: ThingKind, thing: ThingId, why: str | None = None
) -> list[Decision]:
    """Takes back a withdrawal that waits: an owner anybody's, a coder their own. Raises Refused."""
    row = context.state.withdrawals.get(thing)
    if row is None or not is_asked(context.state, thing):
        raise Refused("withdrawal-not-waiting")
    is_owner = powers_of(context.state, context.device) == "owner"
    if not is_owner and all(each.by != context.member for each in row.asks):
        raise Refused("only-owners")
    return [Decision(WithdrawalDeclined(kind, thing), checked_note(why))]


def require_active_participant(context: CommandContext, participant: ParticipantId) -> Participant:
    """The participant, if still one. Raises Refused."""
    row = context.state.participants.get(participant)
    if row is None or row.status == "removed":
        raise Refused("no-such-participant")
    if row.status == "withdrawn":
        raise Refused("participant-withdrawn")
    if row.status == HIDDEN:
        raise Refused("words-hidden")
    return row
