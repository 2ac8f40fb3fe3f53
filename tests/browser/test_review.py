"""An examiner with a browser and nothing else: drops a bundle on a page, and reads a review."""

import base64
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import sample
from app.i18n.catalogue import Catalogue
from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.evidence.audit_bundle import MAGIC, make_bundle
from core.report.options import Options
from core.report.page import page as page_of
from core.report.review import review
from sync.transports.folder import sync_folder
from tests.authority import Authority
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import TEXT, a_project, enter, let_in
from tests.builders import World, alice, exchange, invited
from tests.forgeries import forgeries, pieces_of, verifier
from tests.simulation.actions import random_action

TOOL = Path(__file__).parents[2] / "tools" / "verify_bundle.html"


@pytest.fixture(scope="module")
def project():
    world = World(24)
    a = alice(world, "Ein studie")
    b = invited(world, a)
    for _ in range(120):
        random_action(world, world.random.choice((a, b)))
    exchange(a, b)
    return a


@pytest.fixture
def opened(browser):
    """A page with every request watched: none may be made but for the file itself."""
    contexts = []

    def open_page(address, size):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="nb-NO")
        made = context.new_page()
        asked, errors = [], []
        made.on("request", lambda request: asked.append(request.url))
        made.on("pageerror", lambda error: errors.append(str(error)))
        made.goto(address)
        contexts.append((context, asked, errors))
        return made

    yield open_page
    for context, asked, errors in contexts:
        context.close()
        assert [url for url in asked if not url.startswith("file:")] == []
        assert errors == []


def dropped(made, tmp_path, content):
    file = tmp_path / "b.kaudit"
    file.write_bytes(content)
    made.click("#en")
    made.set_input_files("#file", file)
    from playwright.sync_api import expect

    # Not wait_for_function: a page whose policy forbids eval fails it where the first look comes too early.
    expect(made.locator("#verdict")).to_have_text(re.compile(r"\S.{2,}", re.DOTALL), timeout=60_000)
    return made.inner_text("#verdict"), made.inner_text("#facts"), made.inner_text("#problems")


@pytest.mark.parametrize("shows", ["everything", "decisions"])
def test_the_page_says_whole_and_agrees_with_core(opened, project, tmp_path, shows):
    made = opened(TOOL.as_uri(), DESKTOP)
    chosen = getattr(disclosure_selection, shows)(Presentation(project))
    content = make_bundle(project, chosen, 1)
    verdict, facts, problems = dropped(made, tmp_path, content)
    assert problems == ""
    assert verdict.startswith(f"Whole, signed by {len(project.log.heads())} devices, nothing missing.")
    assert project.events_digest() in facts
    assert f"{len(project.timeline.order)} events, {len(project.timeline.order)} of them open" in facts


def test_the_page_finds_alterations(opened, project, tmp_path):
    made = opened(TOOL.as_uri(), PHONE)
    chosen = disclosure_selection.everything(Presentation(project))
    content = make_bundle(project, chosen, 1)
    verdict, _, problems = dropped(made, tmp_path, content[:-100] + bytes([content[-100] ^ 4]) + content[-99:])
    assert verdict.startswith("NOT in order")
    assert problems
    made.reload()
    assert dropped(made, tmp_path, b"hello")[0].startswith("This is not an audit bundle")
    made.click("#nb")
    made.locator("#verdict", has_text="Dette er ikke").wait_for()
    assert made.inner_text("h1") == "Er denne loggen hel?"
    made.reload()
    assert "cut off" in dropped(made, tmp_path, content[:-7])[0]
    assert made.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


CHECK = """async text => {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  try { const found = await check(bytes); return {problems: found.problems, codebook: found.codebook}; }
  catch (error) { if (error instanceof NotABundle) return {problems: [error.message]}; throw error; }
}"""


def checked(made, content):
    return made.evaluate(CHECK, base64.b64encode(content).decode())


