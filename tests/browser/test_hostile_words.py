"""No word of data becomes code: hostile words everywhere, in the app, the review, exports, the page of a bundle.

One study is written once; everything that is made of it is opened in Chromium. Nothing may run, and nothing may be
asked for from outside.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest
from markdown_it import MarkdownIt

from app import composition
from app.cli.main import cli
from core.sealing.crypto import PassphraseCost
from tests.browser.driver import DESKTOP, PASSPHRASE, ROOT

EVIL = (
    '"><img src=http://127.0.0.1:9/i onerror="window.pwned=1"></title></style></script><script>window.pwned=1</script>'
    "<svg onload=window.pwned=1>]]>--><a href='javascript:window.pwned=1' onmouseover='window.pwned=1'>x</a>"
    "${window.pwned=1}{{7*7}}⟦1⟧&lt;script&gt;![i](http://127.0.0.1:9/m)<javascript:window.pwned=1>'`\\"
)
FORMULA = '=HYPERLINK("http://127.0.0.1:9/x";"x");+1+1;@SUM(1)'
TEXT = f"Kari: {EVIL}\nKari: {FORMULA}\nKari: hei; =cmd|'/C calc'!A0 ja\n"
WORK = {"id": "ada", "type": "book", "title": EVIL, "author": [{"family": EVIL, "given": "Ada"}], "URL": "javascript:1"}
RAN = "() => Boolean(window.pwned) || document.title.includes('pwned-ran')"
MADE = "img, [onerror], [onload], [onmouseover], a[href^='javascript']"
"""What the words would be if they were taken for more than words; a policy alone would hide it."""
PLACES = ("Codebook", "Memos", "Participants", "History")


def steps(base, out):
    """The study, a command a line: hostile words wherever a person may write."""
    name, other, because = f"a {EVIL}", f"{FORMULA} b {EVIL}", ("--why", f"{FORMULA} {EVIL}")
    exports = (
        ("export", each, out / f"e.{each}") for each in ("html", "md", "csv", "xlsx", "docx", "json", "qdpx", "qdc")
    )
    pictures = (("picture", each, out / f"{each}.svg") for each in ("treemap", "saturation", "codes", "uses"))
    return (
        ("init", base / "project", "--title", f"T {EVIL}", "--name", f"Ada {EVIL}"),
        ("describe", "question", EVIL),
        ("phase", "focused", *because),
        ("milestone", EVIL),
        ("import", base / "kari.txt", "--participant", f"=P {EVIL}"),
        ("sources", "rename", "kari", f"kari {EVIL}"),
        ("participants", "describe", f"=P {EVIL}", f"felt {EVIL}"[:90], FORMULA),
        ("codes", "add", name, "--definition", EVIL),
        ("codes", "add", other, "--parent", name, "--definition", FORMULA),
        ("code", f"kari {EVIL}", "0", "40", name, *because),
        ("code", f"kari {EVIL}", "4", str(len(TEXT) - 2), other, *because),
        ("relations", "add", name, f"slekt {EVIL}"[:90], other, *because),
        ("memo", "add", "--kind", "analytic", "--text", f"{FORMULA} {EVIL}", "--on", name),
        ("memo", "add", "--kind", "preunderstanding", "--text", EVIL),
        ("references", "add", base / "r.json"),
        ("attach", base / "<img src=x onerror=pwned=1>.txt"),
        *exports,
        *pictures,
        ("crosstab", "codes", "--out", out / "crosstab.html"),
        ("export", "margin", f"kari {EVIL}", out / "margin.html"),
        ("export", "margin", f"kari {EVIL}", out / "margin.docx"),
        ("export", "audit", out / "bundle.kaudit", "--show", "everything"),
        ("fourcolumn", f"kari {EVIL}", "--format", "html", "--out", out / "four.html"),
        ("fourcolumn", f"kari {EVIL}", "--format", "md", "--out", out / "four.md"),
        ("report", out / "review.html"),
        ("report", out / "review.docx"),
        ("report", out / "review.md"),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of what was made, beside the project."""
    base = tmp_path_factory.mktemp("hostile")
    out = base / "out"
    out.mkdir()
    (base / "kari.txt").write_text(TEXT, encoding="utf-8")
    (base / "r.json").write_text(json.dumps([WORK]), encoding="utf-8")
    (base / "<img src=x onerror=pwned=1>.txt").write_text("x")
    patch, cost = pytest.MonkeyPatch(), composition.COST
    patch.setenv("KODESPOR_PASSPHRASE", PASSPHRASE)
    patch.setenv("KODESPOR_PROJECT", str(base / "project"))
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        patch.setenv(name, str(base / "home"))
    patch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    try:
        for step in steps(base, out):
            cli.main([str(each) for each in step], prog_name="kodespor", standalone_mode=False)
    finally:
        patch.undo()
        assert composition.COST is cost
    for page in (out / "e.md", out / "four.md", out / "review.md"):
        shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(page.read_text(encoding="utf-8"))
        page.with_suffix(".md.html").write_text(f"<!doctype html><meta charset=utf-8>{shown}", encoding="utf-8")
    return out


