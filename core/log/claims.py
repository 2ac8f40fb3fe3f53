"""Whose a device is that several members said was theirs: whoever is no owner can say that of any device.

With a false clock anybody could say so earlier than the device's own member. So the device itself decides by what its
first event knew; a device that has written nothing yet, such as a recovery sheet, belongs where more members wrote on
before they had heard of the other claim; and only where that is equal the earlier one counts. An owner's word comes
before all that, as long as the device has written nothing (core/views/members.py).
"""

from collections.abc import Sequence

from core.events.registry import RecordedEvent, breach_of
from core.ids import EventId, Id
from core.log.causality import Causality, Key
from core.log.removals import Team
from core.log.validity_rules import Validity
from core.views.authorisation import is_allowed, powers_of
from core.views.members import has_keys_of_its_device
from core.views.state import State


class Claims:
    """The admissions of devices that were let in more than once, by members who might."""

    def __init__(self, causality: Causality, order: Sequence[Key]) -> None:
        self._causality, self._order = causality, order
        self._of: dict[Id, list[RecordedEvent]] = {}
        self._owners: set[Id] = set()

    def clear(self) -> None:
        """For another round."""
        self._of.clear()
        self._owners.clear()

    def note(self, state: State, admission: RecordedEvent, validity: Validity) -> None:
        """Takes note of an admission before it is folded, if its author may make it."""
        device = getattr(admission.event, "device", None)
        if device is None or validity.is_void(admission) or not is_allowed(state, admission.device, admission.event):
            return
        if breach_of(admission.event, admission.why) or not has_keys_of_its_device(admission.event):
            return  # it lets nobody in
        if powers_of(state, admission.device) == "owner":
            self._owners.add(device)
        self._of.setdefault(device, []).append(admission)

    def passed_over(self, team: Team) -> dict[EventId, str]:
        """The claims that others stand against."""
        several = {device: claims for device, claims in self._of.items() if len(claims) > 1}
        several = {device: claims for device, claims in several.items() if device not in self._owners}
        if not several:
            return {}
        firsts: dict[Id, list[EventId]] = {}
        for key in self._order:
            if key.seq == 1 and key.device in several:
                firsts.setdefault(key.device, []).append(key.id)
        found: dict[EventId, str] = {}
        for device, claims in sorted(several.items()):
            best = self._best(claims, firsts.get(device, []), team)
            found |= {each.id: "already_admitted" for each in claims if each is not best}
        return found

    def _best(self, claims: Sequence[RecordedEvent], firsts: Sequence[EventId], team: Team) -> RecordedEvent:
        known = [each for each in claims if any(self._causality.knows(first, each.id) for first in firsts)]
        claims = known or claims
        if len(claims) == 1:
            return claims[0]
        firsts_of = [self._causality.firsts(each.id) for each in claims]
        support = []
        for one, mine in zip(claims, firsts_of, strict=True):
            others = [each for each in firsts_of if each is not mine]
            devices = self._causality.writers_between(mine, list(map(min, zip(*others, strict=True))))
            by = {team.members[each] for each in devices if each in team.members}
            support.append(len(by - {team.members.get(one.device)}))  # nobody but owners could invent a member
        return claims[support.index(max(support))]
