"""Generated conversations in every format: each word comes in once, in order, under whoever said it."""

import io
import zipfile
from html import escape
from json import dumps
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.commands import participants, sources
from core.commands.sources import Incoming
from core.importing.document import read_named
from core.text.speaker_turns import turns
from tests.builders import World, alice
from tests.unit.test_document_neighbours import pdf_of
from tests.unit.test_documents import a_docx

SPEAKERS = ("Intervjuer", "Kari Ås", "P02")
WORDS = [
    *("ja", "nei", "så", "æ", "ø", "trygt", "gruppa", "«alt»", "–", "12", "år.", "e-post", "hva?", "(ler)"),
    *("Łódź", "语言", "50", "%", "R&D", "a<b", "*ikke*", "😀"),
]
TURN = st.tuples(st.sampled_from(SPEAKERS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
TALK = st.lists(TURN, min_size=3, max_size=7)


def pieces(random, words):
    """The words in a few pieces, as an editor cuts them."""
    cut = sorted(random.sample(range(1, len(words)), random.randrange(len(words)))) if len(words) > 1 else []
    return [" ".join(words[a:b]) for a, b in zip([0, *cut], [*cut, len(words)], strict=True)]


def labelled(random, who, said):
    return [f"{who}:", *pieces(random, said)]


BEGIN, SEPARATE, END = (f"<w:r><w:fldChar w:fldCharType='{each}'/></w:r>" for each in ("begin", "separate", "end"))


def docx(talk, random):
    around = ["{}", "<w:ins w:id='1'>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>",
              "<w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>{}",
              "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
              "<w:smartTag w:element='x'><w:ins w:id='3'><w:del w:id='4'><w:r><w:delText>x</w:delText></w:r></w:del>{}"
              "</w:ins></w:smartTag>",
              "<w:moveFrom w:id='5'><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo w:id='6'>{}</w:moveTo>",
              f"{BEGIN}<w:r><w:instrText>REF x</w:instrText></w:r>{SEPARATE}{{}}{END}",
              "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:fldSimple w:instr='PAGE'>{}</w:fldSimple>",
              "<w:commentRangeStart w:id='7'/>{}<w:commentRangeEnd w:id='7'/>"]  # fmt: skip
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    lines = ["".join(random.choice(around).format(run.format(escape(f"{each} ")))
                     for each in labelled(random, who, said)) for who, said in talk]  # fmt: skip
    return a_docx("".join(f"<w:p>{line}</w:p>" for line in lines))


def odt(talk, random):
    of = "urn:oasis:names:tc:opendocument:xmlns:"
    around = [
        "{}",
        "<text:span>{}</text:span>",
        "<text:a>{}</text:a>",
        "<text:bookmark text:name='b'/>{}",
        "<text:hidden-text text:is-hidden='true'>x</text:hidden-text>{}",
        "<text:meta><text:span>{}</text:span></text:meta>",
        "{}<office:annotation office:name='n'><text:p>x</text:p></office:annotation>",
        "<text:change-start text:change-id='c'/>{}<text:change-end text:change-id='c'/>",
    ]
    lines = ["".join(random.choice(around).format(escape(each)) + random.choice([" ", "<text:s/>"])
                     for each in labelled(random, who, said)) for who, said in talk]  # fmt: skip
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    out = io.BytesIO()
    content = (f"<office:document-content xmlns:office='{of}office:1.0' xmlns:text='{of}text:1.0'><office:body>"
               f"<office:text>{body}</office:text></office:body></office:document-content>")  # fmt: skip
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def rtf(talk, random):
    def sign(char):
        if char.isascii():
            return f"\\{char}" if char in "\\{}" else char
        try:
            if random.random() < 0.5:
                return f"\\'{char.encode('cp1252').hex()}"
        except UnicodeEncodeError:
            pass
        units = char.encode("utf-16-le")
        return "".join(
            f"\\u{int.from_bytes(units[n : n + 2], 'little', signed=True)}?" for n in range(0, len(units), 2)
        )

    around = [
        "{0}",
        "{{\\b {0}}}",
        "{{\\revised {0}}}",
        "{{\\deleted x}}{0}",
        "{{\\v x}}{0}",
        "{{\\*\\xyz x}}{0}",
        "{{\\field{{\\*\\fldinst HYPERLINK x}}{{\\fldrslt {0}}}}}",
        "{{\\mvf x}}{{\\mvt {0}}}",
        "{{\\*\\bkmkstart x}}{0}{{\\*\\bkmkend x}}",
        "{{\\f0\\fs22\\lang1044 {0}}}",
    ]
    lines = (" ".join(random.choice(around).format("".join(map(sign, each))) for each in labelled(random, who, said))
             for who, said in talk)  # fmt: skip
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1 " + "".join(f"{line}\\par " for line in lines) + "}").encode("ascii")


def html(talk, random):
    around = [
        "{}",
        "<b>{}</b>",
        "<span style='color:red'>{}</span>",
        "<ins>{}</ins>",
        "<del>x</del>{}",
        "<!-- x -->{}",
        "<script>x</script>{}",
        "<a href='#x'>{}</a>",
        "<span hidden>x</span>{}",
        "<ruby>{}<rp>(</rp></ruby>",
    ]
    lines = (" ".join(random.choice(around).format(escape(each)) for each in labelled(random, who, said))
             for who, said in talk)  # fmt: skip
    form = random.choice(["<p>{}</p>", "<div>{}</div>", "<p>{}", "{}<br>"])
    return ("<meta charset=utf-8>" + "".join(form.format(line) for line in lines)).encode()


def md(talk, random):
    def marked(text):
        return "".join(f"\\{char}" if char in "\\`*_[]<>&" else char for char in text)

    form = random.choice(["**{}:** {}", "{}: {}", "*{}*: {}", "- {}: {}", "> {}: {}"])
    return "\n\n".join(form.format(who, "\n".join(map(marked, pieces(random, said)))) for who, said in talk).encode()


def clock(ms, sign):
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{sign}{ms % 1000:03}"


def srt(talk, random):
    at, cues = 0, []
    for n, (who, said) in enumerate(talk, 1):
        lines = "\n".join(pieces(random, said)).replace("\n–", " –")  # a dash that begins a line begins a turn
        cues.append(f"{n}\n{clock(at, ',')} --> {clock(at + 900, ',')}\n{who}: {lines}\n")
        at += random.randrange(900, 90_000)
    return (
        random.choice(["\n", "\r\n"])
        .join("\n".join(cues).split("\n"))
        .encode(random.choice(["utf-8", "utf-8-sig", "utf-16"]))
    )


def vtt(talk, random):
    at, cues = 0, ["WEBVTT\n", "NOTE x\n"]
    for who, said in talk:
        words = escape(" ".join(said), quote=False)
        name = random.choice(["", "7\n", "a-b/1-0\n"])
        cues.append(
            f"{name}{clock(at, '.')} --> {clock(at + 900, '.')} align:left\n"
            f"<v {who}>{words}{random.choice(['</v>', ''])}\n"
        )
        at += random.randrange(900, 90_000)
    return "\n".join(cues).encode()


FORMATS = {each.__name__: each for each in (docx, odt, rtf, html, md, srt, vtt)}


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40)
@given(talk=TALK, seed=st.integers(0, 999))
def test_every_word_once_in_order_under_the_right_speaker(form, talk, seed):
    content = FORMATS[form](talk, Random(seed))
    document = read_named(f"a.{form}", content)
    found = [(turn.speaker, document.text[turn.words : turn.end].split()) for turn in turns(document.text, SPEAKERS)]
    assert found == [(who, said) for who, said in talk]
    if form in ("srt", "vtt"):
        assert [time.place for time in document.times] == [turn.start for turn in turns(document.text, SPEAKERS)]


