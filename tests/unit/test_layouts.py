"""Layouts that services, programs and people write transcripts in: who speaks, the words, and when, to a tenth."""

import io
import json
import re
from contextlib import suppress

import pytest

from core.errors import BadFile
from core.importing.batch import collect
from core.importing.document import read_named
from core.importing.layouts import laid_out
from core.importing.left_out import LeftOut
from core.importing.table import ROWS_MAX, SHEETS_MAX
from core.text.speaker_turns import turns
from tests.unit.test_documents import SAID

SECONDS = [3, 9, 21, 30]
STARTS = [1000 * each for each in SECONDS]
NAMES = ["Kari Holm", "Anne-Marie Ås"]
ROLES = ["I", "B"]


def filled(form, before=""):
    """A transcript of four turns: {A} and {I} are the speaker, {q} the words, {s} and {e} its first and last second."""
    values = (
        {
            "A": NAMES[n % 2],
            "I": ROLES[n % 2],
            "k": n % 2 + 1,
            "n": n + 1,
            "q": words,
            "s": SECONDS[n],
            "e": SECONDS[n] + 6,
        }
        for n, words in enumerate(SAID)
    )
    return before + "".join(form.format(**each) for each in values)


LAYOUTS = {  # name of the file: how a turn looks, the speakers, and whether its times are those of SECONDS
    "zoom.txt": ("[{A}] 00:00:{s:02}\n{q}\n\n", NAMES, True),
    "teams-ampm.txt": ("{A} 12:00:{s:02} AM\n{q}\n\n", NAMES, True),
    "chat.txt": ("00:00:{s:02} From {A} to Everyone: {q}\n", NAMES, True),
    "rev-one-line.txt": ("{A} (00:{s:02}): {q}\n", NAMES, True),
    "trint.txt": ("{A} [00:00:{s:02}] {q}\n\n", NAMES, True),
    "descript.md": ("**{A}:** [00:00:{s:02}] {q}\n\n", NAMES, True),
    "span.txt": ("{A} [00:00:{s:02} - 00:00:{e:02}]: {q}\n", NAMES, True),
    "span-first.txt": ("[00:00:{s:02} - 00:00:{e:02}] {A}: {q}\n", NAMES, True),
    "whisperx.txt": ("[00:{s:02}.000 --> 00:{e:02}.000] [SPEAKER_0{k}] {q}\n", ["SPEAKER_01", "SPEAKER_02"], True),
    "whisper.txt": ("[00:{s:02}.000 --> 00:{e:02}.000]  {q}\n", [], True),
    "captions.txt": ("0:{s:02}\n{q}\n", [], True),
    "frames.txt": ("[00:00:{s:02}:00] {A}\n{q}\n\n", NAMES, True),
    "transana.txt": ("¤<{s}000>{A}: {q}\n", NAMES, True),
    "f4.txt": ("{I}: {q} [00:00:{e:02}.0]\n", ROLES, False),
    "f4-hyphen.txt": ("{I}: {q} (00:00:{e:02}-0)\n", ROLES, False),
    "jefferson.txt": ("0{n}  {I}:   {q}\n", ROLES, False),
    "columns.txt": ("{I}\t{q}\n", ROLES, False),
    "digits.txt": ("{k}: {q}\n", ["1", "2"], False),
    "brackets.srt": ("{n}\n00:00:{s:02},000 --> 00:00:{e:02},000\n({A}) {q}\n\n", NAMES, True),
    "angles.srt": ("{n}\n00:00:{s:02},000 --> 00:00:{e:02},000\n>> {A}: {q}\n\n", NAMES, True),
    "dash.srt": ("{n}\n00:00:{s:02},000 --> 00:00:{e:02},000\n- <i>{A}: {q}</i>\n\n", NAMES, True),
    "barred.txt": ("{A} | 00:00:{s:02} | {q}\n", NAMES, True),
    "barred-time-first.txt": ("0:{s:02} | {A} | {q}\n", NAMES, True),
    "time-below-name.txt": ("{A}\n00:00:{s:02}\n{q}\n\n", NAMES, True),
    "teams-page.txt": ("{A}\n0 minutes {s} seconds\n0:{s:02}\n{q}\n", NAMES, True),
    "square.txt": ("[{A}] {q}\n\n", NAMES, False),
    "angle.txt": ("<{A}> {q}\n", NAMES, False),
    "above.txt": ("{A}\n{q}\n\n", NAMES, False),
    "headings.md": ("### {A}\n\n{q}\n\n", NAMES, False),
    "whatsapp-ios.txt": ("[27.11.2026, 10:00:{s:02}] {A}: {q}\n", NAMES, False),
    "whatsapp-android.txt": ("27.11.2026, 10:{s:02} - {A}: {q}\n", NAMES, False),
    "signal-english.txt": ("11/27/26, 10:{s:02} AM - {A}: {q}\n", NAMES, False),
    "signs-in-brackets.txt": ("({I}) {q}\n", ROLES, False),
    "without-a-space.txt": ("{I}:{q}\n", ROLES, False),
    "wide-colon.txt": ("{I}：{q}\n", ROLES, False),
    "brackets-around-each-time.txt": ("[00:{s:02}] - [00:{e:02}] {A}: {q}\n", NAMES, True),
    "name-without-colon.txt": ("[0:{s:02}] {A} {q}\n\n", NAMES, True),
    "speaker-without-colon.txt": ("00:00:{s:02} Speaker {k} {q}\n", ["Speaker 1", "Speaker 2"], True),
    "sign-without-colon.txt": ("[00:00:{s:02}] S{k} {q}\n", ["S1", "S2"], True),
    "dovetail.txt": ("**{A}** 00:{s:02}\n\n{q}\n\n", NAMES, True),
    "amberscript.txt": ("{A} 00:00:{s:02} - 00:00:{e:02}\n{q}\n\n", NAMES, True),
    "span-before-name.txt": ("[00:00:{s:02} - 00:00:{e:02}] {A}\n{q}\n", NAMES, True),
    "span-below-name.txt": ("{A}\n00:00:{s:02} - 00:00:{e:02}\n{q}\n\n", NAMES, True),
    "zoom-chat.txt": ("2026-11-27 00:00:{s:02} From {A} to Everyone:\n\t{q}\n", NAMES, True),
    "elan-export.txt": ("{A}\t\t{s}.000\t{e}.000\t6.000\t{q}\n", NAMES, True),
    "elan-clocks.txt": ("{A}\t\t00:00:{s:02}.000\t{s}.0\t00:00:{e:02}.000\t{e}.0\t{q}\n", NAMES, True),
    "audacity.txt": ("{s}.000000\t{e}.000000\t{A}: {q}\n", NAMES, True),
    "below.srt": ("{n}\n00:00:{s:02},000 --> 00:00:{e:02},000\n{A}:\n{q}\n\n", NAMES, True),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_speakers_words_and_times(name):
    form, names, has_starts = LAYOUTS[name]
    check(read_named(name, filled(form).encode()), names, has_starts)


@pytest.mark.parametrize("said", ["Ja.", "Så fint. Vi går nå."])
def test_the_times_of_transana_stand_in_its_old_encoding(said):
    content = "".join(f"¤<{n}000>{'AB'[n % 2]}: {said}\n" for n in range(40)).encode("cp1252")
    found = read_named("a.txt", content)
    assert found.text.splitlines()[:2] == [f"A: {said}", f"B: {said}"]
    assert [each.first for each in found.times[:3]] == [0, 1000, 2000]
    assert found.readings == ()


def check(document, names, has_starts=True):
    found = turns(document.text, document.labels)
    assert [turn.speaker for turn in found] == names * 2
    if names:
        assert [document.text[turn.words : turn.end].strip() for turn in found] == SAID
    else:
        assert document.text.splitlines() == SAID
    if has_starts:
        assert [time.first for time in document.times] == STARTS
        assert [time.place for time in document.times] == [document.text.index(each) - len(label) for each, label in
                zip(SAID, [f"{name}: " for name in names * 2] or [""] * 4, strict=True)]  # fmt: skip


TABLES = {
    "nvivo.csv": ('"0:{s:02}.0 - 0:{e:02}.0","{q}","{A}"\n', "Timespan,Content,Speaker\n"),
    "norsk.csv": ("00:00:{s:02};00:00:{e:02};{A};{q}\n", "Starttid;Sluttid;Taler;Tekst\n"),
    "seconds.tsv": ("{s}\t{e}\t{A}\t{q}\n", "Start (s)\tEnd (s)\tSpeaker\tText\n"),
    "ms.tsv": ("{s}000\t{e}000\t{A}\t{q}\n", "start\tend\tspeaker\ttext\n"),
    "hvem-hva.csv": ("0:{s:02};{A};{q}\n", "Tid;Hvem;Hva\n"),
    "zeit.csv": ("00:00:{s:02};{A};{q}\n", "Zeit;Sprecher;Text\n"),
    "untitled.tsv": ("0:{s:02}\t{A}\t{q}\n", ""),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tables_with_a_speaker_column(name, encoding):
    check(read_named(name, filled(*TABLES[name]).encode(encoding)), NAMES)


def test_a_spreadsheet_with_a_speaker_column():
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [
        ("Tid", "Taler", "Utsagn"),
        *((f"0:{SECONDS[n]:02}", NAMES[n % 2], words) for n, words in enumerate(SAID)),
    ]:
        book.active.append(row)
    book.create_sheet("Om", 0).append(["Intervju", "nr 3"])
    book.save(out := io.BytesIO())
    [left] = read_named("a.xlsx", out.getvalue()).left_out
    assert (left.id, left.parameters["count"]) == ("importing-left-sheet", 3)
    check(read_named("a.xlsx", out.getvalue()), NAMES)


PIECES = [(NAMES[n % 2], words, SECONDS[n]) for n, words in enumerate(SAID)]
WORDS = [{"word": word, "start": second + n / 10, "end": second + n / 10 + 0.1, "speaker": name}
         for name, words, second in PIECES for n, word in enumerate(words.split())]  # fmt: skip
JSONS = {
    "amazon": {"results": {"transcripts": [{"transcript": "x"}], "audio_segments": [
        {"transcript": q, "start_time": f"{s}.0", "end_time": f"{s + 6}.0", "speaker_label": name}
        for name, q, s in PIECES]}},
    "assembly": {"text": "x", "utterances": [
        {"speaker": name, "text": q, "start": s * 1000, "end": s * 1000 + 6000, "words": []} for name, q, s in PIECES]},
    "deepgram": {"results": {"channels": [], "utterances": [
        {"start": float(s), "end": s + 6.0, "transcript": q, "speaker": name} for name, q, s in PIECES]}},
    "rev": {"monologues": [{"speaker": name, "elements": [
        {"type": "text", "value": q[:-1], "ts": float(s), "end_ts": s + 6.0}, {"type": "punct", "value": q[-1]}]}
        for name, q, s in PIECES]},
    "clocks": [{"speaker": {"name": name}, "text": q, "start": f"00:00:{s:02}.000"} for name, q, s in PIECES],
    "words": {"segments": [{"start": 3, "end": 36, "text": " ".join(SAID), "words": WORDS}]},
}  # fmt: skip


def alternatives(word, name):
    return [{"content": word, "speaker": name, "confidence": "1"}, {"content": "nei", "speaker": name}]


def parted(text):
    """Words and signs, as some programs tell them."""
    return re.findall(r"[^\s.,?:]+|[.,?:]", text)


TOKENS = [(name, token, second + n / 10) for name, words, second in PIECES for n, token in enumerate(parted(words))]
JSONS |= {
    "amazon-words": {"results": {"items": [
        {"type": "punctuation" if token in ".,?:" else "pronunciation", "alternatives": alternatives(token, None),
         **({} if token in ".,?:" else {"start_time": str(at), "end_time": str(at + 0.1)})} for _, token, at in TOKENS],
        "speaker_labels": {"segments": [{"items": [{"start_time": str(at), "speaker_label": name}
                                                   for name, _, at in TOKENS]}]}}},
    "speechmatics": {"results": [
        {"type": "punctuation" if token in ".,?:" else "word", "start_time": at, "end_time": at + 0.1,
         "alternatives": alternatives(token, name)} for name, token, at in TOKENS]},
    "deepgram-words": {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [
        {"punctuated_word": each["word"], "word": "x", "start": each["start"], "speaker": each["speaker"]}
        for each in WORDS]}]}]}},
    "google": {"results": [
        *({"alternatives": [{"transcript": q, "words": [{"word": word, "startTime": f"{s}s"} for word in q.split()]}]}
          for _, q, s in PIECES),
        {"alternatives": [{"words": [
            {"word": each["word"], "startTime": f"{each['start']}s", "speakerLabel": each["speaker"]}
            for each in WORDS]}]}]},
    "azure": {"recognizedPhrases": [
        {"speaker": name, "offsetInTicks": s * 1e7, "durationInTicks": 6e7, "nBest": [{"lexical": "x", "display": q},
                                                                                     {"display": "nei"}]}
        for name, q, s in reversed(PIECES)]},
    "podcast": {"version": "1", "segments": [{"speaker": name, "startTime": s, "body": q} for name, q, s in PIECES]},
    "hyperaudio": {"transcript": {
        "speakers": [{"id": "s0", "name": NAMES[0]}, {"id": "s1", "name": NAMES[1]}],
        "paragraphs": [{"speaker": f"s{NAMES.index(name)}", "time": s} for name, _, s in PIECES],
        "words": [{"text": each["word"], "time": each["start"], "duration": 0.1} for each in WORDS]}},
    "happyscribe": [{"speaker": name, "words": [{"text": f"{word} ", "data_start": s, "data_end": s + 1}
                                                for word in q.split()]} for name, q, s in PIECES],
}  # fmt: skip


