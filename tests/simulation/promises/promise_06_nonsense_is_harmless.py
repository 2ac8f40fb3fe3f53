"""Promise 6: signed nonsense is kept, passed on and harmless: all honest devices show the same, nothing of theirs is
missing or waits, every log is whole, and conversations stay within bounds. An exception ends the world itself."""

from app.i18n.catalogue import Catalogue
from core.log.integrity_check import verify_log
from tests.builders import fresh_copy
from tests.simulation.hostile import FLIGHTS_MAX
from tests.simulation.promises.aftermath import Aftermath


def violations(world: Aftermath) -> list[str]:
    fleet, honest = world.fleet, world.honest
    wrong = []
    if len({station.project.state.digest() for station in honest}) > 1:
        wrong.append("honest devices show different states")
    if len({station.project.events_digest() for station in honest}) > 1:
        wrong.append("honest devices hold different events")
    everywhere = set(world.events)
    for station in honest:
        name = station.project.device.hex()[:6]
        if station.acknowledged - everywhere:
            wrong.append(f"an acknowledged event of {name} is missing")
        waiting = {event for event in station.acknowledged if event not in station.project.timeline.places}
        if waiting:
            wrong.append(f"{len(waiting)} events of {name} wait")
        problems = verify_log(station.log, station.secrets).problems
        about = [problem for problem in problems if world.is_about_the_honest(problem)]
        wrong += [f"the log of {name} is not whole: {problem}" for problem in about]
    if fresh_copy(world.project, fleet.world).state.digest() != world.state.digest():
        wrong.append("the same log, folded from the start, shows another state")
    wrong += [f"an honest peer was refused: {problem.code}" for problem in fleet.refused]
    said = Catalogue("en")
    wrong += [f"no sentence for {problem.code}" for problem in fleet.fooled if f"error-{problem.code}" not in said]
    if fleet.relay.most_flights > FLIGHTS_MAX:
        wrong.append(f"a conversation took {fleet.relay.most_flights} messages")
    return wrong + _codebook(world.state)


def _codebook(state) -> list[str]:
    """No code is its own ancestor."""
    for code in state.codes.rows:
        path, current = set(), code
        while current is not None:
            if current in path:
                return ["a circle in the codebook"]
            path.add(current)
            row = state.codes.rows[current]
            current = row.into[0] if row.status == "merged" else row.parent
    return []
