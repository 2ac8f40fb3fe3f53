"""Words that were deleted: tracked ones are nobody's, those that are struck through stay and are counted."""

import pytest

from core.importing.document import read_named
from tests.unit.test_documents import a_docx, run
from tests.unit.test_hostile_documents import a_pdf, an_odt

STRUCK = "<w:strike/>"
STYLE = (
    "<style:style xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' style:name='T1'>"
    "<style:text-properties style:text-line-through-style='solid'/></style:style>"
)
FILES = {
    "run.docx": a_docx(f"<w:p>{run('Han sa ')}{run('aldri ', STRUCK)}{run('ja.')}</w:p>"),
    "off.docx": a_docx(f"<w:p>{run('Han sa aldri ja.', '<w:strike w:val=' + chr(39) + '0' + chr(39) + '/>')}</w:p>"),
    "s.html": b"<p>Han sa <s>aldri </s>ja.</p>",
    "strike.html": b"<p>Han sa <strike><b>aldri </b></strike>ja.</p>",
    "style.html": b"<p>Han sa <span style='text-decoration: underline line-through'>aldri </span>ja.</p>",
    "class.html": b"<style>.c3{text-decoration:line-through}</style><p>Han sa <span class='c3'>aldri </span>ja.</p>",
    "a.rtf": rb"{\rtf1 Han sa {\strike aldri }ja.\par}",
    "off.rtf": rb"{\rtf1 \strike\strike0 Han sa aldri ja.\par}",
    "line.pdf": a_pdf("BT /F 12 Tf 50 700 Td (Han sa aldri ja.) Tj ET 90 704 m 117 704 l S"),
    "under.pdf": a_pdf("BT /F 12 Tf 50 700 Td (Han sa aldri ja.) Tj ET 90 698 m 117 698 l S"),
    "rule.pdf": a_pdf("BT /F 12 Tf 50 700 Td (Han sa aldri ja.) Tj ET 0 704 m 600 704 l S"),
    "a.fodt": an_odt("<t:p>Han sa <t:span t:style-name='T1'>aldri </t:span>ja.</t:p>").replace(
        b"<o:body>", STYLE.encode() + b"<o:body>"
    ),
}
NOT_STRUCK = ("off.docx", "off.rtf", "under.pdf", "rule.pdf")


@pytest.mark.parametrize("name", FILES)
def test_struck_words_stay_and_are_said(name):
    found = read_named(name, FILES[name])
    assert found.text.strip() == "Han sa aldri ja."
    told = {each.id: each.parameters["count"] for each in found.left_out}
    assert told == ({} if name in NOT_STRUCK else {"importing-left-struck": 1})


REGION = "<t:tracked-changes><t:changed-region t:id='{}'><t:{}/></t:changed-region></t:tracked-changes>"
BEGIN, END = "<t:change-start t:change-id='c'/>", "<t:change-end t:change-id='c'/>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<t:p>Han sa {BEGIN}aldri {END}ja.</t:p>", "Han sa ja.\n"),
        (f"<t:p>Han {BEGIN}sa.</t:p><t:p>Og{END} gikk.</t:p><t:p>Ja.</t:p>", "Han  gikk.\nJa.\n"),
        (f"<t:p>Han gikk.{BEGIN}</t:p><t:p>Bort.{END}</t:p>", "Han gikk.\n"),
        (f"<t:p>En.</t:p>{BEGIN}<t:p>To.</t:p><t:p>Tre.</t:p>{END}<t:p>Fire.</t:p>", "En.\nFire.\n"),
    ],
)
def test_deletions_that_stand_in_the_text_while_changes_are_shown(body, text):
    deleted = read_named("a.fodt", an_odt(REGION.format("c", "deletion") + body))
    assert deleted.text == text
    assert [each.id for each in deleted.left_out] == ["importing-left-deleted"]
    inserted = read_named("a.fodt", an_odt(REGION.format("c", "insertion") + body))
    assert inserted.left_out == ()
    assert len(inserted.text.split()) > len(text.split())


HIDING = STYLE.replace("T1", "H").replace("style:text-line-through-style='solid'", "t:display='none'")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<t:p>I: Hva{BEGIN} nå?</t:p><t:p t:style-name='H'>Vel{END}.</t:p><t:p>K: Ja.</t:p>", "I: Hva\nK: Ja.\n"),
        (
            f"<t:p>I: Hva{BEGIN} nå?</t:p><t:section t:display='none'><t:p>Vel{END}.</t:p></t:section>"
            "<t:p>K: Ja.</t:p>",
            "I: Hva\nK: Ja.\n",
        ),
        (
            f"<t:p>I: Hva{BEGIN} nå?</t:p><t:list><t:list-item><t:p>Vel. {END}K: Ja.</t:p></t:list-item></t:list>"
            "<t:p>I: Og?</t:p>",
            "I: Hva\nK: Ja.\nI: Og?\n",
        ),
    ],
)
def test_what_stands_before_a_deletion_stays_in_its_place_whatever_follows(body, text):
    file = an_odt(REGION.format("c", "deletion") + body).replace(b"<o:body>", HIDING.encode() + b"<o:body>")
    assert read_named("a.fodt", file).text == text


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p><del>nei</p><p>ja</p>", "ja"),
        ("<p><del>nei<p>ja", "ja"),
        ("<p><del>nei<h2>ja</h2>", "ja"),
        ("<p><del>nei<br>nei</del>ja</p>", "ja"),
        ("<ul><li><del>nei<li>ja</ul>to", "ja\nto"),
        ("<ul><li><del>nei<ul><li>nei</ul>nei<li>ja</ul>", "ja"),
        ("<table><tr><td><del>nei</td><td>ja</td></tr></table>", "\tja"),
        ("<div><del>nei<div>nei</div>nei</div>ja", "ja"),
        ("<del><p>nei</p><p>nei</p></del>ja", "ja"),
        ("<b><del>nei</b>ja", "ja"),
        ("<p><span hidden>nei</p>ja", "ja"),
        ("<p hidden>nei<p>ja", "ja"),
        ("<span><div hidden>nei</span>nei</div>ja", "ja"),
        ("<div hidden><p>nei<p>nei</div>ja", "ja"),
        ("<del>nei<b>nei<del>nei</b>nei</del>ja<p>ja", "ja\nja"),
        ("<del>nei<b hidden>nei<del>nei</b>nei</del>ja</b><p>ja", "ja\nja"),
    ],
)
def test_what_is_left_out_without_its_end_ends_with_the_block_around_it(page, kept):
    found = read_named("a.html", f"<html><body>{page}</body></html>".encode())
    assert found.text.rstrip("\n") == kept
    assert sum(each.parameters["count"] for each in found.left_out) == page.count("nei")
