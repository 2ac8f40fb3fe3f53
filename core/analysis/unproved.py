"""Whether what a newcomer reads first may be what nobody else has: then its log never comes, and waiting is in vain."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.health.facts import Carrier
from core.ids import MemberId
from core.log.clocks import TICKS
from core.project import Project
from core.views import epochs


class Unproved(NamedTuple):
    """`is_contradicted`: the log holds another event in a place that is attested. `lacking`: the members who do not
    attest it, and all of whose log has come since this device was let in, without `missing` of the attested events."""

    is_contradicted: bool
    lacking: tuple[MemberId, ...]
    missing: int


def unproved(project: Project, carriers: Iterable[Carrier]) -> Unproved | None:
    """What speaks against the state that is read first; None where nothing does, or the log has proved it. Honest
    members may lack events for a while too; so nothing of this ends the reading."""
    standing, since = project.first.standing(), project.first.since()
    if standing is None or standing.is_proved:
        return None
    own = project.opened.own
    rows, team = own.state.devices.rows, epochs.team(own.state)
    met = {each.place for each in carriers if each.kind == "lan" and each.well_at > since}
    devices = {each for each in team if each.hex() in met}
    for key in reversed(own.order):
        if key.time >> TICKS <= since:
            break
        devices.add(key.device)
    members = {rows[each].member for each in devices & team} - {*standing.members, project.member}
    missing = standing.events - standing.arrived
    if not standing.is_contradicted and not (members and missing):
        return None
    return Unproved(standing.is_contradicted, tuple(sorted(members)), missing)