@pytest.mark.parametrize("maker", JSONS)
def test_what_services_for_recognition_write(maker):
    document = read_named("a.json", json.dumps(JSONS[maker]).encode())
    check(document, NAMES, has_starts=False)
    begun = {turn.start: when for turn, when in zip(turns(document.text, document.labels), STARTS, strict=True)}
    assert {each.place: each.first for each in document.times if each.place in begun} == begun


def test_results_that_each_tell_their_speakers_are_all_read():
    said = [[("Hei", 1), ("du", 1)], [("Ja", 2), ("da", 2), ("nå", 2)]]
    results = [
        {"alternatives": [{"transcript": " ".join(word for word, _ in each),
                           "words": [{"word": word, "speakerTag": who} for word, who in each]}]}
        for each in said
    ]  # fmt: skip
    assert read_named("a.json", json.dumps({"results": results}).encode()).text == "1: Hei du\n2: Ja da nå\n"


def test_a_stray_space_glues_no_words_together():
    said = {"words": [{"text": each, "start": n} for n, each in enumerate(["Hei", "du ", "der", "borte."])]}
    assert read_named("a.json", json.dumps(said).encode()).text == "Hei du der borte.\n"


def test_pieces_without_speakers_and_one_on_each_line():
    chunks = {"text": "x", "chunks": [{"timestamp": [s, s + 6.0], "text": f" {q}"} for _, q, s in PIECES]}
    check(read_named("a.json", json.dumps(chunks).encode()), [])
    lines = "\n".join(json.dumps({"speaker": name, "text": q, "start": s + 0.0}) for name, q, s in PIECES)
    check(read_named("a.json", lines.encode()), NAMES)


