"""A small study, by mouse, by touch and by keyboard alone, on a desktop and a telephone, in both languages.

Each journey ends by asking core what was recorded.
"""

import re

from core.analysis.presentation import Presentation
from core.commands import codings
from sync.transports.folder import sync_folder
from tests.browser.choosing import choose_files, choose_folder
from tests.browser.driver import DESKTOP, PASSPHRASE, PHONE, looked_into
from tests.browser.studies import TEXT, a_project, assert_nothing_readable, enter, let_in, quotes


def test_a_study_by_mouse_on_a_desktop_in_norwegian(visit, tmp_path):
    transcript = tmp_path / "kari.txt"
    transcript.write_bytes(TEXT.encode("utf-16"))
    folder = tmp_path / "min-studie"
    me = visit(DESKTOP, language="nb")
    me.press("Opprett")
    me.write("Studiens tittel", "Å være med")
    me.write("Navnet ditt, slik medkodere ser det", "Ada Fiksjon")
    choose_folder(me, "Ny mappe for prosjektet", folder)
    me.write("Passordfrase", "sommer2026")
    me.see("Kan gjettes av den som får tak i mappen.")
    me.write("Gjenta passordfrasen", "sommer2026")
    me.key("Enter")
    me.see("Bruk fire eller flere ord som ikke hører sammen")
    me.write("Passordfrase", PASSPHRASE)
    me.write("Gjenta passordfrasen", PASSPHRASE)
    me.key("Enter")
    me.see("Skriv ut eller lagre som PDF")
    me.press("Avbryt")
    me.see("Å være med")
    me.see("Du har ikke noe gjenopprettingsark ennå.")

    me.press("Tekster")
    choose_files(me, "Importer tekster", transcript)
    me.write("Deltakere (pseudonymer, atskilt med komma)", "Kari")
    me.press("Importer 1 tekst")
    me.see("Marker et utdrag for å kode det")

    me.drag((300, 118), (620, 170))  # over a family emoji, from one paragraph into the next
    me.see("In vivo")
    me.write("Kode", "vente lenge")
    me.press("Ny kode «vente lenge»")
    me.see("Kodet med «vente lenge»")
    me.drag((300, 196), (520, 196))
    me.press("In vivo")
    project = looked_into(folder)
    recorded = quotes(project)
    assert len(recorded) == 2
    assert all(quote in TEXT and quote == quote.strip() for _, quote in recorded)
    crossing = next(quote for name, quote in recorded if name == "vente lenge")
    assert "\n" in crossing, "the selection went across paragraphs"
    vivo = next((name, quote) for name, quote in recorded if name != "vente lenge")
    assert vivo[0] == vivo[1].removeprefix("Intervjuer: "), "who speaks is no part of what was said"

    me.press("Kodebok")
    me.press(f"Handlinger for «{vivo[0]}»")
    me.page.get_by_role("menuitem", name="Slå sammen med en annen").first.click()
    me.pause()
    me.choose("Kode", "vente lenge")
    me.write("Begrunnelse (den som vurderer metoden, vil spørre)", "det samme, med andre ord")
    me.press("Slå sammen", exact=True)
    project.catch_up()
    merged = [each for each in project.trail() if type(each.event).__name__ == "CodeMerged"]
    assert [project.words(each.why) for each in merged] == ["det samme, med andre ord"]
    me.key("Control+Z")
    me.pause()
    project.catch_up()
    assert sum(row.status == "live" for row in project.state.codes.values()) == 2
    me.key("Control+Shift+Z")
    me.pause()
    project.catch_up()
    assert sum(row.status == "live" for row in project.state.codes.values()) == 1

    me.press("Fire kolonner")
    me.see(crossing.split("\n")[0][:20])
    me.press("Historikk")
    me.see("Hendelse")
    me.choose("Teksten på dette tidspunktet", "kari")
    me.see("Koding vente lenge av Ada Fiksjon")
    me.press("Ett steg tilbake")
    me.see(f"Hendelse {len(project.timeline.order) - 1} av {len(project.timeline.order)}")

    assert_nothing_readable(tmp_path, besides=transcript)
    me.press("Deltakere")
    me.press("Registrer tilbaketrekking")
    me.see("Dette kan ikke angres.")
    me.write("Skriv «Kari» for å bekrefte", "Karin")
    me.page.get_by_role("button", name="Registrer tilbaketrekking").last.click()
    me.see("Navnet stemmer ikke; ingenting ble endret.")
    me.write("Skriv «Kari» for å bekrefte", "Kari")
    me.page.get_by_role("button", name="Registrer tilbaketrekking").last.click()
    me.see("Deltakeren har trukket seg.")
    project.catch_up()
    assert all(quote == "[withdrawn]" for _, quote in quotes(project))
    assert len(Presentation(project).live_codings()) == 2, "the decisions stay countable"


