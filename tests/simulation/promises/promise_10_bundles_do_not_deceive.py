"""Promise 10: a bundle of everything, made by an honest device after all that, is found whole by the program and by the
independent verifier, and both say the same."""

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.errors import KodesporError
from core.evidence.bundle_check import open_bundle
from tests.forgeries import made_of, verifier
from tests.simulation.promises.aftermath import Aftermath


def violations(world: Aftermath) -> list[str]:
    try:
        content = made_of(world.project, disclosure_selection.everything(Presentation(world.project)))
        ours, theirs = open_bundle(content).problems, verifier.check(content).problems
    except (KodesporError, verifier.NotABundle) as problem:
        return [f"an honest bundle cannot be made or opened: {problem!r}"]
    wrong = [
        f"the program finds in an honest bundle: {problem}" for problem in ours if world.is_about_the_honest(problem)
    ]
    if bool(ours) != bool(theirs):
        wrong.append(f"the verifiers differ: {ours} and {theirs}")
    return wrong