WEBEX = '{n} "{A}" (1234567)\n00:00:{s:02}.000 --> 00:00:{e:02}.000\n{q}\n\n'
VOICES = "{n}\n00:{s:02}.000 --> 00:{e:02}.000 align:start position:10%\n<v.first.loud {A}><lang nb>{q}</lang></v>\n\n"
ASIDES = "WEBVTT - x\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE Kari: en\nmerknad\n\n"


@pytest.mark.parametrize(("form", "before"), [(WEBEX, "WEBVTT\n\n"), (VOICES, ASIDES)])
def test_cues_that_name_whoever_speaks(form, before):
    check(read_named("a.vtt", filled(form, before).encode()), NAMES)


def test_captions_that_roll_are_read_once():
    rolling = (
        "WEBVTT\n\n00:03.000 --> 00:05.000\n \nhva<00:03.500><c> tenker</c><00:04.000><c> du</c>\n\n"
        "00:05.000 --> 00:05.010\nhva tenker du\n \n\n00:05.010 --> 00:09.000\nhva tenker du\n"
        "om<00:06.000><c> vaktene</c>\n"
    )
    assert read_named("a.vtt", rolling.encode()).text == "hva tenker du\nom vaktene\n"
    twice = "WEBVTT\n\n00:03.000 --> 00:05.000\nJa.\n\n00:05.000 --> 00:06.000\nJa.\n"
    assert read_named("a.vtt", twice.encode()).text == "Ja.\nJa.\n", "who says the same again is heard again"


