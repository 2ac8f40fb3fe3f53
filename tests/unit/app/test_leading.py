"""What leads to segments leads to those that it counts, and one comes back to what was asked."""

import flet as ft
import pytest

from app.features.codebook import screen as codebook_screen
from app.features.retrieve import screen as retrieve
from app.features.tables import screen as tables
from app.features.writing import screen as writing
from app.shell.addresses import Addresses
from core.analysis.query import by_ids
from core.analysis.quote_bank import quote_bank
from core.commands import codebook
from core.commands.participants import add_participant, withdraw_participant
from core.commands.project import mark_milestone, undo
from tests.builders import a_code, a_coding, a_source
from tests.unit.app.screens import buttons_in, everything_in, press, texts_in
from tests.unit.app.test_book_screens import Study, cards, said


@pytest.fixture
def study():
    return Study()


def cells(study, which):
    """What each number of a table leads to: its column, and how many segments are shown there."""
    found = []
    for each in everything_in(tables.build(study.shell, which=which)._shown.content):
        if "Kode X, " in (getattr(each, "label", None) or ""):
            each.content.on_click(None)
            screen = retrieve.build(study.shell, **study.arguments["retrieve"])
            found.append((each.label, cards(screen), {passage.source for passage in screen.found()}))
    return found


def test_texts_of_one_name_are_columns_of_their_own_that_lead_to_their_own_segments(study):
    project = study.project
    code = a_code(project, "Kode X")
    gone = a_source(project)
    project.do(undo, project.state.sources.rows[gone].event, None)
    again = a_source(project)
    a_coding(project, again, code)
    a_coding(project, study.source, code)
    a_coding(project, study.source, code, 12, 20)
    (one, so_many, own), (other, fewer, theirs) = cells(study, "sources")
    assert "no. 1" in one
    assert "no. 2" in other
    assert (so_many, own, fewer, theirs) == (2, {study.source}, 1, {again})


def test_those_who_have_withdrawn_are_told_apart_where_a_number_leads(study):
    project, code = study.project, a_code(study.project, "Kode X")
    for name in ("Anna", "Bo"):
        person = project.do(add_participant, name)[0].event.participant
        a_coding(project, a_source(project, f"Tekst av {name}. Mer tekst her.", person), code, 0, 10)
        project.do(withdraw_participant, person)
    asked = set()
    table = tables.build(study.shell, which="participants")
    leads = [each for each in everything_in(table._shown.content) if "Kode X, " in (getattr(each, "label", "") or "")]
    for each in leads:
        each.content.on_click(None)
        asked.add(study.arguments["retrieve"]["narrowed_to"])
        screen = retrieve.build(study.shell, **study.arguments["retrieve"])
        assert screen.place_now()["narrowed_to"] == study.arguments["retrieve"]["narrowed_to"], "nothing is dropped"
        assert "Participant: [withdrawn]" in said(screen)
    assert len(asked) == len(leads) == 2


def test_a_category_says_how_many_segments_it_leads_to(study):
    screen = codebook_screen.build(study.shell, code=study.above)
    screen._detail.update = lambda: None
    for is_below_shown in (True, False):
        screen._with_below(is_below_shown)
        assert "Retrieve all 2 segments" in buttons_in(screen._detail)
    assert cards(retrieve.build(study.shell, code=study.above)) == 2
    assert "“" in " ".join(
        each.value for each in everything_in(codebook_screen.build(study.shell, code=study.code)._detail)
        if isinstance(getattr(each, "value", None), str)
    )  # fmt: skip


def test_the_layer_and_what_is_ticked_to_be_compared_come_back(study):
    screen = retrieve.build(study.shell, query="Tid", compared=(study.coding, study.later), is_comparing=False)
    screen._fields._layer = "anonymised"
    screen.refresh()
    assert "beside each other" not in said(screen)
    addresses = Addresses()
    place, arguments = addresses.read(addresses.written("retrieve", screen.place_now()))
    again = retrieve.build(study.shell, **arguments)
    assert (place, again._fields.layer, again.filters) == ("retrieve", "anonymised", ())
    assert again.place_now() == screen.place_now()
    assert tuple(again._compared) == (study.coding, study.later)
    assert "beside each other" not in said(again)
    again.root.update = lambda: None
    again._compare(True)
    assert "beside each other" in said(retrieve.build(study.shell, **again.place_now()))


def test_segments_under_a_section_are_shown_and_hidden_also_for_the_study_as_a_whole(study):
    study.shell.width, study.shell.is_narrow = 500, True
    screen = writing.build(study.shell)
    screen._list.update = lambda: None
    assert "Hide the segments" not in buttons_in(screen.root)
    for code in (None, study.above):
        screen._turn(code)
        assert buttons_in(screen.root).count("Hide the segments") == 1
        assert screen.in_hand == code
        screen._turn(code)
        assert "Hide the segments" not in buttons_in(screen.root)


