"""What the sentences on members, devices, participants and the log itself say beside the fields of the events."""

from collections.abc import Callable
from datetime import date
from typing import Any

from core.analysis.names_then import NamesThen
from core.analysis.sentence_places import Places
from core.events.attestations import AttestationChecked, AttestationMade
from core.events.checkpoints import CheckpointMade, CheckpointSigned, CheckpointStamped
from core.events.exports import ExportRecorded
from core.events.history import EventUndone
from core.events.member_checks import FindingsAnswered, FindingsShown, TranscriptAnswered, TranscriptReturned
from core.events.members import DeviceCloneSplit, LateEventAccepted, MemberAdmitted, MemberNamed, MemberRoleSet
from core.events.participants import (
    MATTERS,
    AttributeTypeSet,
    ConsentNoted,
    ParticipantAdded,
    ParticipantDescribed,
    ParticipantMerged,
    ParticipantRenamed,
    ParticipantWithdrawn,
    WithdrawalConfirmed,
    WithdrawalDeclined,
)
from core.events.project import ProjectCreated, ProjectDescribed, ProjectImported
from core.events.retention import RetentionSet
from core.evidence.checkpoints import size_of
from core.ids import EventId, Id


def _founded(names: NamesThen, event: ProjectCreated) -> Places:
    row = next(iter(names.today.state.project.values()), None)
    title = names.today.words(event.title)
    return {"title": names.called(title, title if row is None else names.today.words(row.title))}


def _described(names: NamesThen, event: ProjectDescribed) -> Places:
    return {"is_title": "yes" if event.part == "title" else "no", "is_empty": "no" if event.text else "yes"}


def _imported(names: NamesThen, event: ProjectImported) -> Places:
    file = names.today.words(event.file)
    return {"count": len(event.things), "file": names.quoted(file) if file else "none"}


# -- members and devices


def _named(names: NamesThen, event: MemberNamed) -> Places:
    before = names.today.named_member(event.member, names.then)
    given = names.today.called_member(event.member, event.name)
    return {"name": given, "before": before, "is_first": "no" if before and before != given else "yes"}


def _admitted(names: NamesThen, event: MemberAdmitted) -> Places:
    given, now = (
        names.today.called_member(event.member, event.name), names.today.named_member(event.member, names.today.state)
    )  # fmt: skip
    if not given or given == now:
        return {"member": given or now or names.say("trail-member-unnamed")}
    return {"member": names.say("trail-now", then=given, now=now)}


def _role(names: NamesThen, event: MemberRoleSet) -> Places:
    row = names.then.members.get(event.member)
    return {"before": names.say(f"term-role-{row.role}") if row is not None else names.unknown}


def _split(names: NamesThen, event: DeviceCloneSplit) -> Places:
    return {"count": event.last - event.first + 1}


def _undid(names: NamesThen, event: EventUndone | LateEventAccepted) -> Places:
    told = names.told.get(EventId(event.target))
    if told is None:
        return {"number": 0, "by": "", "deed": names.unknown, "count": 0, "is_known": "no"}
    more = names.taken_back - 1 if isinstance(event, EventUndone) else 0
    known = "yes" if more < 1 else "one-more" if more == 1 else "more"
    return {"number": told.n, "by": told.by, "deed": told.did, "count": more, "is_known": known}


# -- participants


def _added(names: NamesThen, event: ParticipantAdded) -> Places:
    said = names.participant(event.participant)
    return {"participant": said, "is_gone": "yes" if said == names.say("trail-gone-participant") else "no"}


def _called_anew(names: NamesThen, event: ParticipantRenamed) -> Places:
    person, name = names.participant(event.participant), names.today.words(event.pseudonym)
    gone = names.say("trail-gone-participant")
    if gone == person or name == names.today.withdrawn:
        return {"participant": gone, "pseudonym": gone, "is_gone": "yes"}
    return {"participant": names.pseudonym(event.participant), "pseudonym": name, "is_gone": "no"}


def _same_person(names: NamesThen, event: ParticipantMerged) -> Places:
    gone, one, other = names.say("trail-gone-participant"), event.participant, event.into
    is_gone = gone in (names.participant(one), names.participant(other))
    return {
        "participant": gone if is_gone else names.pseudonym(one),
        "into": gone if is_gone else names.pseudonym(other),
        "is_gone": "yes" if is_gone else "no",
    }


def _attribute(names: NamesThen, event: ParticipantDescribed) -> Places:
    return {"attribute": event.attribute, "is_empty": "no" if event.value else "yes"}


