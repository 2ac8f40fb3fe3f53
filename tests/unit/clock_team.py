"""Three people whose clocks a test sets wrong."""

from core.analysis.audit_trail import entries
from core.analysis.clock_doubt import ClockDoubts
from core.commands import codebook
from core.log.clocks import DAY_MS
from core.project import Moment, Project
from tests.builders import World, a_code, alice, exchange, invited

YEAR = 365 * DAY_MS
IN_2036 = 2_084_000_000_000


class Team:
    """Three people, and what each of their clocks shows beside the right time."""

    def __init__(self, seed: int, founder_skew: int = 0) -> None:
        self.world = world = World(seed)
        self.skew: dict[str, int] = {"a": founder_skew, "b": 0, "c": 0}
        self.a = alice(world)
        self.a.writer._clock = self.clock("a")
        self.b, self.c = invited(world, self.a, "B"), invited(world, self.a, "C")
        self.b.writer._clock, self.c.writer._clock = self.clock("b"), self.clock("c")
        self.code = a_code(self.a, "Kode")
        exchange(self.a, self.b, self.c)

    def clock(self, who: str):
        def tell() -> Moment:
            self.world.now += 1000
            return Moment(self.world.now + self.skew[who], 60)

        return tell

    def rename(self, project: Project, name: str):
        return project.do(codebook.rename_code, self.code, name)[0].id

    def shown(self, project: Project) -> str:
        return project.words(project.state.codes.rows[self.code].name)


def in_doubt(doubts: ClockDoubts) -> dict[bytes, int]:
    return {key.id: doubts.difference(key) for key in doubts._timeline.order}


def doubtful(project: Project) -> set[str]:
    """Whose events are in doubt, by the names."""
    return {entry.by for entry in entries(project) if entry.clock_doubt}
