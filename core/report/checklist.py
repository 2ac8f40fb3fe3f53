"""What reporting checklists ask for that the log can answer, and what is left for the author.

The items follow COREQ (Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19(6), 349-357)
by number and subject, in words of our own; SRQR (O'Brien and others 2014) asks for much the same.
"""

from core.analysis.saturation import saturation
from core.analysis.tree import codebook_tree
from core.report.blocks import Paragraph, Said, Section, Table
from core.report.frame import Frame

ITEMS = (
    (1, "Who interviewed"), (2, "Credentials"), (3, "Occupation"), (4, "Gender"), (5, "Experience and training"),
    (6, "Relation to participants before"), (7, "What participants knew of the interviewer"),
    (8, "Interviewer’s own views"),
    (9, "Methodological orientation"), (10, "Sampling"), (11, "How participants were approached"), (12, "Sample size"),
    (13, "Who did not take part"), (14, "Setting"), (15, "Others present"), (16, "Description of the sample"),
    (17, "Interview guide"), (18, "Repeated interviews"), (19, "Recording"), (20, "Field notes"), (21, "Duration"),
    (22, "Saturation"), (23, "Transcripts returned"), (24, "Number of coders"), (25, "Description of the coding tree"),
    (26, "Where themes came from"), (27, "Software"), (28, "Participants’ checking"), (29, "Quotations"),
    (30, "Consistency of data and findings"), (31, "Major themes"), (32, "Minor themes and negative cases"),
)  # fmt: skip


def checklist(frame: Frame, said: Said) -> Section:
    """The table: filled in as far as the log can."""
    answers = _answers(frame, said)
    left = said("for the author")
    rows = tuple((str(number), said(subject), answers.get(number) or f"— {left} —") for number, subject in ITEMS)
    filled = sum(bool(answers.get(number)) for number, _ in ITEMS)
    note = said("{} of {} items are answered from the log; the rest only the author can write.").format(
        filled, len(ITEMS)
    )
    return Section(
        said("Reporting checklist (COREQ)"),
        (Paragraph(note), Table(("", said("Item"), said("From the log")), rows)),
    )


def _answers(frame: Frame, said: Said) -> dict[int, str]:
    reading = frame.reading
    state = reading.state
    parts = dict(next(iter(state.project.values())).parts)
    people = [row for row in state.participants.values() if row.status != "removed"]
    declined = [row for row in people if row.status in ("declined", "no-show", "withdrawn")]
    coders = {each.by for each in reading.live_codings()}
    views = sum(each.kind in ("preunderstanding", "reflexive") for each in reading.live_memos())
    notes = sum(row.kind == "note" for row in state.sources.values())
    steps = saturation(reading)
    main = [branch.name for top in codebook_tree(reading) if top.children for branch in (top, *top.children)]
    against = sum(each.stance == "against" for each in reading.live_codings())
    sounds = sum(row.mime.startswith("audio/") and row.status == "live" for row in state.files.values())
    vivo = sum(row.in_vivo is not None and row.status == "live" for row in state.codes.values())
    return {
        8: said("{} memos on preunderstanding and reflections").format(views) if views else "",
        9: reading.words(parts["method"]) if "method" in parts else "",
        12: said("{} participants, {} texts").format(len(people) - len(declined), len(steps)),
        13: said("{} declined, did not appear or withdrew").format(len(declined)) if declined else "",
        16: _attributes(frame),
        19: said("{} recordings attached").format(sounds) if sounds else "",
        20: said("{} field notes").format(notes) if notes else "",
        22: said("new codes in the last three texts: {}").format(", ".join(str(each.new) for each in steps[-3:])),
        24: str(len(coders)),
        25: said("{} codes; the tree is in this review").format(sum(r.status == "live" for r in state.codes.values())),
        26: said("from the data: {} codes in the informants’ own words").format(vivo) if vivo else "",
        27: "Kodespor",
        29: said("{} passages coded").format(len(reading.live_codings())),
        30: said("every number here leads to the events that it rests on"),
        31: ", ".join(main),
        32: said("{} negative cases, listed above").format(against) if against else "",
    }


def _attributes(frame: Frame) -> str:
    counts: dict[str, dict[str, int]] = {}
    for row in frame.reading.state.participants.values():
        for name, value in row.attributes:
            words = frame.reading.words(value)
            counts.setdefault(name, {})[words] = counts.setdefault(name, {}).get(words, 0) + 1
    return "; ".join(
        f"{name}: " + ", ".join(f"{value} ({count})" for value, count in sorted(values.items()))
        for name, values in sorted(counts.items())
    )
