"""Retrieve, the tables, the findings and the codebook, without a window: what they show, and where they lead."""

import asyncio
from html import escape
from types import SimpleNamespace

import flet as ft
import pytest

from app.features.codebook import screen as codebook_screen
from app.features.home import reporting_dialog
from app.features.reading.coding_detail import _facts
from app.features.retrieve import agreement_screen, search_screen
from app.features.retrieve import screen as retrieve
from app.features.retrieve.passage_cards import around
from app.features.tables import screen as tables
from app.features.tables.table_grid import column_filters
from app.features.writing import screen as writing
from app.features.writing.material import Material
from app.shell import palette
from core.analysis.findings import sections
from core.commands import codebook, codings, several_codes
from core.commands.findings import write_finding
from core.commands.quotes import number_quotes
from core.commands.sources import withdraw_source
from core.exporting.findings import findings_docx, findings_html, in_words
from core.ids import CodeId
from tests.builders import a_code, a_source
from tests.refusals import refuses
from tests.unit.app.book_study import Study, said
from tests.unit.app.screens import everything_in, texts_in


@pytest.fixture
def study():
    return Study()


def pointed(x, y):
    return SimpleNamespace(local_position=SimpleNamespace(x=x, y=y))


def cards(screen):
    return len(screen._list.controls)


def test_a_negative_case_says_so_and_why_wherever_its_passage_stands(study, monkeypatch):
    project = study.project
    project.do(codings.set_coding_stance, study.coding, "against", "She had all the time she wanted.")
    project.do(codings.set_coding_stance, study.later, "against")
    monkeypatch.setattr(project, "trail", lambda *_: pytest.fail("the whole trail is read for a press"))
    row = project.state.codings.rows[study.coding]
    reader = SimpleNamespace(
        shell=study.shell, session=study.shell.session, layer="spoken", close_detail=lambda: None, text=""
    )
    panel = " | ".join(each.value for part in _facts(reader, row) for each in [part])
    material = Material(study.shell, lambda *_: None)
    material.show(study.presentation, study.code)
    listed = " | ".join(texts_in(material.root))
    for shown in (panel, listed, said(retrieve.build(study.shell))):
        assert "egative case" in shown
        assert "She had all the time she wanted." in shown
    assert listed.count("Negative case") == 2
    project.do(codings.set_coding_stance, study.coding, "for")
    assert _facts(reader, project.state.codings.rows[study.coding]) == []


def test_context_is_cut_between_words_and_says_that_there_is_more():
    text = "word " * 100 + "here" + " next" * 100
    before, after = around(text, 500, 504)
    assert (before[:7], before[-5:]) == ("… word ", "word ")
    assert (after[:5], after[-7:]) == (" next", " next …")
    assert around("a b c", 2, 3) == ("a ", " c")


def test_a_passage_that_several_codes_share_is_shown_once_with_all_of_them(study):
    screen = retrieve.build(study.shell)
    assert cards(screen) == 2
    assert "2 segments" in said(screen)
    assert "Tid" in said(screen)
    assert "Rom" in said(screen)
    assert cards(retrieve.build(study.shell, code=study.above)) == 2
    assert cards(retrieve.build(study.shell, query="Tid og Rom")) == 1, "in either language"
    assert cards(retrieve.build(study.shell, query="Rom not Tid")) == 0
    assert cards(retrieve.build(study.shell, narrowed_to=f"source={study.source.hex()}")) == 2
    assert cards(retrieve.build(study.shell, narrowed_to="since=2040-01-01")) == 0
    assert "is not a time" in said(retrieve.build(study.shell, narrowed_to="since=last spring"))


def test_passages_are_compared_and_one_comes_back_to_what_was_asked(study):
    screen = retrieve.build(study.shell, query="Tid", compared=(study.coding, study.later))
    assert "2 segments beside each other" in said(screen)
    place = screen.place_now()
    again = retrieve.build(study.shell, **place)
    assert again.expression == "Tid"
    assert "2 segments beside each other" in said(again)
    study.project.do(codings.uncode, study.later)
    again.refresh()
    assert "1 segment" in said(again)
    assert retrieve.build(study.shell, compared=study.coding).place_now()["compared"] == (study.coding,)


def test_on_a_phone_what_is_asked_for_scrolls_away_with_what_was_found(study):
    study.shell.is_small = True
    screen = retrieve.build(study.shell)
    above, counted, *found = screen._list.controls
    assert (above, counted, len(found)) == (screen._above, screen._counted, 2)
    column = screen.root.content
    assert column.controls == [screen._title, screen._shown], "nothing else takes the room of the list"
    for label in ("retrieve-copy-all", "retrieve-queries", "agreement-title", "components-tables"):
        [item] = [
            each for each in everything_in(screen._title) if getattr(each, "content", "") == study.shell.words(label)
        ]
        assert item.on_click
    compared = retrieve.build(study.shell, query="Tid", compared=(study.coding, study.later))
    assert compared._counted in compared._shown.content.controls
    assert "2 segments beside each other" in said(compared)
    assert (screen._acting.visible, compared._acting.visible) == (True, False), "its acts are on all that was found"
    compared.root.update = lambda: None
    assert compared.close_sheet()
    assert compared._acting.visible


