"""Coding all places of a search reads each text once, whatever the number of its places."""

import core.analysis.widened_hits as module
from core.analysis.presentation import Presentation
from core.analysis.search import search
from core.commands.codings import code_places
from tests.builders import World, a_code, a_source, alice

SENTENCES = 300


def test_each_text_is_read_once_for_its_turns(monkeypatch):
    project = alice(World())
    a_source(project, "Jeg gikk hjem. " * SENTENCES)
    read = []
    guess = module.turns
    monkeypatch.setattr(module, "turns", lambda text: read.append(text) or guess(text))
    presentation = Presentation(project)
    hits = search(presentation, "hjem", limit=SENTENCES, every=True)
    places = module.widened_hits(presentation, hits, "sentence")
    assert len(read) == 1
    made = project.do(code_places, places, [a_code(project, "hjem")])
    assert {presentation.project.text(each.event.source)[each.event.start : each.event.end] for each in made} == {
        "Jeg gikk hjem."
    }
    assert len(project.act(made[0].id)) == SENTENCES
