"""The findings: the table of categories, and a short chapter on each main category with what speaks for and against."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from core.analysis.codebook_tree import Branch
from core.analysis.informants import informants_within
from core.analysis.main_categories import flat
from core.analysis.result_table import chosen_quotes, chosen_within
from core.commands.relations import KINDS as RELATIONS
from core.ids import Id
from core.report.development import came_about, family, first_segment
from core.report.document_model import Block, Bullets, Label, Paragraph, Quote, Section, Table, clipped
from core.report.memos import bearing_on
from core.report.options import Frame
from core.views.records import Coding
from core.views.speakers import spoken_by

QUOTES_MAX = 8
QUOTES_OF_SUBCATEGORY, QUOTES_OF_CODE = 2, 1
QUOTE_LENGTH, QUOTE_LENGTH_MAX = 160, 500
"""About so many code points make a quote that says something and is read; of longer ones the beginning is shown."""
OTHERS_MAX = 40


def findings(frame: Frame) -> list[Section]:
    """The table of categories with how they are related, then the chapters."""
    found = frame.categories
    return [_overview(frame), *(_chapter(frame, branch) for branch in found.main)]


def _overview(frame: Frame) -> Section:
    say, found, known = frame.say, frame.categories, frame.figures
    counted = say(
        "report-coded", codings=known.codings, codes=known.codes_in_use, texts=known.coded_sources, coders=known.coders
    )
    became = say(
        "report-codes-became", created=known.codes_created, live=known.codes_live, merged=known.codes_merged,
        split=known.codes_split, deleted=known.codes_deleted, empty=known.codes_empty,
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(counted if known.codings else say("report-nothing-coded"))]
    if known.codes_created:
        blocks.append(Paragraph(became))
    if found.above is not None:
        above = _finding(found.above, is_main=False)
        blocks.append(Paragraph(say("report-gathered", category=found.above.name) + (f" {above}" if above else "")))
    header = tuple(map(say, ("report-category", "report-subcodes", "report-codings", "common-participants")))
    rows = [row for branch in found.main for row in _rows(frame, branch, 0)]
    if found.others:
        names = [branch.name for branch in found.others]
        shown = " · ".join(names[:OTHERS_MAX]) + (" …" if len(names) > OTHERS_MAX else "")
        rows.append(_row(frame, say("report-in-no-category"), shown, found.others))
    if found.above is not None and found.above.codings:
        rows.append(_row(frame, say("report-directly-under", category=found.above.name), "", (_bare(found.above),)))
    if known.codings_without_code:
        rows.append((say("report-code-deleted"), "", say.number(known.codings_without_code, 0), ""))
    if rows:
        rows.append((say("report-in-all"), "", say.number(known.codings, 0), say.number(known.taking_part, 0)))
        blocks.append(Table(header, tuple(rows)))
    if known.negative_cases:
        blocks.append(Paragraph(say("report-negative-not-carried", count=known.negative_cases)))
    if related := _related(frame):
        blocks += [Label(say("report-relations")), Bullets(tuple(related))]
    return Section(say("report-findings"), tuple(blocks))


def _bare(branch: Branch) -> Branch:
    return branch._replace(children=())


def _rows(frame: Frame, branch: Branch, depth: int) -> list[tuple[str, ...]]:
    """A category and those below it; codes without codes under them are named in its row."""
    leaves = " · ".join(_counted(frame, child) for child in branch.children if not child.children)
    below = [row for child in branch.children if child.children for row in _rows(frame, child, depth + 1)]
    return [_row(frame, "\u2003" * depth + branch.name, leaves, (branch,)), *below]


def _counted(frame: Frame, branch: Branch) -> str:
    """A code with the number of participants who carry it."""
    return f"{branch.name} ({frame.say.number(len(carriers(frame, (branch,))), 0)})"


def _row(frame: Frame, name: str, leaves: str, branches: tuple[Branch, ...]) -> tuple[str, ...]:
    say, count = frame.say, len(_within(frame, branches))
    return name, leaves, say.number(count, 0), say.number(len(carriers(frame, branches)), 0)


def _within(frame: Frame, branches: tuple[Branch, ...]) -> list[Coding]:
    """The codings of the branches, each once, in no order."""
    codes = {each.code for each in flat(branches)}
    return [each for code in codes for each in frame.codings_by_code.get(code, ())]


def carriers(frame: Frame, branches: Iterable[Branch]) -> set[Id]:
    """Who carries a category, of those who take part."""
    found = set[Id]().union(*(informants_within(branch, frame.informants) for branch in branches))
    return found & set(frame.taking_part)


def _related(frame: Frame) -> list[str]:
    presentation, say = frame.presentation, frame.say
    related = []
    for row in presentation.state.relations.values():
        if row.status == "live":
            kind = presentation.words(row.kind)
            named = say(f"term-relation-{kind}") if kind in RELATIONS else kind
            why = f": {presentation.why(row.why)}" if row.why else ""
            one, other = (say("report-quoted", text=presentation.code(code)) for code in (row.code, row.other))
            related.append(f"{one} {named} {other}{why}")
    return related


def _chapter(frame: Frame, branch: Branch) -> Section:
    presentation, say = frame.presentation, frame.say
    within = _within(frame, (branch,))
    present, people = carriers(frame, (branch,)), frame.taking_part
    absent = [presentation.participant(each) for each in people if each not in present]
    blocks: list[Block] = [Paragraph(_carried(frame, within, len(people), absent))]
    if content := branch.parts.get("content"):
        blocks.append(Paragraph(content))
    told = ((each.name, _finding(each, each is branch)) for each in flat((branch,)))
    defined = [(name, text) for name, text in told if text]
    if defined:
        blocks.append(Bullets(tuple(f"{name}: {definition}" for name, definition in defined)))
    codes = family(frame, (each.code for each in flat((branch,))))
    developed = came_about(frame, codes, branch.code)
    first = first_segment(frame, within)
    if first or developed.items:
        blocks.append(Label(say("report-came-about")))
        blocks.append(Bullets(((first,) if first else ()) + developed.items))
    blocks += _what_they_say(frame, branch)
    against = sorted(
        (each for each in within if each.stance == "against"), key=attrgetter("source", "start", "end", "id")
    )
    heading = say("report-negative-cases", count=len(against))
    blocks.append(Label(heading) if against else Paragraph(heading))
    blocks += [_negative(frame, each) for each in against]
    if thoughts := bearing_on(frame, codes, {each.id for each in within}):
        blocks += [Label(say("report-memos-bearing")), Bullets(tuple(thoughts))]
    return Section(branch.name, tuple(blocks), level=2)


def _finding(branch: Branch, is_main: bool) -> str:
    """What the researchers say of a code as a finding, or else what it means. Of the main category the first is told
    already."""
    return ("" if is_main else branch.parts.get("content", "")) or branch.parts.get("definition", "")


def _carried(frame: Frame, within: list[Coding], people: int, absent: list[str]) -> str:
    say = frame.say
    line = say("report-represented", codings=len(within), count=people - len(absent), people=people)
    if absent and len(absent) < people:
        line += " " + say("report-not-represented", participants=absent)
    gone = sum(frame.is_gone(each) for each in within)
    return line + (" " + say("report-rests-on-gone", count=gone) if gone else "")


def _what_they_say(frame: Frame, branch: Branch) -> list[Block]:
    """The quotes that the researchers chose in a main category; where they chose none, some that the program picks.
    Of those that are gone it is said why."""
    chosen = list(chosen_within(branch, chosen_quotes(frame.presentation)))
    by_hand = list(dict.fromkeys(coding for _, (shown, _) in chosen for coding, _ in shown))
    gone = [frame.say("results-gone", reason=each.reason) for _, (_, gone) in chosen for each in gone]
    blocks: list[Block] = [_quoted(frame, each) for each in by_hand or _picked(frame, branch)]
    blocks += [Paragraph(each) for each in gone]
    return [Label(frame.say("report-what-they-say")), *blocks] if blocks else []


def _picked(frame: Frame, branch: Branch) -> list[Coding]:
    """Quotes from each subcategory, from as many participants as there are. The heaviest come first, then those with a
    reason, then those whose length makes a good quote."""
    heard: Counter[Id] = Counter()
    chosen: list[Coding] = []
    for part in (_bare(branch), *branch.children):
        most = QUOTES_OF_SUBCATEGORY if part.children else QUOTES_OF_CODE
        candidates = _apart([each for each in _within(frame, (part,)) if _is_quotable(frame, each)], chosen)
        for _ in range(most):
            if not candidates or len(chosen) == QUOTES_MAX:
                break
            best = min(candidates, key=lambda each: (_heard(frame, each, heard), *_rank(frame, each)))
            chosen.append(best)
            heard.update(spoken_by(frame.presentation.state, best))
            candidates = _apart(candidates, [best])
    return chosen


def _is_quotable(frame: Frame, coding: Coding) -> bool:
    """Whether it speaks for its code and has its words."""
    if coding.stance == "against" or frame.is_gone(coding):
        return False
    return frame.presentation.state.sources.rows[coding.source].kind != "condensed"


def _apart(found: list[Coding], chosen: list[Coding]) -> list[Coding]:
    """Those of which no words are quoted yet."""
    for one in chosen:
        source, start, end = one.source, one.start, one.end
        found = [each for each in found if each.start >= end or each.end <= start or each.source != source]
    return found


def _heard(frame: Frame, coding: Coding, heard: Counter[Id]) -> int:
    if not heard:
        return 0
    return max((heard[person] for person in spoken_by(frame.presentation.state, coding)), default=0)


def _rank(frame: Frame, coding: Coding) -> tuple[int, int, int, int, bytes]:
    length = coding.end - coding.start
    return -coding.weight, coding.why is None, abs(length - QUOTE_LENGTH), coding.at, coding.id


def _quoted(frame: Frame, coding: Coding) -> Quote:
    presentation = frame.presentation
    where = f"{frame.speakers(coding)} · {presentation.source(coding.source)} · {presentation.code(coding.code)}"
    why = presentation.why(coding.why) or ""
    return Quote(clipped(presentation.quote(coding), QUOTE_LENGTH_MAX), where, frame.cite(coding), why)


def _negative(frame: Frame, coding: Coding) -> Quote:
    """With what the coder said of it: the reason why it speaks against the category and the comment; where there is
    neither, why it was coded."""
    quote = _quoted(frame, coding)
    reason, comment = frame.against.get(coding.id, ""), frame.presentation.words(coding.comment)
    said = [each for each in (reason, comment) if each] or [quote.comment]
    return quote._replace(comment=" – ".join(dict.fromkeys(said)))