def test_a_cell_of_a_table_leads_to_its_passages_and_a_heading_sorts(study):
    screen = tables.build(study.shell, which="sources")
    table = screen._shown.content
    [cell] = [each for each in everything_in(table) if "Rom, " in (getattr(each, "label", None) or "")]
    cell.content.on_click(None)
    assert study.arguments["retrieve"] == {"query": "Rom", "narrowed_to": f"source={study.source.hex()}"}
    assert cards(retrieve.build(study.shell, **study.arguments["retrieve"])) == 1
    assert column_filters("months", "2026-12") == [
        ("since", "2026-12-01"),
        ("until", "2027-01-01"),
    ]
    past = tables.build(study.shell, at=3, which="sources")
    assert not past._is_today
    for which in ("saturation", "uses", "flow", "map", "network", "themes", "words", "codes", "coders", "months"):
        assert texts_in(tables.build(study.shell, which=which).root), which
    assert said(agreement_screen.build(study.shell))
    assert said(search_screen.build(study.shell))


def test_findings_name_quotes_that_stay_what_they_are(study):
    project = study.project
    project.do(number_quotes, [study.coding])
    project.do(write_finding, study.above, "Først. [Q1] Slik er det. [Q99]", (study.coding,))
    [section] = [each for each in sections(study.presentation) if each.texts]
    assert (section.name, [each.labels for each in section.texts[0].quotes]) == ("Rammer", [("Q1",)])
    made = findings_docx(study.presentation, study.shell.words)
    assert made.startswith(b"PK")
    made = findings_html(study.presentation, study.shell.words).decode()
    quote = in_words(section.texts[0].quotes[0], study.shell.words)
    assert f"<h2>Rammer</h2>\n<p>Først. <i>{escape(quote)}</i> Slik er det. [Q99]</p>" in made
    with refuses("finding-unchanged"):
        project.do(write_finding, study.above, "Først. [Q1] Slik er det. [Q99]", (study.coding,))
    assert "No quote has the number [Q99]." in said(writing.build(study.shell, code=study.above))
    project.do(codings.uncode, study.coding)
    [section] = [each for each in sections(study.presentation) if each.texts]
    assert section.texts[0].quotes[0].gone == "removed"
    assert "[Q1: the coding was removed]" in said(writing.build(study.shell, code=study.above))
    assert findings_docx(study.presentation, study.shell.words).startswith(b"PK")
    assert "[Q1: the coding was removed]" in findings_html(study.presentation, study.shell.words).decode()
    project.do(write_finding, study.above, "")
    assert not any(each.texts for each in sections(study.presentation))
    with refuses("finding-unchanged"):
        project.do(write_finding, None, " ")


def test_a_quote_is_put_in_by_its_number_and_what_was_typed_is_kept(study):
    screen = writing.build(study.shell, code=study.above)
    screen._list.update = lambda: None
    study.shell.announce = lambda _: None
    field = screen._fields[study.above]
    field.value = "Tiden var knapp."
    screen.put_in(study.later, study.above)
    assert field.value == "Tiden var knapp. [Q1]"
    [section] = [each for each in sections(study.presentation) if each.texts]
    assert [each.coding for each in section.texts[0].quotes] == [study.later]
    field.value += " Mer."
    screen.leave()
    assert study.presentation.words(section.texts[0].memo.text) == "Tiden var knapp. [Q1]"
    [section] = [each for each in sections(study.presentation) if each.texts]
    assert study.presentation.words(section.texts[0].memo.text) == "Tiden var knapp. [Q1] Mer."


def test_the_frame_goes_to_the_section_in_which_one_writes(study):
    screen = writing.build(study.shell, code=study.above)
    screen._list.update = screen._material.root.update = study.shell.touch = lambda: None

    def framed():
        return [code for code, card in screen._cards.items() if card.border.top.width > 1]

    assert framed() == [study.above]
    screen._take(None)
    assert framed() == [None]


def test_a_categorys_page_shows_the_passages_of_its_codes_each_once(study):
    study.shell.is_narrow = True
    screen = codebook_screen.build(study.shell, code=study.above)
    assert "2 segments" in said(screen)
    assert screen.place_now() == {"code": study.above}
    study.project.do(several_codes.merge_several, [study.other], study.code)
    screen.refresh()
    assert [each.branch.name for each in screen._tree.shown] == ["Rammer", "Tid"]


def test_300_codes_are_shown_as_lines_of_one_height(study):
    project = study.project
    with project.one_act():
        for n in range(60):
            parent = CodeId(a_code(project, f"Kategori {n}"))
            for m in range(4):
                project.do(codebook.create_code, f"Kode {n}.{m}", parent)
    screen = codebook_screen.build(study.shell)
    assert len(screen._tree.shown) == 303
    assert screen._tree.list.item_extent == screen._tree.row_height
    screen._tree.closed = {each.code for each in screen._tree.shown}
    screen._tree.show()
    assert len(screen._tree.shown) == 61


