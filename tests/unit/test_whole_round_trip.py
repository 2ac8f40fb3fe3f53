"""All that a project holds for its readers is the same after the way out and in again, whatever ids it gets."""

import json
import re
from collections import Counter

import pytest

from core.analysis.codebook_tree import codes_in_order
from core.analysis.filters import saved_filters
from core.analysis.presentation import Presentation
from core.commands import (
    chosen_quotes,
    codebook,
    codings,
    consensus,
    framework,
    layers,
    memos,
    participants,
    queries,
    quotes,
    references,
    relations,
    sources,
)
from core.commands import (
    project as projects,
)
from core.commands.sources import Incoming
from core.commands.speakers import turns_of
from core.exporting.judged import agreed
from core.exporting.outline_sections import shown_sets
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from core.text.who_speaks import Role
from core.views.chosen_quotes import choices_by_code
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.quotes import numbers_by_coding
from tests.builders import World, alice
from tests.simulation.actions import random_action

pytest.importorskip("defusedxml")


def everything(project):
    """What a project holds, in words and places instead of ids: each thing as often as it is there."""
    shown, state = Presentation(project), project.state
    rows = codes_in_order(shown)
    known = {branch.code for branch, _ in rows}
    texts = [row for row in shown.sources_in_order() if row.status == "live" and shown.project.text(row.id)]
    here = {row.id for row in texts}
    people = active_participants(state)
    path = {branch.code: shown.path(branch.code) for branch, _ in rows}

    def marked(coding):
        code = path[resolve_merged(state, coding.code)]
        return shown.source(coding.source), coding.start, coding.end, code

    def thing(kind, on):
        if kind == "coding" and on in state.codings.rows:
            return marked(state.codings.rows[on])
        return path.get(resolve_merged(state, on), "") if kind == "code" else shown.thing(str(kind), on)

    def called(value):
        own = bytes.fromhex(value) if re.fullmatch("[0-9a-f]{32}", value) else b""
        return shown.source(own) if own in here else name_of(shown, own) if own in shown.all_coders else value

    def asked(expression):
        return re.sub(
            "[0-9a-f]{32}", lambda one: path.get(resolve_merged(state, bytes.fromhex(one[0])), "?"), expression
        )

    marks = [each for each in shown.live_codings() if resolve_merged(state, each.code) in known and each.source in here]
    held = {*known, *here, *(each.id for each in marks), *(row.id for row in people)}
    return {
        "codes": [(path[b.code], depth, b.colour, tuple(sorted(b.parts.items()))) for b, depth in rows],
        "texts": sorted((shown.source(row.id), row.kind, project.text(row.id), values(shown, row)) for row in texts),
        "speakers": sorted((shown.source(row.id), *speakers(project, shown, row.id)) for row in texts),
        "times": sorted((shown.source(k), row.times) for k, row in state.times.rows.items() if k in here),
        "codings": Counter(
            (*marked(each), each.at // 1000, shown.why(each.why), each.stance, each.weight, shown.words(each.comment),
             name_of(shown, each.by))
            for each in marks
        ),
        "memos": Counter(
            (memo.kind, shown.words(memo.text), shown.words(memo.reference), memo.at // 1000,
             memo.passage if memo.on in held else None, thing(memo.on_kind, memo.on) if memo.on in held else None,
             tuple(sorted((str(kind), str(thing(kind, each))) for kind, each in memo.links)))
            for memo in shown.live_memos()
        ),
        "relations": Counter(
            (path[resolve_merged(state, row.code)], shown.words(row.kind), path[resolve_merged(state, row.other)],
             shown.why(row.why))
            for row in state.relations.values()
            if row.status == "live" and {resolve_merged(state, row.code), resolve_merged(state, row.other)} <= known
            and resolve_merged(state, row.code) != resolve_merged(state, row.other)
        ),
        "sets": Counter(
            (shown.words(row.name), tuple(sorted(path[each] for each in row.codes if each in known)),
             tuple(sorted(shown.source(each) for each in row.sources if each in here)))
            for row in shown_sets(state) if {*row.codes, *row.sources} & (known | here)
        ),
        "people": sorted((shown.words(row.pseudonym), row.status, values(shown, row)) for row in people),
        "consents": Counter(
            (shown.participant(row.participant), row.day, shown.words(row.form), shown.words(row.scope), row.interview,
             row.quotation, row.recording, row.sharing)
            for row in state.consents.values() if row.participant in {each.id for each in people}
        ),
        "types": sorted((name, row.type, row.choices) for name, row in state.attributes.rows.items()),
        "quotes": sorted(
            (path[code], [marked(state.codings.rows[each.coding]) for each in some if each.coding in held])
            for code, some in choices_by_code(state).items()
            if code in known and any(each.coding in held for each in some)
        ),
        "numbers": sorted(
            (number, marked(state.codings.rows[coding]),
             sorted(shown.words(use.where) for use in state.quote_uses.values() if use.coding == coding and use.where))
            for coding, numbers in numbers_by_coding(state).items() if coding in held for number in numbers
        ),
        "summaries": sorted(
            (shown.source(row.source), row.start, row.end, row.original_start, row.original_end)
            for row in state.passages.values() if row.status == "live" and row.source in here
        ),
        "references": Counter(
            json.dumps(json.loads(item), sort_keys=True)
            for row in state.references.values()
            if row.status == "live" and (item := shown.project.words(row.item)) is not None
        ),
        "judgements": Counter(
            (*marked(state.codings.rows[row.coding]), row.stance, row.code and path[resolve_merged(state, row.code)],
             row.at // 1000, shown.why(row.why), name_of(shown, row.by))
            for row in shown.judgements()
            if row.coding in held and (row.code is None or resolve_merged(state, row.code) in known)
        ),
        "consensus": Counter(
            (shown.source(each.row.source), each.row.start, each.row.end, each.codes,
             tuple(sorted(marked(state.codings.rows[coding]) for coding in each.row.about if coding in held)), each.why,
             each.row.at // 1000, name_of(shown, each.row.by))
            for each in agreed(shown)
            if each.row.source in here and held & {*each.row.about}
            and {resolve_merged(state, code) for code in each.row.codes} <= known
        ),
        "queries": sorted(
            (shown.words(row.name), asked(shown.words(row.expression)),
             [(kind, called(value)) for kind, value in saved_filters(shown, row)])
            for row in state.queries.values() if row.status == "live" and project.words(row.filters) is not None
        ),
        "layers": sorted(
            (shown.source(row.source), row.layer, row.places, shown.words(row.words))
            for row in state.layer_edits.values()
            if row.status == "live" and row.source in here and project.words(row.words) is not None
        ),
        "in vivo": sorted(
            (path[row.id], shown.source(row.in_vivo)) for row in state.codes.values()
            if row.id in known and row.in_vivo in here
        ),
        "map": sorted((path[row.id], row.on_map) for row in state.codes.values() if row.id in known and row.on_map),
        "phase": [row.phase for row in state.project.values()],
        "study": [(part, shown.words(text)) for row in state.project.values() for part, text in row.parts if text],
    }  # fmt: skip


def name_of(shown, member):
    return shown.attributed_name(member) or shown.member(member)


def values(shown, row):
    return tuple(sorted((name, shown.words(value)) for name, value in row.attributes if value))


def speakers(project, shown, source):
    return [
        (each.start, each.label, each.who.value if isinstance(each.who, Role) else shown.participant(each.who))
        for each in turns_of(project.context(), source)
    ]


SPOKEN = "Intervjuer: Hva skjedde?\nIna: Eg var redd 😀.\nJo: Ikkje eg.\nIna: Men du sa det.\n"


def the_richest_study():
    project = alice(World(479))
    do = project.do
    made = do(sources.bring_in, [Incoming("Gruppe", SPOKEN, "test", "group")], ["Ina", "Jo"])
    source = next(iter(project.state.sources.rows))
    ina = next(iter(project.state.participants.rows))
    do(participants.describe_participant, ina, "alder", "34")
    do(participants.set_status, ina, "interviewed")
    above = do(codebook.create_code, "Kjensler", None, "Alt om kjensler.", "#336699")[-1].event.code
    fear = do(codebook.create_code, "Frykt", above)[-1].event.code
    hope = do(codebook.create_code, "Håp", above)[-1].event.code
    for part in ("definition", "use", "not_use"):
        do(codebook.define_code, fear, part, f"Om {part}:\nto linjer.")
    one, two = (
        do(codings.code_segment, source, start, start + 8, [code], why)[0].event.coding
        for start, code, why in ((30, fear, "Ho sa det."), (50, hope, None))
    )
    do(codings.set_coding_stance, two, "against")
    do(codings.annotate_coding, two, 70, "Berre her.")
    do(memos.write_memo, "theoretical", "Om koden.", "code", fear, "Yalom 2005")
    do(memos.write_memo, "analytic", "Om kodinga.", "coding", one)
    do(memos.write_memo, "reflexive", "Om Ina.", "participant", ina)
    do(memos.write_memo, "analytic", "Om teksten.", "source", source)
    do(memos.write_memo, "analytic", "Om studien.", "", None)
    do(relations.create_relation, fear, "causes", hope, "Ho knyter dei saman.")
    do(relations.save_set, "Det Ina sa", (fear, hope), (source,))
    do(chosen_quotes.choose_quote, fear, one)
    do(quotes.number_quotes, [one, two])
    do(projects.describe_project, "question", "Kvifor vi spør.")
    item = '{"author": [{"family": "Yalom"}], "issued": {"date-parts": [[2005]]}, "title": "Gruppe", "type": "book"}'
    work = do(references.add_references, [item])[-1].event.reference
    first, other = (each.id for each in list(Presentation(project).live_memos())[:2])
    for memo, kind, thing in ((first, "reference", work), (first, "memo", other), (other, "code", hope)):
        do(references.link_memo, memo, kind, thing)
    answers = participants.Consented("yes", "yes", "no", "yes", "Skjema 2")
    do(participants.note_consent, ina, "2026-03-01", "Alt.", None, answers)
    do(framework.write_cell, ("participant", ina), fear, "Ho er redd.")
    do(codings.judge_coding, one, "agree", None, "Klart.")
    do(codings.judge_coding, two, "propose", fear, "Heller dette.")
    do(consensus.record_consensus, (one, two), (fear,), 30, 38, "Me snakka om det.")
    filters = (("source", source.hex()), ("coder", project.member.hex()), ("attribute", "alder=34"), ("stance", "for"))
    do(queries.save_query, "Redde", f"{fear.hex()} not {hope.hex()}", filters)
    do(layers.replace_words, source, "corrected", ((32, 34),), "Eg")
    do(layers.replace_words, source, "anonymised", ((26, 29), (60, 63)), "Kari")
    do(codebook.create_in_vivo, source, 32, 40)
    do(codebook.arrange_code, hope, 20, 970)
    do(projects.start_phase, "focused")
    assert made
    return project


def back(project, seed, target=TARGETS["standard"]):
    content = to_qdpx(Presentation(project), (), target)
    again = alice(World(seed))
    bring_in(again, read_qdpx("ut.qdpx", content))
    return again


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_the_richest_study_comes_back_whole(target):
    project = the_richest_study()
    sent, got = everything(project), everything(back(project, 480, target))
    for name in sent:
        assert got[name] == sent[name], name


@pytest.mark.parametrize("seed", range(6))
def test_any_study_comes_back_whole(seed):
    world = World(seed + 700)
    project = alice(world)
    for _ in range(150):
        random_action(world, project)
    sent, got = everything(project), everything(back(project, seed + 800))
    for name in sent:
        assert got[name] == sent[name], name


@pytest.mark.parametrize("seed", range(6))
def test_the_own_export_comes_home_and_nothing_is_doubled(seed):
    """Nor a memo on a code that was deleted, which is in the file without its code."""
    world = World(seed + 1700)
    project = alice(world)
    for _ in range(150):
        random_action(world, project)
    tables = ("codings", "codes", "sources", "memos", "relations", "code_sets", "participants", "references")
    before, told = {name: len(getattr(project.state, name).rows) for name in tables}, everything(project)
    bring_in(project, read_qdpx("ut.qdpx", to_qdpx(Presentation(project), (), list(TARGETS.values())[seed % 5])))
    assert {name: len(getattr(project.state, name).rows) for name in tables} == before
    assert everything(project) == told