def test_every_forgery_is_found_by_the_page_too(opened):
    made = opened(TOOL.as_uri(), DESKTOP)
    for seed in range(24):
        pieces = pieces_of(seed)
        assert checked(made, pieces.content)["problems"] == []
        for kind, forged in forgeries(pieces, 42):
            assert checked(made, forged)["problems"], kind


def test_the_page_and_the_other_verifier_work_out_the_same_codebook(opened):
    made = opened(TOOL.as_uri(), DESKTOP)
    worked_out = 0
    for seed in range(40):
        world = World(seed)
        a = alice(world)
        b, reviewer = invited(world, a), invited(world, a, "Eva", role="reviewer")
        for n in range(80):
            random_action(world, world.random.choice((a, b, a, reviewer)))
            if n % 20 == 19:
                exchange(a, b, reviewer)
        for chosen in (
            disclosure_selection.everything(Presentation(a)),
            disclosure_selection.decisions(Presentation(a)),
        ):
            content = make_bundle(a, chosen, 1)
            found = checked(made, content)
            assert found["problems"] == []
            assert found["codebook"] == verifier.check(content).codebook
            worked_out += found["codebook"] is not None
    assert worked_out > 40


def test_a_review_is_read_on_a_telephone_and_replayed(opened, project, tmp_path):
    file = tmp_path / "review.html"
    file.write_bytes(page_of(review(project, Options("spoken"), Catalogue("nb"))))
    made = opened(file.as_uri(), PHONE)
    assert made.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    before = made.inner_text("#tree")
    move = "s => { s.value = 1; s.dispatchEvent(new Event('input')); }"
    made.eval_on_selector("#at", move)
    assert made.inner_text("#tree") != before
    assert re.match(r"\d+\.\s\w+\.?\s\d{4} · \d+", made.inner_text("#when"))
    target = made.locator("a.n").first.get_attribute("href")
    assert made.locator(f'[id="{target.removeprefix("#")}"]').count() == 1


def test_the_replay_ends_where_the_codebook_stands(opened, tmp_path):
    world = World(5)
    a = alice(world)
    made = [a.do(codebook.create_code, name)[0].event.code for name in ("a", "b", "c", "d")]
    a.do(codebook.move_code, made[0], made[1])
    a.do(codebook.merge_codes, made[1], made[2])
    a.do(codebook.delete_code, made[3])
    file = tmp_path / "review.html"
    file.write_bytes(page_of(review(a, Options(), Catalogue("en"))))
    shown = opened(file.as_uri(), DESKTOP)
    assert shown.inner_text("#tree").split() == ["c", "a"]


