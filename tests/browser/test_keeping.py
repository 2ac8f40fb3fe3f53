"""What keeps a study safe and whole: locking, passphrases, recovery, files brought in, rounds of blind coding."""

import re
import shutil

import pytest

from core.commands import codings, rounds
from core.errors import WrongPassphrase
from sync.transports.folder import sync_folder
from tests.browser.choosing import choose_files, choose_folder, from_menu
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import TEXT, a_project, enter, from_the_command_line, let_in, quotes
from tests.servers import Server


def test_it_locks_by_itself_and_opens_again(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)], lock_minutes=0.1)
    enter(me)
    me.see("Låst, fordi ingen har brukt appen på en stund.")
    assert me.page.get_by_text("Prøvestudien").count() == 0
    enter(me)


def test_the_passphrase_is_changed_and_a_recovery_sheet_brings_one_back(visit, tmp_path):
    folder, shared, again = tmp_path / "project", tmp_path / "shared", tmp_path / "again"
    shared.mkdir()
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Innstillinger")
    me.press("Bytt passordfrase")
    me.write("Nåværende passordfrase", "feil")
    me.write("Ny passordfrase", "fire helt nye ord")
    me.write("Ny passordfrase en gang til", "fire helt nye ord")
    me.press("Bytt", exact=True)
    me.see("Passordfrasen åpner ikke dette prosjektet")
    me.write("Nåværende passordfrase", PASSPHRASE)
    me.press("Bytt", exact=True)
    me.see("Passordfrasen på denne enheten er byttet.")
    with pytest.raises(WrongPassphrase):
        looked_into(folder)
    looked_into(folder, "fire helt nye ord").log.close()

    me.press("Lag et gjenopprettingsark")
    sheet = me.page.get_by_text(re.compile(r"1 \w+\s+2 \w+")).first
    words = sheet.inner_text()
    me.press("Jeg har skrevet dem ned")
    project = looked_into(folder, "fire helt nye ord")
    assert "paper" in [row.kind for row in project.state.devices.values()]
    sync_folder(project, shared)
    digest = project.state.digest()
    project.log.close()
    shutil.rmtree(folder)  # every device is lost; there are the sheet and the shared folder
    other = visit(DESKTOP, locale="en-GB", home=again)
    other.press("Use a recovery sheet")
    other.write("Words of the sheet", words.replace("\n", " ").replace("1 ", "1 x", 1))
    choose_folder(other, "The study’s shared folder", shared, english=True)
    for label in ("Passphrase for this device", "The same passphrase again"):
        other.write(label, PASSPHRASE)
    other.key("Control+Enter")
    other.see("Word 1")
    other.write("Words of the sheet", words.replace("\n", " "))
    other.key("Control+Enter")
    other.see("Everything that was synced")
    other.press("Texts")
    other.press("kari, interview")
    other.see("Hva møtte deg der inne")
    (brought,) = (again / "data" / "kodespor" / "projects").iterdir()
    back = looked_into(brought)
    assert back.state.digest() != digest, "the new device is in the log"
    assert [back.text(row.id) for row in back.state.sources.values()] == [TEXT]


def test_files_are_brought_in_from_the_browser_and_from_a_folder(visit, tmp_path):
    folder, many = tmp_path / "project", tmp_path / "transkripsjoner"
    a_project(folder)
    many.mkdir()
    for n in range(30):
        (many / f"intervju {n:02}.txt").write_text(f"Kari: dette er tekst nummer {n}.\n", encoding="utf-8")
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    choose_files(me, "Importer tekster", {"samisk.txt": "Áddjá: mun lean dáppe. 😀\n"})
    me.see("Importer samisk.txt")
    me.press("Importer 1 tekst")
    me.see("samisk, intervju")
    project = looked_into(folder)
    texts = {project.words(row.name): project.text(row.id) for row in project.state.sources.values()}
    assert texts["samisk"] == "Áddjá: mun lean dáppe. 😀\n"

    from_menu(me, "Annen import", "Fra en mappe")
    choose_folder(me, "Mappe med tekstene", many)
    me.press("Les inn", exact=True)
    me.see("30 tekster er lest inn")
    me.press("Importer 30 tekster")
    me.see("intervju 29, intervju")
    project.catch_up()
    assert len(project.state.sources.rows) == 32
    me.key("Control+Z")
    me.pause()
    project.catch_up()
    assert sum(row.status == "live" for row in project.state.sources.values()) == 2, "thirty at once are one gesture"


