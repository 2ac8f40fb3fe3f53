"""Dialogs by the keys alone: one types at once, Enter does it, Escape leaves what is empty, Tab goes from above."""

import pytest

from tests.browser.choosing import from_menu
from tests.browser.driver import DESKTOP, PHONE, looked_into
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


@pytest.mark.parametrize(("size", "touch"), [((1000, 480), False), ((PHONE[0], 480), True)])
def test_a_refusal_is_seen_beside_the_buttons_of_a_dialog_that_is_taller_than_the_window(visit, size, touch):
    me = visit(size, touch=touch)
    me.press("Bruk et gjenopprettingsark")
    me.press("Hent tilbake", exact=True)
    refusal = me.see("Ingen mappe er valgt ennå: Studiens delte mappe").bounding_box()
    button = me.page.get_by_role("button", name="Avbryt").first.bounding_box()
    assert 0 < refusal["y"] < button["y"]
    assert button["y"] + button["height"] < size[1]
