"""The reports of imports: what the file of another tool held that did not come in as it stands there."""

from typing import NamedTuple

from core.analysis.presentation import Presentation, iso_time
from core.ids import ForeignId, Id
from core.messages import Translator
from core.views.import_records import ImportOmission


class ReportedThing(NamedTuple):
    """Things of one kind: how many, and a line for each whose words are here; `source` is their text's name."""

    kind: str
    number: int
    things: tuple[str, ...]
    source: str


class ImportReport(NamedTuple):
    """What is said of the imports of one project: its id here, its file, by whom and when (ISO 8601) it was imported
    first, and what did not come in as it stands there."""

    project: ForeignId
    file: str
    by: str
    at: str
    imported: int
    things: tuple[ReportedThing, ...]

    @property
    def named(self) -> int:
        """How many things it names."""
        return sum(each.number for each in self.things)


def import_reports(presentation: Presentation) -> list[ImportReport]:
    """One for each project of which there is something to say, the oldest first."""
    state, timeline = presentation.state, presentation.project.timeline
    rows = sorted(state.import_omissions.values(), key=lambda row: timeline.place_of(row.event))
    found: dict[ForeignId, list[ImportOmission]] = {}
    for row in rows:
        found.setdefault(row.project, []).append(row)
    return [_report(presentation, project, held) for project, held in found.items()]


def _report(presentation: Presentation, project: ForeignId, rows: list[ImportOmission]) -> ImportReport:
    joined: dict[tuple[str, Id | None], list[ImportOmission]] = {}
    for row in rows:
        joined.setdefault((row.kind, row.source), []).append(row)
    things = []
    for (kind, source), held in joined.items():
        words = [presentation.words(row.things) for row in held]
        lines = tuple(line for each in words for line in each.split("\n") if line)
        named = "" if source is None else presentation.source(source)
        things.append(ReportedThing(kind, sum(row.number for row in held), lines, named))
    imported = sum(row.project == project for row in presentation.state.imports.values())
    first = rows[0]
    said = presentation.words(first.file), presentation.member(first.by), iso_time(first.at, 0)
    return ImportReport(project, *said, imported, tuple(things))


def in_markdown(reports: list[ImportReport], say: Translator) -> str:
    """The reports as a text to keep or to hand on."""
    lines: list[str] = []
    for report in reports:
        lines += [f"# {say('importing-report-title', file=report.file or '–')}", ""]
        lines += [say("importing-report-about", by=report.by, day=report.at[:10], count=report.imported), ""]
        for each in report.things:
            lines += [f"## {heading(each, say)}", ""]
            lines += [*(f"- {line}" for line in each.things), *([""] if each.things else [])]
    return "\n".join(lines) or say("importing-report-none") + "\n"


def heading(thing: ReportedThing, say: Translator) -> str:
    """How many of what, in which text, and what became of them."""
    what = say(f"importing-omission-{thing.kind}", count=thing.number)
    return say("importing-report-in-text", what=what, text=thing.source) if thing.source else what
