"""The XML of Word 2003: the same words as in a .docx, whatever stands around them. The words are fictional."""

import pytest

from core.errors import BadFile
from core.importing.document import read_named

W = "http://schemas.microsoft.com/office/word/2003/wordml"
HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><?mso-application progid='Word.Document'?>"
    f"<w:wordDocument xmlns:w='{W}' xmlns:aml='http://schemas.microsoft.com/aml/2001/core' xmlns:v='urn:v' "
    "xmlns:wx='http://schemas.microsoft.com/office/word/2003/auxHint' xmlns:st1='urn:st1'>"
)


def run(words, settings=""):
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{words}</w:t></w:r>"


def changed(what, inside, **named):
    more = " ".join(f"{'w' if key == 'initials' else 'aml'}:{key}='{value}'" for key, value in named.items())
    return (
        f"<aml:annotation aml:id='3' w:type='Word.{what}' {more}><aml:content>{inside}</aml:content></aml:annotation>"
    )


def document(body, styles=""):
    return (
        f"{HEAD}<w:styles>{styles}</w:styles><w:body><wx:sect>{body}<w:sectPr>{PAGE}</w:sectPr></wx:sect></w:body>"
        "</w:wordDocument>"
    )


PAGE = f"<w:hdr w:type='odd'><w:p>{run('Studie 1')}</w:p></w:hdr>"


def p(*inside):
    return f"<w:p><w:pPr/>{''.join(inside)}</w:p>"


@pytest.mark.parametrize("name", ["a.xml", "a.doc", "a.txt"])
def test_paragraphs_tables_and_what_stands_around_words(name):
    body = p(run("Kari: Ja,"), "<w:r><w:tab/></w:r>", f"<st1:City>{run('Hamar')}</st1:City>", "<w:r><w:br/></w:r>")
    body += f"<wx:sub-section>{p(run('Ola: Nei'))}</wx:sub-section><w:tbl><w:tr><w:tc>{p(run('a'))}</w:tc>"
    body += f"<w:tc>{p(run('b'))}</w:tc></w:tr></w:tbl>" + p(f"<w:hlink><w:r>{run('en lenke')}</w:r></w:hlink>")
    body += p(run("skjult", "<w:vanish/>"), run("sett"), run("gjemt", "<w:rStyle w:val='Skjult'/>"))
    styles = "<w:style w:type='character' w:styleId='Skjult'><w:rPr><w:vanish/></w:rPr></w:style>"
    found = read_named(name, document(body, styles).encode())
    assert found.text == "Kari: Ja,\tHamar\n\nOla: Nei\na\tb\nen lenke\nsett\n"
    assert {each.id: each.parameters["count"] for each in found.left_out} == {
        "importing-left-header": 2, "importing-left-hidden": 2,
    }  # fmt: skip


def test_changes_notes_and_comments():
    note = f"<w:r><w:footnote>{p(run('så sa hun'))}</w:footnote></w:r>"
    comment = f"<w:r>{changed('Comment', p(run('Hvem?')), author='Per')}</w:r>"
    start, end = (f"<aml:annotation aml:id='3' w:type='Word.Comment.{each}'/>" for each in ("Start", "End"))
    gone = "<w:r><w:delText>bort</w:delText></w:r>"
    body = p(
        run("Kari: "), changed("Insertion", run("ja")), changed("Deletion", gone), start, run(" vel"), end, comment
    )
    body += p(run("Ola: Nei"), note)
    found = read_named("a.xml", document(body).encode())
    assert found.text == "Kari: ja vel\nOla: Nei [så sa hun]\n"
    assert [(each.author, each.text) for each in found.comments] == [("Per", "Hvem?")]
    assert [found.text[each.start : each.end] for each in found.comments] == ["vel"], "the words that it is on"
    assert {each.id: each.parameters["count"] for each in found.left_out}["importing-left-deleted"] == 1


def test_nothing_of_what_was_deleted_comes_in_however_it_is_written():
    gone = changed("Deletion", run("aldri ") + "<w:r><w:tab/></w:r>")
    found = read_named("a.xml", document(p(run("Kari: Ja, "), gone, run("alltid."))).encode())
    assert found.text == "Kari: Ja, alltid.\n"


def test_paragraphs_of_a_chunk_are_read_as_those_beside_it():
    body = f"<w:cfChunk>{p(run('Kari: Først'))}{p(run('Ola: så'))}</w:cfChunk>{p(run('Kari: sist'))}"
    assert read_named("a.xml", document(body).encode()).text == "Kari: Først\nOla: så\nKari: sist\n"


def test_one_without_a_body_is_refused():
    with pytest.raises(BadFile):
        read_named("a.xml", f"{HEAD}</w:wordDocument>".encode())


def test_one_far_too_deep_is_said_to_be_no_such_document():
    body = "<w:body>" + "<w:p>" * 3000 + "</w:p>" * 3000 + "</w:body>"
    with pytest.raises(BadFile) as raised:
        read_named("a.xml", f"{HEAD}{body}</w:wordDocument>".encode())
    assert raised.value.parameters["problem"].code == "not-this-format"
