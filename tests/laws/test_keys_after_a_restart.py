"""A device finds every key again that it held when it was closed, at whatever moment of an exchange that was."""

import pytest

from core.project import Project
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, fresh_copy, invited
from tests.hpke import sealing_by
from tests.simulation.actions import random_action


@pytest.mark.parametrize("seed", [1, 5, 7, 10, 30])
def test_no_key_is_held_in_memory_alone(seed):
    """Keys of an epoch came before its start; meanwhile a withdrawal had this device renew its box key."""
    world = World(seed)
    with sealing_by(world.entropy, False):
        first = alice(world)
        a_source(first, participant=a_participant(first))
        a_code(first, "Mot")
        devices = [first, invited(world, first, role="owner"), invited(world, first)]
        exchange(*devices)
        for _ in range(50):
            random_action(world, world.random.choice(devices))
        for receiver in devices:
            for sender in devices:
                _hand_over(world, sender, receiver)
            held, known = set(receiver.custody.keychain.keys), set(receiver.timeline.places)
            again = fresh_copy(receiver, world)
            assert held <= set(again.custody.keychain.keys)
            assert known <= set(again.timeline.places)


def _hand_over(world: World, sender: Project, receiver: Project) -> None:
    """Keys first and then the events in parts, while the receiver works on."""
    whole = everything(sender)
    receiver.accept(whole._replace(envelopes=()))
    envelopes = list(whole.envelopes)
    while envelopes:
        count = world.random.randrange(1, 9)
        part, envelopes = envelopes[:count], envelopes[count:]
        receiver.accept(whole._replace(envelopes=tuple(part), grants=(), notices=()))
        if world.random.random() < 0.1:
            random_action(world, receiver)
