"""Who speaks in the layouts of transcripts: odd names, names without a colon, and what looks like a name."""

import json
import re

import pytest

from core.importing.document import read_named
from core.importing.layouts import laid_out
from core.importing.left_out import LeftOut
from core.text.speaker_turns import turns
from core.text.who_speaks import shares, who_speaks
from tests.unit.test_documents import SAID
from tests.unit.test_layouts import NAMES, STARTS, filled


def test_names_without_a_colon_end_where_all_lines_agree():
    said = "[0:03] Kari Holm Hva nå?\n[0:09] Kari Vik Det er bra.\n[0:12] Kari Holm Ja?\n[0:15] Kari Vik Det sa jeg.\n"
    once = "[0:21] Ola Dahl Ås Nei.\n"
    document = read_named("a.txt", (said + once).encode())
    assert document.text == (
        "Kari Holm: Hva nå?\nKari Vik: Det er bra.\nKari Holm: Ja?\nKari Vik: Det sa jeg.\nOla Dahl Ås: Nei.\n"
    )
    assert [each.first for each in document.times] == [3000, 9000, 12_000, 15_000, 21_000]


def test_whoever_takes_part_by_telephone_speaks_in_captions():
    names = ["Kari Holm", "+4790012345", "ola@x.no"] * 2
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n{name}: hei {n}\n\n" for n, name in enumerate(names))
    document = read_named("a.vtt", f"WEBVTT\n\n{cues}".encode())
    assert [turn.speaker for turn in turns(document.text, document.labels)] == names


def test_an_empty_cue_beside_cues_with_names_above_the_words_refuses_nothing():
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n{NAMES[n % 2]}\nhei {n}\n\n" for n in range(1, 7))
    document = read_named("a.vtt", f"WEBVTT\n\n{cues}00:08.000 --> 00:08.900\n\n".encode())
    assert set(document.labels) == set(NAMES)
    assert document.text.count("hei") == 6


@pytest.mark.parametrize("once", ["Per Hei. Jeg kom sent.", "Per Hei Kari."])
def test_a_greeting_is_no_part_of_a_name_that_comes_once(once):
    said = f"[0:03] Kari Hva nå?\n[0:09] Ola Det er bra.\n[0:12] Kari Ja?\n[0:15] Ola Det sa jeg.\n[0:21] {once}\n"
    assert read_named("a.txt", said.encode()).labels == ()
    with_initial = said.replace(once, "Per H. Jeg kom sent.")
    assert read_named("a.txt", with_initial.encode()).labels == ("Kari", "Ola", "Per H.")


def test_short_words_behind_a_time_and_a_name_are_no_heading():
    said = "[0:03] Kari Holm Hva om alfa?\n[0:09] Ola Vik Det er bravo.\n"
    said += "[0:21] Kari Holm Og charlie?\n[0:30] Ola Vik Det er delta.\n"
    assert read_named("a.txt", said.encode()).text == (
        "Kari Holm: Hva om alfa?\nOla Vik: Det er bravo.\nKari Holm: Og charlie?\nOla Vik: Det er delta.\n"
    )
    bare = re.sub(" (?:Kari Holm|Ola Vik)", "", said)
    assert read_named("a.txt", bare.encode()).labels == ()
    without_stops = said.replace(".", "")
    assert read_named("a.txt", without_stops.encode()).labels == ("Kari Holm", "Ola Vik")


@pytest.mark.parametrize("last", ["0:03 Nei vi dro", "0:03 Ja det er sant", "0:03 ola@x.no sa det"])
def test_a_last_line_that_looks_like_a_heading_loses_no_words(last):
    said = f"0:01 Ja det er sant\n0:02 Hva mener du?\n{last}\n"
    found = laid_out(said, LeftOut())
    assert found is None or last.split(" ", 1)[1] in found.text.split("\n")[-2]


def test_a_sentence_with_an_hour_below_the_last_turn_stays():
    found = laid_out("Kari 0:01\nhei\nOla 0:03\nhå\nVi møttes 10:30\n", LeftOut())
    assert found is not None
    assert found.text == "Kari: hei\nOla: hå\nVi møttes 10:30\n"
    ended = laid_out("Kari 0:01\nhei\nOla 0:03\nhå\nKari 0:05\n", LeftOut())
    assert ended is not None
    assert ended.text == "Kari: hei\nOla: hå\n"