ELAN = (
    "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='t1' TIME_VALUE='3000'/><TIME_SLOT TIME_SLOT_ID='t2'/>"
    "<TIME_SLOT TIME_SLOT_ID='t3' TIME_VALUE='9000'/></TIME_ORDER><TIER TIER_ID='ref' PARTICIPANT='Kari'>{}</TIER>"
    "<TIER TIER_ID='tx' PARENT_REF='ref' PARTICIPANT='Kari'>{}</TIER><TIER TIER_ID='ft' PARENT_REF='ref'><ANNOTATION>"
    "<REF_ANNOTATION ANNOTATION_ID='f' ANNOTATION_REF='a'><ANNOTATION_VALUE>what</ANNOTATION_VALUE></REF_ANNOTATION>"
    "</ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
)
ALIGNED = (
    "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='{}' TIME_SLOT_REF1='{}' TIME_SLOT_REF2='{}'><ANNOTATION_VALUE>{}"
    "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
)
BELOW = (
    "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID='x{0}' ANNOTATION_REF='{0}'><ANNOTATION_VALUE>{1}</ANNOTATION_VALUE>"
    "</REF_ANNOTATION></ANNOTATION>"
)


@pytest.mark.parametrize("is_numbered", [False, True])
def test_tiers_with_numbers_above_the_words_and_slots_without_times(is_numbered):
    said = [("a", "t1", "t2", "en ting"), ("b", "t2", "t3", "og to")]
    above = "".join(ALIGNED.format(*each[:3], f"K.00{n}" if is_numbered else each[3]) for n, each in enumerate(said, 1))
    below = "".join(BELOW.format(each[0], each[3] if is_numbered else "x") for each in said)
    document = read_named("a.eaf", ELAN.format(above, below).encode())
    assert document.text == "Kari: en ting og to\n"
    assert [(each.place, each.first) for each in document.times] == [(0, 3000), (14, 6000)]
    assert "what" not in document.text
    assert any(each.id == "importing-left-remark" for each in document.left_out)


