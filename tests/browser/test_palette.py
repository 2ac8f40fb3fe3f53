"""Finding anything by its name, with the keys alone."""

from tests.browser.driver import DESKTOP
from tests.browser.studies import a_project, enter


def test_where_nothing_fits_one_types_something_else_in_the_same_field(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.key("Control+K")
    field = me.page.get_by_label("Kode, tekst, person, memo, skjermbilde eller kommando").first
    field.wait_for(state="attached")
    me.pause()
    me.page.keyboard.type("finnes ikke")
    me.key("Enter")
    me.see("Ingen treff.")
    me.page.keyboard.type("Tekster")  # what is focused is marked, so this stands instead
    me.pause()
    assert field.input_value() == "Tekster"
    me.key("Enter")
    me.see("Importer tekster")