def test_a_study_by_touch_on_a_telephone_in_english(visit, tmp_path):
    transcript = tmp_path / "kari.txt"
    transcript.write_text(TEXT, encoding="utf-8")
    folder, shared = tmp_path / "my-study", tmp_path / "shared"
    shared.mkdir()
    me = visit(PHONE, touch=True, language="en", folders={str(folder): str(shared)})
    me.press("Create")
    me.write("Title of the study", "Being there")
    me.write("Your name, as co-coders see it", "Ada Fiksjon")
    for width, height in ((PHONE[1], PHONE[0]), PHONE):  # turned on its side and back: what was typed stays
        me.page.set_viewport_size({"width": width, "height": height})
        me.pause(1500)
    assert me.page.get_by_label("Title of the study").first.input_value() == "Being there"
    choose_folder(me, "New folder for the project", folder, english=True)
    me.write("Passphrase", PASSPHRASE)
    me.write("The same passphrase again", PASSPHRASE)
    me.page.get_by_role("button", name="Create", exact=True).last.tap()
    me.see("I have written them down")  # before it, a bar may have a Cancel of its own
    me.press("Cancel")
    me.see("Being there")

    me.turn_to("Texts")
    choose_files(me, "Import texts", transcript)
    me.write("Participants (pseudonyms, separated by commas)", "Kari")
    me.press("Import 1 text")
    me.see("Kari")
    me.press_long((120, 178), (260, 262))  # from one paragraph into the next, emoji before and inside it
    me.write("Code", "waiting long")
    me.write("Reason", "it comes back")
    for width, height in ((PHONE[1], PHONE[0]), PHONE):  # turned on its side and back: nothing of it is lost
        me.page.set_viewport_size({"width": width, "height": height})
        me.pause(1500)
        me.see("New code “waiting long”")
    me.press("New code “waiting long”")
    me.see("Coded with “waiting long”")
    me.press("Clear selection")
    me.press_long((150, 262), (250, 290))
    me.press("In vivo")
    me.see("Coded with")
    me.press("Clear selection")
    project = looked_into(folder)
    recorded = quotes(project)
    assert len(recorded) == 2
    assert all(quote in TEXT and quote == quote.strip() for _, quote in recorded)
    crossing = next(quote for name, quote in recorded if name == "waiting long")
    assert "\n" in crossing, "the selection went across paragraphs"
    whys = [project.words(row.why) for row in Presentation(project).live_codings() if row.why is not None]
    assert whys == ["it comes back"]
    vivo = next(name for name, _ in recorded if name != "waiting long")
    assert (vivo, vivo) in recorded
    me.press("Coding waiting long by Ada Fiksjon")
    me.press("Remove")
    project.catch_up()
    assert quotes(project) == {(vivo, vivo)}
    me.press("Undo")
    project.catch_up()
    assert quotes(project) == recorded

    me.turn_to("Codebook")
    me.press(f"Actions for “{vivo}”")
    me.page.get_by_role("menuitem", name="Merge into another").first.tap()
    me.pause()
    me.choose("Code", "waiting long")
    me.write("Reason (readers of your method will ask for it)", "the same in other words")
    me.press("Merge", exact=True)
    me.see("waiting long, 2 codings")
    project.catch_up()
    merged = [each for each in project.trail() if type(each.event).__name__ == "CodeMerged"]
    assert [project.words(each.why) for each in merged] == ["the same in other words"]

    me.turn_to("Four columns")
    me.see(crossing.split("\n")[0][:20])
    me.turn_to("History")
    count = len(project.timeline.order)
    me.see(f"Event {count} of {count}")
    slider = me.page.get_by_role("slider").first.bounding_box()
    y = slider["y"] + slider["height"] / 2
    me.press_long((slider["x"] + slider["width"] - 20, y), (slider["x"] + slider["width"] / 2, y))
    at = int(me.page.get_by_text(re.compile(r"^Event \d+ of")).first.inner_text().split()[1])
    assert 1 < at < count, "the slider follows the finger"

    me.turn_to("Participants")
    me.press("Record withdrawal")
    me.see("This cannot be undone.")
    me.write("Type “Kari” to confirm", "Kari")
    me.page.get_by_role("button", name="Record withdrawal").last.tap()
    me.see("This participant has withdrawn")
    project.catch_up()
    assert all(quote == "[withdrawn]" for _, quote in quotes(project))
    me.turn_to("Team and sync")
    me.press("Sync now")
    me.pause(1500)
    assert list(shared.rglob("*")), "the shared folder got its files"
    assert_nothing_readable(tmp_path, besides=transcript)


