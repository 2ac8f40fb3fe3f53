"""What checklists ask of a person is written in a form, saved as one act, and answers the items in the review."""

import pytest

from app.i18n.catalogue import Catalogue
from core.report.review import checklist_items
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import a_project, enter

SAY = Catalogue("nb")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_items_are_answered_in_the_form_and_the_review_has_them(visit, tmp_path, size):
    folder = tmp_path / "project"
    a_project(folder)
    project = looked_into(folder)

    def answered(standard):
        project.catch_up()
        return {each.number: each.answer for each in checklist_items(project, standard, SAY) if each.is_answered}

    before, acts = answered("coreq"), len(project.timeline.order)
    me = visit(size, touch=size == PHONE, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Sjekklister for rapportering")
    me.see("COREQ 1")
    me.page.screenshot(path=str(tmp_path / "form.png"))
    me.write("Intervjuer", "Ada Fiksjon holdt alle intervjuene.")
    me.write("Finansiering", "Ingen.")
    me.press("Lagre", exact=True)
    me.pause()
    assert answered("coreq") == before | {1: "Ada Fiksjon holdt alle intervjuene"}
    assert answered("srqr")[21] == "Ingen"
    assert len(project.timeline.order) == acts + 2
    me.press("Sjekklister for rapportering")
    me.write("Finansiering", "Ingen, og ingen oppdragsgiver.")
    me.press("Lagre", exact=True)
    me.pause()
    assert answered("srqr")[21] == "Ingen, og ingen oppdragsgiver"
    assert answered("coreq")[1] == "Ada Fiksjon holdt alle intervjuene", "what was not touched stays"
    assert len(project.timeline.order) == acts + 3