@pytest.mark.parametrize("line", ["KARI - Ja. {}", "Avdeling B. Det var fint, egentlig {}", "+47 900 00 000) Ja. {}"])
def test_a_last_line_with_words_behind_a_name_loses_none_though_another_begins_so(line):
    said = f"{line.format('5:13')}\n\nJa da.\n{line.format('11:29')}\n"
    words = read_named("a.txt", said.encode()).text
    assert words.count(line.removesuffix(" {}")) == 2, words


FORMS = ["{n}\n0:{s:02}\n{w}\n\n", "0:{s:02} {n}: {w}\n", "[{n}] {w}\n", "{n} | 0:{s:02} | {w}\n", "{n}\n{w}\n\n"]


@pytest.mark.parametrize("form", FORMS)
def test_names_that_begin_with_a_small_word_speak_in_every_layout(form):
    names = ["Hans Moe", "An Nguyen", "De Vries"] * 2
    words = ["Hva mener du?", "Ja, det er sant.", "Nei da.", "Og så?", "Vi gikk hjem.", "Det var bra."]
    each = [form.format(n=name, s=n, w=said) for n, (name, said) in enumerate(zip(names, words, strict=True))]
    document = read_named("a.txt", "".join(each).encode())
    found = [
        (turn.speaker, document.text[turn.words : turn.end].strip()) for turn in turns(document.text, document.labels)
    ]
    assert found == list(zip(names, words, strict=True))


def test_a_year_in_a_name_gives_no_words_to_another():
    said = "Kari 0:01\nhei\nJente 2007 0:03\nhå\nKari 0:05\nja\nGutt 2008 0:07\nnei\n"
    found = laid_out(said, LeftOut())
    assert found is not None
    assert found.text == "Kari: hei\nJente 2007: hå\nKari: ja\nGutt 2008: nei\n"
    first = laid_out("Jente 2007 0:01\nhå\nKari 0:03\nja\nJente 2007 0:05\nnei\n", LeftOut())
    assert first is not None
    assert first.labels == ("Jente 2007", "Kari")


def test_what_teams_and_meet_write_around_a_transcript_is_nobodys_words():
    turn = "{A}   0:{s:02}\n{q}\n\n"
    head = "Møte-Meeting Recording\nNovember 27, 2026, 9:00AM\n45m 12s\n\nKari Holm started transcription\n\n"
    teams = read_named("a.txt", (filled(turn, head) + "Kari Holm stopped transcription\n").encode())
    meet = read_named("a.txt", (filled("00:00:{s:02}\n\n{A}: {q}\n", "") + "Meeting ended after 00:31:00\n").encode())
    for each in (teams, meet):
        found = turns(each.text, each.labels)
        assert [each.text[turn.words : turn.end].strip() for turn in found] == SAID
        assert [time.first for time in each.times] == STARTS
    assert teams.text.startswith(head.partition("\n")[0])


