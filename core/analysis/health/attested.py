"""What members attested that the study holds: whether it was true, and whether it is proved here yet."""

from collections.abc import Iterator

from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, When, finding, several
from core.analysis.unproved import unproved
from core.evidence.attestations import vouchers
from core.ids import Id
from core.project import Project


def attested_false(project: Project, _: Facts) -> Iterator[Finding]:
    """What this device was given to read first is not what the log adds up to."""
    found = project.first.found_false()
    if found is not None:
        devices = [Named("device", Id(each)) for each in found.devices]
        yield finding("attested-false", None, devices=several(devices))


def attested_disputed(project: Project, _: Facts) -> Iterator[Finding]:
    """Two members' devices add the same events up to different states."""
    for row in project.state.attestations.values():
        against = vouchers(project.state, row).against
        if against:
            members = several([Named("member", each) for each in against])
            yield finding("attested-disputed", Named("member", row.by), members=members, since=When(row.at))


def not_proved_yet(project: Project, facts: Facts) -> Iterator[Finding]:
    """The study is read from what members attest; its log has not come, or what came speaks against them."""
    standing = project.first.standing()
    if standing is not None:
        members = several([Named("member", each) for each in standing.members])
        against = unproved(project, facts.carriers)
        said = "nothing" if against is None else "contradicted" if against.is_contradicted else "lacked"
        counts = {"arrived": standing.arrived, "events": standing.events}
        yield finding("not-proved-yet", None, members=members, against=said, **counts)
