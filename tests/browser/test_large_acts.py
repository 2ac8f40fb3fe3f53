"""Thousands of codings in one gesture are one act to undo; where it is cancelled in its bar, none of it is recorded."""

import sqlite3
from collections import Counter
from contextlib import closing, contextmanager

from app import composition
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import a_project, enter, search_for

SENTENCE = "Der sto et tre. "
PLACES = 5000


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


@contextmanager
def somebody_writing(folder):
    """Another process that writes in the study: whatever is recorded meanwhile waits for it, so that a bar stands for
    as long as the journey needs, on any machine."""
    with closing(sqlite3.connect(folder / "log.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


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


def assert_cancelled(me, folder, title, press):
    """Presses, sees the bar, and cancels in it."""
    with somebody_writing(folder):
        press()
        me.see(title)
        me.press("Avbryt", exact=True)
    me.see("Avbrutt. Ingenting ble registrert.")


def test_a_recoding_that_is_cancelled_in_its_bar_leaves_no_event(visit, tmp_path):
    folder = tmp_path / "project"
    project = a_long_text(folder, PLACES, coded=True)
    before = project.events_digest()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Hent fram")
    me.press("Gi en annen kode")
    me.see("De 5\u00a0000 kodingene dine")
    me.write("Kode", "Trygge")
    me.key("Enter")
    assert_cancelled(me, folder, "Koder om 5\u00a0000", lambda: me.press("Kod om", exact=True))
    assert how_many(project) == {"Tre": PLACES}
    assert project.events_digest() == before


def test_coding_all_matches_that_is_cancelled_in_its_bar_leaves_no_event(visit, tmp_path):
    folder = tmp_path / "project"
    project = a_long_text(folder, PLACES)
    before = project.events_digest()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    search_for(me, "tre")
    assert_cancelled(me, folder, "Koder 5\u00a0000", lambda: code_all_trees(me, "5\u00a0000", "Tre"))
    assert how_many(project) == {}
    assert project.events_digest() == before
    me.press("Kod de avmerkede treffene")
    me.see("5\u00a0000 utdrag kodet")
    assert how_many(project) == {"Tre": PLACES}, "the same gesture may be made again"


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
