"""Documents come in whole: every word once, in its order, and nobody's comment as an informant's word."""

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import memos, participants, sources
from core.commands.sources import Incoming
from core.importing.document import read_document, read_named
from core.text.speaker_turns import speakers, turns
from core.text.times import Time
from tests.builders import World, alice

CASES = Path(__file__).parents[1] / "documents"
EXPECTED = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def words(text):
    """Without regard to white space."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_document_is_read_whole(name):
    assert words(read_document(CASES / name).text) == words(EXPECTED[name])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("header.pdf", "Kari: Det var svært [p. 2] godt."),
        ("hyph.pdf", "Kari: Jeg var i en selvhjelpsgruppe i to år."),
        ("unordered.pdf", "første linje annen linje tredje linje"),
        ("twocol.pdf", " ".join(f"{side} linje {n}" for side in ("venstre", "høyre") for n in range(4))),
    ],
)
def test_a_page_is_read_as_one_reads_it(name, expected):
    assert words(read_document(CASES / name).text) == expected


# -- transcripts

SAID = [
    "Hva tenker du om vaktene?",
    "Det er travelt. Vi rekker ikke alt.",
    "Kan du si mer: hva rekker dere ikke?",
    "Å snakke med pasientene, egentlig.",
]
LAYOUTS = {
    "chat.cha": (["INT", "INF"], [3000, 9000, 21000, 30000]),
    "f4.rtf": (["I", "B"], [0, 9300, 15300, 27300]),
    "f4.txt": (["I", "B"], [0, 9300, 15300, 27300]),
    "nvivo.txt": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "otter.txt": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "rev.txt": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "table3.docx": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "teams.docx": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "teams.vtt": (["Kari Holm", "Anne-Marie Ås"], [3130, 9130, 21130, 30130]),
    "whisperx.txt": (["SPEAKER_00", "SPEAKER_01"], []),
    "wordtranscribe.docx": (["Kari Holm", "Anne-Marie Ås"], [3000, 9000, 21000, 30000]),
    "zoom.vtt": (["Kari Holm", "Anne-Marie Ås"], [3130, 9130, 21130, 30130]),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_of_transcripts_gives_speakers_words_and_times(name):
    document = read_document(CASES / "transcripts" / name)
    names, times = LAYOUTS[name]
    found = turns(document.text)
    assert [turn.speaker for turn in found] == names * 2
    assert [document.text[turn.words : turn.end].strip() for turn in found] == SAID
    assert [time.first for time in document.times] == times
    assert [time.place for time in document.times] == ([turn.start for turn in found] if times else [])


def test_two_speakers_in_a_cue_are_two_turns():
    text = read_document(CASES / "transcripts" / "two-speakers-in-a-cue.srt").text
    assert [(turn.speaker, text[turn.words : turn.end].strip()) for turn in turns(text)][:2] == [
        ("Anne", "Det er travelt."),
        ("Kari", "Jeg har kreft."),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("one-turn-each.txt", ["I", "P06", "P07", "P08"]),
        ("one-question-one-answer.txt", ["Intervjuer", "P1"]),
    ],
)
def test_one_turn_makes_a_speaker(name, expected):
    assert speakers(read_document(CASES / "transcripts" / name).text) == expected


def test_a_name_that_is_declared_needs_one_turn_only():
    text = "Kari: Ja.\nOla: Nei.\nMerk: dette er en note\n"
    assert speakers(text) == []
    assert [turn.speaker for turn in turns(text, ("kari", "Ola"))] == ["Kari", "Ola"]


SEGMENTS = [
    {"start": 1.5, "end": 3.0, "text": " Hei der.", "speaker": "SPEAKER_00"},
    {"start": 3.0, "end": 4.25, "text": " Mer.", "speaker": "SPEAKER_00"},
    {"start": 5.0, "end": 6.0, "text": " Ja.", "speaker": "SPEAKER_01"},
]
ELAN = (
    "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='t1' TIME_VALUE='1500'/>"
    "<TIME_SLOT TIME_SLOT_ID='t2' TIME_VALUE='4250'/><TIME_SLOT TIME_SLOT_ID='t3' TIME_VALUE='5000'/>"
    "<TIME_SLOT TIME_SLOT_ID='t4' TIME_VALUE='6000'/>"
    "</TIME_ORDER><TIER TIER_ID='b' PARTICIPANT='SPEAKER_01'><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='t3'"
    " TIME_SLOT_REF2='t4'><ANNOTATION_VALUE>Ja.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
    "<TIER TIER_ID='a' PARTICIPANT='SPEAKER_00'><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='t1'"
    " TIME_SLOT_REF2='t2'><ANNOTATION_VALUE>Hei der. Mer.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
    "</ANNOTATION_DOCUMENT>"
)
EXMARALDA = (
    "<basic-transcription><head><speakertable><speaker id='S0'><abbreviation>SPEAKER_00</abbreviation></speaker>"
    "<speaker id='S1'><abbreviation>SPEAKER_01</abbreviation></speaker></speakertable></head><basic-body>"
    "<common-timeline><tli id='T0' time='1.5'/><tli id='T1' time='4.25'/><tli id='T2' time='5.0'/>"
    "<tli id='T3' time='6.0'/></common-timeline>"
    "<tier speaker='S1' type='t'><event start='T2' end='T3'>Ja.</event></tier>"
    "<tier speaker='S0' type='t'><event start='T0' end='T1'>Hei der. Mer.</event></tier>"
    "<tier speaker='S0' type='a'><event start='T0' end='T1'>en merknad</event></tier>"
    "</basic-body></basic-transcription>"
)
TABLE = (
    "start\tend\ttext\tspeaker\n1500\t3000\tHei der.\tSPEAKER_00\n3000\t4250\tMer.\tSPEAKER_00\n"
    "5000\t6000\tJa.\tSPEAKER_01\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("whisperx.json", json.dumps({"segments": SEGMENTS})),
        ("a.json", json.dumps(SEGMENTS)),
        ("whisper.tsv", TABLE),
        ("a.eaf", ELAN),
        ("a.exb", EXMARALDA),
    ],
)
def test_what_other_programs_recognised_or_transcribed(name, content):
    document = read_named(name, content.encode())
    assert document.text == "SPEAKER_00: Hei der. Mer.\nSPEAKER_01: Ja.\n"
    first = (Time(0, 1500, 3000), Time(21, 3000, 4250)) if name.endswith(("json", "tsv")) else (Time(0, 1500, 4250),)
    assert document.times == (*first, Time(26, 5000, 6000)), "each piece of a turn has its own time"


# -- Word


def a_docx(body, namespace=W, **parts):
    """A Word document with this body; further parts by their names, such as comments=…"""
    related = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
    one = f"<Relationship Id='r{{}}' Type='{OFFICE}/{{}}' Target='{{}}'/>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", related.format(one.format(0, "officeDocument", "word/document.xml")))
        beside = "".join(one.format(n, kind, f"{kind}.xml") for n, kind in enumerate(parts, 1))
        archive.writestr("word/_rels/document.xml.rels", related.format(beside))
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{namespace}'><w:body>{body}</w:body></w:document>")
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} xmlns:w='{namespace}'>{content}</w:{kind}>")
    return out.getvalue()


def run(text, settings=""):
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


WORD = st.text("abcæøå", min_size=1, max_size=6)
AROUND = {
    "plain": ("{}", True),
    "inserted": ("<w:ins w:id='1'>{}</w:ins>", True),
    "moved here": ("<w:moveTo w:id='1'>{}</w:moveTo>", True),
    "link": ("<w:hyperlink>{}</w:hyperlink>", True),
    "control": ("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", True),
    "right to left": ("<w:bdo w:val='rtl'>{}</w:bdo>", True),
    "field": ("<w:fldSimple w:instr='REF a'>{}</w:fldSimple>", True),
    "tag": ("<w:smartTag>{}</w:smartTag>", True),
    "deleted": ("<w:del w:id='1'>{}</w:del>", False),
    "moved away": ("<w:moveFrom w:id='1'>{}</w:moveFrom>", False),
    "placeholder": ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", False),
}
PIECE = st.tuples(WORD, st.lists(st.sampled_from(sorted(AROUND)), max_size=3), st.booleans())


@given(st.lists(st.lists(PIECE, min_size=1, max_size=5), min_size=1, max_size=5), st.sampled_from([W, STRICT]))
def test_every_word_comes_in_once_and_in_order(paragraphs, namespace):
    body, expected = "", []
    for pieces in paragraphs:
        inside = ""
        for word, around, is_hidden in pieces:
            element, counts = run(f"{word} ", "<w:vanish/>" if is_hidden else ""), not is_hidden
            for kind in around:
                element, counts = AROUND[kind][0].format(element), counts and AROUND[kind][1]
            inside += element
            expected += [word] if counts else []
        body += f"<w:p>{inside}</w:p>"
    document = read_named("a.docx", a_docx(f"{body}<w:p>{run('slutt')}</w:p>", namespace))
    assert document.text.split() == [*expected, "slutt"]


def test_what_was_left_out_is_counted_and_kept_with_the_text():
    body = (
        f"<w:p>{run('A ')}<w:del w:id='1'><w:r><w:delText>to ord</w:delText></w:r></w:del>{run('B', '')}"
        f"{run('skjult', '<w:vanish/>')}<w:commentRangeStart w:id='7'/>{run(' sagt')}<w:commentRangeEnd w:id='7'/>"
        "<w:r><w:commentReference w:id='7'/></w:r></w:p>"
    )
    comments = f"<w:comment w:id='7' w:author='Kari'><w:p>{run('Viktig!')}</w:p></w:comment>"
    document = read_named("a.docx", a_docx(body, comments=comments))
    assert document.text == "A B sagt\n"
    assert document.origin("a.docx", Catalogue("en")) == (
        "a.docx (docx; one comment in the margin, not in the text; 2 deleted words left out (tracked changes);"
        " one hidden word left out)"
    )
    (comment,) = document.comments
    assert (comment.author, comment.text) == ("Kari", "Viktig!")
    assert document.text[comment.start : comment.end] == "sagt"


def test_comments_become_memos_of_whoever_imports_with_their_authors_named():
    a = alice(World(1))
    rtf = rb"{\rtf1\ansi {\*\atrfstart 0}Kari: {\*\atrfend 0}{\*\atnid K}{\*\atnauthor Ola}\chatn"
    rtf += rb"{\*\annotation Hvem?} ja\par}"
    document = read_named("a.rtf", rtf)
    incoming = Incoming("a", document.text, "a.rtf", comments=document.comments)
    source = a.do(sources.import_source, incoming)[0].event.source
    a.do(memos.keep_comments, source, incoming.comments)
    (memo,) = a.state.memos.values()
    assert a.words(memo.text) == "Ola: Hvem?"
    assert document.text[slice(*memo.passage)].strip() == "Kari:"


def test_a_style_that_hides_its_words_hides_them():
    styles = "<w:style w:styleId='A'><w:rPr><w:vanish/></w:rPr></w:style>"
    styles += "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"
    style = "<w:rStyle w:val='B'/>"
    body = f"<w:p>{run('sagt ')}{run('skjult', style)}</w:p>"
    assert read_named("a.docx", a_docx(body, styles=styles)).text == "sagt \n"


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next():
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{run('Jeg ')}</w:p><w:p>{run('gikk.')}</w:p><w:p>{mark}{run('Slutt.')}</w:p>"
    assert read_named("a.docx", a_docx(body)).text == "Jeg gikk.\nSlutt.\n"


def test_signs_of_symbol_fonts_and_chosen_answers_are_read():
    form = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='nei'/>"
        "<w:listEntry w:val='ja'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    body = (
        f"<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Symbol' w:char='F061'/></w:r>{form}</w:p>"
    )
    assert read_named("a.docx", a_docx(body)).text == "✓αja\n"


# -- transcripts without times, notes and rows of pages


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.cha", b"*KAR: hei du\n*OLA: hei\n"),
        ("a.json", b'[{"text": "hei du", "speaker": "KAR"}, {"text": "hei", "speaker": "OLA"}]'),
        ("a.txt", b"Speaker\tText\nKAR\thei du\nOLA\thei\n"),
    ],
)
def test_a_transcript_needs_no_times(name, content):
    document = read_named(name, content)
    assert (document.text, document.times) == ("KAR: hei du\nOLA: hei\n", ())


NOTES = {
    "pandoc": (
        '<p>Før<a href="#fn1" class="ref" id="r1"><sup>1</sup></a> etter<a href="#fn2" id="r2">2</a>.</p>'
        "<p>Slutt</p>"
        '<section id="footnotes"><hr/><ol><li id="fn1"><p>Note én.</p><p>To avsnitt. <a href="#r1">↩︎</a></p></li>'
        '<li id="fn2"><p>Note to.<a href="#r2">↩︎</a></p></li></ol></section>'
    ),
    "word": (
        '<p>Før<a href="#_ftn1" name="_ftnref1"><span><![if !x]><span>[1]</span><![endif]></span></a> etter'
        '<a href="#_ftn2" name="_ftnref2">[2]</a>.</p><p>Slutt</p>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note én.</p><p>To avsnitt.</p></div>'
        '<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> Note to.</p></div>'
    ),
}


@pytest.mark.parametrize("maker", NOTES)
def test_a_note_of_a_page_stands_with_its_mark(maker):
    text = read_named("a.html", NOTES[maker].encode()).text
    assert words(text) == words("Før etter. [Note én. To avsnitt.] [Note to.] Slutt")


def test_links_within_a_page_are_no_notes():
    page = (
        '<ul><li><a href="#a">1</a> <a href="#b">B</a></ul><h1 id=a>Én</h1><p>Se <a href="#b">2</a></p><h1 id=b>To</h1>'
    )
    assert words(read_named("a.html", page.encode()).text) == words("1 B Én Se 2 To")


def test_a_row_of_a_page_is_one_line_whatever_its_cells_hold():
    page = "<table><tr>\n<td><p>Kari</p></td>\n<td><p>Ja.</p></td></tr><tr><td></td><td>Nei.</td></tr></table>"
    assert read_named("a.html", page.encode()).text == "Kari\tJa.\n\tNei.\n"


def test_a_note_that_older_readers_pass_over_is_read_from_rtf():
    content = rb"{\rtf1 A{\super \chftn{\*\footnote \chftn\pard Noten.}} og B\par}"
    assert words(read_named("a.rtf", content).text) == words("A [Noten.] og B")


@pytest.mark.parametrize(
    ("name", "content", "layout"),
    [
        ("a.txt", "00:03 <Kari> Det var\n00:09 <Ola> Ja.\n00:12 <Kari> Takk.\n", "{time} <{speaker}> {words}"),
        ("a.vtt", "WEBVTT\n\n00:03.000 --> 00:09.000\n<v Kari>Det var\n\n00:09.000 --> 00:12.000\n<v Ola>Ja.\n\n"
                  "00:12.000 --> 00:13.000\n<v Kari>Takk.\n", ""),
        ("a.json", json.dumps({"segments": [
            {"start": 3, "end": 9, "text": "Det var", "speaker": "Kari"}, {"start": 9, "end": 12, "text": "Ja.",
             "speaker": "Ola"}, {"start": 12, "end": 13, "text": "Takk.", "speaker": "Kari"}]}), ""),
    ],
)  # fmt: skip
def test_who_speaks_once_in_a_file_that_names_its_speakers_keeps_that_turn(name, content, layout):
    document = read_named(name, content.encode(), None, layout)
    project = alice(World(3))
    incoming = Incoming("a", document.text, "t", labels=document.labels)
    made = project.do(sources.bring_in, [incoming], ["Kari"], None, {})
    source = made[-1].event.source
    spoken = [(turn.label, project.text(source)[turn.words : turn.end].strip()) for turn in
              Presentation(project).turns(source)]  # fmt: skip
    assert spoken == [("Kari", "Det var"), ("Ola", "Ja."), ("Kari", "Takk.")]
    project.do(participants.withdraw_participant, next(iter(project.state.participants.rows)))
    assert "Ja." in project.text(source), "a withdrawal takes that person's words and no others"