def _type(names: NamesThen, event: AttributeTypeSet) -> Places:
    choices = names.list(map(names.quoted, event.choices))
    return {"choices": choices, "has_choices": "yes" if event.choices else "no"}


def _consent(names: NamesThen, event: ConsentNoted) -> Places:
    given = [
        names.say(
            "term-consent-answer", matter=names.say(f"term-matter-{matter}"), answer=names.say(f"term-consent-{answer}")
        )
        for matter in MATTERS
        if (answer := getattr(event, matter)) != "not_asked"
    ]
    answers = names.say.list(given) if given else names.say("term-consent-not_asked")
    return {
        "day": _day(names, event.day),
        "answers": answers,
        "has_form": "yes" if event.form else "no",
        "has_scope": "yes" if event.scope else "no",
    }


def _day(names: NamesThen, day: str) -> str:
    """A day of an event as people write it; as it stands there where it is none."""
    try:
        return names.say.day(date.fromisoformat(day))
    except ValueError:
        return day


def _on_day(names: NamesThen, event: TranscriptReturned | TranscriptAnswered | FindingsShown) -> Places:
    return {"day": _day(names, event.day)}


def _findings_answered(names: NamesThen, event: FindingsAnswered) -> Places:
    return {"day": _day(names, event.day), "has_changed": "yes" if event.changed else "no"}


def _retention(names: NamesThen, event: RetentionSet) -> Places:
    whose = (
        names.say("trail-retention-study")
        if event.participant is None
        else names.say("trail-retention-words", participant=names.participant(event.participant))
    )
    return {
        "whose": whose,
        "day": _day(names, event.day) if event.day else "",
        "is_cleared": "no" if event.day else "yes",
    }


def _exported(names: NamesThen, event: ExportRecorded) -> Places:
    return {
        "format": event.format,
        "reading": names.say(f"term-layer-{event.reading}") if event.reading else "",
        "has_reading": "yes" if event.reading else "no",
        "has_sources": "yes" if event.sources else "no",
        "has_codes": "yes" if event.codes else "no",
        "has_file": "no" if event.file is None else "yes",
    }


def _withdrawn(names: NamesThen, event: ParticipantWithdrawn) -> Places:
    """Of somebody who had withdrawn, an owner deletes more, such as what others wrote about them."""
    row = names.then.participants.get(names.then.one_person(event.participant))
    return {"is_more": "yes" if row is not None and row.status == "withdrawn" else "no"}


def _decided(names: NamesThen, event: WithdrawalConfirmed | WithdrawalDeclined) -> Places:
    return {"thing": names.thing(event.kind, Id(event.thing))}


# -- checkpoints


def _made(names: NamesThen, event: CheckpointMade | AttestationMade) -> Places:
    return {"count": sum(seq for _, seq, _ in event.heads)}


def _counted(names: NamesThen, event: CheckpointSigned | CheckpointStamped) -> Places:
    row = names.then.checkpoints.get(event.checkpoint)
    return {"count": size_of(row) if row is not None else 0}


# -- attestations


def _checked(names: NamesThen, event: AttestationChecked) -> Places:
    row = names.then.attestations.get(event.attestation)
    if row is None:
        return {"count": 0, "is_confirmed": "no"}
    count = sum(seq for _, seq, _ in row.heads)
    return {"count": count, "is_confirmed": "yes" if event.digest == row.digest else "no"}


ADDED: dict[Any, Callable[[NamesThen, Any], Places]] = {
    ProjectCreated: _founded,
    ProjectDescribed: _described,
    ProjectImported: _imported,
    MemberNamed: _named,
    MemberAdmitted: _admitted,
    MemberRoleSet: _role,
    DeviceCloneSplit: _split,
    EventUndone: _undid,
    LateEventAccepted: _undid,
    ParticipantAdded: _added,
    ParticipantRenamed: _called_anew,
    ParticipantMerged: _same_person,
    ParticipantDescribed: _attribute,
    AttributeTypeSet: _type,
    ConsentNoted: _consent,
    TranscriptReturned: _on_day,
    TranscriptAnswered: _on_day,
    FindingsShown: _on_day,
    FindingsAnswered: _findings_answered,
    RetentionSet: _retention,
    ExportRecorded: _exported,
    ParticipantWithdrawn: _withdrawn,
    WithdrawalConfirmed: _decided,
    WithdrawalDeclined: _decided,
    CheckpointMade: _made,
    AttestationMade: _made,
    AttestationChecked: _checked,
    CheckpointSigned: _counted,
    CheckpointStamped: _counted,
}
"""For each class of events, what fills places of its sentence that its fields do not."""
