"""The validity review: complete in both languages, true to the log, and asking nothing from anywhere."""

import base64
import datetime
import hashlib
import io
import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from app.i18n.catalogue import Catalogue
from core.commands import codebook, codings, memos, participants, project, relations
from core.errors import Refused
from core.report.chapters import _negative
from core.report.checklist import COREQ_PARTS, SRQR_PARTS
from core.report.document_model import Bullets, Label, Paragraph, Quote, Table, parts
from core.report.options import Frame, Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import checklist_items, review
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, exchange, invited

ENGLISH, NORWEGIAN = Catalogue("en"), Catalogue("nb")


@pytest.fixture
def study():
    world = World(41)
    a = alice(world, "En <studie> & mer")
    b = invited(world, a)
    a.do(project.describe_project, "question", "Hva bærer?")
    a.do(memos.write_memo, "preunderstanding", "Jeg venter trøst.")
    person = a_participant(a, "Kari")
    a.do(participants.set_status, person, "interviewed")
    other = a_participant(a, "Ola")
    a.do(participants.set_status, other, "interviewed")
    source = a_source(a, participant=person)
    top, below, late = a_code(a, "Rammer"), a_code(a, "kaffe"), a_code(a, "annet")
    exchange(a, b)
    a_coding(a, source, below, 0, 11)
    against = a_coding(a, source, top, 20, 30)
    a.do(codings.set_coding_stance, against, "against", "motsatt")
    a_coding(b, source, below, 0, 11)
    a.do(codebook.move_code, below, top, "felles trekk")
    a.do(codebook.merge_codes, late, below)
    a.do(relations.create_relation, top, "causes", below, "sier de")
    a.do(project.start_phase, "focused", "nok")
    exchange(a, b)
    return a, b, person, source


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.add(value)
            if name == "href":
                self.links.append(value)
            if name in ("src", "href", "action") and not (value or "").startswith("#"):
                self.outside.append(value)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_page_leads_everywhere_and_nowhere_else(study, language):
    made = page(review(study[0], Options(), Catalogue(language))).decode()
    parsed = _Page()
    parsed.feed(made)
    assert parsed.outside == []
    assert {link.removeprefix("#") for link in parsed.links} <= parsed.ids
    assert "⟦" not in made
    assert "En &lt;studie&gt; &amp; mer" in made
    assert "default-src 'none'" in unescape(made)
    moves = json.loads(re.search(r'id="moves">(.*?)</script>', made, re.DOTALL)[1])
    assert [step["kind"] for step in moves] == ["created", "created", "created", "moved", "merged"]


def test_what_it_says_is_in_the_log(study):
    a, _, _, _ = study
    made = review(a, Options(), ENGLISH)
    texts = {section.title: section.blocks for section in made.sections}
    chapter = texts["Rammer"]
    assert chapter[0] == Paragraph("3 coded segments; represented in 1 of 2 participants. Not represented: Ola.")
    developed = [re.sub(" ⟦.*", "", item) for each in chapter if isinstance(each, Bullets) for item in each.items]
    assert any(each.endswith("Alice: moved “kaffe” to “Rammer”. Reason: felles trekk") for each in developed)
    assert any(each.endswith("Alice: merged “annet” into “kaffe”.") for each in developed)
    negative = next(each for each in chapter if isinstance(each, Quote) and "motsatt" in each.comment)
    assert negative.where == "Kari · Intervju · Rammer"
    assert Label("1 negative case") in chapter
    assert len(made.trail) == len(a.timeline.order)
    numbers = [int(n) for _, n in parts(repr(made.sections)) if n]
    assert numbers
    assert all(1 <= n <= len(made.trail) for n in numbers)


def test_ethical_and_methodological_memos_are_no_instruments(study):
    a = study[0]
    a.do(memos.write_memo, "ethical", "Hva skylder vi dem?")
    a.do(memos.write_memo, "methodological", "Vi kodet om.")
    blocks = next(each.blocks for each in review(a, Options(), ENGLISH).sections if each.title.startswith("The six"))
    table = {row[0]: row[1] for row in blocks[0].rows}
    assert "1 methodological memo" in table["Process notes"]
    assert "1 ethical memo" in table["Intentions and dispositions"]
    assert table["Instrument development"] == "— left for the author —" or "author" in table["Instrument development"]
    a.do(project.describe_project, "guide", "Ett åpent spørsmål.")
    blocks = next(each.blocks for each in review(a, Options(), ENGLISH).sections if each.title.startswith("The six"))
    assert blocks[0].rows[-1][1] == "Ett åpent spørsmål."


