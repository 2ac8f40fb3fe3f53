"""What reporting checklists ask for that the log can answer, and what is left for the author.

The items follow COREQ (Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19(6), 349-357)
and SRQR (O'Brien and others 2014, Academic Medicine 89(9), 1245-1251) by number and subject, in words of our own.
"""

from core.analysis.codebook_tree import codebook_tree
from core.analysis.saturation import saturation
from core.report.document_model import Paragraph, Section, Table, Translator
from core.report.options import Frame

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


SRQR_ITEMS = (
    (1, "Title"), (2, "Abstract"), (3, "Problem and why it matters"), (4, "Purpose or question"),
    (5, "Approach and paradigm"), (6, "Researchers and reflexivity"), (7, "Context"), (8, "Sampling strategy"),
    (9, "Ethical approval and consent"), (10, "How data were collected"), (11, "Instruments and recording"),
    (12, "Units of study"), (13, "How data were processed"), (14, "How data were analysed"),
    (15, "What was done for trustworthiness"), (16, "Findings and interpretation"), (17, "Evidence for the findings"),
    (18, "Relation to earlier work"), (19, "Limitations"), (20, "Conflicts of interest"), (21, "Funding"),
)  # fmt: skip


def coreq(frame: Frame, said: Translator) -> Section:
    """The table of COREQ, filled in as far as the log can."""
    return _table(said("Reporting checklist (COREQ)"), ITEMS, _coreq_answers(frame, said), said)


def srqr(frame: Frame, said: Translator) -> Section:
    """The table of SRQR, likewise."""
    return _table(said("Reporting checklist (SRQR)"), SRQR_ITEMS, _srqr_answers(frame, said), said)


def _table(title: str, items: tuple[tuple[int, str], ...], answers: dict[int, str], said: Translator) -> Section:
    left = said("for the author")
    rows = tuple((str(number), said(subject), answers.get(number) or f"— {left} —") for number, subject in items)
    filled = sum(bool(answers.get(number)) for number, _ in items)
    note = said("{} of {} items are answered from the log; the rest only the author can write.").format(
        filled, len(items)
    )
    return Section(title, (Paragraph(note), Table(("", said("Item"), said("From the log")), rows)))


def _srqr_answers(frame: Frame, said: Translator) -> dict[int, str]:
    presentation, state = frame.presentation, frame.presentation.state
    parts = dict(next(iter(state.project.values())).parts)
    written = {
        name: presentation.words(parts[name]) if name in parts else "" for name in ("question", "method", "context")
    }
    coreq_says = _coreq_answers(frame, said)
    layers = len({row.layer for row in state.layer_edits.values() if row.status == "live"})
    memos, codings = len(presentation.live_memos()), len(presentation.live_codings())
    consents = len({each.participant for each in state.consents.values()})
    ethics = presentation.words(parts["ethics"]) if "ethics" in parts else ""
    agreed = [said("{} differences settled").format(len(state.consensus.rows))] if state.consensus.rows else []
    agreed += [said("{} rounds of coding").format(len(state.rounds.rows))] if state.rounds.rows else []
    agreed += [coreq_says[32]] if coreq_says[32] else []
    return {
        1: next((presentation.words(row.title) for row in state.project.values()), ""),
        4: written["question"],
        5: written["method"],
        6: coreq_says[8],
        7: written["context"],
        9: "; ".join(each for each in (ethics, said("{} consents noted").format(consents) if consents else "") if each),
        11: coreq_says[19],
        12: coreq_says[12],
        13: said("transcripts in {} layers beside the spoken one").format(layers) if layers else "",
        14: said("{} codings, {} memos; the way of every category is in this review").format(codings, memos),
        15: "; ".join(agreed),
        16: coreq_says[31],
        17: coreq_says[29],
    }


def _coreq_answers(frame: Frame, said: Translator) -> dict[int, str]:
    presentation = frame.presentation
    state = presentation.state
    parts = dict(next(iter(state.project.values())).parts)
    people = [row for row in state.participants.values() if row.status != "removed"]
    declined = [row for row in people if row.status in ("declined", "no-show", "withdrawn")]
    coders = {each.by for each in presentation.live_codings()}
    views = sum(each.kind in ("preunderstanding", "reflexive") for each in presentation.live_memos())
    notes = sum(row.kind == "note" for row in state.sources.values())
    steps = saturation(presentation)
    main = [branch.name for top in codebook_tree(presentation) if top.children for branch in (top, *top.children)]
    against = sum(each.stance == "against" for each in presentation.live_codings())
    sounds = sum(row.mime.startswith("audio/") and row.status == "live" for row in state.files.values())
    vivo = sum(row.in_vivo is not None and row.status == "live" for row in state.codes.values())
    return {
        8: said("{} memos on preunderstanding and reflections").format(views) if views else "",
        9: presentation.words(parts["method"]) if "method" in parts else "",
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
        29: said("{} passages coded").format(len(presentation.live_codings())),
        30: said("every number here leads to the events that it rests on"),
        31: ", ".join(main),
        32: said("{} negative cases, listed above").format(against) if against else "",
    }


def _attributes(frame: Frame) -> str:
    counts: dict[str, dict[str, int]] = {}
    for row in frame.presentation.state.participants.values():
        for name, value in row.attributes:
            words = frame.presentation.words(value)
            counts.setdefault(name, {})[words] = counts.setdefault(name, {}).get(words, 0) + 1
    return "; ".join(
        f"{name}: " + ", ".join(f"{value} ({count})" for value, count in sorted(values.items()))
        for name, values in sorted(counts.items())
    )
