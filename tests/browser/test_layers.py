"""A name is taken out of a text, and a quote is shown as spoken and without it."""

from core.analysis.presentation import Presentation
from tests.browser.choosing import from_menu
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter


def test_a_pseudonym_is_put_in_and_a_quote_shown_without_the_name(visit, tmp_path):
    folder = tmp_path / "ada"
    source = a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    from_menu(me, "Handlinger for «kari»", "Ord som kan identifisere noen")
    me.see("Skriv hva som skal stå i stedet")
    me.write("Kari (", "Deltaker 1")
    me.press("Erstatt")
    me.see("1 navn eller nummer er erstattet")
    ada = looked_into(folder)
    (row,) = ada.state.layer_edits.values()
    assert ada.words(row.words) == "Deltaker 1"
    anonymised = Presentation(ada, layer="anonymised").layered(source).text
    assert "Kari" not in anonymised
    assert anonymised.count("Deltaker 1") == len(row.places) > 0
    assert "Kari" in ada.text(source)
    me.press("Angre")
    me.pause(800)
    ada.catch_up()
    assert [each.status for each in ada.state.layer_edits.values()] == ["removed"]
