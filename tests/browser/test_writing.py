"""Writing the findings: who goes on to the next section writes there, while what was written before is kept."""

from core.events.memos import FINDING
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter

FIRST, SECOND = "Ventetiden går igjen hos alle [Q99].", "Gruppa ga ro."


def test_who_goes_on_to_the_next_section_by_tab_writes_there(visit, tmp_path):
    folder = tmp_path / "study"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Funn")
    me.page.get_by_label("Tekst om Studien som helhet").first.click()
    me.pause()
    me.page.keyboard.type(FIRST)
    me.pause()
    me.key("Tab")
    me.see("Ingen av sitatene har nummeret [Q99].")  # what was written is kept now, and shown anew
    me.pause()
    me.page.keyboard.type(SECOND)
    me.pause()
    me.press("Hjem")
    me.see("Prøvestudien")
    project = looked_into(folder)
    found = {project.words(each.text) for each in project.state.memos.values() if each.kind == FINDING}
    project.log.close()
    assert found == {FIRST, SECOND}
