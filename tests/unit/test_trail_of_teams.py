"""The trail of a bundle where members are removed, demoted and voted for: program, script and page tell it in the same
names, those that counted at each moment."""

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, members
from core.evidence.audit_bundle import make_bundle
from tests.builders import World, a_code, a_source, alice, everything, exchange, invited
from tests.team_histories import history
from tests.unit.test_trail_of_bundles import alike


@pytest.mark.parametrize("seed", range(8))
def test_a_quarrelling_team_is_told_alike_by_all_three(seed, tmp_path):
    assert len(alike(history(seed).bundle(), tmp_path)) > 20


def test_what_somebody_renamed_unseen_before_they_were_removed_was_called_so_for_a_while(tmp_path):
    world = World(5)
    a = alice(world)
    b, c = invited(world, a, "B"), invited(world, a, "C")
    code, source = a_code(a, "gammel"), a_source(a)
    exchange(a, b, c)
    c.do(codebook.rename_code, code, "ny")
    world.now += 1000
    b.do(codings.code_segment, source, 3, 20, [code])
    world.now += 1000
    exchange(a, b)
    a.do(members.remove_member, c.state.devices.rows[c.device].member)
    b.do(codings.code_segment, source, 21, 30, [code])
    exchange(a, b)
    a.accept(everything(c))
    told = alike(make_bundle(a, disclosure_selection.everything(Presentation(a)), 1), tmp_path)
    coded = [each for each in told if each.startswith("coded")]
    assert ["as “ny” (now “gammel”)" in each for each in coded] == [True, False]
