"""How deep a branch of the codebook is, and what a code was merged into: kept while codes are folded, as found anew."""

from contextlib import suppress
from itertools import pairwise

import pytest

from core.commands import codebook, project
from core.errors import Refused
from core.project import Project
from core.views import codebook as view
from tests.builders import World, a_code, alice
from tests.laws.folded_anew import folded_anew


def _as_found_anew(ada: Project) -> None:
    """What is kept of each code is what a state that kept nothing finds."""
    kept, anew = ada.state, ada.state.copy()
    for code in kept.codes.rows:
        end = code
        while kept.codes.rows[end].status == "merged":
            end = kept.codes.rows[end].into[0]
        assert view.resolve_merged(kept, code) == end
        assert view.height_of(kept, code) == view.height_of(anew, code)
        anew.forget_codes_kept()


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_is_what_is_found_anew(seed):
    world = World(seed)
    ada = alice(world)
    codes = [a_code(ada, str(n)) for n in range(6)]
    for n in range(60):
        one, other = world.random.sample(codes, 2)
        with suppress(Refused):
            chance = world.random.random()
            if chance < 0.2:
                codes.append(a_code(ada, f"new {n}", one))
            elif chance < 0.55:
                ada.do(codebook.move_code, one, other, "x")
            elif chance < 0.75:
                ada.do(codebook.merge_codes, one, other, "x")
            elif chance < 0.8:
                ada.do(codebook.delete_code, one, "x")
            else:
                ada.do(project.undo, world.random.choice(ada.timeline.order).id)
        _as_found_anew(ada)


def test_a_long_chain_of_merges_is_not_gone_through_at_each_merge(monkeypatch):
    ada = alice(World(3))
    codes = [a_code(ada, str(n)) for n in range(300)]
    for one, other in pairwise(codes):
        ada.do(codebook.merge_codes, one, other, "x")
    asked = []
    monkeypatch.setattr(
        view, "_is_merged", lambda state, code: asked.append(code) or state.codes.rows[code].status == "merged"
    )
    anew = folded_anew(ada)
    assert anew.state.digest() == ada.state.digest()
    assert len(asked) <= 4 * len(codes)
    assert view.resolve_merged(anew.state, codes[0]) == codes[-1]
    assert anew.state.code_ends[codes[0]] == codes[-1], "the next one finds it at once"