def test_a_quote_that_gets_its_number_where_it_is_put_in_is_one_act(study):
    study.shell.announce = lambda *_: None
    screen = writing.build(study.shell, code=study.above)
    screen._list.update = lambda: None
    before = len(study.project.timeline.order)
    screen.put_in(study.later, study.above)
    made = study.project.timeline.order[before:]
    assert {len(study.project.timeline.act(each.id)) for each in made} == {len(made)}
    study.shell.session.undo()
    assert study.later not in {each.coding for each in quote_bank(study.presentation)}


def test_a_button_of_the_findings_shows_the_segments(study):
    study.shell.width, study.shell.is_narrow = 500, True
    screen = writing.build(study.shell)
    screen._list.update = lambda: None
    press(screen.root, "Show segments to insert", 1)
    assert buttons_in(screen.root).count("Hide the segments") == 1


def test_a_quote_that_is_drawn_while_the_list_is_drawn_anew_lands_in_its_section(study):
    screen = writing.build(study.shell, code=study.above)
    cards = {
        each._i: screen._material.dragged(each._i)
        for each in screen._material._list.controls
        if isinstance(each, ft.Draggable)
    }
    assert study.later in cards.values()
    screen._material._fill()
    assert {number: screen._material.dragged(number) for number in cards} == cards
    assert screen._material.dragged(None) is None


def test_codes_of_one_name_lead_each_to_their_own_segments(study):
    project = study.project
    above, below = a_code(project, "Arbeid"), a_code(project, "Hjem")
    codes = [a_code(project, "Kode X"), a_code(project, "Kode X", above), a_code(project, "Kode X", below)]
    for start, code in enumerate(codes):
        a_coding(project, study.source, code, start, start + 6)
    found = []
    for which in ("sources", "uses"):
        for each in everything_in(tables.build(study.shell, which=which)._shown.content):
            inner = getattr(each, "content", None)
            if getattr(each, "button", None) and "Kode X" in (getattr(each, "label", None) or said_in(inner)):
                inner.on_click(None)
                screen = retrieve.build(study.shell, **study.arguments["retrieve"])
                found.append({coding.code for coding in screen.found()})
                query = by_ids(study.presentation, screen.expression, screen.codes_named)
                assert retrieve.build(study.shell, query=query).found() == screen.found()
    assert sorted(map(sorted, found)) == sorted([code] for code in codes for _ in range(2))


def test_the_result_table_leads_to_its_own_category(study):
    project = study.project
    codes = [a_code(project, "Tema", a_code(project, name)) for name in ("Arbeid", "Hjem")]
    for start, code in enumerate(codes):
        a_coding(project, study.source, a_code(project, f"Under {start}", code), start, start + 6)
    found = []
    for each in everything_in(tables.build(study.shell, which="themes")._shown.content):
        if getattr(each, "on_click", None) and "Tema (1)" in said_in(each):
            each.on_click(None)
            found += retrieve.build(study.shell, **study.arguments["retrieve"]).found()
    assert [coding.start for coding in found] == [0, 1]


def said_in(control):
    return " ".join(each.value for each in everything_in(control) if isinstance(getattr(each, "value", None), str))


def spots(study, which, **then):
    """What a picture leads to: what is said of each spot or line, and the segments that are shown there."""
    found = {}
    for each in everything_in(tables.build(study.shell, which=which, **then)._shown.content):
        act = getattr(each, "on_click", None)
        if act is None:
            continue
        study.arguments.pop("retrieve", None)
        act(None)
        said = each.tooltip or " ".join(texts_in(each))
        if "retrieve" in study.arguments:
            found[said] = cards(retrieve.build(study.shell, **study.arguments["retrieve"]))
    return found


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("map", {"Kategori: 2 codings": 2, "Ny kode: 2 codings": 2, "Rom: 1 coding": 1}),
        ("flow", {"Gammel kode: 2 codings": 2, "Kategori: 2 codings": 2, "2 codings: Gammel kode → Kategori": 2}),
        ("network", {"Ny kode: 2 codings": 2, "Rom: 1 coding": 1, "Rom and Tid: together at 1 place": 1}),
    ],
)
def test_what_a_picture_shows_leads_to_its_segments(study, which, expected):
    """Also what is called otherwise today; a point in the past leads nowhere."""
    project = study.project
    above, below = a_code(project, "Kategori"), a_code(project, "Gammel kode")
    a_coding(project, study.source, below)
    a_coding(project, study.source, below, 12, 20)
    project.do(mark_milestone, "Åpen koding")
    project.do(mark_milestone, "Til og med her")
    into = a_code(project, "Ny kode")
    project.do(codebook.move_code, into, above)
    project.do(codebook.merge_codes, below, into)
    assert expected.items() <= spots(study, which).items()
    assert spots(study, which, at=len(list(project.trail()))) == {}