ODD_NAMES = [
    "+47 99 88 77 66", "kari@example.no", "Fem ord i et navn",
    "Avdelingssykepleier Kari Anne Holm-Nilsen (Fiksjonssykehuset HF)",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_whoever_a_file_names_is_a_speaker_however_odd_the_name(odd):
    said = [(odd, "Hei.", 3), ("Ola", "Ja.", 9), (odd, "Nei.", 12), ("Ola", "Jo.", 15)]
    cues = "".join(f"00:{s:02}.000 --> 00:{s + 3:02}.000\n<v {who}>{words}</v>\n\n" for who, words, s in said)
    data = json.dumps([{"speaker": who, "text": words, "start": float(s)} for who, words, s in said])
    heads = "".join(f"{who}  0:{s:02}\n{words}\n\n" for who, words, s in said)
    for name, content in (("a.vtt", f"WEBVTT\n\n{cues}"), ("a.json", data), ("a.txt", heads)):
        found = read_named(name, content.encode())
        told = [(turn.speaker, found.text[turn.words : turn.end].strip()) for turn in turns(found.text, found.labels)]
        assert told == [(who, words) for who, words, _ in said], name


CUE = "{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}\n\n"


@pytest.mark.parametrize(
    "said",
    [
        ["Kari: Hei", "Kari: og hopp", "Ola Vik: Ja"],
        ["Kari: Hei", "og hopp", "Ola Vik: Ja"],
        ["Kari\nHei", "Kari\nog hopp", "Ola Vik\nJa", "Ola Vik\nda"],
        ["[Kari]: Hei", "[Kari]: og hopp", "[Ola Vik]: Ja"],
    ],
)
def test_whoever_has_one_cue_alone_speaks_too(said):
    cues = "".join(CUE.format(n=n, said=each) for n, each in enumerate(said, 1))
    found = read_named("a.srt", cues.encode())
    told = [(turn.speaker, found.text[turn.words : turn.end].split()) for turn in turns(found.text, found.labels)]
    assert [word for name, words in told for word in words if name == "Kari"] == ["Hei", "og", "hopp"]
    assert {name for name, _ in told} == {"Kari", "Ola Vik"}


def test_a_sentence_before_a_colon_in_a_cue_is_no_speaker():
    said = ["Kari: Hei", "Kari: Legen sa", "Legen sa: gå hjem", "Ola: Ja"]
    cues = "".join(CUE.format(n=n, said=each) for n, each in enumerate(said, 1))
    assert read_named("a.srt", cues.encode()).labels == ("Kari", "Ola")


def test_what_one_says_in_several_cues_is_one_turn():
    cues = [("Kari", "Hei."), ("Kari", "Ja."), ("Ola", "Nei."), ("Kari", "Jo.")]
    vtt = "WEBVTT\n\n" + "".join(
        f"00:0{n}.000 --> 00:0{n + 1}.000\n<v {who}>{said}</v>\n\n" for n, (who, said) in enumerate(cues)
    )
    text = read_named("a.vtt", vtt.encode()).text
    told = shares(text, who_speaks(text, {"Kari": 1}, labels=("Kari", "Ola")))
    assert [(each.label, each.turns, each.words) for each in told] == [("Kari", 2, 3), ("Ola", 1, 1)]


def test_what_a_telephone_tells_between_messages_is_nobodys_turn():
    stamp = "27.11.2026, 10:00 - "
    told = ["Kryptert", "Kari: Hei.", "Ola ble lagt til", "Ola: Ja.", "Kari: Nei."]
    lines = "\n".join(f"{stamp}{each}" for each in told).replace("Hei.", "Hei.\nDu?").replace("til", "til\nav Kari")
    document = read_named("a.txt", lines.encode())
    assert document.text == "Kryptert\nKari: Hei.\nDu?\nOla: Ja.\nKari: Nei.\n"
    assert [each.parameters["count"] for each in document.left_out] == [len(stamp.split()) * len(told) + 6]


def test_a_word_alone_before_a_role_is_no_name():
    said = ["Intervjuer", "Hva nå?", "Kari", "Det er bra.", "Absolutt", "Intervjuer", "Ok?", "Kari", "Noe.", "Absolutt",
            "Intervjuer", "Takk.", "Kari", "Hm, ja.", "Intervjuer", "Fint.", "Kari", "Ja da."]  # fmt: skip
    told = turns(text := read_named("a.txt", "\n".join(said).encode()).text)
    assert [each.speaker for each in told] == ["Intervjuer", "Kari"] * 4
    assert "Det er bra.\nAbsolutt\nIntervjuer: Ok?" in text


ABOVE = """Intervjuer
Hvordan var det?

Kari
Det var fint.
Nettopp
så var det noe mer der.

Intervjuer
Ja vel.

Kari
Mye å gjøre.
Nettopp
det var det jeg mente.
"""


@pytest.mark.parametrize("below", ["\n", "\n\n"])
def test_an_answer_of_one_word_is_nobodys_name_where_names_stand_apart(below):
    content = ABOVE.replace("Intervjuer\n", f"Intervjuer{below}").replace("Kari\n", f"Kari{below}")
    document = read_named("a.txt", content.encode())
    assert [each[0] for each in turns(document.text)] == ["Intervjuer", "Kari"] * 2
    assert "Kari: Mye å gjøre.\nNettopp\ndet var det jeg mente." in document.text


def test_what_is_heard_between_the_words_is_nobody():
    content = "[Musikk] Hei på deg\n[Latter] Ja det var\n[Musikk] Nei da\n[Latter] Jo da\n"
    assert read_named("a.txt", content.encode()).text == content
