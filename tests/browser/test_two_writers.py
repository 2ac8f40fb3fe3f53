"""While a command in a terminal writes in a project, its window is answered, says so, and loses nothing."""

from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from tests.another_writer import AnotherWriter
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter

SAID = "Et annet vindu skriver"


def test_what_is_done_while_a_command_writes_waits_for_its_turn(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    project = looked_into(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", "Kaffe")
    other = AnotherWriter(folder)
    try:
        me.key("Enter")
        me.see(SAID)
        me.press("Avbryt", exact=True)  # it is answered: nothing of it is recorded, and what was typed is there
        me.page.get_by_text(SAID).first.wait_for(state="detached")
        me.key("Control+Enter")
        me.see(SAID)
    finally:
        other.stop()
    me.see("Kaffe, 0 kodinger")
    project.catch_up()
    assert [branch.name for branch in codebook_tree(Presentation(project))] == ["Kaffe", "Trygge rammer"]
    other = AnotherWriter(folder)
    try:
        me.key("Control+z")
        me.see(SAID)
    finally:
        other.stop()
    me.see("Angret: opprettet «Kaffe» (1 hendelse).")
    project.catch_up()
    assert [branch.name for branch in codebook_tree(Presentation(project))] == ["Trygge rammer"]
