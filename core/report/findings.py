"""The first three of Halpern's categories: raw data, reduction and analysis, reconstruction and synthesis."""

from collections import Counter

from core.analysis.category_table import category_table
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.crosstabs import by_column
from core.analysis.saturation import saturation
from core.commands.relations import KINDS as RELATIONS
from core.exporting.pictures import heat, saturation_bars, tree_map
from core.report.document_model import Block, Bullets, Paragraph, Picture, Quote, Section, Table, event
from core.report.options import Frame
from core.views.records import Coding
from core.views.speakers import spoken_by
from core.views.withdrawals import HIDDEN

QUOTES_MAX = 60


def raw_data(frame: Frame) -> Section:
    """The texts, whose words they are, and what was withdrawn."""
    presentation, say = frame.presentation, frame.say
    rows = []
    for row in sorted(presentation.state.sources.values(), key=lambda each: (each.at, each.id)):
        if row.status != "removed":
            people = say.list(presentation.participant(each) for each in row.participants)
            status = say("report-withdrawn") + " " if row.status in ("withdrawn", HIDDEN) else ""
            rows.append((
                presentation.source(row.id), say(f"term-source-{row.kind}"), say.number(row.chars, 0), people,
                frame.day(row.at), status + event(frame.number(row.event)),
            ))  # fmt: skip
    persons = presentation.state.participants.values()
    statuses = Counter(person.status for person in persons if person.status != "removed")
    counted = [
        say("report-participants-of-status", status=say(f"term-status-{status}"), count=count)
        for status, count in sorted(statuses.items())
    ]
    header = ("common-text", "report-type", "report-characters", "common-participants", "report-imported")
    blocks: list[Block] = [
        Paragraph(say("report-participants", statuses=counted) if counted else say("report-no-participants")),
        Table((*map(say, header), say("report-event")), tuple(rows)),
        Paragraph(say("report-quotes-layer", layer=say(f"term-layer-{presentation.layer}"))),
    ]
    return Section(say("report-raw-data"), tuple(blocks))


def reduction(frame: Frame) -> Section:
    """Codes, code saturation, which participants stand behind which category, and negative cases."""
    presentation, say = frame.presentation, frame.say
    steps = saturation(presentation)
    counted = say(
        "report-coded", codings=len(presentation.counted_codings()), codes=len(_flat(codebook_tree(presentation))),
        texts=len(steps),
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(counted),
        Picture(saturation_bars(presentation), say("report-saturation-picture")),
    ]
    people = by_column(presentation, "participants", with_below=True)
    if people.rows:
        blocks.append(Picture(heat(people), say("report-participants-picture")))
        blocks.append(Bullets(tuple(_represented(frame))))
    against = [each for each in presentation.counted_codings() if each.stance == "against"]
    blocks.append(Paragraph(say("report-negative-cases", count=len(against))))
    blocks += [_quoted(frame, each) for each in against[:QUOTES_MAX]]
    return Section(say("report-reduction"), tuple(blocks))


def _represented(frame: Frame) -> list[str]:
    """For the main categories and those right under them: how many participants are represented, and which of the
    interviewed are not."""
    presentation, say = frame.presentation, frame.say
    interviewed = {row.id for row in presentation.state.participants.values() if row.status == "interviewed"}
    found = []
    upper = [branch for top in codebook_tree(presentation) for branch in (top, *top.children)]
    for branch in upper:
        within = {each.code for each in _flat((branch,))}
        present = {
            person
            for each in presentation.counted_codings()
            if frame.resolve_merged(each) in within and each.stance != "against"
            for person in spoken_by(presentation.state, each)
        }
        absent = sorted(presentation.participant(each) for each in interviewed - present)
        line = say("report-represented", category=branch.name, count=len(present))
        found.append(f"{line}; {say('report-not-represented', participants=absent)}" if absent else line)
    return found


def synthesis(frame: Frame) -> Section:
    """The category table, the map, and how categories are related."""
    presentation, say = frame.presentation, frame.say
    rows = tuple(
        ("\u2003" * each.depth + each.name, " · ".join(each.subcodes), say.number(each.codings, 0))
        for each in category_table(presentation)
    )
    header = (say("report-category"), say("report-subcodes"), say("report-codings"))
    blocks: list[Block] = [Table(header, rows)]
    if rows:
        blocks.append(Picture(tree_map(presentation), say("report-map-picture")))
    related = []
    for row in presentation.state.relations.values():
        if row.status == "live":
            why = f": {presentation.why(row.why)}" if row.why else ""
            kind = presentation.words(row.kind)
            named = say(f"term-relation-{kind}") if kind in RELATIONS else kind
            related.append(f"{presentation.code(row.code)} – {named} – {presentation.code(row.other)}{why}")
    if related:
        blocks += [Paragraph(say("report-relations")), Bullets(tuple(related))]
    for branch in _flat(codebook_tree(presentation)):
        if definition := branch.parts.get("definition"):
            blocks.append(Paragraph(f"{branch.name}: {definition}"))
    return Section(say("report-synthesis"), tuple(blocks))


def _quoted(frame: Frame, coding: Coding) -> Quote:
    presentation = frame.presentation
    why = f" · {presentation.why(coding.why)}" if coding.why else ""
    return Quote(
        presentation.quote(coding), f"{presentation.code(coding.code)} · {presentation.source(coding.source)}{why}"
    )


def _flat(branches: tuple[Branch, ...]) -> list[Branch]:
    return [each for branch in branches for each in (branch, *_flat(branch.children))]