def test_a_study_by_keyboard_alone(visit, tmp_path):
    transcript = tmp_path / "kari.txt"
    folder = tmp_path / "home0" / "data" / "kodespor" / "projects" / "prosjekt-1"
    transcript.write_text(TEXT, encoding="utf-8")
    me = visit(DESKTOP, language="nb")

    def put(label, text):
        me.tab_to(label)
        me.page.keyboard.press("Control+A")
        me.page.keyboard.type(text)
        me.pause(300)

    def enter_on(name):
        me.tab_to(name)
        me.key("Enter")
        me.pause()

    enter_on("Opprett")
    put("Studiens tittel", "Å være med")
    put("Navnet ditt, slik medkodere ser det", "Ada Fiksjon")
    put("Passordfrase", PASSPHRASE)
    put("Gjenta passordfrasen", PASSPHRASE)
    enter_on("Opprett")
    me.see("Skriv ut eller lagre som PDF")
    me.key("Escape")
    me.see("Å være med")
    me.key("Control+2")
    me.tab_to("Hjem")
    for entry in ("Tekster", "Kodebok", "Hent fram"):  # one group after the other, not from left to right
        me.page.keyboard.press("Tab")
        for _ in range(50):
            if entry in me.focused():
                break
            me.pause(100)
        assert entry in me.focused()
    me.tab_to("Importer tekster")
    with me.page.expect_file_chooser() as chosen:
        me.key("Enter")
    chosen.value.set_files(transcript)
    me.see("1 tekst er lest inn")
    put("Deltakere (pseudonymer, atskilt med komma)", "Kari")
    enter_on("Importer 1 tekst")
    me.see("Marker et utdrag for å kode det")

    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+Shift+ArrowDown", "Control+K")
    me.page.keyboard.type("vente lenge")
    me.pause()
    me.key("Enter")
    me.see("Kodet med «vente lenge»")
    me.key("Escape", "Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown", "Control+I")
    me.see("Kodet med")
    me.pause()
    project = looked_into(folder)
    recorded = quotes(project)
    assert len(recorded) == 2
    assert all(quote in TEXT for _, quote in recorded)
    crossing = next(quote for name, quote in recorded if name == "vente lenge")
    assert "Kari: Jeg hadde gått" in crossing
    vivo = next(name for name, _ in recorded if name != "vente lenge")
    me.key("Escape", "Control+Z")
    me.pause()
    project.catch_up()
    assert quotes(project) == {("vente lenge", crossing)}
    me.key("Control+Shift+Z")
    me.pause()
    project.catch_up()
    assert quotes(project) == recorded

    me.key("Control+3")
    enter_on(f"Handlinger for «{vivo}»")
    enter_on("Slå sammen med en annen")
    me.tab_to("Kode")
    me.page.keyboard.type("vente")
    me.pause()
    me.key("Enter")
    put("Begrunnelse (den som vurderer metoden, vil spørre)", "det samme, med andre ord")
    enter_on("Slå sammen")
    project.catch_up()
    merged = [each for each in project.trail() if type(each.event).__name__ == "CodeMerged"]
    assert [project.words(each.why) for each in merged] == ["det samme, med andre ord"]

    me.key("Control+5")
    me.see(crossing.split("\n")[0][:20])
    me.key("Control+8")
    count = len(project.timeline.order)
    me.see(f"Hendelse {count} av {count}")
    enter_on("Ett steg tilbake")
    me.see(f"Hendelse {count - 1} av {count}")
    me.key("F1")
    me.see("Vis denne listen")
    me.key("Escape", "Control+7")
    enter_on("Registrer tilbaketrekking")
    me.see("Dette kan ikke angres.")
    me.page.keyboard.type("Kari")
    enter_on("Registrer tilbaketrekking")
    me.see("Deltakeren har trukket seg.")
    project.catch_up()
    assert all(quote == "[withdrawn]" for _, quote in quotes(project))
    assert_nothing_readable(tmp_path, besides=transcript)


