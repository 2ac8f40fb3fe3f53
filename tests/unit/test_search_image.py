"""The kept index of searches: finds what a fresh one finds, is made anew where it does not fit, and is withdrawn."""

import pytest

from core.analysis import search_image
from core.analysis.presentation import Presentation
from core.analysis.search import Index, search
from core.analysis.search_image import index_of
from core.commands import participants, sources
from core.commands.project import undo
from core.commands.sources import Incoming
from core.commands.speakers import set_speakers
from core.keys.local_note import SEARCH_IMAGE
from tests.builders import World, a_participant, alice, exchange, invited

KARI = "Kari: Jeg var redd for hemmeligheten på låven.\n"
OLA = "Ola: Tryggheten kom med kaffen om kvelden.\n"


@pytest.fixture
def study(monkeypatch):
    monkeypatch.setattr(search_image, "KEPT_FROM", 1)
    world = World(64)
    a = alice(world)
    kari, ola = a_participant(a, "Kari"), a_participant(a, "Ola")
    one = a.do(sources.bring_in, [Incoming("kari", KARI * 3, "t")], [kari])[-1].event.source
    group = Incoming("begge", KARI + OLA + KARI + OLA, "t", "group")
    two = a.do(sources.bring_in, [group], [kari, ola])[-1].event.source
    return world, a, kari, ola, one, two


def hits(project, world, query):
    presentation = Presentation(project)
    kept = index_of(presentation, world.entropy).search(query, every=True)
    assert kept == search(presentation, query, every=True), "the same as an index that is made anew"
    return [hit.match for hit in kept]


def takes(monkeypatch):
    """How many texts are opened for indexes from here on."""
    taken = []
    take = Index._take

    def counted(self, source, *rest):
        taken.append(source)
        take(self, source, *rest)

    monkeypatch.setattr(Index, "_take", counted)
    return taken


def test_texts_are_opened_for_the_first_search_and_new_ones_for_the_next(study, monkeypatch):
    world, a, *_, one, two = study
    taken = takes(monkeypatch)
    presentation = Presentation(a)
    assert len(index_of(presentation, world.entropy).search("hemmelighet", every=True)) == 5
    assert set(taken) == {one, two}
    taken.clear()
    assert len(index_of(presentation, world.entropy).search("hemmelighet", every=True)) == 5
    assert taken == []
    new = a.do(sources.bring_in, [Incoming("ny", "Hemmeligheten igjen.\n", "t")])[-1].event.source
    assert len(index_of(Presentation(a), world.entropy).search("hemmelighet", every=True)) == 6
    assert taken == [new]


def test_the_image_shows_no_word_and_goes_with_a_withdrawal(study):
    world, a, kari, _, one, _ = study
    b = invited(world, a)
    for each in (a, b):
        assert hits(each, world, "hemmelighet*")
        note = each.log.note(SEARCH_IMAGE)
        assert note
        assert b"hemmelig" not in note
        assert one not in note
    before = a.log.note(SEARCH_IMAGE)
    a.do(participants.withdraw_participant, kari)
    exchange(a, b)
    for each in (a, b):
        assert not each.log.note(SEARCH_IMAGE), "deleted in the step that destroys the keys"
        with each.log.transaction():
            each.log.set_note(SEARCH_IMAGE, before)  # as from a copy of the disk
        assert hits(each, world, "hemmelighet*") == []
        assert hits(each, world, "trygghet") == ["Tryggheten"] * 2


def test_a_hidden_text_and_one_that_was_undone_are_found_no_more(study):
    world, a, kari, *_ = study
    b = invited(world, a)
    made = a.do(sources.bring_in, [Incoming("ny", "Hemmeligheten igjen.\n", "t")])
    exchange(a, b)
    assert len(hits(a, world, "hemmelighet")) == 6
    a.do(undo, made[-1].id)
    assert len(hits(a, world, "hemmelighet")) == 5
    b.do(participants.withdraw_participant, kari)  # by a coder: hidden until an owner confirms
    exchange(a, b)
    assert hits(a, world, "hemmelighet") == []


def test_an_image_of_words_that_were_sealed_anew_or_that_is_damaged_is_not_used(study, monkeypatch):
    world, a, _, ola, one, _ = study
    assert len(hits(a, world, "hemmelighet")) == 5
    a.do(set_speakers, one, {"Kari": ola})
    taken = takes(monkeypatch)
    assert len(hits(a, world, "hemmelighet")) == 5
    assert taken
    kept = a.log.note(SEARCH_IMAGE)
    for broken in (kept[:-1], kept[:40] + bytes([kept[40] ^ 1]) + kept[41:], b"x" * 90, b""):
        with a.log.transaction():
            a.log.set_note(SEARCH_IMAGE, broken)
        assert len(hits(a, world, "hemmelighet")) == 5
    assert a.log.note(SEARCH_IMAGE) != b""


def test_a_past_moment_and_small_studies_keep_no_image(study, monkeypatch):
    world, a, *_ = study
    past = Presentation(a, a.as_of(3))
    assert index_of(past, world.entropy).search("hemmelighet") == []
    assert a.log.note(SEARCH_IMAGE) is None
    monkeypatch.setattr(search_image, "KEPT_FROM", 10**6)
    index_of(Presentation(a), world.entropy)
    assert a.log.note(SEARCH_IMAGE) is None