def test_a_blind_round_hides_until_both_are_done(visit, tmp_path):
    folder, other, shared = tmp_path / "ada", tmp_path / "bo", tmp_path / "shared"
    shared.mkdir()
    source = a_project(folder)
    let_in(folder, other)
    bo = looked_into(other)
    me = visit(DESKTOP, language="nb", recent=[str(folder)], folders={str(folder): str(shared)})
    enter(me)
    me.press("Tekster")
    me.press("Blindrunde")
    me.page.get_by_role("checkbox", name="kari").click(force=True)
    me.press("Start runden", exact=True)
    me.press("Team og synk")
    me.press("Synkroniser nå")
    me.pause(1500)
    sync_folder(bo, shared)
    (row,) = bo.state.rounds.values()
    assert len(row.coders) == 2
    code = next(iter(bo.state.codes.rows))
    bo.do(codings.code_segment, source, 35, 70, [code], "sett av Bo")
    sync_folder(bo, shared)
    me.press("Synkroniser nå")
    me.pause(1500)
    me.press("Tekster")
    me.press("kari, intervju")
    me.see("Blindrunde «Runde 1»")
    assert me.page.get_by_role("button", name="Koding Trygge rammer").count() == 0
    ada = looked_into(folder)
    assert quotes(ada) == set()
    me.press("Jeg er ferdig")
    me.page.get_by_role("button", name="Jeg er ferdig").last.click()
    me.pause(900)
    assert me.page.get_by_role("button", name="Koding Trygge rammer").count() == 0, "Bo is not done"
    bo.do(rounds.finish_round, row.id)
    sync_folder(bo, shared)
    me.press("Team og synk")
    me.press("Synkroniser nå")
    me.pause(1500)
    me.press("Tekster")
    me.press("kari, intervju")
    me.see("Koding Trygge rammer av Bo Fiksjon")
    ada.catch_up()
    assert quotes(ada) == {("Trygge rammer", TEXT[35:70])}


def test_two_meet_at_a_relay_at_once(visit, tmp_path):
    folder, other = tmp_path / "ada", tmp_path / "bo"
    source = a_project(folder)
    let_in(folder, other)
    bo = looked_into(other)
    server = Server(tmp_path / "relay")
    try:
        me = visit(DESKTOP, language="nb", recent=[str(folder)])
        enter(me)
        me.press("Team og synk")
        me.press("Velg et rele")
        me.write("Adressen til releet", "http://relay.example")
        me.press("Bruk", exact=True)
        me.see("Kodespor bruker bare https:// mot et rele")
        me.write("Adressen til releet", server.address)
        me.press("Bruk", exact=True)
        me.see(f"{server.address}: tilkoblet")
        code = next(iter(bo.state.codes.rows))
        bo.do(codings.code_segment, source, 35, 70, [code], "sett av Bo")
        from_the_command_line(other, "sync", "relay", server.address)
        me.press("Tekster")
        me.press("kari, intervju")
        me.see("Koding Trygge rammer av Bo Fiksjon")
        me.press("Koding Trygge rammer av Bo Fiksjon")
        me.press("Enig", exact=True)
        me.pause(1500)
        from_the_command_line(other, "sync", "relay", server.address)
        bo.catch_up()
        assert [row.stance for row in bo.state.judgements.values()] == ["agree"]
    finally:
        server.stop()
