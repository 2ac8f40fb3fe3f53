"""Findings about events that are held up, withheld, forked or not understood."""

from core.analysis.missing_events import events_others_read
from core.commands import members, participants
from core.commands.epochs import rotate_key
from core.ids import Id
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from tests.builders import a_code, a_participant, everything, exchange, parsed, twin_of
from tests.signing import framed, sign_bytes
from tests.unit.health.told import found, removed_unseen


def some_of(project: Project, *seqs: int, device: Id | None = None) -> TransferBundle:
    """All keys that a project has, and only these events of a device: of the project’s own where none is given."""
    whole = everything(project)
    device = device or project.device
    return whole._replace(
        envelopes=tuple(each for each in parsed(project) if each.device == device and each.seq in seqs)
    )


def test_events_wait_for_key(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    a_code(ada, "etter")
    bo.accept(everything(ada)._replace(grants=()))
    (one,) = found("events-wait-for-key", bo)
    assert one.details["events"] == 1, "the removal and the start of a period are sealed under the old one"
    assert "Alice" in one.what
    assert found("events-wait-for-key", ada) == []


def test_who_was_removed_and_lacks_the_key_of_it_is_told_that_it_may_be_so(team):
    """The withdrawal retired the key by which Cy would have read the removal, and Cy had not synced since."""
    _, ada, bo, cy = team
    who = a_participant(ada)
    exchange(ada, bo, cy)
    ada.do(rotate_key)
    ada.do(members.remove_member, cy.member)
    ada.do(participants.withdraw_participant, who)
    cy.accept(everything(ada))
    assert cy.removal() is None, "Cy cannot read it"
    (one,) = found("events-wait-for-key", cy)
    assert "denne enheten være fjernet" in one.advice
    exchange(ada, bo)
    assert found("events-wait-for-key", bo) == []
    a_code(ada, "etter")
    bo.accept(everything(ada)._replace(grants=()))
    assert all("fjernet" not in each.advice for each in found("events-wait-for-key", bo))


def test_who_was_removed_so_and_goes_on_under_a_key_of_their_own_is_still_told(team):
    """No notice says that this key is retired."""
    _, ada, bo, cy = team
    ada.do(members.set_role, cy.member, "owner")
    exchange(ada, bo, cy)
    removed_unseen(ada, cy)
    exchange(ada, bo)
    cy.accept(everything(bo))
    cy.do(rotate_key)
    a_code(cy, "videre")
    assert cy.removal() is None, "Cy cannot read it"
    (one,) = found("events-wait-for-key", cy)
    assert "denne enheten være fjernet" in one.advice
    assert events_others_read(cy) > 0
    assert events_others_read(bo) == events_others_read(ada) == 0


def test_who_was_removed_so_by_somebody_whom_they_removed_is_told(team):
    """Each removed the other; Bo, who heard of Alice's removal only, goes on under a key that Cy made."""
    _, ada, bo, cy = team
    ada.do(members.set_role, cy.member, "owner")
    exchange(ada, bo, cy)
    removed_unseen(cy, ada)
    exchange(bo, cy)
    a_code(bo, "videre")
    ada.do(members.remove_member, cy.member)
    a_code(ada, "alene")
    ada.accept(everything(bo))
    assert ada.removal() is None, "Alice cannot read it"
    assert events_others_read(ada) == 2, "of Bo; what Cy writes does not count any more for Alice"


def test_events_wait_for_events(team):
    _, ada, bo, cy = team
    a_code(ada, "A")
    exchange(ada, bo)
    a_code(bo, "B")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("events-wait-for-events", cy)
    assert one.details["events"] == 1
    assert one.where.startswith("Bo (")
    assert "Alice" in one.advice


def test_feed_withheld(team):
    _, ada, bo, cy = team
    for name in "ABC":
        a_code(ada, name)
    exchange(ada, bo)
    a_code(bo, "D")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("feed-withheld", cy)
    assert one.details["events"] == 3
    assert one.where.startswith("Alice (")
    assert "Bo (" in one.what
    exchange(ada, bo, cy)
    assert found("feed-withheld", cy) == []


def test_branch_missing(team):
    world, ada, bo, cy = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    cy.accept(everything(ada))
    bo.accept(everything(twin))
    a_code(bo, "C")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("branch-missing", cy)
    assert one.where.startswith("Alice (")
    assert found("feed-withheld", cy) == []


def test_feed_forked(team):
    world, ada, bo, _ = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    exchange(ada, twin, bo)
    (one,) = found("feed-forked", bo)
    heads = [head for head in bo.log.heads() if head.device == ada.device]
    assert one.details["first"] == heads[0].seq
    assert all(head.id.hex()[:8] in one.what for head in heads)
    assert found("own-feed-forked", bo) == []


def test_own_feed_forked(team):
    world, ada, *_ = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    exchange(ada, twin)
    (one,) = found("own-feed-forked", ada)
    assert one.where == "denne enheten"
    assert one.command == "kodespor devices split-clone"
    assert found("feed-forked", ada) == []


def test_feed_not_taken(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    with bo.log.transaction():
        head = ada.log.heads()[0]
        bo.log.declined.add_branch(head._replace(device=ada.device, seq=99), None, Id(bytes(16)))
    (one,) = found("feed-not-taken", bo)
    assert one.where.startswith("Alice (")


def test_newer_version(team):
    _, ada, bo, _ = team
    a_code(bo, "før")
    sign_bytes(bo, framed("mood.noted", {"mood": "glad"}))
    exchange(ada, bo)
    (one,) = found("newer-version", ada)
    assert (one.details["events"], one.where[:4]) == (1, "Bo (")


def test_nonsense(team):
    _, ada, bo, _ = team
    sign_bytes(bo, b"\xc1", b"\xc1\xc1")
    exchange(ada, bo)
    (one,) = found("nonsense", ada)
    assert (one.details["events"], one.where[:4]) == (2, "Bo (")


def test_late_events(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    late = a_code(cy, "sent")
    exchange(ada, bo)
    ada.accept(everything(cy))
    (one,) = found("late-events", ada)
    assert one.details["events"] == 1
    event = next(each.id for each in ada.trail() if getattr(each.event, "code", None) == late)
    ada.do(members.accept_late_event, event)
    assert found("late-events", ada) == []
