"""What hands do on the reading screen, the codebook and the history: dragging, margins, boundaries, playing."""

import re

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import TEXT, a_project, enter, quotes


def middle(visitor, name, role="button"):
    """Where something is."""
    box = visitor.page.get_by_role(role, name=name).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_passage_is_dragged_onto_a_code_and_its_boundaries_are_moved(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari, intervju")
    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    me.see("In vivo")
    me.drag((1160, 32), middle(me, "Kod med «Trygge rammer»"))
    me.see("Kodet med «Trygge rammer»")
    project = looked_into(folder)
    ((name, quote),) = quotes(project)
    assert name == "Trygge rammer"
    assert quote in TEXT

    me.press("Fjern markeringen")
    me.press("Koding Trygge rammer av Ada Fiksjon")
    me.press("Start ett ord senere")
    me.press("Slutt ett ord senere")
    me.press("Flytt grensene hit")
    me.see("Grensene er flyttet.")
    project.catch_up()
    ((_, moved),) = quotes(project)
    start, end = TEXT.index(quote), TEXT.index(quote) + len(quote)
    assert TEXT.index(moved) == start + len(quote.split()[0]) + 1
    assert moved.split()[-1] == TEXT[end:].split()[0]
    me.key("Control+Z")
    me.pause()
    project.catch_up()
    assert quotes(project) == {(name, quote)}


def test_a_memo_in_the_margin_and_the_condensed_version_beside(visit, tmp_path):
    folder = tmp_path / "project"
    source = a_project(folder)
    project = looked_into(folder)
    project.do(sources.import_source, Incoming("fortettet", "Ho venta i to år.\n", "test", "condensed"), (), source)
    project.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari, intervju")
    me.see("Det å ikke bli avbrutt, det var helt nytt for meg.")  # the words are there for a screen reader
    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Control+M")
    me.write("Memo", "Her stopper hun opp.")
    me.press("Lagre", exact=True)
    me.see("Memo av Ada Fiksjon: Her stopper hun opp.")
    project = looked_into(folder)
    (memo,) = project.state.memos.values()
    assert TEXT[slice(*memo.passage)] in TEXT
    assert memo.on == source
    assert memo.passage is not None
    me.key("Escape")
    me.press("Memo av Ada Fiksjon: Her stopper hun opp.")
    me.press("Slett (historikken beholdes)")
    me.see("Memoet er slettet.")
    project.catch_up()
    assert [row.status for row in project.state.memos.values()] == ["deleted"]
    me.press("Vis fortettet tekst og original side om side")
    me.see("Ho venta i to år.")


def test_the_history_plays_pauses_and_follows_one_code(visit, tmp_path):
    folder = tmp_path / "project"
    source = a_project(folder)
    project = looked_into(folder)
    first = next(iter(project.state.codes.rows))
    other = project.do(codebook.create_code, "Vendepunkt")[0].event.code
    for n in range(60):  # so many that a busy machine does not come to the end before it is stopped
        project.do(codings.code_segment, source, 110 + n, 130 + n, [first])
    for n in range(6):
        project.do(codings.code_segment, source, 40 + n, 60 + n, [other if n % 3 else first])
    last = len(project.timeline.order)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Historikk")
    me.see(f"Hendelse {last} av {last}")

    def shown():
        text = me.page.get_by_text(re.compile(r"Hendelse \d+ av")).first.inner_text()
        return int(text.split()[1])

    me.press("Spill av")
    me.press("Pause")
    me.see("Spill av")
    stopped, before = shown(), -1
    while stopped != before:  # a busy machine draws late where it stopped; what plays on comes to the end
        me.pause(900)
        stopped, before = shown(), stopped
    assert 0 < stopped < last, "it began at the beginning and was stopped"
    for n in range(stopped, min(stopped + 3, last)):
        me.press("Ett steg fram")
        me.see(f"Hendelse {n + 1} av {last}")
    me.press("Neste milepæl")
    me.see(f"Hendelse {last} av {last}")
    me.press("Følg bare …")
    me.choose("Kode: Alle", "Vendepunkt")
    me.press("Følg", exact=True)
    me.see("Følg bare … (5)")
    seen = []
    for _ in range(4):
        me.press("Ett steg tilbake")
        seen.append(shown())
    followed = [n for n, each in enumerate(project.trail(), 1) if getattr(each.event, "code", None) == other]
    assert seen == followed[-2::-1]


def test_a_reason_goes_with_the_code_wherever_it_is_chosen(visit, tmp_path):
    """The list at the marked words and the tree of codes threw away what stood in the field for it."""
    folder = tmp_path / "project"
    a_project(folder)
    me = visit((1720, 900), language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari, intervju")
    ways = {
        "ved ordene": "Kod det markerte med «Trygge rammer»",
        "med hennes ord": "In vivo",
        "fra treet": re.compile("^Trygge rammer, "),
    }
    project = looked_into(folder)
    presentation = Presentation(project, translator=Catalogue("nb"))
    for count, (reason, button) in enumerate(ways.items(), 1):
        me.key("Alt+ArrowDown")
        me.see("In vivo")
        me.write("Begrunnelse (valgfri)", reason)
        me.press(button)
        for _ in range(60):
            project.catch_up()
            if len(list(presentation.live_codings())) == count:
                break
            me.pause(250)
    assert [presentation.why(each.why) for each in presentation.live_codings()] == list(ways)