def test_a_review_is_written_from_the_app(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Historikk")
    me.press("Validitetsgjennomgang")
    name, content = me.download("Lagre filen")
    assert name == "gjennomgang.html"
    assert "Prøvestudien" in content.decode()
    me.press("Revisjonspakke til sensor eller kontrollør")
    name, content = me.download("Lagre filen")
    assert name == "studie.kaudit"
    assert content.startswith(MAGIC)
    assert looked_into(folder).events_digest()


def test_a_checkpoint_is_made_in_the_app(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    authority = Authority(tmp_path / "authority")
    me = visit(PHONE, touch=True, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.page.get_by_role("tab", name="History").or_(me.page.get_by_role("tab", name="More")).first.tap()
    me.pause(1000)
    if not me.page.get_by_role("button", name="Validity review").count():
        me.press("History")
    me.press("More", exact=True)
    me.page.get_by_role("menuitem", name="Checkpoints").first.tap()
    me.pause()
    me.press("Make a checkpoint")
    me.see("This log holds everything that the checkpoint counts.")
    me.see("Signed by Ada Fiksjon")
    me.press("Get a time stamp")
    me.write("Address of a time-stamp server", authority.address)
    me.page.get_by_role("button", name="Get a time stamp").last.tap()
    me.see(f"Time-stamped {Catalogue('en').day(datetime.now(UTC).date())}")
    authority.stop()
    [row] = looked_into(folder).state.checkpoints.values()
    assert [server for server, _ in row.stamps] == [authority.address]
    assert all("127.0.0.1" in url or url.startswith(("blob:", "data:")) for url in me.requests)


def test_the_study_as_a_device_had_it_and_all_said_about_a_passage(visit, tmp_path):
    folder, other, shared = tmp_path / "ada", tmp_path / "bo", tmp_path / "shared"
    shared.mkdir()
    source = a_project(folder)
    let_in(folder, other)
    ada, bo = looked_into(folder), looked_into(other)
    for each in (ada, bo, ada):
        sync_folder(each, shared)
    code = next(iter(ada.state.codes.rows))
    coding = ada.do(codings.code_segment, source, 0, 12, [code])[0].event.coding
    ada.do(codings.annotate_coding, coding, 40, "ikke sikker")
    ada.do(codebook.create_code, "bare hos Ada")
    bo.do(codebook.create_code, "hos Bo")
    for each in (ada, bo, ada):
        sync_folder(each, shared)
    ada.log.close()
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.press("History")
    me.see("bare hos Ada")
    me.page.locator('[role="button"][aria-expanded]').last.click()
    me.pause()
    wanted = me.page.get_by_role("button", name="Bo Fiksjon").or_(me.page.get_by_text("Bo Fiksjon ·"))
    wanted.last.click()
    me.pause(1500)
    me.see("hos Bo")
    assert not me.page.get_by_text("bare hos Ada").count()
    assert not me.page.locator('[aria-label*="bare hos Ada"]').count()
    me.press("Texts")
    me.press("kari")
    me.press("Coding Trygge rammer by Ada Fiksjon")
    me.press("Full history of this segment")
    me.see("ikke sikker")


def test_tables_are_shown_as_they_were(visit, tmp_path):
    folder = tmp_path / "ada"
    source = a_project(folder)
    ada = looked_into(folder)
    start = TEXT.index("Jeg hadde")
    ada.do(codings.code_segment, source, start, start + 9, [next(iter(ada.state.codes.rows))])
    ada.log.close()
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.press("History")
    me.press("Tables at this point in time")
    me.see("1 new, 1 in all")
    me.press("History")
    me.press("One step back")
    me.press("Tables at this point in time")
    me.see("Nothing has been coded yet")


def test_the_review_of_the_sample_study_prints(opened, tmp_path):
    """Offline, without a request or an error, in both languages: five to ten pages without the appendix, no scroll bar,
    no heading alone at the foot of a page; the replay stays off the paper, and the trail comes after it."""
    pypdf = pytest.importorskip("pypdf")
    sample.build(tmp_path / "study")
    study = looked_into(tmp_path / "study" / "coder-a", sample.PASSPHRASE)
    for language in ("nb", "en"):
        file = tmp_path / f"{language}.html"
        file.write_bytes(page_of(review(study, Options(trail="without"), Catalogue(language))))
        made = opened(file.as_uri(), DESKTOP)
        printed = pypdf.PdfReader(io.BytesIO(made.pdf(format="A4"))).pages
        assert 5 <= len(printed) <= 10, language
    file = tmp_path / "review.html"
    file.write_bytes(page_of(review(study, Options(), Catalogue("en"))))
    made = opened(file.as_uri(), DESKTOP)
    made.context.set_offline(True)
    made.click("#play")
    made.wait_for_timeout(700)
    assert "·" in made.inner_text("#when")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf(format="A4"))).pages]
    whole = "\n".join(pages)
    assert "Play or pause" not in whole
    for title in ("What the researchers undid or changed", "Reporting checklist (SRQR)", "Appendix: the audit trail"):
        assert title in whole
        place = next(page for page in pages if title in page)
        assert len(place.split(title)[1].split()) > 5, "a heading does not stand alone at the foot of a page"
    made.emulate_media(media="print")
    torn = made.evaluate(
        "[...document.querySelectorAll('table, figure')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert torn == 0
