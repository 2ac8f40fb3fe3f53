"""Findings about keys that are awaited, missing or owed, and periods that the removed can read."""

from core.commands import codebook, members, participants
from core.commands.epochs import rotate_key
from core.sealing import crypto
from tests.builders import a_code, a_participant, a_source, everything, exchange
from tests.unit.health.told import found, with_owners


def test_keys_awaited(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    a_code(ada, "etter")
    bo.accept(everything(ada)._replace(grants=()))
    (one,) = found("keys-awaited", bo)
    assert one.where.startswith("Alice (")
    exchange(ada, bo)
    assert found("keys-awaited", bo) == []


def test_keys_missing(team):
    _, ada, bo, _ = team
    ada.do(rotate_key)
    ada.do(rotate_key)
    exchange(ada, bo)
    first = min(bo.state.epochs.rows.values(), key=lambda row: row.number + (row.number == 0) * 99)
    del bo.custody.keychain.makers[first.key]
    (one,) = found("keys-missing", bo)
    assert one.details["periods"] == 1


def test_words_keys_missing(team):
    _, ada, bo, _cy = team
    source = a_source(ada)
    exchange(ada, bo)
    assert found("words-keys-missing", bo) == []
    del bo.custody.keychain.makers[bo.state.sources.rows[source].key]
    (one,) = found("words-keys-missing", bo)
    assert one.details["things"] == 1
    assert one.where.startswith("Alice (")


def test_keys_owed(team):
    world, ada, bo, _cy = team
    with_owners(ada, bo)
    secrets = crypto.new_device(world.entropy)
    bo.do(members.admit_member, secrets.keys, "Di", "coder")
    ada.accept(everything(bo)._replace(grants=()))
    (one,) = found("keys-owed", ada)
    assert one.where.startswith("Di (")
    ada.share_missing_keys()
    assert found("keys-owed", ada) == []


def test_epoch_not_clean(team):
    _, ada, bo, cy = team
    with_owners(ada, bo)
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    assert found("epoch-not-clean", bo) == []
    lost = [event for event, row in bo.state.epochs.rows.items() if row.after]
    for event in lost:
        del bo.state.epochs.rows[event]
    (one,) = found("epoch-not-clean", bo)
    assert one.severity == "note"


def test_epochs_open_to_removed(team):
    _, ada, _bo, cy = team
    assert found("epochs-open-to-removed", ada) == []
    ada.do(members.remove_member, cy.member)
    (one,) = found("epochs-open-to-removed", ada)
    assert one.details["periods"] == 1
    assert "(Cy)" in one.what
    assert one.severity == "note"


def test_code_nameless(team):
    """The name was typed with a definition that repeats what was taken back."""
    _, ada, _, _ = team
    code = ada.do(codebook.create_code, "Ensomhet", None, "Hun gikk alltid langs fjorden.")[0].event.code
    person = a_participant(ada, "Kari")
    a_source(ada, "Jeg gikk alltid langs fjorden om kvelden.", participant=person)
    assert found("code-nameless", ada) == []
    ada.do(participants.withdraw_participant, person)
    (one,) = found("code-nameless", ada)
    assert one.command == f"kodespor codes rename {code.hex()[:8]} NYTT-NAVN"
    assert "1 kode har mistet navnet" in one.what
    ada.do(codebook.rename_code, code, "Alene")
    assert found("code-nameless", ada) == []