def test_times_of_chat_stand_without_spaces_and_with_the_name_of_the_recording():
    said = (
        '*A:\thei .\x150_1200\x15\n*B:\tja\n\tda . \x15%snd:"x y"_1200_3000\x15\n'
        "*A:\ten \x153000_3500\x15 to . \x153500_4000\x15\n"
    )
    found = read_named("a.cha", said.encode())
    assert found.text == "A: hei .\nB: ja da .\nA: en to .\n"
    assert [each[1:] for each in found.times] == [(0, 1200), (1200, 3000), (3000, 4000)]


@pytest.mark.parametrize("said", ["vi er på 1_2 nå .", "vi er på 1_2 nå . \x150_900\x15", "vi er på 1_2 nå . 0_900"])
def test_numbers_among_the_words_of_chat_are_no_times(said):
    found = read_named("a.cha", f"*A:\t{said}\n*B:\tja\n".encode())
    assert found.text == "A: vi er på 1_2 nå .\nB: ja\n"
    assert [each[1:] for each in found.times] == ([(0, 900)] if "900" in said else [])


def test_a_large_sheet_beside_the_transcript_refuses_nothing():
    book = pytest.importorskip("openpyxl").Workbook()
    for row in [("Taler", "Tekst"), ("Kari", "Ja."), ("Ola", "Nei.")]:
        book.active.append(row)
    other = book.create_sheet()
    for n in range(ROWS_MAX + 2):
        other.append((n, "x"))
    book.save(out := io.BytesIO())
    assert read_named("a.xlsx", out.getvalue()).text == "Kari: Ja.\nOla: Nei.\n"
    other.insert_rows(0)
    for cell, heading in zip(other[1], ("Taler", "Tekst"), strict=False):
        cell.value = heading
    book.move_sheet(other, -1)
    book.save(out := io.BytesIO())
    with pytest.raises(BadFile) as problem:
        read_named("a.xlsx", out.getvalue())
    assert problem.value.parameters["problem"].code == "table-too-large"


