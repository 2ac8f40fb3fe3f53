"""Thousands of codings in one gesture are one act to undo; tests/unit/app/test_stopping.py stops such an act."""

from app import composition
from core.commands import codebook, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import a_project, enter, search_for

PLACES = 5000


def test_all_matches_are_coded_and_recoded_as_one_act_each(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    project = composition.open_project(folder, lambda _: PASSPHRASE)
    project.do(sources.bring_in, [Incoming("lang", "Der sto et tre. " * PLACES, "test")])
    project.do(codebook.create_code, "Tre")
    project.log.close()
    project = looked_into(folder)

    def counted():
        project.catch_up()
        live = [row for row in project.state.codings.values() if row.status == "live"]
        names = [project.words(project.state.codes.rows[row.code].name) for row in live]
        return {name: names.count(name) for name in names}

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    search_for(me, "tre")
    me.see("5\u00a0000 treff; de første 100 vises")
    me.page.get_by_role("checkbox", name="Alle 5\u00a0000 treff").first.click()
    me.write("Kode", "Tre")
    me.key("Enter")
    me.press("Kod de avmerkede treffene")
    me.see("5\u00a0000 utdrag kodet")
    assert counted() == {"Tre": PLACES}
    me.press("Hent fram")
    me.press("Gi en annen kode")
    me.see("De 5\u00a0000 kodingene dine")
    me.write("Kode", "Trygge")
    me.key("Enter")
    me.press("Kod om", exact=True)
    me.see("5\u00a0000 kodinger har fått en annen kode.")
    assert counted() == {"Trygge rammer": PLACES}
    me.press("Angre", exact=True)
    me.see("5\u00a0000 hendelser")
    assert counted() == {"Tre": PLACES}
    me.assert_private()
