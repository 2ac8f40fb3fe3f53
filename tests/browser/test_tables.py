"""Codes are ordered by menu and by dragging, and a cell of the framework matrix is written, shown and saved."""

from core.analysis.code_map import code_map
from core.analysis.codebook_tree import codebook_tree
from core.analysis.framework import framework_matrix
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.exporting.code_map import places
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter


def test_codes_are_ordered_by_menu_and_drag_and_a_cell_is_written_and_saved(visit, tmp_path):
    folder = tmp_path / "project"
    source = a_project(folder)
    project = looked_into(folder)
    made = [project.do(codebook.create_code, name)[0].event.code for name in ("Avmakt", "Ventetid")]
    project.do(codings.code_segment, source, 40, 71, [made[1]])

    def names():
        project.catch_up()
        return [branch.name for branch in codebook_tree(Presentation(project))]

    assert names() == ["Avmakt", "Trygge rammer", "Ventetid"]
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Handlinger for «Avmakt»")
    me.page.get_by_role("menuitem", name="Flytt ned").first.click()
    me.pause()
    assert names() == ["Trygge rammer", "Avmakt", "Ventetid"]
    dragged = me.page.get_by_role("button", name="Ventetid, 1 koding").first.bounding_box()
    first = me.page.get_by_role("button", name="Trygge rammer, 0 kodinger").first.bounding_box()
    me.drag((dragged["x"] + 60, dragged["y"] + dragged["height"] / 2), (first["x"] + 60, first["y"] - 4))
    assert names() == ["Ventetid", "Trygge rammer", "Avmakt"]
    me.press("Hent fram")
    me.press("Tabeller")
    me.choose("Tabell", "Kodekart")
    board = me.page.locator("[aria-label^='Kodekart']").first.bounding_box()
    me.press("Ventetid: 1 koding", exact=True)
    me.see("1 utdrag")
    me.page.go_back()
    me.see("Trykk på en kode for å se utdragene")
    board = me.page.locator("[aria-label^='Kodekart']").first.bounding_box()
    side, at = places(code_map(Presentation(project)))
    scale = board["width"] / max(side, 620)
    x, y = (board[edge] + each * scale for edge, each in zip(("x", "y"), at[made[1]], strict=True))
    me.drag((x, y), (x - 100, y + 60))
    project.catch_up()
    across, down = project.state.codes.rows[made[1]].on_map
    moved = (at[made[1]][0] - 100 / scale, at[made[1]][1] + 60 / scale)
    assert all(abs(each * side / 1000 - wanted) < 6 for each, wanted in zip((across, down), moved, strict=True))
    me.press("Resultater")
    me.press("Rammeverksmatrise")
    me.press("Kari, Ventetid")
    me.write("Hva casen sier her", "Kari ventet i to år.")
    me.page.get_by_role("checkbox").first.click()
    me.pause()
    me.press("Lagre", exact=True)
    me.see("Kari, Ventetid: Kari ventet i to år.")
    project.catch_up()
    cell = framework_matrix(Presentation(project)).cases[0].cells[0]
    assert [each.text for each in cell.texts] == ["Kari ventet i to år."]
    assert cell.segments[0].is_pointed_to
    me.press("Lagre filen")
    name, content = me.download("Lagre filen")
    assert name == "Rammeverksmatrise.docx"
    assert content.startswith(b"PK")
