"""Documents that want to hang, fill the memory or end the program: each is read, or refused with a sentence."""

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.document import read_named
from tests.unit.test_documents import a_docx

BIG = "9" * 5000
URN = "urn:oasis:names:tc:opendocument:xmlns:"
T = f"xmlns:o='{URN}office:1.0' xmlns:t='{URN}text:1.0'"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n"


def an_odt(body):
    return f"<o:document {T}><o:body><o:text>{body}</o:text></o:body></o:document>".encode()


def notes_on_notes():
    """Each note names the next one twice."""
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='{n + 1}'/>"
        f"<w:footnoteReference w:id='{n + 1}'/></w:r></w:p></w:footnote>"
        for n in range(60)
    )
    return a_docx("<w:p><w:r><w:footnoteReference w:id='0'/></w:r></w:p>", footnotes=notes)


def boxes_in_boxes(count):
    return a_docx("<w:p><w:r><w:pict><w:txbxContent>" * count + "</w:txbxContent></w:pict></w:r></w:p>" * count)


def a_chain_of_styles(count):
    styles = "".join(f"<w:style w:styleId='s{n}'><w:basedOn w:val='s{n + 1}'/></w:style>" for n in range(count))
    return a_docx("<w:p><w:r><w:t>hei</w:t></w:r></w:p>", styles=styles)


def open_comments(count):
    starts = "".join(f"<w:commentRangeStart w:id='{n}'/>" for n in range(count))
    return a_docx(f"<w:p>{starts}{'<w:r><w:t>a</w:t></w:r>' * count}</w:p>")


def a_pdf(content, font="", more=""):
    """A page with a content stream, a font's further entries, and further objects from number 6 on."""
    stream = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
        "<</Font<</F 5 0 R>>/XObject<</N 6 0 R>>>>>>",
        stream,
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>",
    ]
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}{more}trailer<</Root 1 0 R>>\n%%EOF".encode()


def forms_in_forms():
    """Each draws the next one twice."""
    return a_pdf(
        "/N Do",
        more="".join(
            f"{n} 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</N {n + 1} 0 R>>>>/Length 11>>"
            "stream\n/N Do /N Do\nendstream\nendobj\n"
            for n in range(6, 40)
        ),
    )


def a_font_of_four_billion():
    cmap = "begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"
    stream = f"6 0 obj\n<</Length {len(cmap)}>>stream\n{cmap}\nendstream\nendobj\n"
    return a_pdf("BT /F 12 Tf 100 100 Td (hei) Tj ET", "/ToUnicode 6 0 R", stream)


def an_eaf(time):
    return (
        f"<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='t' TIME_VALUE='{time}'/></TIME_ORDER>"
        "<TIER TIER_ID='A'><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='t' TIME_SLOT_REF2='t'>"
        "<ANNOTATION_VALUE>hei</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
    ).encode()


