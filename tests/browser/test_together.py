"""Two people at two windows, one let in with a spoken code; and a copy of a device that gets a name of its own."""

import shutil

from core.commands import codebook, members
from sync.transports.folder import sync_folder
from tests.browser.choosing import choose_folder
from tests.browser.driver import DESKTOP, PASSPHRASE, PHONE, looked_into
from tests.browser.inviting import invites
from tests.browser.studies import a_project, enter, quotes
from tests.servers import Server


def test_a_code_lets_a_telephone_in_through_a_relay(visit, tmp_path):
    relay = Server(tmp_path / "relay")
    try:
        folder, other = tmp_path / "ada", tmp_path / "bo"
        me, code = invites(visit, folder, relay)

        you = visit(PHONE, touch=True, language="en", recent=[])
        you.press("Join")
        you.write("Your name", "Bo Fiksjon")
        choose_folder(you, "New folder for the project", other, english=True)
        you.write("Passphrase", PASSPHRASE)
        you.write("The same passphrase again", PASSPHRASE)
        you.write("Invitation code", code[:-1] + "zz")
        you.write("Relay", relay.address)
        you.page.get_by_role("button", name="Join", exact=True).last.tap()
        you.see("is not a word of an invitation code")
        you.write("Invitation code", code)
        you.page.get_by_role("button", name="Join", exact=True).last.tap()
        said = you.see("Read these words aloud").get_attribute("aria-label")
        me.see("Bo Fiksjon ber om å bli med")
        if said:
            me.see(said.rpartition(": ")[2])
        me.press("Godkjenn", exact=True)
        you.see("Prøvestudien")
        me.see("Bo Fiksjon er med i prosjektet")
        ada, bo = looked_into(folder), looked_into(other)
        assert bo.events_digest() == ada.events_digest()
        assert quotes(bo) == quotes(ada)
        assert sorted(row.role for row in ada.state.members.values()) == ["coder", "owner"]
        assert set(ada.state.devices.rows) == {ada.device, bo.device}
        ada.do(members.name_member, "Ada Nyfiksjon")  # and from here on they meet at the relay by themselves
        for _ in range(60):
            bo.catch_up()
            if bo.events_digest() == ada.events_digest():
                break
            you.pause(250)
        assert bo.events_digest() == ada.events_digest()
    finally:
        relay.stop()


def test_a_copied_folder_becomes_a_device_of_its_own(visit, tmp_path):
    folder, copied, shared = tmp_path / "ada", tmp_path / "kopi", tmp_path / "shared"
    shared.mkdir()
    a_project(folder)
    shutil.copytree(folder, copied)
    laptop, copy = looked_into(folder), looked_into(copied)
    laptop.do(codebook.create_code, "på den bærbare")
    copy.do(codebook.create_code, "på kopien")
    for each in (laptop, copy, laptop):
        sync_folder(each, shared)
    assert laptop.forked_devices() == [laptop.device]
    copy.log.close()

    me = visit(DESKTOP, language="nb", recent=[str(copied)])
    enter(me)
    me.press("Gjør denne kopien til en egen enhet")
    me.write("Passordfrase", PASSPHRASE + "?")
    me.press("Gjør til egen enhet", exact=True)
    me.see("Passordfrasen åpner ikke")
    me.write("Passordfrase", PASSPHRASE)
    me.press("Gjør til egen enhet", exact=True)
    me.pause(2000)
    parted = looked_into(copied)
    assert parted.device != laptop.device
    for each in (parted, laptop, parted):
        sync_folder(each, shared)
    assert laptop.forked_devices() == parted.forked_devices() == []
    assert laptop.state.digest() == parted.state.digest()
    assert {"på den bærbare", "på kopien"} <= {laptop.words(row.name) for row in laptop.state.codes.values()}
