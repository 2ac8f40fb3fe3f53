"""What people are told while a study is read before its log has come, and when the log has shown what is true."""

from collections.abc import Callable

from app.services.exchange_notes import carriers_of
from core.analysis.presentation import Presentation
from core.analysis.unproved import unproved
from core.commands.members import name_member
from core.errors import Refused
from core.ids import Entropy, MemberId
from core.keys.local_note import open_note, seal_note
from core.messages import Message
from core.project import Project

_NAME_DUE, _NAME_LABEL = "first/name", b"kodespor/first-name/1"


def keep_name(project: Project, name: str, entropy: Entropy) -> None:
    """Keeps the name of a newcomer who cannot write yet, sealed."""
    sealed = seal_note(name.encode(), _NAME_LABEL, project.secrets.local, entropy)
    with project.log.transaction():
        project.log.set_note(_NAME_DUE, sealed)


def name_newcomer(project: Project) -> None:
    """Records that name as soon as they can write, where they have none."""
    due = project.log.note(_NAME_DUE)
    if due is None or project.first.is_on:
        return
    name = open_note(due, _NAME_LABEL, project.secrets.local)
    try:
        if name and not project.words(project.state.members.rows[project.member].name):
            project.do(name_member, name.decode())
    except Refused:  # as where they were removed meanwhile, or what lets them in has not come
        return
    with project.log.transaction():
        project.log.drop_note(_NAME_DUE)


def standing_in_words(presentation: Presentation, day_of: Callable[[int], str]) -> list[Message]:
    """Who attests what is read, how far the log has come to prove it, and what cannot be done meanwhile; nothing where
    a study is read from its log. `day_of` gives the day of a moment (ms since 1970) in the language of who reads."""
    standing = presentation.project.first.standing()
    if standing is None:
        return []
    members = list(map(presentation.member, standing.members))
    said = [Message("proving-reading", {"members": members, "day": day_of(standing.at)})]
    if len(members) == 1:
        said.append(Message("proving-alone", {"member": members[0]}))
    if standing.is_proved:
        return [*said, Message("proving-admission-missing")]
    counts = {"arrived": standing.arrived, "events": standing.events}
    said += [Message("proving-arrived", counts), Message("proving-read-only")]
    against = unproved(presentation.project, carriers_of(presentation.project))
    if against is not None and against.is_contradicted:
        said.append(Message("proving-contradicted", {"members": members}))
    elif against is not None:
        others = lacked_by(presentation)
        said.append(Message("proving-lacked", {"members": members, "others": others, "events": against.missing}))
    return said


def lacked_by(presentation: Presentation) -> list[str]:
    """The names of the members in whose logs attested events are missing, as far as these have come."""
    against = unproved(presentation.project, carriers_of(presentation.project))
    return [_name_of(presentation, each) for each in against.lacking] if against is not None else []


def _name_of(presentation: Presentation, member: MemberId) -> str:
    """A member's name by the log, which may know of some who are not in the attested state."""
    own = presentation.project.opened.own.state
    return presentation.named_member(member, own) or presentation.member(member)


def alarm(presentation: Presentation) -> Message | None:
    """That somebody attested to this device what is not true; None on nearly all devices."""
    found, state = presentation.project.first.found_false(), presentation.state
    if found is None:
        return None
    known = [state.devices.rows[each].member for each in found.devices if each in state.devices.rows]
    members = list(map(presentation.member, dict.fromkeys(known)))
    return Message("proving-false", {"members": members or [each.hex()[:8] for each in found.devices]})


def came_true(project: Project) -> Callable[[], bool]:
    """Says later whether the log has proved meanwhile what was read before it came."""
    was_on = project.first.is_on
    return lambda: was_on and not project.first.is_on and project.first.found_false() is None
