"""The sample study ends where it is meant to: the broadest run through the program's own commands."""

import pytest

from app import composition, sample
from app.sample.findings import CELLS, CHOSEN
from app.sample.story import MAIN
from core.analysis.audit_trail import entries
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.consensus import consensus
from core.analysis.disagreements import open_disagreements
from core.analysis.framework import framework_matrix
from core.analysis.lineage import lineage
from core.analysis.presentation import WITHDRAWN, Presentation
from core.analysis.quote_bank import quote_bank
from core.analysis.result_table import result_table
from core.commands.memos import KINDS
from core.events.memos import CHARTED
from core.log.integrity_check import verify_log


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "study"
    sample.build(folder)
    return [composition.open_project(folder / coder, lambda _: sample.PASSPHRASE) for coder in ("coder-a", "coder-b")]


def named(branches: tuple[Branch, ...]) -> dict[str, Branch]:
    return {branch.name: branch for branch in branches}


def test_both_coders_see_the_same_and_it_is_whole(studies):
    a, b = studies
    assert a.state.digest() == b.state.digest()
    assert a.events_digest() == b.events_digest()
    for each in studies:
        assert verify_log(each.log, each.secrets).problems == ()


def test_the_categories_have_the_shape_of_the_founding_study(studies):
    top = named(codebook_tree(Presentation(studies[0])))["Egenkraftmobilisering"]
    below = named(top.children)
    assert set(below) == {"Ønske om endring i eget liv", *MAIN}
    for main, categories in MAIN.items():
        assert set(named(below[main].children)) == set(categories)
    assert top.codings_within > 120


def test_everything_that_it_is_meant_to_show_is_in_it(studies):
    project = studies[0]
    assert 400 < len(project.timeline.order) < 550
    presentation = Presentation(project)
    assert {row.kind for row in project.state.memos.values()} == {*KINDS, CHARTED}
    trail = entries(project)
    merges = [each for each in trail if each.wire == "code.merged"]
    assert len(merges) >= 3
    assert all(each.why for each in merges)
    assert {each.wire for each in trail} >= {"code.split", "coding.judged", "event.undone", "participant.withdrawn"}
    assert len({row.by for row in presentation.live_codings()}) == 2
    (withdrawn,) = [row for row in project.state.sources.values() if row.status == "withdrawn"]
    assert presentation.source(withdrawn.id) == WITHDRAWN
    days = (max(each.recorded.at for each in trail) - min(each.recorded.at for each in trail)) / 86_400_000
    assert days > 40


def test_it_uses_what_the_analysis_offers(studies):
    """Groups with keys of their own, layers, rounds, settlements, relations, sets, queries, references, recordings."""
    project = studies[0]
    state, presentation = project.state, Presentation(project)
    wires = {each.wire for each in entries(project)}
    assert wires >= {
        "source.speaker_sealed", "source.timecodes_set", "text.replaced", "file.attached", "consent.noted",
        "round.opened",
        "round.finished", "consensus.recorded", "coding.annotated", "coding.stance_set", "relation.created",
        "set.saved",
        "query.saved", "reference.added", "memo.linked", "attribute.type_set",
    }  # fmt: skip
    assert any(each.consensus for each in consensus(presentation))
    against = [row for row in presentation.live_codings() if row.stance == "against"]
    assert len(against) == 2
    [sound] = [row for row in state.files.values() if row.mime == "audio/wav"]
    for each in studies:
        assert b"".join(each.files.chunk_of(sound.id, n) for n in range(len(sound.chunks))).startswith(b"RIFF")
    group = next(row.id for row in state.sources.values() if row.kind == "group")
    assert len([row for row in state.speaker_turns.values() if row.source == group]) == 4


def test_a_category_tells_how_it_came_about(studies):
    project = studies[0]
    code = next(row.id for row in project.state.codes.values() if project.words(row.name) == "Trygge rammer")
    kinds = [type(recorded.event).__name__ for _, recorded in lineage(project, code)]
    assert {"CodeCreated", "CodeMoved", "CodeDefined"} <= set(kinds)
    numbers = [n for n, _ in lineage(project, code)]
    assert numbers == sorted(numbers)
    assert open_disagreements(Presentation(project)) == [], "the two have settled what they disagreed on"


def test_it_has_chosen_quotes_with_numbers_and_cells_of_the_framework_matrix(studies):
    presentation = Presentation(studies[1])
    rows = result_table(presentation)
    assert len([quote for row in rows for quote in row.quotes]) == len(CHOSEN)
    assert not [gone for row in rows for gone in row.gone]
    assert [each.labels for each in quote_bank(presentation)] == [(f"Q{n}",) for n in range(1, len(CHOSEN) + 1)]
    matrix = framework_matrix(presentation)
    texts = [text for case in matrix.cases for cell in case.cells for text in cell.texts]
    assert len(texts) == len(CELLS)
    assert all(text.rests_on for text in texts)
    assert (matrix.without_column, matrix.without_case) == (0, 0)
