"""Who carries which code and category: the participants who speak in its passages."""

from core.analysis.codebook_tree import Branch
from core.analysis.figures import taking_part
from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.codebook import resolved
from core.views.speakers import spoken_by


def informants_by_code(presentation: Presentation) -> dict[Id, set[Id]]:
    """For each code the participants who take part and speak in a passage coded with it, each once; merged codes as
    what they are now. Passages that speak against a code are left out, and what only interviewers say has nobody."""
    found: dict[Id, set[Id]] = {}
    people, shown = set(taking_part(presentation)), resolved(presentation.state)
    for coding in presentation.live_codings():
        if coding.stance != "against":
            found.setdefault(shown[coding.code], set()).update(spoken_by(presentation.state, coding))
    for speaking in found.values():
        speaking &= people
    return found


def informants_within(branch: Branch, by_code: dict[Id, set[Id]]) -> set[Id]:
    """Those who carry a code or one below it."""
    own = by_code.get(branch.code, set())
    return own.union(*(informants_within(child, by_code) for child in branch.children))
