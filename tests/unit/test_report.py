"""The validity review: complete in both languages, true to the log, and asking nothing from anywhere."""

import ast
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.commands import codebook, codings, memos, participants, project, relations
from core.events.registry import BY_WIRE
from core.report.document_model import Bullets, Paragraph, Table
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, exchange, invited

REPORT = Path(__file__).parents[2] / "core" / "report"
WORDS = json.loads((REPORT / "norwegian.json").read_text(encoding="utf-8"))


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
    made = page(review(study[0], Options(language))).decode()
    parsed = _Page()
    parsed.feed(made)
    assert parsed.outside == []
    assert {link.removeprefix("#") for link in parsed.links} <= parsed.ids
    assert "⟦" not in made
    assert "En &lt;studie&gt; &amp; mer" in made
    assert "default-src 'none'" in made
    moves = json.loads(re.search(r'id="moves">(.*?)</script>', made, re.DOTALL)[1])
    assert [step["kind"] for step in moves] == ["created", "created", "created", "moved", "merged"]


def test_what_it_says_is_in_the_log(study):
    a, _, _, _ = study
    made = review(a, Options("en"))
    texts = {section.title: section.blocks for section in made.sections}
    process = texts["Process notes"]
    assert Paragraph("Decisions with their reasons: 2.") in process
    assert Paragraph("Decisions without a reason: 1.") in process
    decided = next(each for each in process if isinstance(each, Table) and "Because" in each.header)
    assert [row[3].split(" ⟦")[0] for row in decided.rows] == ["felles trekk", "nok"]
    carried = next(each for each in texts["Data reduction and analysis"] if isinstance(each, Bullets))
    assert carried.items == ("Rammer: 1 informants; not: Ola", "kaffe: 1 informants; not: Ola")
    assert Paragraph("Negative cases: 1.") in texts["Data reduction and analysis"]
    assert len(made.trail) == len(a.timeline.order)
    numbers = [int(n) for n in re.findall(r"⟦(\d+)⟧", repr(made.sections))]
    assert numbers
    assert all(1 <= n <= len(made.trail) for n in numbers)


def test_names_and_days_can_be_left_out(study):
    made = page(review(study[0], Options("en", with_names=False, with_days=False))).decode()
    assert "Alice" not in made
    assert "Coder 1" in made
    assert not re.search(r"20\d\d-\d\d-\d\d", made)


def test_what_was_withdrawn_is_not_in_it(study):
    a, _, person, _ = study
    a.do(participants.withdraw_participant, person)
    for way in (page, to_markdown):
        made = way(review(a, Options("nb", "spoken"))).decode()
        assert TEXT[:11] not in made
        assert "withdrawn" in made


def test_the_other_forms_hold_the_same(study):
    docx = pytest.importorskip("docx")
    made = review(study[0], Options("nb"))
    plain = to_markdown(made).decode()
    word = docx.Document(io.BytesIO(to_docx(made)))
    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    for section in made.sections:
        assert f"## {section.title}".replace("(", r"\(") in plain or section.title in plain
        assert section.title in headings


def test_an_empty_study_has_a_review_too():
    made = review(alice(World(1)), Options("nb"))
    assert page(made)
    assert to_markdown(made)
    assert any(
        block.is_for_author for section in made.sections for block in section.blocks if isinstance(block, Paragraph)
    )


def asked_for() -> set[str]:
    """Every constant that is given to `said(…)`, in tuples too."""
    found: set[str] = set()
    for path in REPORT.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name == "said" and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
            if name == "map" and isinstance(node.args[0], ast.Name) and node.args[0].id == "said":
                found |= {each.value for each in node.args[1].elts if each.value}
            if name in ("said", "escape") and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def test_every_text_is_there_in_norwegian():
    from core.report.checklist import ITEMS, SRQR_ITEMS

    wanted = (
        asked_for()
        | {subject for _, subject in (*ITEMS, *SRQR_ITEMS)}
        | {"When", "By", "Decision", "Because"}
        | set(BY_WIRE)
    )
    assert sorted(wanted - set(WORDS)) == []
    for english, other in WORDS.items():
        assert english.count("{}") == other.count("{}"), english