def csv(talk, random):
    return ("Taler;Tekst\n" + "".join(f"{who};{words}\n" for who, words in written(talk))).encode(random.choice(CODES))


def json(talk, random):
    pieces = [{"speaker": who, "text": words, "start": n} for n, (who, words) in enumerate(written(talk))]
    return dumps({"segments": pieces}).encode()


def cha(talk, random):
    lines = (f"*{who[:4].strip()}:\t{words}\n%com:\tx\n" for who, words in written(talk))
    return f"@Begin\n{''.join(lines)}@End\n".encode()


def eaf(talk, random):
    slots = "".join(f"<TIME_SLOT TIME_SLOT_ID='t{n}' TIME_VALUE='{n}000'/>" for n in range(len(talk) + 1))
    piece = (
        "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='t{}' TIME_SLOT_REF2='t{}'><ANNOTATION_VALUE>{}"
        "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
    )
    said = list(enumerate(written(talk)))
    tiers = ""
    for name in SPEAKERS:
        spoken = (piece.format(n, n + 1, escape(words)) for n, (who, words) in said if who == name)
        tiers += f"<TIER TIER_ID='{name}'>{''.join(spoken)}</TIER>"
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>".encode()


def txt(talk, random):
    return "".join(f"{who}: {words}\n\n" for who, words in written(talk)).encode(random.choice(CODES))


