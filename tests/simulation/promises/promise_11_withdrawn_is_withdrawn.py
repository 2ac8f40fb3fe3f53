"""Promise 11: no honest device keeps a withdrawn key, its grants, or its bytes. Of those who were removed neither, but
a grant that they cannot open of something that they do not know."""

from tests.simulation.promises.aftermath import Aftermath


def violations(world: Aftermath) -> list[str]:
    withdrawn = set(world.state.shredded.rows)
    wrong = []
    for station in world.fleet.honest():
        name = station.project.device.hex()[:6]
        if withdrawn & set(station.project.custody.keychain.keys):
            wrong.append(f"{name} still holds a withdrawn key")
        if station in world.honest and withdrawn & {grant.key for grant in station.log.grants()}:
            wrong.append(f"{name} still keeps grants of a withdrawn key")
        if withdrawn & set(station.log.chunks().values()):
            wrong.append(f"{name} still keeps bytes of a withdrawn file")
    return wrong
