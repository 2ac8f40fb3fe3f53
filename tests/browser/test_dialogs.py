"""Dialogs by the keys alone: one types at once, Enter does it, Escape leaves what is empty, Tab goes from above."""

from tests.browser.choosing import from_menu
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter


def names(project):
    project.catch_up()
    return {project.words(row.name) for row in project.state.codes.values() if row.status == "live"}


def test_a_dialog_is_worked_by_the_keys_alone(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    project = looked_into(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Ny kode")
    me.type_at_once("Navn", "venting")
    me.key("Tab")
    me.type_at_once("Definisjon", "å ikke vite når")
    me.key("Control+Enter")  # from a field of several lines
    me.see("venting")
    assert names(project) == {"Trygge rammer", "venting"}

    me.press("Ny kode")
    me.type_at_once("Navn", "angret")
    me.page.mouse.click(20, 20)
    me.key("Escape")
    me.see("Du har skrevet noe her.")
    assert me.page.get_by_label("Navn").first.input_value() == "angret"
    me.press("Avbryt")
    me.page.get_by_label("Navn").first.wait_for(state="detached", timeout=15_000)

    me.press("Ny kode")
    me.type_at_once("Navn", "")
    me.key("Escape")  # nothing was typed
    me.page.get_by_label("Navn").first.wait_for(state="detached", timeout=15_000)
    assert names(project) == {"Trygge rammer", "venting"}

    me.press("Tekster")
    from_menu(me, "Handlinger for «kari»", "Gi nytt navn")
    me.type_at_once("Navn på teksten", "første samtale")
    me.key("Enter")
    me.see("første samtale, intervju")
