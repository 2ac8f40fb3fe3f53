"""Writing the findings: who goes on to the next section writes there, while what was written before is kept; who puts
a quote in writes on behind it."""

from core.commands import codings, quotes
from core.events.memos import FINDING
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import TEXT, a_project, enter

KAFFE = "Det var kaffe og lys på bordet."
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


def test_who_puts_a_numbered_quote_in_writes_on_behind_it(visit, tmp_path):
    """The keyboard stayed with the button: each space put the quote in once more, and the letters were lost."""
    folder = tmp_path / "study"
    source = a_project(folder)
    project = looked_into(folder)
    code = next(iter(project.state.codes.rows))
    start = TEXT.index(KAFFE)
    coding = project.do(codings.code_segment, source, start, start + len(KAFFE), [code])[0].event.coding
    project.do(quotes.number_quotes, [coding])
    project.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Funn")
    me.write("Tekst om Studien som helhet", "Først")
    me.press("Sett inn")
    me.see(f"«{KAFFE}» (Q1")
    for _ in range(60):
        if "Tekst om" in me.focused():
            break
        me.pause(250)
    me.page.keyboard.type(" og så mer.")
    me.pause()
    me.press("Hjem")
    me.see("Prøvestudien")
    project = looked_into(folder)
    (memo,) = (each for each in project.state.memos.values() if each.kind == FINDING)
    assert project.words(memo.text) == "Først [Q1] og så mer."
    project.log.close()
