"""Which text stands beside which: a condensed one and its original, as long as both can be read."""

from app.features.reading.side_by_side import counterpart
from core.commands import sources
from core.commands.participants import withdraw_participant
from core.commands.sources import Incoming
from tests.builders import TEXT, World, a_participant, a_source, alice


def test_a_condensed_text_and_its_original_stand_beside_each_other_until_one_is_withdrawn():
    project = alice(World(51))
    person = a_participant(project)
    alone = a_source(project, TEXT + "alene")
    original = a_source(project, participant=person)
    condensed = Incoming("Kort", "Kort sagt.", "t", "condensed")
    short = project.do(sources.import_source, condensed, (), original)[0].event.source
    assert counterpart(project.state, original) == short
    assert counterpart(project.state, short) == original
    assert counterpart(project.state, alone) is None
    project.do(withdraw_participant, person)
    assert counterpart(project.state, original) is None
