"""The first three of Halpern's categories: raw data, reduction and analysis, reconstruction and synthesis."""

from core.analysis.category_table import category_table
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.crosstabs import by_column
from core.analysis.saturation import saturation
from core.exporting.pictures import Words, heat, saturation_bars, tree_map
from core.report.document_model import Block, Bullets, Paragraph, Picture, Quote, Section, Table, Translator, event
from core.report.options import Frame
from core.views.records import Coding
from core.views.sources import spoken_by

QUOTES_MAX = 60


def raw_data(frame: Frame, said: Translator) -> Section:
    """The texts, whose words they are, and what was withdrawn."""
    presentation = frame.presentation
    rows = []
    for row in sorted(presentation.state.sources.values(), key=lambda each: (each.at, each.id)):
        if row.status != "removed":
            people = ", ".join(presentation.participant(each) for each in row.participants)
            status = said("withdrawn") if row.status == "withdrawn" else ""
            place = event(frame.number(row.event))
            rows.append(
                (presentation.source(row.id), said(row.kind), str(row.chars), people, frame.day(row.at), status + place)
            )
    statuses: dict[str, int] = {}
    for person in presentation.state.participants.values():
        statuses[person.status] = statuses.get(person.status, 0) + 1
    counted = ", ".join(f"{said(status)}: {count}" for status, count in sorted(statuses.items()))
    header = tuple(map(said, ("Text", "Kind", "Characters", "Participants", "Brought in", "")))
    blocks: list[Block] = [
        Paragraph(said("Participants: {}.").format(counted or "0")),
        Table(header, tuple(rows)),
        Paragraph(
            said("Quotes are shown in the layer “{}”. The transcripts themselves are not in this file.").format(
                said(presentation.layer)
            )
        ),
    ]
    return Section(said("Raw data"), tuple(blocks))


def reduction(frame: Frame, said: Translator) -> Section:
    """Codes, saturation, who carries which category, and what speaks against one."""
    presentation = frame.presentation
    words = picture_words(said)
    steps = saturation(presentation)
    blocks: list[Block] = [
        Paragraph(
            said("{} codings with {} codes, in {} texts.").format(
                len(presentation.live_codings()), len(_flat(codebook_tree(presentation))), len(steps)
            )
        ),
        Picture(saturation_bars(presentation, words), said("New codes in each text, in the order of coding")),
    ]
    people = by_column(presentation, "participants", with_below=True)
    if people.rows:
        blocks.append(Picture(heat(people), said("Which participants carry which category")))
        blocks.append(Bullets(tuple(_carried_by(frame, said))))
    against = [each for each in presentation.live_codings() if each.stance == "against"]
    blocks.append(Paragraph(said("Negative cases: {}.").format(len(against))))
    blocks += [_quoted(frame, each) for each in against[:QUOTES_MAX]]
    return Section(said("Data reduction and analysis"), tuple(blocks))


def _carried_by(frame: Frame, said: Translator) -> list[str]:
    """For the main categories and those right under them: by how many informants, and which of the interviewed do not
    carry them."""
    presentation = frame.presentation
    interviewed = {row.id for row in presentation.state.participants.values() if row.status == "interviewed"}
    found = []
    upper = [branch for top in codebook_tree(presentation) for branch in (top, *top.children)]
    for branch in upper:
        within = {each.code for each in _flat((branch,))}
        carriers = {
            person
            for each in presentation.live_codings()
            if frame.resolve_merged(each) in within and each.stance != "against"
            for person in spoken_by(presentation.state, each)
        }
        without = ", ".join(sorted(presentation.participant(each) for each in interviewed - carriers))
        line = said("{}: {} informants").format(branch.name, len(carriers))
        found.append(line + (f"; {said('not')}: {without}" if without and interviewed else ""))
    return found


def synthesis(frame: Frame, said: Translator) -> Section:
    """The result table, the map, and how categories go together."""
    presentation = frame.presentation
    rows = tuple(
        ("\u2003" * each.depth + each.name, " · ".join(each.subcodes), str(each.codings))
        for each in category_table(presentation)
    )
    blocks: list[Block] = [Table(tuple(map(said, ("Category", "Gathers", "Codings"))), rows)]
    if rows:
        blocks.append(Picture(tree_map(presentation, picture_words(said)), said("Map of the categories")))
    related = []
    for row in presentation.state.relations.values():
        if row.status == "live":
            why = f": {presentation.why(row.why)}" if row.why else ""
            kind = said(presentation.words(row.kind))
            related.append(f"{presentation.code(row.code)} – {kind} – {presentation.code(row.other)}{why}")
    if related:
        blocks += [Paragraph(said("Relations between codes:")), Bullets(tuple(related))]
    for branch in _flat(codebook_tree(presentation)):
        if definition := branch.parts.get("definition"):
            blocks.append(Paragraph(f"{branch.name}: {definition}"))
    return Section(said("Reconstruction and synthesis"), tuple(blocks))


def picture_words(said: Translator) -> Words:
    """What stands in the pictures."""
    return Words(said("new"), said("in all"), said("codings"), said("Nothing was coded yet."))


def _quoted(frame: Frame, coding: Coding) -> Quote:
    presentation = frame.presentation
    why = f" · {presentation.why(coding.why)}" if coding.why else ""
    return Quote(
        presentation.quote(coding), f"{presentation.code(coding.code)} · {presentation.source(coding.source)}{why}"
    )


def _flat(branches: tuple[Branch, ...]) -> list[Branch]:
    return [each for branch in branches for each in (branch, *_flat(branch.children))]