class Watched:
    """A page, what it asks for, and whether anything of ours ran in it."""

    def __init__(self, browser):
        self.page = browser.new_page()
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: self.asked.append(f"dialog {dialog.message}"))

    def harmless(self, *allowed: str) -> bool:
        outside = [url for url in self.asked if not url.startswith(("file:", *allowed))]
        return outside == [] and not self.page.evaluate(RAN) and self.page.locator(MADE).count() == 0


def test_no_page_or_picture_runs_anything_or_asks_for_anything(browser, made):
    opened = Watched(browser)
    files = sorted((*made.glob("*.html"), *made.glob("*.svg")))
    assert len(files) >= 12
    for file in files:
        opened.page.goto(file.as_uri())
        opened.page.mouse.move(200, 200)
        assert opened.harmless(), file.name
        if file.suffix == ".html" and not file.name.endswith(".md.html"):
            policy = opened.page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
    opened.page.close()


def test_a_picture_that_somebody_puts_into_a_page_runs_nothing(browser, made, tmp_path):
    """Alone, a picture that is no XML would show an error and run nothing; within a page it is read as the page is."""
    pictures = sorted(made.glob("*.svg"))
    assert len(pictures) >= 4
    opened = Watched(browser)
    for file in pictures:
        page = tmp_path / f"{file.name}.html"
        page.write_text(f"<!doctype html><meta charset=utf-8>{file.read_text(encoding='utf-8')}", encoding="utf-8")
        opened.page.goto(page.as_uri())
        assert opened.harmless(), file.name
    opened.page.close()


def test_the_reviews_links_are_its_own(browser, made):
    """A memo with the mark of an event in it does not become evidence for what it says."""
    opened = Watched(browser)
    opened.page.goto((made / "review.html").as_uri())
    after = opened.page.inner_text("body").split("{{7*7}}")[1:]
    assert len(after) > 10
    assert [each[:9] for each in after if not each.startswith("⟦1⟧")] == [], "shown as it was written"
    links = opened.page.evaluate("[...document.links].map(each => each.getAttribute('href'))")
    assert all(re.fullmatch(r"#[es]\d+", each) for each in links)
    assert opened.harmless()
    opened.page.close()


def test_the_bundles_page_shows_words_as_words(browser, made):
    opened = Watched(browser)
    opened.page.goto((ROOT / "tools" / "verify_bundle.html").as_uri())
    opened.page.set_input_files("#file", made / "bundle.kaudit")
    opened.page.locator("#book", has_text="onerror").wait_for(timeout=60_000)
    assert opened.harmless()
    opened.page.click("#trail button")
    opened.page.locator("#trail li", has_text="onerror").first.wait_for(timeout=60_000)
    assert opened.harmless()
    opened.page.close()


def test_no_table_holds_a_formula(made):
    with zipfile.ZipFile(made / "e.xlsx") as book:
        assert not any(b"<f>" in book.read(name) or b"hyperlink" in book.read(name) for name in book.namelist())
    rows = csv.reader(io.StringIO((made / "e.csv").read_text(encoding="utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    for cell in cells:
        for part in re.split(r"[;\r\n\t]", cell):  # as a spreadsheet cuts it that takes semicolons for commas
            assert not part.lstrip().startswith(("=", "+", "-", "@")), cell


def test_no_document_points_outside(made):
    for name in ("e.docx", "review.docx", "margin.docx", "e.xlsx"):
        with zipfile.ZipFile(made / name) as document:
            inside = b"".join(document.read(each) for each in document.namelist() if each.endswith((".xml", ".rels")))
        assert b'TargetMode="External"' not in inside, name
        assert b"instrText" not in inside, name


def test_office_opens_every_document(made, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice")
    for name in ("e.docx", "review.docx", "margin.docx", "e.xlsx"):
        command = [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text",
        ]
        command[-1] = "csv" if name.endswith("xlsx") else command[-1]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(made / name)], check=True, capture_output=True, timeout=120
        )
        shown = next(tmp_path.glob(f"{name.rpartition('.')[0]}.*")).read_text(encoding="utf-8", errors="replace")
        assert "onerror" in shown, name
        next(tmp_path.glob(f"{name.rpartition('.')[0]}.*")).unlink()


def test_the_app_shows_words_as_words(visit, made):
    me = visit(DESKTOP, language="en", recent=[str(made.parent / "project")])
    me.write("Passphrase", PASSPHRASE)
    me.key("Enter")
    me.see("onerror")
    for place in PLACES:
        me.press(place)
        assert not me.page.evaluate(RAN), place
    me.press("Texts")
    me.press("kari")
    me.pause(1500)
    assert not me.page.evaluate(RAN)
    assert me.page.locator("script[src*='127.0.0.1:9'], img[src*='127.0.0.1:9']").count() == 0
