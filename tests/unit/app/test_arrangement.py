"""Texts in groups: headings are lists as the language writes them, and those of whom nobody is named stand below."""

import pytest

from app.features.texts.arrangement import Arrangement, arranged
from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands.participants import withdraw_participant
from core.commands.sources import Incoming, import_source
from tests.builders import World, a_participant, alice


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("nb", ["Berit", "Berit, Liv og Åse", "Åse", "Ikke oppgitt", "[trukket tilbake]"]),
        ("en", ["Berit", "Berit, Liv and Åse", "Åse", "Not said", "[withdrawn]"]),
    ],
)
def test_groups_are_named_by_the_language_and_nobodys_come_last(language, headings):
    project = alice(World())
    berit, liv, aase, gone = (a_participant(project, name) for name in ("Berit", "Liv", "Åse", "Alv"))
    for number, people in enumerate([(), (gone,), (aase,), (berit, liv, aase), (berit,)]):
        project.do(
            import_source, Incoming(f"text {number}", f"These are the words of text {number}.\n", "test"), people
        )
    project.do(withdraw_participant, gone)
    w = Catalogue(language)
    presentation = Presentation(project, translator=w)
    found = arranged(presentation, w, project.state.sources.values(), {}, Arrangement(group="participant"))
    assert sorted(heading for heading, _ in found[-2:]) == sorted(headings[-2:])
    assert [heading for heading, _ in found[:-2]] == headings[:-2]
