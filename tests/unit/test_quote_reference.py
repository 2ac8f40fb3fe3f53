"""Quotes with their references: who said it, in which text and paragraph, as words and as a piece of a page."""

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.analysis.quote_reference import of_codings, paragraphs, referenced
from core.commands import codebook, codings, layers, participants, sources
from core.commands.sources import Incoming
from core.exporting.cited import as_html, as_text
from tests.builders import World, alice

TEXT = "Intervjuer: Hvor var du?\nKari: I Bergen <den> gangen 😀.\nDet regnet.\nIntervjuer: Og så?\n"


def a_study():
    project = alice(World(20))
    person = project.do(participants.add_participant, "Kari")[0].event.participant
    source = project.do(sources.import_source, Incoming("1-kari", TEXT, "test"), (person,))[0].event.source
    return project, source


def place(source, words):
    start = TEXT.index(words)
    return source, start, start + len(words)


def test_who_said_it_where():
    project, source = a_study()
    presentation = Presentation(project, translator=Catalogue("nb"))
    found = referenced(presentation, place(source, "I Bergen <den> gangen 😀.\nDet regnet"))
    assert found.people == ("Kari",)
    assert (found.text, found.first, found.last) == ("1-kari", 2, 3)
    assert as_text([found], Catalogue("nb")) == "«I Bergen <den> gangen 😀.\nDet regnet» (Kari, 1-kari, avsnitt 2–3)"
    one = referenced(presentation, place(source, "Og så"))
    assert as_text([one], Catalogue("en")) == "“Og så” (Intervjuer, 1-kari, paragraph 4)"
    whole = referenced(presentation, (source, 0, len(TEXT)))
    assert (whole.people, whole.first, whole.last) == (("Intervjuer", "Kari"), 1, 4)


def test_a_page_for_word_holds_the_same_and_no_tag_of_the_words():
    project, source = a_study()
    presentation, say = Presentation(project, translator=Catalogue("nb")), Catalogue("nb")
    found = referenced(presentation, place(source, "I Bergen <den> gangen 😀.\nDet regnet"))
    page = as_html([found, found], say)
    assert page.count("<p>") == page.count("</p>") == 4
    assert "<p>«I Bergen &lt;den&gt; gangen 😀.</p><p>Det regnet» (Kari, 1-kari, avsnitt 2–3)</p>" in page
    assert as_text([found, found], say).count("\n\n") == 1


def test_anonymised_the_replaced_words_and_no_name_of_the_text():
    project, source = a_study()
    start = TEXT.index("Bergen")
    project.do(layers.replace_words, source, "anonymised", ((start, start + 6),), "[en by]")
    presentation = Presentation(project, None, Catalogue("nb"), "anonymised")
    found = referenced(presentation, place(source, "I Bergen <den> gangen"), True)
    assert as_text([found], Catalogue("nb")) == "«I [en by] <den> gangen» (Kari, avsnitt 2)"


def test_many_results_are_each_place_once():
    project, source = a_study()
    where = place(source, "Det regnet")
    for name in ("vær", "by"):
        project.do(codings.code_segment, *where, [project.do(codebook.create_code, name)[0].event.code])
    presentation = Presentation(project)
    assert of_codings(presentation.live_codings()) == [where]
    assert paragraphs(presentation, *where) == (3, 3)
