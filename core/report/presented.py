"""The words of a report: coders with their names or without, and what stands gathered once."""

from collections import Counter
from functools import cached_property

from core.analysis.counted_codes import through_merges
from core.analysis.presentation import Presentation
from core.ids import Id
from core.messages import Translator
from core.project import Project
from core.sealing.sealed_text import Text
from core.views.records import Coding


class ReportPresentation(Presentation):
    """A presentation in which coders may go without their names. Nothing changes while a report is made, so its codings
    are gathered and sorted once."""

    def __init__(self, project: Project, layer: str, with_names: bool, say: Translator) -> None:
        super().__init__(project, None, say, layer)
        members = [*sorted(self.state.members.rows), *sorted({*self.all_coders} - {*self.state.members.rows})]
        self._called = (
            {} if with_names else {each: say("report-coder", letter=_letter(n)) for n, each in enumerate(members)}
        )

    def called_member(self, member: Id, name: Text) -> str:
        """A name, or a letter."""
        return self._called.get(member) or super().called_member(member, name)

    def called_attributed(self, coder: Id, name: Text) -> str:
        """A name, or a letter, with the words that it is a file that says so."""
        letter = self._called.get(self.one_coder(coder))
        return self.translator("term-attributed", name=letter) if letter else super().called_attributed(coder, name)

    def live_codings(self) -> list[Coding]:
        """The codings that stand, in the order of their sources and places."""
        return list(self._live)

    def counted_codings(self) -> list[Coding]:
        """The codings that stand, as figures count them."""
        return list(self._counted_once)

    def count_codings(self) -> Counter[Id]:
        """How many codings stand with each code, followed through merges."""
        return through_merges(self.state, self._counted_once)

    @cached_property
    def _live(self) -> list[Coding]:
        return super().live_codings()

    @cached_property
    def _counted_once(self) -> list[Coding]:
        return super().counted_codings()


def _letter(n: int) -> str:
    """A to Z, then AA, AB and so on."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)