def test_an_item_is_answered_only_by_what_answers_it(study):
    a = study[0]
    before = {each.number: each for each in checklist_items(a, "coreq", ENGLISH)}
    assert not before[22].is_answered, "code saturation is no data saturation"
    assert before[22].answer.startswith("code saturation only")
    assert [n for n in (1, 14, 21, 28) if before[n].is_answered] == []
    for number, part in COREQ_PARTS.items():
        a.do(project.describe_project, part, f"svar {number}")
    after = checklist_items(a, "coreq", ENGLISH)
    assert [each.number for each in after if not each.is_answered] == []
    assert all(f"svar {each.number}" in each.answer for each in after if each.part)
    a.do(project.describe_parts, dict.fromkeys(SRQR_PARTS.values(), "skrevet"))
    assert all(each.is_answered for each in checklist_items(a, "srqr", NORWEGIAN))
    with pytest.raises(Refused, match="project-part-unknown"):
        a.do(project.describe_parts, {"interviewer": "jeg", "nothing": "x"})


@pytest.mark.parametrize("way", [page, to_markdown, to_docx])
def test_the_trail_can_be_left_out_or_stand_alone(study, way):
    a = study[0]
    without, alone = (review(a, Options(trail=each), ENGLISH) for each in ("without", "only"))
    assert not without.has_appendix
    assert alone.sections == ()
    assert way(without)
    assert way(alone)
    assert b"Appendix" not in to_markdown(without)
    assert b'href="#e' not in page(without)
    assert b'class="n"' not in page(without), "nor a number that leads nowhere"
    assert "audit trail" not in to_markdown(without).decode().replace("categories of an audit trail", "")
    assert to_markdown(alone).count(b"\n| ") == len(a.timeline.order) + 1


def _listed_in(made: str) -> list[tuple[list[int], str]]:
    """The lines of the trail of a page: their numbers, and what they say."""
    lines = made.partition('<div id="trail">')[2].partition("</div>")[0].split("<li>")[1:]
    numbers = [re.sub("<[^>]*>", "", re.search("<b>(.*?)</b>", line)[1]) for line in lines]
    said = [unescape(re.sub("<[^>]*>", "", re.sub("<b>.*?</b>", "", line))) for line in lines]
    return [([int(n) for n in some.split(", ")], what) for some, what in zip(numbers, said, strict=True)]


def test_the_page_lists_every_event_once_and_leads_to_each_that_it_names(study):
    a = study[0]
    code, source = a_code(a, "mange ganger"), next(iter(a.state.sources.rows))
    a.do(lambda context: [each for n in range(30) for each in codings.code_segment(context, source, n, n + 1, [code])])
    a.do(codebook.rename_code, code, "<b>1</b> & <i>2</i>", "linje\nog linje")
    found = review(a, Options(), ENGLISH)
    made = page(found).decode()
    listed = _listed_in(made)
    assert sorted(n for some, _ in listed for n in some) == [line.n for line in found.trail]
    said = {line.n: line for line in found.trail}
    for some, what in listed:
        for n in some:
            assert said[n].did in what
            assert said[n].why in what
            assert said[n].by in what or said[n].is_part
    assert [len(some) for some, what in listed if what.startswith("↳ coded")][-1:] == [29], "the same is told once"
    linked = set(re.findall(r'href="#(e\d+)"', made))
    assert linked
    assert linked <= set(re.findall(r"<a id=(e\d+)>", made))


@pytest.mark.parametrize("say", [ENGLISH, NORWEGIAN])
def test_only_its_own_style_and_script_may_work(study, say):
    """The policy names both by their hashes; a script that somebody wrote into a memo is neither."""
    made = page(review(study[0], Options(), say)).decode()
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made)[1])
    style, script = re.search(r"<style>(.*?)</style>.*<script>(.*?)</script>", made, re.DOTALL).groups()
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (style, script)]
    assert policy == f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'"
    assert " style=" not in made
    assert not re.search(r"\son\w+=", made)