def exb(talk, random):
    times = "".join(f"<tli id='T{n}' time='{n}.0'/>" for n in range(len(talk) + 1))
    names = "".join(
        f"<speaker id='{n}'><abbreviation>{name}</abbreviation></speaker>" for n, name in enumerate(SPEAKERS)
    )
    said = list(enumerate(written(talk)))
    tiers = ""
    for number, name in enumerate(SPEAKERS):
        spoken = (
            f"<event start='T{n}' end='T{n + 1}'>{escape(words)}</event>" for n, (who, words) in said if who == name
        )
        tiers += f"<tier speaker='{number}' type='t'>{''.join(spoken)}</tier>"
    return f"<basic-transcription><speakertable>{names}</speakertable>{times}{tiers}</basic-transcription>".encode()


def words_json(talk, random):
    words = [{"word": word, "start": n + m / 100, "speaker": who}
             for n, (who, said) in enumerate(talk) for m, word in enumerate(said)]  # fmt: skip
    return dumps({"results": {"channels": [{"alternatives": [{"words": words}]}]}}).encode()


def table_docx(talk, random):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = ((f"0:{n:02}", who, escape(words)) for n, (who, words) in enumerate(written(talk), 1))
    return a_docx(f"<w:tbl>{''.join('<w:tr>' + ''.join(map(cell.format, row)) + '</w:tr>' for row in rows)}</w:tbl>")


def table_html(talk, random):
    rows = "".join(f"<tr><td>0:{n:02}<td>{who}<td>{escape(words)}" for n, (who, words) in enumerate(written(talk), 1))
    return f"<meta charset=utf-8><table><tr><th>Tid<th>Hvem<th>Hva{rows}</table>".encode()


def epub(talk, random):
    out = io.BytesIO()
    pages = [html(talk[:3], Random(1)), html(talk[3:], Random(2))]
    items = "".join(f"<item id='p{n}' href='p{n}.xhtml' media-type='application/xhtml+xml'/>" for n in range(2))
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", "<container><rootfile full-path='a.opf'/></container>")
        archive.writestr("a.opf", f"<package>{items}<itemref idref='p0'/><itemref idref='p1'/></package>")
        for n, page in enumerate(pages):
            archive.writestr(f"p{n}.xhtml", page)
    return out.getvalue()


def pdf(talk, random):
    lines = [(760 - 40 * n, f"{who}: {words}".replace("Å", "\\305")) for n, (who, words) in enumerate(written(talk))]
    return pdf_of(lines[:3], lines[3:])


def messages_txt(talk, random):
    return "".join(
        f"[27.11.2026, 10:00:{n:02}] {who}: {words}\n" for n, (who, words) in enumerate(written(talk))
    ).encode()


def above_txt(talk, random):
    return "".join(f"{who}\n{words}\n\n" for who, words in written(talk)).encode()