def test_the_menu_of_a_line_is_made_when_somebody_wants_to_see_it(study):
    screen = codebook_screen.build(study.shell)
    sent = [each for each in everything_in(screen._tree.root) if isinstance(each, ft.PopupMenuItem)]
    assert sent == [], "the entries of all lines are most of what a codebook would send"
    opened = []
    study.shell.touch = lambda: None
    study.shell.page.run_task = lambda act, line, entries, place: opened.append((line.branch.name, entries, place))
    screen._tree._drawing._right_clicked(pointed(30, 1.5 * screen._tree.row_height))
    ((name, entries, place),) = opened
    assert (name, place) == (screen._tree.shown[1].branch.name, (30, 1.5 * screen._tree.row_height))
    assert [label for label, _ in entries][:3] == ["Move down", "Rename", "New subcode"]
    screen._tree._drawing._right_clicked(pointed(30, 99 * screen._tree.row_height))
    screen._tree.ticked = {}
    screen._tree._drawing._right_clicked(pointed(30, 5))
    assert len(opened) == 1, "there is no line, and several codes are acted on from above the tree"


def test_anything_is_found_by_its_name_the_best_first(study):
    everything = list(palette.things(study.shell))
    found = palette.fitting(everything, "tid")
    assert [(each.kind, each.name, each.above) for each in found] == [("code", "Tid", "Rammer")]
    found[0].act()
    assert study.arguments["codebook"] == {"code": study.code}
    assert palette.fitting(everything, "rammer tid")[0].name == "Tid"
    assert palette.fitting(everything, "ro")[0].name == "Rom"
    assert [each.name for each in palette.fitting(everything, "interv")] == ["Intervju"]
    assert palette.fitting(everything, "finnes ikke") == []
    assert {each.kind for each in everything} == {"screen", "command", "code", "text"}


def test_what_can_be_put_in_stays_where_it_is_while_the_text_is_kept(study):
    screen = writing.build(study.shell, code=study.above)
    screen._list.update = lambda: None
    before = list(screen._material._list.controls)
    screen._fields[study.above].value = "Tiden var knapp."
    screen.leave()
    screen.refresh()
    assert all(one is other for one, other in zip(before, screen._material._list.controls, strict=True))


def test_saved_queries_are_those_of_now_and_a_name_that_is_being_written_stays(study):
    screen = retrieve.build(study.shell, query="Tid")
    panel = screen._queries
    panel.root.update = lambda: None
    panel.turn()
    panel._name.value = "About time"
    panel._name.on_submit(None)
    assert "About time" in said(screen)
    assert panel._name.value == ""
    panel._name.value = "Another"
    study.shell.session.undo(study.project.timeline.order[-1].id)
    screen.refresh()
    assert "About time" not in said(screen)
    assert panel._name.value == "Another"


def test_places_on_words_that_are_gone_leave_what_was_found(study):
    stays = a_source(study.project, "Etterpå var jeg alene igjen.\n")
    screen = search_screen.build(study.shell, query="alene")
    assert {hit.source for hit, _ in screen._hits} == {study.source, stays}
    for hit, box in screen._hits:
        box.value = hit.source == stays
    study.shell.session.do(withdraw_source, study.source)
    screen.refresh()
    assert [(hit.source, box.value) for hit, box in screen._hits] == [(stays, True)]
    assert study.shell.words("retrieve-places", count=1) in said(screen)
    shown = " ".join(getattr(each, "text", None) or "" for each in everything_in(screen.root))
    assert "igjen" in shown
    assert "ikke var" not in shown


def test_a_search_that_stops_at_its_bound_says_so_and_names_no_more_than_it_found(study, monkeypatch):
    a_source(study.project, "alene\n" * 30)
    monkeypatch.setattr(search_screen, "HITS_MAX", 20)
    screen, w = search_screen.build(study.shell, query="alene"), study.shell.words
    assert w("retrieve-places-most", most=20) in screen._status.value
    assert screen._all.label == w("retrieve-tick-found", count=20)
    again = search_screen.build(study.shell, query="redd")
    assert again._all.label == w("retrieve-tick-all", count=len(again._found))
    assert again._status.value == w("retrieve-places", count=len(again._found))


def test_what_the_log_says_of_the_checklists_is_read_beside_the_window(study, monkeypatch):
    async def worked(_shell, _title, work):
        return work(study.project)

    tasks, helpers = [], []
    monkeypatch.setattr(reporting_dialog, "worked", worked)
    study.shell.page.run_task = lambda act, *arguments: tasks.append(act(*arguments))
    study.shell.ask = lambda _title, content, *_: helpers.extend(
        each.helper for each in everything_in(content) if isinstance(each, ft.TextField)
    )
    reporting_dialog.ask_for_reporting(study.shell)
    assert helpers == []
    (task,) = tasks
    asyncio.run(task)
    assert any("COREQ 1" in each for each in helpers if each)
