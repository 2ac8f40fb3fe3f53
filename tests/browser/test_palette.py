"""Finding anything by its name, with the keys alone."""

from app.shell.tour import STEPS
from core.commands import memos, participants
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import a_project, enter

LONG = "Om ventetid og uro. " * 20 + "Her står det siste: kaffekoppen."


def test_codes_texts_memos_people_screens_and_commands_are_found(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    ada = looked_into(folder)
    ada.do(participants.add_participant, "Berit")
    ada.do(memos.write_memo, "analytic", LONG)
    ada.log.close()
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    field = "Code, text, person, memo, screen or command"
    for typed, seen in {
        "trygge": "0 segments",
        "kari": "Hva møtte deg der inne",
        "kaffekoppen": "Om ventetid og uro",
        "berit": "Berit",
        "health": "Health check",
        "tour": "Next",
    }.items():
        me.key("Control+K")
        me.type_at_once(field, typed)
        me.key("Enter")
        me.page.get_by_label(field).first.wait_for(state="detached", timeout=15_000)
        me.see(seen)
    for number in range(2, len(STEPS) + 1):  # the tour that began last, to its end
        me.press("Next step")
        me.see(f"Step {number} of {len(STEPS)}")
    assert me.page.get_by_role("button", name="Next step").count() == 0
    me.press("End the tour")
    me.page.get_by_text(f"Step {len(STEPS)} of").first.wait_for(state="detached", timeout=15_000)


def test_a_finger_finds_a_code_too(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(PHONE, touch=True, language="nb", recent=[str(folder)])
    enter(me)
    me.turn_to("Finn")
    me.write("Kode, tekst, person, memo, skjermbilde eller kommando", "rammer")
    me.press("Trygge rammer")
    me.page.get_by_label("Kode, tekst, person").first.wait_for(state="detached", timeout=15_000)
    me.see("Trygge rammer")


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


def test_back_up_export_and_import_are_done_from_everywhere(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")

    def find(typed):
        me.key("Control+K")
        me.type_at_once("Code, text, person, memo, screen or command", typed)

    find("back up now")
    with me.page.expect_download(timeout=60_000) as waiting:
        me.key("Enter")
    assert waiting.value.suggested_filename.endswith(".kbackup")
    me.see("was opened as a test")
    for typed, seen in {
        "export the": "Format",
        "another tool": "Project that is a folder",
        "recovery": "I have written them down",
    }.items():
        find(typed)
        me.key("Enter")
        me.see(seen)
        me.press("Cancel")
        me.page.get_by_role("button", name="Cancel").first.wait_for(state="detached", timeout=15_000)
    find("import texts")
    with me.page.expect_file_chooser(timeout=30_000):
        me.key("Enter")
