"""Before an anonymised export it is said where words that were replaced in the texts stand all the same."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.unmasked import unmasked, unmasked_words
from core.commands import codebook, codings, consensus, layers, memos, relations, sources
from core.commands.project import describe_project
from tests.builders import World, a_code, a_participant, a_source, alice

TEXT = "Eg heiter Kari og bur i Bodø. Kari er redd.\n"


@pytest.fixture
def study():
    project = alice(World(522))
    source = a_source(project, TEXT, a_participant(project, "P01"))
    code = a_code(project, "Frykt")
    for word, other in (("Kari", "P01"), ("Bodø", "[by]")):
        places = [at for at in range(len(TEXT)) if TEXT.startswith(word, at)]
        project.do(layers.replace_words, source, "anonymised", tuple((at, at + len(word)) for at in places), other)
    return project, source, code


def test_nothing_is_said_where_nothing_stands(study):
    project, source, code = study
    project.do(codings.code_segment, source, 0, 14, [code], "Fordi P01 sier det. Karita er en annen.")
    assert unmasked(Presentation(project, None, layer="anonymised")) == {}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_kind_of_thing_is_counted(study, language):
    project, source, code = study
    start = TEXT.index("heiter Kari")
    project.do(codings.code_in_vivo, source, start, start + len("heiter Kari"))
    coding = project.do(codings.code_segment, source, 0, 14, [code], "KARI sier det.")[0].event.coding
    project.do(memos.write_memo, "analytic", "Om Bodø.", "coding", coding)
    project.do(memos.write_memo, "analytic", "Om noe.", "code", code, "Kari (2020)")
    project.do(sources.rename_source, source, "Intervju med Kari")
    project.do(relations.save_set, "Kari, Bodø", (code,), ())
    found = unmasked(Presentation(project, None, layer="anonymised"))
    assert found == {"codes": 1, "texts": 1, "memos": 2, "codings": 1, "sets": 1}
    assert all(any(char.isdigit() for char in each) for each in unmasked_words(found, Catalogue(language))[2:3])
    assert unmasked(Presentation(project, None, layer=SPOKEN)) == {}


def test_what_was_withdrawn_is_not_looked_for_and_stops_nothing(study):
    project, source, code = study
    other = a_source(project, "Per er glad.\n")
    project.do(layers.replace_words, other, "anonymised", ((0, 3),), "P02")
    project.do(memos.write_memo, "analytic", "Per sa det.", "code", code)
    project.do(sources.withdraw_source, source)
    assert unmasked(Presentation(project, None, layer="anonymised")) == {"memos": 1}


def test_a_name_in_the_genitive_and_in_what_the_study_says_of_itself_is_counted(study):
    project, _, code = study
    project.do(memos.write_memo, "analytic", "Karis mor og KARI'S bror.", "code", code)
    project.do(describe_project, "context", "Om livet i Bodø.")
    found = unmasked(Presentation(project, None, layer="anonymised"))
    assert found == {"study": 1, "memos": 1}
    assert unmasked_words(found, Catalogue("en"))[0] == "what is said of the study itself"


def test_reasons_of_negative_cases_and_of_decisions_on_codes_are_looked_through(study):
    project, source, code = study
    coding = project.do(codings.code_segment, source, 0, 14, [code])[0].event.coding
    project.do(codings.set_coding_stance, coding, "against", "Kari var ikke redd.")
    project.do(codebook.rename_code, code, "Redsel", "Kari sa det slik.")
    project.do(codebook.rename_code, code, "Redd i Bodø", "Bedre.")
    project.do(codebook.rename_code, code, "Angst", "Best.")
    found = unmasked(Presentation(project, None, layer="anonymised"))
    assert found == {"codings": 1, "decisions": 3}, "the name that a code had stands with the reason"
    assert unmasked_words(found, Catalogue("nb"))[1] == "3 begrunnede beslutninger om koder"


def test_reasons_of_judgements_and_of_consensus_are_looked_through(study):
    project, source, code = study
    coding, other = (project.do(codings.code_segment, source, 0, end, [code])[0].event.coding for end in (14, 9))
    project.do(codings.judge_coding, coding, "disagree", None, "Kari ler.")
    project.do(consensus.record_consensus, (coding, other), (code,), 0, 14, "Kari var redd.")
    found = unmasked(Presentation(project, None, layer="anonymised"))
    assert found == {"codings": 1, "consensus": 1}
    assert unmasked_words(found, Catalogue("nb"))[1] == "begrunnelsen for 1 konsensus"