def test_sheets_that_are_not_read_are_said():
    book = pytest.importorskip("openpyxl").Workbook()
    for row in [("Taler", "Tekst"), ("Kari", "Ja."), ("Ola", "Nei.")]:
        book.active.append(row)
    for n in range(SHEETS_MAX + 1):
        book.create_sheet(f"Ark {n}").append(("to ord",))
    book.save(out := io.BytesIO())
    found = read_named("a.xlsx", out.getvalue())
    assert found.text == "Kari: Ja.\nOla: Nei.\n"
    assert {each.id: each.parameters["count"] for each in found.left_out} == {
        "importing-left-sheet": 2 * (SHEETS_MAX - 1), "importing-left-unread-sheet": 2,
    }  # fmt: skip


PROSE = [
    "Jeg kom hjem (21:30) og la meg.\nHan ringte (22:10) og sa ja.\n",
    "10:30\nGikk inn på avdelingen.\n11:00\nPause.\n",
    "1. Epler\n2. Pærer\n3. Bananer\n",
    "Kl. 10: vi begynte\nKl. 11: vi sluttet\n",
    "1: innledning\n2: metode\n3: funn\n",
    "Intervjuer\nEn lang innledning.\nja\nHva da?\nja\nMer.\nIntervjuer\nSlutt.\n",
    "Tittel\nDet var en gang.\nTittel\nDet var to.\n",
    "Ja\nNei\nJa\nNei\nJa\nNei\n",
    "[ler] Ja visst.\n[ler] Nei da.\n[gråter] Ja.\n[gråter] Å.\n",
    "[0:03] Mannen gikk ut.\n[0:09] Mannen kom inn.\n[0:21] Kona gikk ut.\n[0:30] Kona kom inn.\n",
    "[0:03] I think so.\n[0:09] You do?\n[0:21] I know.\n[0:30] You know.\n",
    "(a) Først.\n(b) Så.\n(c) Sist.\n",
    "(ler) Ja.\n(ler) Nei.\n(Latter) Jo.\n(Latter) Ja.\n",
    "http://a.no er her\nhttp://b.no er der\nHaha :D\nHaha :D\n",
    "MORGEN: Vi sto opp.\nKVELD: Vi la oss.\nMORGEN: Vi sto opp.\nKVELD: Vi la oss.\n",
    "MORGEN\nVi sto opp.\n\nKVELD\nVi la oss.\n\nMORGEN\nVi sto opp.\n\nKVELD\nVi la oss.\n",
    "1.50\tmelk\n2.50\tbrød\n3.75\tost\n",
    "Navn\tAlder\nKari\t40\nOla\t50\n",
    "(ler) Ja visst. (00:30)\nOg så videre.\nOg mer.\nOg enda mer.\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_keeps_its_numbers_and_hours(text):
    assert laid_out(text, LeftOut()) is None
    assert read_named("a.txt", text.encode()).text == text


@pytest.mark.parametrize(
    "line", ["Kari" + " " * 60_000, "[" * 60_000, "00:03 " * 12_000, "a: " * 30_000, "1 " * 40_000]
)
def test_long_lines_are_looked_through_once(line):
    for name in ("a.txt", "a.srt", "a.csv", "a.json"):
        text = f"{line}\n00:00:01,000 --> 00:00:02,000\n{line}\n{line}\n"
        with suppress(BadFile):
            read_named(name, text.encode())


def test_tables_beside_the_interviews_are_passed_over_and_named(tmp_path):
    (tmp_path / "a.txt").write_text("Kari: Ja.\n", encoding="utf-8")
    (tmp_path / "deltakere.csv").write_text("navn;alder\nKari;40\n", encoding="utf-8")
    (tmp_path / "halv.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "samtale.csv").write_text("Taler;Tekst\nKari;Ja.\n", encoding="utf-8")
    found = collect([tmp_path])
    assert [each.name for each in found.files] == ["a.txt", "samtale.csv"]
    assert found.skipped == ("deltakere.csv", "halv.xlsx")


def test_what_stands_in_other_columns_of_a_table_is_counted():
    table = "Tid;Taler;Tekst;Notat\n0:03;Kari;Hei der.;ser ned\n0:09;Ola;Ja.;\n0:12;kort\n"
    document = read_named("a.csv", table.encode())
    assert document.text == "Kari: Hei der.\nOla: Ja.\n"
    assert [(each.id, each.parameters["count"]) for each in document.left_out] == [("importing-left-column", 4)]
    lines = "Speaker\tText\tNote\nKari\tHei.\tler\nOla\tJa.\tler\n"
    assert [each.id for each in read_named("a.txt", lines.encode()).left_out] == ["importing-left-column"]
