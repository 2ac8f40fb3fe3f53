"""Lines of captions that are written as one, and tables with a row for each word."""

import pytest

from core.importing.document import read_named
from core.text.speaker_turns import turns


def captions(*cues):
    return "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n\n" for n, cue in enumerate(cues, 1))


@pytest.mark.parametrize(
    ("cue", "lines"),
    [
        (r"Kari: Hva?\NOla: Jeg.", ["Kari: Hva?", "Ola: Jeg."]),
        (r"- Hva?\N- Jeg.", ["- Hva?", "- Jeg."]),
        (r"Det er\nlangt\hdit", ["Det er langt dit"]),
        ("Kari: Hva?<br>Ola: Jeg.", ["Kari: Hva?", "Ola: Jeg."]),
        ("- Hva?<br />- Jeg.", ["- Hva?", "- Jeg."]),
        (r"Den lå i C:\hjem\ny og var borte", [r"Den lå i C:\hjem\ny og var borte"]),
        (r"Den lå på C:\Nytt og var borte", [r"Den lå på C:\Nytt og var borte"]),
        (r"Se C:\Nytt\fil.txt", [r"Se C:\Nytt\fil.txt"]),
        (r"Mappen «D:\Norge» er tom", [r"Mappen «D:\Norge» er tom"]),
        (r"I:\Nhva?\NP:\Nnei", ["I: hva?", "P: nei"]),
        (r"Person C:\Nja", ["Person C: ja"]),
        (r"Ja. I:\NHva?", ["Ja. I: Hva?"]),
        (r"I: Hva?\NP: Jeg.", ["I: Hva?", "P: Jeg."]),
        (r"- I:\NHva?\N- P:\NJeg.", ["I: Hva?", "P: Jeg."]),
        (r"C:\Nytt ligger der.", [r"C:\Nytt ligger der."]),
        (r"Ja. D:\Norge er tom.", [r"Ja. D:\Norge er tom."]),
        (r"- C:\Nytt ligger der.", [r"- C:\Nytt ligger der."]),
        (r"I: Hvor?\NC:\Nytt ligger der.", [r"I: Hvor? C:\Nytt ligger der."]),
        (r"I: Hvor?\NC:\hjem\ny der.", [r"I: Hvor? C:\hjem\ny der."]),
        (r"K:\Nhva?\NB:\Nnei", ["K: hva?", "B: nei"]),
        (r"C: Hva?\NC:\Njeg", ["C: Hva?", "C: jeg"]),
        ("Hva? >> Jeg. >> Ja.", ["Hva?", ">> Jeg.", ">> Ja."]),
        (">> KARI: Hva? >> OLA: Jeg.", ["KARI: Hva?", "OLA: Jeg."]),
    ],
)
def test_each_speaker_has_a_line(cue, lines):
    srt = captions(cue)
    assert read_named("a.srt", srt.encode()).text.splitlines() == lines
    vtt = f"WEBVTT\n\n{srt.replace(',', '.')}"
    assert read_named("a.vtt", vtt.encode()).text.splitlines() == lines
    assert read_named("a.vtt", vtt.replace(">> ", "&gt;&gt; ").encode()).text.splitlines() == lines


def test_a_letter_that_is_a_label_elsewhere_is_one_before_a_break():
    said = read_named("a.srt", captions(r"K:\Nhva?", "Ja.", r"K: Og så?").encode()).text
    assert said.splitlines() == ["K: hva?", "Ja.", "K: Og så?"]
    path = captions(r"C:\Nytt ligger der.", r"C:\Nytt\fil.txt og D:\Norge\by.txt", r"D:\Norge\by.txt også")
    assert read_named("a.srt", path.encode()).text.startswith("C:\\Nytt ligger der.\n")


ROWS = [("Kari Holm", "Hva"), ("Kari Holm", "nå?"), ("Ola Vik", "Hva"), ("Ola Vik", "sa"), ("Kari Holm", "du?")]


@pytest.mark.parametrize("head", ["start\tend\tspeaker\tword\n", ""])
def test_a_row_for_each_word(head):
    rows = "".join(f"{n}.0\t{n}.9\t{name}\t{word}\n" for n, (name, word) in enumerate(ROWS))
    found = read_named("a.tsv", (head + rows).encode())
    assert found.text == "Kari Holm: Hva nå?\nOla Vik: Hva sa\nKari Holm: du?\n"
    assert [each.first for each in found.times] == [1000 * n for n in range(5)]


@pytest.mark.parametrize("order", ["{time}\t{name}\t{word}", "{time}\t{word}\t{name}", "{name}\t{time}\t{word}"])
def test_fewer_words_than_speakers_are_no_speakers(order):
    said = [("Kari", "ja"), ("Ola", "ja"), ("Kari", "ja"), ("Ola", "nei"), ("Eva Dahl", "ja")]
    rows = "\n".join(order.format(time=f"0:0{n}", name=name, word=word) for n, (name, word) in enumerate(said))
    document = read_named("a.tsv", rows.encode())
    assert [turn.speaker for turn in turns(document.text, document.labels)] == [name for name, _ in said]
