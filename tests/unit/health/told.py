"""What the doctor finds in a project, in sentences of both languages."""

import re

from app.i18n.catalogue import Catalogue
from app.services.health_words import HealthWords, Told
from core.analysis.health.facts import Disk, Facts
from core.analysis.health.finding import Finding
from core.analysis.health.kinds import findings
from core.commands import members, participants
from core.commands.epochs import rotate_key
from core.project import Project
from tests.builders import a_participant, exchange

NAMES = ("Alice", "Bo", "Cy", "Hemmelig", "/hjem/kari/Studien", "relé.uni.no", "Intervju")
FOLDER, RELAY = "/hjem/kari/Studien", "https://relé.uni.no"
MIB = 1024 * 1024
DISK = Disk(FOLDER, 100_000 * MIB, MIB)


def now_of(project: Project) -> int:
    """The time by a project's clock, in ms since 1970."""
    return project.writer._clock().at


def told(project: Project, *found: Finding) -> list[Told]:
    """The findings in Norwegian. In English they are there, too, and for strangers they name nobody."""
    for language in ("nb", "en"):
        for is_shared in (False, True):
            words = HealthWords(Catalogue(language), project, is_shared)
            for each in map(words.told, found):
                assert each.what
                assert each.advice
                if is_shared:
                    said = repr(each)
                    assert [name for name in NAMES if re.search(rf"{re.escape(name)}\b", said)] == []
                    assert re.findall(r"(?=[0-9a-f]*[a-f])[0-9a-f]{8,}", said) == [], "the beginning of an id"
    return [HealthWords(Catalogue("nb"), project).told(each) for each in found]


def found(code: str, project: Project, facts: Facts | None = None) -> list[Told]:
    """The findings of one kind."""
    facts = facts or Facts(now_of(project))
    return told(project, *(each for each in findings(project, facts) if each.code == code))


def with_owners(*projects: Project) -> None:
    """Makes all of them owners, so that no team hangs on one."""
    for each in projects[1:]:
        projects[0].do(members.set_role, each.member, "owner")
    exchange(*projects)


def removed_unseen(owner: Project, colleague: Project) -> None:
    """An owner removes somebody under a key that is retired before it has come to them."""
    who = a_participant(owner)
    exchange(owner, colleague)
    owner.do(rotate_key)
    owner.do(members.remove_member, colleague.member)
    owner.do(participants.withdraw_participant, who)
