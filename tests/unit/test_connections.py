"""What concerns a code: also relations, sets, consensus, links, what hangs on its codings, and what it once was."""

import pytest

from core.analysis import disclosure_selection
from core.analysis.connections import Connections
from core.analysis.passage_history import passage_history
from core.analysis.presentation import Presentation
from core.analysis.trail_filter import TrailFilter, matching_events
from core.commands import codings, files, layers, members, memos, project, references, relations, rounds
from core.commands.consensus import record_consensus
from core.commands.sources import Incoming, import_source
from core.events.registry import wire_name
from core.evidence.audit_bundle import make_bundle
from core.evidence.bundle_check import open_bundle
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.forgeries import verifier


@pytest.fixture
def study():
    """Two coders, a text, the codes A, B and C."""
    world = World(71)
    a = alice(world)
    b = invited(world, a)
    source = a_source(a)
    codes = {name: a_code(a, name) for name in "ABC"}
    exchange(a, b)
    return a, b, source, codes


def about(device, **what):
    trail = list(device.trail())
    return [wire_name(trail[n - 1].event) for n in matching_events(device, TrailFilter(**what))]


def disclosed(device, code):
    """What a bundle of one category shows beside what every bundle shows; both checks agree on it."""
    chosen = disclosure_selection.of_code(Presentation(device), code)
    content = make_bundle(device, chosen, 1_760_000_000_000)
    opened, other = open_bundle(content), verifier.check(content)
    assert opened.problems == other.problems == []
    assert len(opened.shown) == other.disclosed
    placed = sorted(opened.shown, key=lambda each: device.timeline.places[each[0].id])
    always = ("project.", "member.admitted", "member.removed", "device.", "checkpoint.")
    return [name for _, draft in placed if not (name := wire_name(draft.event)).startswith(always)]


def of_both(device, code):
    """The kinds of events that both the filter and a bundle find for a code, which are the same."""
    found = about(device, code=code)
    assert disclosed(device, code) == [name for name in found if not name.startswith("source.")]
    return found


def test_a_coding_that_was_recoded_concerns_both_of_its_codes(study):
    a, _, source, codes = study
    coding = a_coding(a, source, codes["B"])
    a.do(codings.recode, coding, codes["C"])
    a.do(codings.annotate_coding, coding, 3)
    a.do(codings.uncode, coding)
    history = ["coding.created", "coding.recoded", "coding.annotated", "coding.removed"]
    assert of_both(a, codes["B"]) == ["code.created", *history]
    assert of_both(a, codes["C"]) == ["code.created", *history]
    assert of_both(a, codes["A"]) == ["code.created"]


def test_a_relation_concerns_both_of_its_codes_and_so_does_its_removal(study):
    a, _, _, codes = study
    relation = a.do(relations.create_relation, codes["B"], "causes", codes["C"])[0].event.relation
    a.do(relations.remove_relation, relation)
    for name in "BC":
        assert of_both(a, codes[name]) == ["code.created", "relation.created", "relation.removed"]
    assert of_both(a, codes["A"]) == ["code.created"]
    assert len(Connections(a).events_about({("relation", relation)})) == 2


def test_a_set_concerns_the_codes_that_it_holds_or_once_held(study):
    a, _, source, codes = study
    made = a.do(relations.save_set, "om natta", (codes["B"],), (source,))[0].event.set
    a.do(relations.save_set, "om natta", (codes["C"],), (), made)
    a.do(relations.remove_set, made)
    history = ["set.saved", "set.saved", "set.removed"]
    assert of_both(a, codes["B"]) == of_both(a, codes["C"]) == ["code.created", *history]
    assert about(a, source=source) == ["source.imported", *history]
    assert len(Connections(a).events_about({("set", made)})) == 3


def test_a_consensus_concerns_its_outcome_and_the_codes_that_differed(study):
    a, b, source, codes = study
    mine, theirs = a_coding(a, source, codes["A"]), a_coding(b, source, codes["B"])
    exchange(a, b)
    a.do(record_consensus, (mine, theirs), (codes["C"],), 0, 11, "vi hørte opptaket om igjen")
    assert of_both(a, codes["A"]) == ["code.created", "coding.created", "consensus.recorded"]
    assert of_both(a, codes["B"]) == ["code.created", "coding.created", "consensus.recorded"]
    assert of_both(a, codes["C"]) == ["code.created", "consensus.recorded"]


def test_a_memo_that_is_linked_to_a_code_concerns_it(study):
    a, _, source, codes = study
    memo = a.do(memos.write_memo, "analytic", "Tenk.", "source", source)[0].event.memo
    a.do(references.link_memo, memo, "code", codes["B"])
    a.do(memos.revise_memo, memo, "Tenk mer.")
    a.do(references.unlink_memo, memo, codes["B"])
    assert of_both(a, codes["B"]) == ["code.created", "memo.written", "memo.linked", "memo.revised", "memo.unlinked"]


def test_a_memo_on_a_coding_concerns_its_code_and_a_memo_on_that_memo_too(study):
    a, _, source, codes = study
    coding = a_coding(a, source, codes["B"])
    memo = a.do(memos.write_memo, "analytic", "Tenk.", "coding", coding)[0].event.memo
    a.do(memos.write_memo, "reflexive", "Hvorfor?", "memo", memo)
    assert of_both(a, codes["B"]) == ["code.created", "coding.created", "memo.written", "memo.written"]
    assert of_both(a, codes["C"]) == ["code.created"]


