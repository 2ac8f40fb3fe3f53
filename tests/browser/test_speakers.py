"""Who speaks: seen before the import, and corrected afterwards."""

from core.analysis.presentation import Presentation
from tests.browser.choosing import choose_files, from_menu
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter

TALK = "I: Hva betyr gruppen?\n\nP06: Det var trygt.\n\nP07: Jeg var redd.\n\nP06: Ja.\n"


def test_who_speaks_is_chosen_at_the_import_and_corrected(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    choose_files(me, "Importer tekster", {"gruppe.txt": TALK})
    me.see("P06: 2 replikker")
    me.see("P07: 1 replikk")
    me.write("Deltakere (pseudonymer, atskilt med komma)", "P06, P07")
    me.press("Importer 1 tekst")
    me.see("gruppe, gruppeintervju")
    project = looked_into(folder)

    def speaking():
        project.catch_up()
        presentation = Presentation(project)
        source = next(row.id for row in project.state.sources.values() if presentation.source(row.id) == "gruppe")
        return [turn.speaker for turn in presentation.turns(source)], presentation.project.text(source)

    assert speaking() == (["I", "P06", "P07", "P06"], TALK)
    from_menu(me, "Handlinger for «gruppe»", "Hvem som snakker")
    me.see("Hvem som snakker i «gruppe»")
    me.write("Replikkens nummer", "3")
    me.choose("Bare denne replikken er sagt av", "P06")
    me.press("Lagre", exact=True)
    me.see("er rettet")
    assert speaking() == (["I", "P06", "P06", "P06"], TALK)