def test_codes_have_the_names_of_their_moment(study):
    a = study[0]
    code = a_code(a, "første")
    a.do(codebook.rename_code, code, "annet navn", "klarere")
    other = a_code(a, "målet")
    a.do(codebook.merge_codes, code, other)
    said = [line.did for line in review(a, Options(), NORWEGIAN).trail[-4:]]
    assert said == [
        "opprettet «første» (nå i «målet»)",
        "ga nytt navn: «første» → «annet navn» (nå i «målet»)",
        "opprettet «målet»",
        "slo sammen «annet navn» med «målet»",
    ]


def test_counts_numbers_and_lists_are_said_as_the_language_has_them(study):
    made = {say.language: to_markdown(review(study[0], Options(), say)).decode() for say in (ENGLISH, NORWEGIAN)}
    assert "from 2 devices." in made["en"]
    assert "fra 2 enheter." in made["nb"]
    assert "3 coded segments in 1 text, by 2 coders; 2 codes in use." in made["en"]
    assert "3 kodede utdrag i 1 tekst, av 2 personer; 2 koder i bruk." in made["nb"]
    assert "1 negativt tilfelle" in made["nb"]
    assert re.search(r"\| All \(1\) \| [^|]* \| -?\d\.\d\d", made["en"])
    assert re.search(r"\| Alle \(1\) \| [^|]* \| -?\d,\d\d", made["nb"])
    assert re.search(r"uenighet(er)? mellom (Alice og Bob|Bob og Alice) står", made["nb"])


def test_names_and_days_can_be_left_out(study):
    days = {datetime.datetime.fromtimestamp(each.at / 1000, datetime.UTC).date() for each in study[0].trail()}
    options = Options(with_names=False, with_days=False)
    for say, called in ((ENGLISH, "Coder A"), (NORWEGIAN, "Koder A")):
        made = page(review(study[0], options, say)).decode()
        assert "Alice" not in made
        assert "Bob" not in made
        assert called in made
        for day in days:
            assert say.month(day).replace(" ", "\u00a0") in made
            for written in (say.day(day), say.day(day).replace(" ", "\u00a0"), day.isoformat()):
                assert written not in made


def test_what_was_withdrawn_is_not_in_it(study):
    a, _, person, _ = study
    a.do(participants.withdraw_participant, person)
    for way in (page, to_markdown):
        made = way(review(a, Options("spoken"), NORWEGIAN)).decode()
        assert TEXT[:11] not in made
        assert "withdrawn" not in made
        assert "trukket tilbake" in made


def test_the_other_forms_hold_the_same(study):
    docx = pytest.importorskip("docx")
    made = review(study[0], Options(), NORWEGIAN)
    plain = to_markdown(made).decode()
    word = docx.Document(io.BytesIO(to_docx(made)))
    headings = [each.text for each in word.paragraphs if each.style.name in ("Heading 1", "Heading 2")]
    wanted = [each.heading for each in (*made.sections, *made.appendix)]
    assert [each for each in headings if each in wanted] == wanted
    shown = unescape(page(made).decode())
    for section in made.sections:
        tag = "h3" if section.level == 2 else "h2"
        assert f"<{tag}>{section.heading}</{tag}>" in shown
        assert section.title.split(" (")[0] in plain
    tables = [each for section in made.sections for each in section.blocks if isinstance(each, Table) and each.rows]
    for table, grid in zip(tables, word.tables, strict=False):
        assert [cell.text for cell in grid.rows[0].cells] == list(table.header)
        assert len(grid.rows) == len(table.rows) + 1
    assert round(word.sections[0].page_width.mm) == 210


def test_an_empty_study_has_a_review_too():
    made = review(alice(World(1)), Options(), NORWEGIAN)
    assert page(made)
    assert to_markdown(made)
    assert any(
        block.is_for_author for section in made.sections for block in section.blocks if isinstance(block, Paragraph)
    )


def test_a_negative_case_has_the_reason_of_the_last_decision_on_it_as_in_exports(study):
    a, *_ = study
    coding = next(row.id for row in a.state.codings.values() if row.stance == "against")
    frame = Frame(a, Options(), NORWEGIAN)
    assert _negative(frame, a.state.codings.rows[coding]).comment == "motsatt"
    a.do(codings.set_coding_stance, coding, "for", "likevel ikke")
    a.do(codings.set_coding_stance, coding, "against")
    frame = Frame(a, Options(), NORWEGIAN)
    assert "motsatt" not in _negative(frame, a.state.codings.rows[coding]).comment
