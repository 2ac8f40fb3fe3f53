"""Texts of the study: another name, and a text without a participant that is withdrawn."""

import pytest

from core.commands import sources
from core.errors import Refused
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited


@pytest.fixture
def study():
    world = World(61)
    a = alice(world)
    b = invited(world, a)
    return a, b, a_source(a)


def test_a_source_is_renamed_for_all_and_its_text_stays(study):
    a, b, source = study
    before = a.text(source)
    a.do(sources.rename_source, source, "  Samtale   med Ina ")
    exchange(a, b)
    for device in (a, b):
        assert device.words(device.state.sources.rows[source].name) == "Samtale med Ina"
        assert device.text(source) == before
    with pytest.raises(Refused):
        a.do(sources.rename_source, source, " ")


def test_a_source_without_a_participant_is_withdrawn_and_its_words_are_gone_for_all(study):
    a, b, source = study
    coding = a_coding(a, source, a_code(a), why="hun sier det selv")
    exchange(a, b)
    key = a.state.sources.rows[source].key
    a.do(sources.withdraw_source, source)
    exchange(a, b)
    for device in (a, b):
        assert device.state.sources.rows[source].status == "withdrawn"
        assert key in device.state.shredded.rows
        assert key not in device.custody.keychain.keys
        assert coding in device.state.codings.rows, "that it was coded stays"
        with pytest.raises(Refused):
            device.text(source)
    with pytest.raises(Refused):
        a.do(sources.withdraw_source, source)
