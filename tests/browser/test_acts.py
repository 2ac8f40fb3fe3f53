"""A split is taken back by the notice that tells of it, brought back, and is one step of the history (invariant 11)."""

from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import codebook
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter


def test_a_split_is_undone_redone_and_one_step_of_the_history(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    project = looked_into(folder)
    project.do(codebook.create_code, "Eldre kode")

    def names():
        project.catch_up()
        return [branch.name for branch in codebook_tree(Presentation(project))]

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Handlinger for «Trygge rammer»")
    me.page.get_by_role("menuitem", name="Del opp").first.click()
    me.pause()
    me.write("Navn på de nye kodene, skilt med komma", "Ro, Tillit")
    me.press("Del opp", exact=True)
    me.see("Gjort: delte «Trygge rammer» opp i «Ro» og «Tillit».")
    assert names() == ["Eldre kode", "Ro", "Tillit"]
    me.press("Angre", exact=True)
    me.see("Angret: delte «Trygge rammer» opp i «Ro» og «Tillit» (3 hendelser).")
    assert names() == ["Eldre kode", "Trygge rammer"]
    assert me.page.get_by_role("button", name="Tillit, 0 kodinger").count() == 0
    me.press("Gjør om", exact=True)
    me.see("Gjort om igjen: delte «Trygge rammer» opp i «Ro» og «Tillit» (3 hendelser).")
    assert names() == ["Eldre kode", "Ro", "Tillit"]
    me.press("Historikk")
    last = len(project.timeline.order)
    me.see(f"Hendelse {last} av {last}")
    me.press("Ett steg tilbake")
    me.press("Ett steg tilbake")
    me.see(f"Hendelse {last - 2} av {last}")
    me.see("Én handling med 3 hendelser")
    me.press("Ett steg tilbake")
    me.see(f"Hendelse {last - 5} av {last}")
    me.press("Ett steg fram")
    me.see(f"Hendelse {last - 2} av {last}")
    me.press("Angre dette")
    me.see("Angret: delte «Trygge rammer» opp i «Ro» og «Tillit» (3 hendelser).")
    assert names() == ["Eldre kode", "Trygge rammer"]