def square_txt(talk, random):
    return "".join(f"[{who}] {words}\n" for who, words in written(talk)).encode()


def stamped_txt(talk, random):
    return "".join(f"{who}: {words} #00:00:{n:02}-0#\n" for n, (who, words) in enumerate(written(talk), 1)).encode()


def bare_txt(talk, random):
    return "".join(f"[0:{n:02}] {who} (Ja) {words}\n" for n, (who, words) in enumerate(written(talk))).encode()


def span_txt(talk, random):
    turns = enumerate(written(talk))
    return "".join(f"{who} 00:00:{n:02} - 00:00:{n + 1:02}\n{words}\n\n" for n, (who, words) in turns).encode()


def labels_txt(talk, random):
    return "".join(
        f"{n}.000000\t{n + 1}.000000\t{who}: {words}\n" for n, (who, words) in enumerate(written(talk))
    ).encode()


def ttml(talk, random):
    names = "".join(f"<m:agent xml:id='a{n}'><m:name>{who}</m:name></m:agent>" for n, who in enumerate(SPEAKERS))
    said = "".join(
        f"<p begin='{n}s' end='{n + 1}s' m:agent='a{SPEAKERS.index(who)}'>{words}</p>"
        for n, (who, words) in enumerate(written(talk))
    )
    spaces = "xmlns='http://www.w3.org/ns/ttml' xmlns:m='http://www.w3.org/ns/ttml#metadata'"
    return f"<tt {spaces}><head>{names}</head><body><div>{said}</div></body></tt>".encode()


def xlsx(talk, random):
    book = pytest.importorskip("openpyxl").Workbook()
    for row in [("Taler", "Tekst"), *written(talk)]:
        book.active.append(row)
    book.save(out := io.BytesIO())
    return out.getvalue()


CODES = ("utf-8", "utf-16", "utf-8-sig")
MORE = (exb, words_json, table_docx, table_html, epub, pdf, messages_txt, above_txt, square_txt, stamped_txt, bare_txt,
        span_txt, labels_txt, ttml, xlsx)  # fmt: skip
OWN = [("Intervjuer", "hva skjedde"), ("Kari Ås", "kariord1 kariord2"), ("P02", "peord1"), ("Kari Ås", "kariord3"),
       ("P02", "peord2 peord3"), ("Intervjuer", "takk skal dere ha")]  # fmt: skip
EVERY = {**FORMATS, **{each.__name__: each for each in (csv, json, cha, eaf, txt, *MORE)}}


def written(talk):
    return [(who, " ".join(said)) for who, said in talk]


@pytest.mark.parametrize("form", EVERY)
@pytest.mark.parametrize("who", ["Kari Ås", "P02"])
def test_a_withdrawal_removes_that_ones_words_and_no_others(form, who):
    document = read_named(
        f"a.{form.rpartition('_')[2]}", EVERY[form]([(name, said.split()) for name, said in OWN], Random(1))
    )
    project = alice(World(3))
    names = {name: name[:4].strip() if form == "cha" else name for name in SPEAKERS[1:]}
    incoming = Incoming("a", document.text, "t", labels=document.labels, times=document.times)
    source = project.do(sources.bring_in, [incoming], list(names.values()), None, {})[-1].event.source
    rows = project.state.participants.rows
    [leaving] = [each for each, row in rows.items() if project.words(row.pseudonym) == names[who]]
    project.do(participants.withdraw_participant, leaving)
    left = (project.text(source) or "").split()
    assert [word for _, said in OWN for word in said.split() if word in left] == [
        word for name, said in OWN for word in said.split() if name != who
    ]


def test_what_the_chapters_of_a_book_leave_out_is_counted():
    talk = [("Kari Ås", ["ja"])] * 6
    chapters = sum(
        each.parameters["count"]
        for n in (0, 3)
        for each in read_named("a.html", html(talk[n : n + 3], Random(1 + n // 3))).left_out
    )
    assert sum(each.parameters["count"] for each in read_named("a.epub", epub(talk, None)).left_out) == chapters > 0
