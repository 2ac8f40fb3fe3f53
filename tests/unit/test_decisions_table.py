"""The table of all decisions, as the archive and notebooks have it."""

from app.i18n.catalogue import Catalogue
from core.analysis.audit_trail import entries
from core.analysis.presentation import Presentation
from core.commands import codebook
from core.commands.layers import replace_words
from core.exporting import dataframes
from tests.builders import World, a_code, a_coding, a_source, alice


def test_the_table_of_decisions_says_each_in_a_sentence_and_which_make_one_act():
    project = alice(World(13))
    source = a_source(project)
    code = a_code(project, "Redsel")
    a_coding(project, source, code)
    project.do(codebook.split_code, code, ["Uro", "Skam"])
    project.do(codebook.rename_code, code, "Angst")
    rows = dataframes.history(Presentation(project, None, Catalogue("en"))).records()
    assert [row["said"] for row in rows] == [each.did for each in entries(project, translator=Catalogue("en"))]
    assert "“Redsel” (now “Angst”)" in next(row["said"] for row in rows if row["type"] == "code.created")
    split = [row for row in rows if row["type"] == "code.split"]
    last = split[0]["n"]
    assert [row["n"] for row in rows if row["act"] == split[0]["act"]] == [last - 2, last - 1, last]
    assert {row["act"] for row in rows} <= {row["n"] for row in rows}


def test_quotes_in_the_sentences_stand_in_the_layer_of_the_table():
    project = alice(World(14))
    source = a_source(project)
    a_coding(project, source, a_code(project), 3, 11)
    project.do(replace_words, source, "anonymised", ((3, 6),), "ble")
    said = {
        layer: str([*dataframes.history(Presentation(project, None, Catalogue("en"), layer)).rows])
        for layer in ("spoken", "anonymised")
    }
    assert "var redd" in said["spoken"]
    assert "var redd" not in said["anonymised"]
    assert "ble redd" in said["anonymised"]
