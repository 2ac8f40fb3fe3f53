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
from core.report.document_model import Bullets, Paragraph, Table, parts
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review
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
    process = texts["Process notes"]
    assert Paragraph("2 decisions with a stated reason:") in process
    assert Paragraph("1 decision without a stated reason:") in process
    decided = next(each for each in process if isinstance(each, Table) and "Reason" in each.header)
    assert [row[3].split(" ⟦")[0] for row in decided.rows] == ["felles trekk", "nok"]
    carried = next(each for each in texts["Data reduction and analysis"] if isinstance(each, Bullets))
    assert carried.items == (
        "Rammer: 1 participant; not represented: Ola",
        "kaffe: 1 participant; not represented: Ola",
    )
    assert Paragraph("1 negative case:") in texts["Data reduction and analysis"]
    assert len(made.trail) == len(a.timeline.order)
    numbers = [int(n) for _, n in parts(repr(made.sections)) if n]
    assert numbers
    assert all(1 <= n <= len(made.trail) for n in numbers)


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
    said = [what for _, _, _, what, _ in review(a, Options(), NORWEGIAN).trail[-4:]]
    assert said == [
        "opprettet «første» (nå i «målet»)",
        "ga nytt navn: «første» → «annet navn» (nå i «målet»)",
        "opprettet «målet»",
        "flettet «annet navn» inn i «målet»",
    ]


def test_counts_numbers_and_lists_are_said_as_the_language_has_them(study):
    made = {say.language: to_markdown(review(study[0], Options(), say)).decode() for say in (ENGLISH, NORWEGIAN)}
    assert "from 2 devices." in made["en"]
    assert "fra 2 enheter." in made["nb"]
    assert "3 coded segments in 1 text; 2 codes in use." in made["en"]
    assert "3 kodede utdrag i 1 tekst; 2 koder i bruk." in made["nb"]
    assert "1 negativt tilfelle:" in made["nb"]
    assert re.search(r"alpha, character by character\): -?\d\.\d\d", made["en"])
    assert re.search(r"alfa, tegn for tegn\): -?\d,\d\d", made["nb"])
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
    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    for section in made.sections:
        assert f"## {section.title}".replace("(", r"\(") in plain or section.title in plain
        assert section.title in headings


def test_an_empty_study_has_a_review_too():
    made = review(alice(World(1)), Options(), NORWEGIAN)
    assert page(made)
    assert to_markdown(made)
    assert any(
        block.is_for_author for section in made.sections for block in section.blocks if isinstance(block, Paragraph)
    )
