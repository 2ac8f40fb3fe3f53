"""The findings as a whole: each kind has a test, what matters most comes first, and a new project has none."""

import re
from pathlib import Path

from core.analysis.health.facts import Carrier, Facts
from core.analysis.health.kinds import KINDS, findings, is_whole
from core.commands import members
from tests.builders import World, alice, everything
from tests.unit.health.told import DISK, FOLDER, now_of


def test_each_kind_has_a_test_of_its_name():
    files = Path(__file__).parent.glob("test_*.py")
    tests = {name for file in files for name in re.findall(r"def test_(\w+)\(", file.read_text(encoding="utf-8"))}
    assert [kind.code for kind in KINDS if kind.code.replace("-", "_") not in tests] == []


def test_a_new_project_is_whole():
    project = alice(World(70))
    assert findings(project, Facts(now_of(project), DISK)) == []


def test_a_team_that_has_synced_has_notes_at_most(team):
    _, ada, bo, _ = team
    for each in (ada, bo):
        now = now_of(each)
        facts = Facts(now, DISK, (Carrier("folder", FOLDER, now, now, each.log.last_row(), None),))
        assert [one.code for one in findings(each, facts)] == ["one-owner"]
        assert is_whole(findings(each, facts))


def test_what_matters_most_is_told_first_and_only_notes_are_whole(team):
    _, ada, _bo, cy = team
    order = [kind.severity for kind in KINDS]
    assert order == sorted(order, key=["error", "warning", "note"].index)
    ada.do(members.remove_member, cy.member)
    cy.accept(everything(ada))
    assert not is_whole(findings(cy, Facts(now_of(cy))))