def test_two_devices_meet_in_a_folder_and_code_blind(visit, tmp_path):
    folder, other, shared = tmp_path / "ada", tmp_path / "bo", tmp_path / "shared"
    shared.mkdir()
    source = a_project(folder)
    let_in(folder, other)
    bo = looked_into(other)
    code = next(iter(bo.state.codes.rows))
    bo.do(codings.code_segment, source, 35, 70, [code], "sett av Bo")
    sync_folder(bo, shared)

    me = visit(DESKTOP, language="nb", recent=[str(folder)], folders={str(folder): str(shared)})
    enter(me)
    me.press("Team og synk")
    me.press("Synkroniser nå")
    me.see("Bo Fiksjon")
    ada = looked_into(folder)
    assert len(quotes(ada)) == 1
    me.press("Hjem")
    me.press("kari")
    me.see("Trygge rammer")
    me.press("Hvilke kodinger som vises")
    me.page.get_by_role("menuitem", name="Bare mine egne (blindt)").first.click()
    me.pause(1200)
    assert me.page.get_by_role("button", name="Koding Trygge rammer av Bo Fiksjon").count() == 0
    me.press("Hvilke kodinger som vises")
    me.page.get_by_role("menuitem", name="Alles kodinger").first.click()
    me.pause(1200)
    me.press("Koding Trygge rammer av Bo Fiksjon")
    me.see("sett av Bo")
    me.press("Enig", exact=True)
    ada.catch_up()
    assert [row.stance for row in ada.state.judgements.values()] == ["agree"]
    me.press("Team og synk")
    me.press("Synkroniser nå")
    me.pause(1500)
    sync_folder(bo, shared)
    assert [row.stance for row in bo.state.judgements.values()] == ["agree"]
    assert bo.state.digest() == ada.state.digest()


def test_a_wrong_passphrase_and_nonsense_get_a_sentence(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    me.write("Passordfrase", "feil")
    me.key("Enter")
    me.see("Passordfrasen åpner ikke dette prosjektet")
    choose_folder(me, "Prosjektmappe", tmp_path / "finnes-ikke")
    me.page.get_by_role("button", name="Åpne", exact=True).last.click()
    me.see("Det er ikke noe Kodespor-prosjekt i")