ANNOTATIONS = "".join(f"<o:annotation o:name='{n}'/>" for n in range(3000))
FILES = {
    "rtf hexadecimal": ("a.rtf", b"{\\rtf1 " + b"\\'41" * 50_000 + b"}"),
    "rtf marks": ("a.rtf", b"{\\rtf1 " + b"x\\par{\\*\\atrfstart 1}" * 3000 + b"}"),
    "rtf groups": ("a.rtf", b"{\\rtf1 " + b"{" * 100_000),
    "notes on notes": ("a.docx", notes_on_notes()),
    "boxes in boxes": ("a.docx", boxes_in_boxes(3000)),
    "chain of styles": ("a.docx", a_chain_of_styles(3000)),
    "open comments": ("a.docx", open_comments(3000)),
    "sign": ("a.docx", a_docx(f"<w:p><w:r><w:sym w:font='x' w:char='{'F' * 20}'/><w:t>hei</w:t></w:r></w:p>")),
    "half a sign": ("a.docx", a_docx("<w:p><w:r><w:t>hei</w:t><w:sym w:font='x' w:char='D800'/></w:r></w:p>")),
    "spaces": ("a.fodt", an_odt("<t:p>" + "<t:s t:c='1000'/>" * 7000 + "x</t:p>")),
    "number of spaces": ("a.fodt", an_odt(f"<t:p><t:s t:c='{BIG}'/>x</t:p>")),
    "open annotations": ("a.fodt", an_odt(f"<t:p>{ANNOTATIONS}{'x<t:tab/>' * 3000}</t:p>")),
    "html reference": ("a.html", f"<p>hei &#{BIG}; du</p>".encode()),
    "html encoding": ("a.html", "<meta charset='undefined'><p>blåbær</p>".encode("cp1252")),
    "html punycode": ("a.html", b"<meta charset='punycode'><p>\xe5-" + b"a" * 200_000),
    "html comments": ("a.html", b"<p>hei</p><!--" + b"<!-" * 200_000),
    "html tags": ("a.html", b"<a " * 50_000),
    "html one tag": ("a.html", b"<a " * 50_000 + b">hei"),
    "html sections": ("a.html", b"<![CDATA[>" * 30_000 + b"hei"),
    "html ends": ("a.html", b"</a" * 50_000),
    "json number": ("a.json", f'[{{"text":"hei","offsets":{{"from":{"9" * 4000},"to":1}}}}]'.encode()),
    "tsv field": ("a.tsv", b"start\tend\ttext\n1\t2\t" + b"a" * 200_000 + b"\n"),
    "tsv number": ("a.tsv", f"start\tend\ttext\n{BIG}\t2\thei\n".encode()),
    "eaf number": ("a.eaf", an_eaf(BIG)),
    "eaf digits": ("a.eaf", an_eaf("1\u0663")),
    "cha number": ("a.cha", f"*A: hei {BIG}_{BIG}\n".encode()),
    "cha digits": ("a.cha", b"*A: " + b"1" * 50_000 + b"x\n"),
    "cha spaces": ("a.cha", b"*A: " + b" " * 50_000 + b"x\n"),
    "srt hours": ("a.srt", f"1\n{BIG}:00:01,000 --> {BIG}:00:02,000\nhei\n".encode()),
    "srt number": ("a.srt", f"{BIG}\n00:00:01,000 --> 00:00:02,000\nhei\n".encode()),
    "vtt voice": ("a.vtt", f"{VTT}<v{' ' * 30_000}\n".encode()),
    "vtt voices": ("a.vtt", f"{VTT}{'<v a ' * 20_000}\n".encode()),
    "vtt reference": ("a.vtt", f"{VTT}hei &#{BIG};\n".encode()),
    "md table": ("a.md", b"|a" * 2000 + b"|\n" + b"|-" * 2000 + b"|\n" + b"|b|\n" * 2000),
    "md nested": ("a.md", b">" * 5000 + b" a"),
    "md brackets": ("a.md", b"[" * 50_000 + b"x"),
    "md links": ("a.md", b"![a](" * 20_000 + b"x"),
    "names of lines": ("a.txt", b"A" * 60_000 + b"\nKari\n" + b"P " * 40_000 + b"\nKari\nx"),
    "md comments": ("a.md", b"a\n<!--" * 50_000),
    "headings": ("a.txt", b"A 0:01\n\n" + b"\n" * 5000 + b"A 0:02\n\n\n" * 5000 + b"x"),
    "accents": ("a.txt", ("a" + "\u0316\u0301" * 50_000).encode()),
    "half a pair": ("a.txt", b"\xff\xfe\x00\xd8"),
    "pdf font": ("a.pdf", a_font_of_four_billion()),
    "pdf forms": ("a.pdf", forms_in_forms()),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused_with_a_sentence(name):
    file, content = FILES[name]
    try:
        document = read_named(file, content)
    except BadFile as problem:
        assert file in Catalogue("nb").say(problem)  # noqa: PT017
    else:
        document.text.encode()
        assert document.text.strip()
        assert all(0 <= time.first <= time.last < 10**12 for time in document.times)
