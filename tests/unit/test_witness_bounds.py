"""What a device had seen when it heard of a removal bounds what its member's other devices bear witness to."""

from core.commands import members, project
from tests.builders import World, a_code, alice, everything, exchange, fresh_copy, invited


def test_what_counts_is_found_anew_when_a_device_first_writes_after_hearing_of_a_removal():
    """Ada removes Dag, and Cy takes that back, which one of Bo's devices alone has seen when Ada removes Cy. Bo's other
    device hears of both removals only: so what Cy did counts as unseen, also where its word comes last of all."""
    world = World(97)
    ada = alice(world)
    cy, bo, dag, eve = (
        invited(world, ada, "Cy", role="owner"), invited(world, ada, "Bo"), invited(world, ada, "Dag"),
        invited(world, ada, "Eve"),
    )  # fmt: skip
    other = invited(world, bo, device_of=bo.member)
    everybody = (ada, cy, bo, other, dag, eve)
    exchange(*everybody)
    for each in everybody:
        a_code(each, each.device.hex())
    exchange(*everybody)
    removal = ada.do(members.remove_member, dag.member)[0]
    exchange(ada, cy, bo, other, eve)
    cy.do(project.undo, removal.id)
    bo.accept(everything(cy))
    a_code(bo, "sett")
    ada.do(members.remove_member, cy.member)
    other.accept(everything(ada))
    for each in (cy, bo, ada):
        eve.accept(everything(each))
    assert eve.state.members.rows[dag.member].removed is None, "Bo has seen that the removal was taken back"
    a_code(other, "hørt")
    eve.accept(everything(other))
    assert eve.state.members.rows[dag.member].removed is not None
    assert eve.state.digest() == fresh_copy(eve, world).state.digest()
