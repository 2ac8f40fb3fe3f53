"""Thousands of codings in one gesture are one act to undo; where it is cancelled in its bar, none of it is recorded."""

from collections import Counter

from app import composition
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import a_project, enter, search_for

SENTENCE = "Der sto et tre. "
PLACES = 5000
MANY = 20_000


def a_long_text(folder, places, coded=False):
    """A project with a text that has a tree in so many places, and a code for it; a look into it."""
    a_project(folder)
    project = composition.open_project(folder, lambda _: PASSPHRASE)
    text = project.do(sources.bring_in, [Incoming("lang", SENTENCE * places, "test")])[0].event.source
    code = project.do(codebook.create_code, "Tre")[0].event.code
    if coded:
        starts = range(SENTENCE.index("tre"), places * len(SENTENCE), len(SENTENCE))
        project.do(codings.code_places, [(text, start, start + 3) for start in starts], [code])
    project.log.close()
    return looked_into(folder)


def how_many(project):
    """How many codings each code has."""
    project.catch_up()
    live = [row for row in project.state.codings.values() if row.status == "live"]
    return Counter(project.words(project.state.codes.rows[row.code].name) for row in live)


def code_all_trees(me, count, code):
    """Ticks all matches, and gives them the code; the bar may still stand when this returns."""
    me.see(f"{count} treff; de første 100 vises")
    me.page.get_by_role("checkbox", name=f"Alle {count} treff").first.click()
    me.write("Kode", code)
    me.key("Enter")
    me.press("Kod de avmerkede treffene")


def test_what_is_cancelled_in_its_bar_leaves_no_event(visit, tmp_path):
    """The bar stands for as long as it takes to sign and open all of them: several seconds."""
    folder = tmp_path / "project"
    project = a_long_text(folder, MANY, coded=True)
    before = project.events_digest()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Hent fram")
    me.press("Gi en annen kode")
    me.see("De 20\u00a0000 kodingene dine")
    me.write("Kode", "Trygge")
    me.key("Enter")
    me.press("Kod om", exact=True)
    me.see("Koder om 20\u00a0000")
    me.press("Avbryt", exact=True)
    me.see("Avbrutt. Ingenting ble registrert.")
    assert how_many(project) == {"Tre": MANY}
    assert project.events_digest() == before


def test_all_matches_are_coded_and_recoded_as_one_act_each(visit, tmp_path):
    folder = tmp_path / "project"
    project = a_long_text(folder, PLACES)

    def counted():
        return how_many(project)

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    search_for(me, "tre")
    code_all_trees(me, "5\u00a0000", "Tre")
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
