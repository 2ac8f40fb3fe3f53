"""The team that findings are looked for in."""

import pytest

from tests.builders import World, alice, exchange, invited


@pytest.fixture
def team():
    """Alice, who owns the project, and Bo and Cy, who code; all is everywhere."""
    world = World(71)
    ada = alice(world, "Hemmelig studie")
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    return world, ada, bo, cy