def test_a_judgement_concerns_the_code_of_the_coding_and_the_one_that_it_proposes(study):
    a, b, source, codes = study
    coding = a_coding(a, source, codes["A"])
    exchange(a, b)
    b.do(codings.judge_coding, coding, "propose", codes["B"])
    assert of_both(b, codes["A"]) == ["code.created", "coding.created", "coding.judged"]
    assert of_both(b, codes["B"]) == ["code.created", "coding.judged"], "the coding itself never was a B"


def test_an_undo_concerns_what_the_undone_event_concerns(study):
    a, _, source, codes = study
    coded = a.do(codings.code_segment, source, 0, 11, [codes["B"]])[0]
    undo = a.do(project.undo, coded.id)[0]
    a.do(project.undo, undo.id)
    assert of_both(a, codes["B"]) == ["code.created", "coding.created", "event.undone", "event.undone"]
    assert of_both(a, codes["C"]) == ["code.created"]
    assert about(a, source=source) == ["source.imported", "coding.created", "event.undone", "event.undone"]


def test_what_stands_on_a_source_concerns_it(study):
    a, _, source, codes = study
    coding = a_coding(a, source, codes["A"])
    a.do(memos.write_memo, "analytic", "Tenk.", "coding", coding)
    a.do(memos.write_in_margin, "reflexive", "Sjå.", source, (0, 5))
    a.do(layers.replace_words, source, "corrected", [(0, 3)], "Jeg")
    attached = a.attach("source", source, "lyd", "audio/ogg", [b"x"]).event.file
    a.do(files.detach_file, attached)
    assert about(a, source=source) == [
        "source.imported", "coding.created", "memo.written", "memo.written", "memo.placed", "text.replaced",
        "file.attached", "file.detached",
    ]  # fmt: skip
    assert about(a, source=source, code=codes["A"]) == ["coding.created", "memo.written"]


def test_a_bundle_of_a_category_keeps_the_texts_sealed_even_where_they_belong_to_it(study):
    a, _, source, _ = study
    code = a.do(codings.code_in_vivo, source, 0, 8)[0].event.code
    assert "source.imported" not in disclosed(a, code)


def test_a_removal_is_in_every_bundle(study):
    a, b, _, codes = study
    a.do(members.remove_member, b.member)
    chosen = disclosure_selection.of_code(Presentation(a), codes["A"])
    opened = open_bundle(make_bundle(a, chosen, 1_760_000_000_000))
    assert "member.removed" in {wire_name(draft.event) for _, draft in opened.shown}


def test_a_blind_coding_is_not_found_by_its_code(study):
    a, b, source, codes = study
    opened = a.do(rounds.open_round, "første", [source], [a.member, b.member])[0].event.round
    exchange(a, b)
    a_coding(b, source, codes["B"])
    exchange(a, b)
    assert about(a, code=codes["B"]) == ["code.created"]
    assert about(b, code=codes["B"]) == ["code.created", "coding.created"]
    for device in (a, b):
        device.do(rounds.finish_round, opened)
    exchange(a, b)
    assert about(a, code=codes["B"]) == ["code.created", "coding.created"]


def test_memos_that_are_on_each_other_are_no_endless_loop(study):
    a, _, _, codes = study
    one = a.do(memos.write_memo, "analytic", "En.", "code", codes["B"])[0].event.memo
    two = a.do(memos.write_memo, "analytic", "To.", "memo", one)[0].event.memo
    a.do(references.link_memo, one, "memo", two)
    assert about(a, code=codes["B"]) == ["code.created", "memo.written", "memo.written", "memo.linked"]


def kinds_at(device, source, start, end):
    return [wire_name(each.event) for _, each in passage_history(Presentation(device), source, start, end)]


def test_the_history_of_a_segment_holds_margin_memos_links_and_what_was_moved_there(study):
    a, _, source, codes = study
    coding = a_coding(a, source, codes["A"], 0, 5)
    assert kinds_at(a, source, 40, 60) == []
    a.do(codings.resize, coding, 38, 45)
    a.do(memos.write_in_margin, "reflexive", "Sjå.", source, (50, 55))
    summary = a.do(import_source, Incoming("Kort", "Hun var redd, men ikke alene.", "test"), (), source)[0].event.source
    link = a.do(layers.link_passages, summary, (0, 12), (41, 50))[0].event.link
    a.do(layers.unlink_passages, link)
    linked = ["passage.linked", "passage.unlinked"]
    assert kinds_at(a, source, 40, 60) == ["coding.created", "coding.resized", "memo.written", "memo.placed", *linked]
    assert kinds_at(a, summary, 0, 5) == linked
    assert kinds_at(a, summary, 20, 25) == []
    assert kinds_at(a, source, 60, 70) == []


def test_a_memo_on_another_text_that_points_here_stands_not_here(study):
    a, _, source, _ = study
    other = a_source(a)
    memo = a.do(memos.write_in_margin, "reflexive", "Sjå.", other, (0, 5))[0].event.memo
    a.do(references.link_memo, memo, "source", source)
    assert kinds_at(a, source, 0, 5) == []
    assert kinds_at(a, other, 0, 5) == ["memo.written", "memo.placed", "memo.linked"]
