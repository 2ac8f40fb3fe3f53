"""Roles, votes, confirmed devices, withdrawals that wait and removals, as two or three people type them."""

import pytest

from tests.system.cli import InProcess, join


@pytest.fixture
def team(tmp_path, monkeypatch, capsys):
    """Ada, who owns the project, and Bo and Cy, who code, with a shared folder."""
    ada, bo, cy = (InProcess(tmp_path, name, monkeypatch, capsys) for name in ("ada", "bo", "cy"))
    shared = tmp_path / "shared"
    shared.mkdir()
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    for guest in (bo, cy):
        join(ada, guest, tmp_path)
    everybody = (ada, bo, cy)

    def sync(*people):
        going = people or everybody
        for each in (*going, *going[:-1]):
            each.run("sync", "folder", shared)

    sync()
    return ada, bo, cy, sync


def roles(person) -> dict[str, str]:
    return {each["name"].partition(" ")[0]: each["role"] for each in person.json("members")}


def test_an_owner_gives_roles_and_nobody_else_does(team):
    ada, bo, cy, sync = team
    assert "only one owner" in ada.run("status")
    bo.run("members", "role", "Bo Fiksjon", "owner", ok=1)
    assert "owner" in bo.said.lower()
    ada.run("members", "role", "Bo Fiksjon", "owner")
    ada.run("members", "role", "Cy Fiksjon", "reviewer", "--why", "veileder")
    sync()
    assert roles(cy) == {"Ada": "owner", "Bo": "owner", "Cy": "reviewer"}
    assert "only one owner" not in ada.run("status")
    cy.run("codes", "add", "Min kode", ok=1)
    cy.run("memo", "add", "--kind", "analytic", "--text", "Les denne igjen.")
    ada.run("members", "role", "Bo Fiksjon", "coder", ok=1)
    assert roles(ada)["Bo"] == "owner", "owners lower nobody but themselves"


def test_all_coders_together_name_an_owner_once_they_have_waited(team):
    ada, bo, cy, sync = team
    assert bo.json("members", "vote", "Cy Fiksjon")["is_owner"] is False
    sync(bo, cy)
    assert cy.json("members", "vote", "Cy Fiksjon", "--why", "Ada svarer ikke")["is_owner"] is False
    sync()
    assert roles(ada) == {"Ada": "owner", "Bo": "coder", "Cy": "coder"}
    assert "vote-waits" in ada.run("doctor", "--json", ok=3), "an owner is told while there is time"


def test_a_device_that_an_owner_added_is_confirmed_on_an_older_one(team, tmp_path, monkeypatch, capsys):
    ada, bo, _, sync = team
    phone = InProcess(tmp_path, "phone", monkeypatch, capsys)
    phone.run("request", tmp_path / "phone.kreq", "--name", "Bo Fiksjon")
    ada.run("admit", tmp_path / "phone.kreq", tmp_path / "phone.kwel", "--device-of", "Bo Fiksjon")
    phone.run("join", tmp_path / "phone.kwel", "--project", phone.folder)
    sync()
    device = phone.json("status")["device"]
    assert "not confirmed" in bo.run("members")
    ada.run("devices", "confirm", device, ok=1)
    bo.run("devices", "confirm", device)
    assert "not confirmed" not in bo.run("members")


@pytest.mark.parametrize("answer", ["--yes", "--decline"])
def test_a_coders_withdrawal_hides_and_an_owner_confirms_or_declines_it(team, tmp_path, answer):
    ada, bo, cy, sync = team
    (tmp_path / "kari.txt").write_text("Kari: Jeg var redd for å si det.\n" * 9, encoding="utf-8")
    ada.run("import", tmp_path / "kari.txt", "--participant", "Kari")
    sync()
    assert "redd for å si" in cy.run("text", "kari")
    bo.run("withdraw", "Kari", "--yes")
    sync()
    (waits,) = ada.json("status")["withdrawals_waiting"]
    assert (waits["name"], waits["by"]) == ("Kari", ["Bo Fiksjon"])
    assert "redd for å si" not in cy.process("text", waits["id"]).stdout
    assert "redd for å si" not in cy.process("search", "redd").stdout
    cy.run("withdraw", waits["id"], "--decline", ok=1)
    ada.run("withdraw", "Kari", answer)
    sync()
    status = cy.json("status")
    assert status["withdrawals_waiting"] == []
    assert status["withdrawn"] == (answer == "--yes")
    assert ("redd for å si" in cy.process("search", "redd").stdout) == (answer == "--decline")


