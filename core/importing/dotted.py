"""Names with dots between the levels, as Taguette writes its tags."""

from collections.abc import Iterable

from core.commands.foreign_project import ForeignCode

DOT = "."


def steps_of(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The levels of each, the shorter paths first. A dot parts only where what stands before it is one of them."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(paths, key=lambda each: (len(each), each)):
        parts = path.split(DOT)
        above = (DOT.join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        parent = next((each for each in above if each in found), None)
        found[path] = (path,) if parent is None else (*found[parent], path[len(parent) + 1 :])
    return found


def nested(codes: Iterable[ForeignCode]) -> tuple[ForeignCode, ...]:
    """Codes that stand side by side under such names, as the tree that is meant."""
    named = {each.name: each for each in codes}
    steps = steps_of(named)
    by_steps = {steps[name]: named[name].id for name in steps}
    return tuple(named[name]._replace(name=each[-1], parent=by_steps.get(each[:-1])) for name, each in steps.items())
