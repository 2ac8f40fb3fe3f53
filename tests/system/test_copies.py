"""A copied folder goes on writing: both sides say so, nothing is lost, and one becomes a device of its own."""

import shutil

import pytest

from tests.system.cli import PASSPHRASE, Person, pair


@pytest.fixture
def copies(tmp_path) -> tuple[Person, Person, Person, object]:
    """Ada's laptop, a copy of its folder on another machine, and Bo, with a shared folder."""
    ada, bo, shared = pair(tmp_path)
    for each in (ada, bo, ada):
        each.run("sync", "folder", shared)
    copy = Person(tmp_path, "ada2", ada.passphrase)
    shutil.copytree(ada.folder, copy.folder)
    for n in range(2):
        ada.run("codes", "add", f"på den bærbare {n}")
    for n in range(3):
        copy.run("codes", "add", f"på kopien {n}")
    for each in (ada, copy, bo, ada, copy):
        each.run("sync", "folder", shared)
    return ada, copy, bo, shared


def names(person: Person) -> set[str]:
    return {each["name"] for each in person.json("codes")}


def same(*people: Person) -> bool:
    states = [person.json("status") for person in people]
    return len({(each["digest"], each["events_digest"]) for each in states}) == 1


def test_both_sides_say_so_and_both_branches_count(copies):
    ada, copy, bo, _ = copies
    for each in (ada, copy, bo):
        assert len(each.json("status")["forked"]) == 1
        assert len(names(each)) == 5
    assert "split-clone" in ada.run("status")
    assert same(ada, copy, bo)


def test_each_goes_on_from_its_own_branch(copies):
    ada, copy, bo, shared = copies
    for person in (ada, copy):
        for n in range(4):
            person.run("codes", "add", f"{person.name} igjen {n}")
    for each in (ada, copy, bo, ada, copy):
        each.run("sync", "folder", shared)
    assert same(ada, copy, bo)
    assert len(names(bo)) == 13
    heads = {head["event"] for head in bo.json("status")["frontier"]}
    assert len(heads) == 3  # two branches of Ada's device, and no third


def test_the_copy_becomes_a_device_of_its_own(copies):
    ada, copy, bo, shared = copies
    before = ada.json("status")["device"]
    parted = copy.json("devices", "split-clone")
    assert parted["device"] != before
    assert copy.json("status")["device"] == parted["device"]
    for each in (copy, ada, bo, copy):
        each.run("sync", "folder", shared)
    for each in (ada, copy, bo):
        assert each.json("status")["forked"] == []
        assert len(names(each)) == 5
        assert each.json("verify")["ok"]
    noted = [each for each in bo.json("log") if each["type"] == "device.clone_split"]
    assert len(noted) == 1
    assert noted[0]["data"]["last"] - noted[0]["data"]["first"] == 3  # three codes, and the new device's admission
    ada.run("codes", "add", "etter skillet, bærbar")
    copy.run("codes", "add", "etter skillet, kopi")
    for each in (copy, ada, bo, copy):
        each.run("sync", "folder", shared)
    assert same(ada, copy, bo)
    assert bo.json("status")["forked"] == []
    assert len(names(bo)) == 7
    who = {each["device"] for each in bo.json("log") if each["data"].get("name", "").startswith("etter skillet")}
    assert who == {before, parted["device"]}


def test_a_wrong_passphrase_changes_nothing(copies):
    ada, copy, _, _ = copies
    before = copy.json("status")
    copy.run("devices", "split-clone", ok=1, env={"KODESPOR_PASSPHRASE": PASSPHRASE + "?"})
    assert copy.json("status") == before
    assert ada.json("status")["events_digest"] == before["events_digest"]