def test_whoever_was_removed_is_told_so_in_every_command_and_an_owner_takes_it_back(team):
    ada, bo, cy, sync = team
    event = ada.json("members", "remove", "Bo Fiksjon", "--why", "sluttet")["event"]
    ada.run("codes", "add", "Uten Bo")
    ada.run("sync", "folder", ada.base / "shared")
    assert "wait" not in bo.run("sync", "folder", bo.base / "shared")
    assert bo.json("status")["sync"]["waiting"] == 1, "under the new key"
    assert "events-wait-for-key" not in bo.run("doctor", "--json", ok=3)
    assert "Ada Fiksjon removed you" in bo.said
    for command in (("members",), ("codes",), ("status",)):
        bo.run(*command)
        assert "Ada Fiksjon" in bo.said, "said after each command"
        assert "sync again" not in bo.said
    assert "sync again" not in bo.run("status")
    bo.run("codes", "add", "Etterpå", ok=1)
    assert "Ada Fiksjon" in bo.said
    assert bo.json("status")["removed"]["by"] == "Ada Fiksjon"
    assert bo.json("status")["removed"]["why"] == "sluttet"
    assert "sluttet" in bo.run("status")
    cy.run("sync", "folder", ada.base / "shared")
    assert "removed by Ada Fiksjon" in cy.run("members")
    ada.run("undo", event)
    sync()
    assert bo.json("status")["removed"] is None
    bo.run("codes", "add", "Tilbake")
    sync()
    assert "Tilbake" in cy.run("codes")


def test_who_was_removed_and_cannot_read_it_is_told_that_it_may_be_so(team):
    ada, bo, cy, sync = team
    ada.run("participants", "add", "Kari")
    sync()
    ada.run("members", "rotate-key")
    ada.run("members", "remove", "Bo Fiksjon")
    ada.run("withdraw", "Kari", "--yes")
    ada.run("sync", "folder", ada.base / "shared")
    cy.run("sync", "folder", ada.base / "shared")
    told = "this device may have been removed: ask an owner"
    assert told in bo.run("sync", "folder", ada.base / "shared")
    assert bo.json("status")["removed"] is None
    assert bo.json("status")["sync"]["others_read"] > 0
    assert told in bo.run("status")
    assert "sync again" not in bo.run("status"), "that alone does not help"
    assert told not in cy.run("sync", "folder", ada.base / "shared") + cy.run("status")


def test_a_removed_device_is_shown_as_gone(team, tmp_path, monkeypatch, capsys):
    _ada, bo, cy, sync = team
    phone = InProcess(tmp_path, "phone", monkeypatch, capsys)
    phone.run("request", tmp_path / "phone.kreq", "--name", "Bo Fiksjon")
    bo.run("admit", tmp_path / "phone.kreq", tmp_path / "phone.kwel", "--device-of", "Bo Fiksjon")
    phone.run("join", tmp_path / "phone.kwel", "--project", phone.folder)
    bo.run("devices", "remove", phone.json("status")["device"], "--why", "mistet")
    sync()
    phone.run("sync", "folder", tmp_path / "shared")
    assert "Bo Fiksjon" in phone.said
    assert "removed by Bo Fiksjon" in cy.run("members")
    assert [each["removed"] for member in cy.json("members") for each in member["devices"]].count(True) == 1
