"""Times that are no clocks: with units, with full stops, without brackets at the ends of paragraphs."""

import pytest

from core.importing.document import read_named
from core.text.speaker_turns import turns

SAID = ("Hva skjedde da?", "Jeg ble redd.", "Og så?", "Så kom de andre.")
SECONDS = (3, 69, 3725, 3790)


def parts(at):
    return {"h": at // 3600, "m": at // 60 % 60, "s": at % 60, "mm": at // 60}


def written(form, names=("I", "P1")):
    lines = (
        form.format(name=names[n % 2], words=words, **parts(at))
        for n, (words, at) in enumerate(zip(SAID, SECONDS, strict=True))
    )
    return "\n".join(lines) + "\n"


def read(text):
    """Who says what, and when each of it begins and ends."""
    document = read_named("a.txt", text.encode())
    found = turns(document.text, document.labels)
    said = [(turn.speaker, document.text[turn.words : turn.end].strip()) for turn in found]
    return said, [(time.first, time.last) for time in document.times]


@pytest.mark.parametrize(
    "form",
    [
        "[{h}h {m:02}m {s:02}s] {name}: {words}",
        "{h}h{m:02}m{s:02}s {name}: {words}",
        "({h} t {m} min {s} sek) {name}: {words}",
        "{name} [{h}h {m}m {s}s]: {words}",
        "{name} ({h}h{m:02}m{s:02}s)\n{words}\n",
        "[{h} hours {m} minutes {s} seconds] {name}: {words}",
        "{h:02}.{m:02}.{s:02} {name}: {words}",
        "[{h:02}.{m:02}.{s:02}] {name}: {words}",
        "{name} ({h:02}.{m:02}.{s:02}): {words}",
        "{name}  {h:02}.{m:02}.{s:02}\n{words}\n",
    ],
)
@pytest.mark.parametrize("names", [("I", "P1"), ("Kari", "Ola")])
def test_a_turn_begins_with_its_time(form, names):
    said, times = read(written(form, names))
    assert said == [(names[n % 2], words) for n, words in enumerate(SAID)]
    assert [first for first, _ in times] == [1000 * each for each in SECONDS]


def test_minutes_with_a_full_stop_before_names():
    said, times = read("00.03 Kari: Hva?\n00.09 Ola: Ja.\n01.10 Kari: Og?\n")
    assert said == [("Kari", "Hva?"), ("Ola", "Ja."), ("Kari", "Og?")]
    assert [first for first, _ in times] == [3000, 9000, 70_000]


@pytest.mark.parametrize("form", ["{name}: {words} {h:02}:{m:02}:{s:02}", "{name}: {words} - {h}:{m:02}:{s:02}"])
def test_a_turn_ends_with_its_time(form):
    said, times = read(written(form))
    assert said == [(("I", "P1")[n % 2], words) for n, words in enumerate(SAID)]
    assert [last for _, last in times] == [1000 * each for each in SECONDS]


def test_minutes_may_be_more_than_an_hour():
    said, times = read("[59m 03s] I: Hva?\n[99m 10s] P1: Ja.\n[115m 30s] I: Og?\n")
    assert said == [("I", "Hva?"), ("P1", "Ja."), ("I", "Og?")]
    assert [first for first, _ in times] == [3_543_000, 5_950_000, 6_930_000]


def test_ranges_of_an_excerpt_are_of_its_recording():
    _, times = read("06:12 - 06:15 Og da sa hun det.\n06:15 - 06:21 Ja.\n06:21 - 06:30 Nei.\n")
    assert times == [(372_000, 375_000), (375_000, 381_000), (381_000, 390_000)]


@pytest.mark.parametrize("form", ["[00:{s:02}] {name}: {words}\n", "{name} [00:{s:02}]\n{words}\n\n"])
def test_pauses_with_units_stay_words_beside_clocks(form):
    words = ("Hm (0 min 10 sek) ja.", "Ja (0 min 30 sek) nei.", "Ok.", "Ok.")
    lines = (form.format(name=("Kari", "Ola")[n % 2], words=said, s=9 * n) for n, said in enumerate(words))
    said, times = read("".join(lines))
    assert said == [(("Kari", "Ola")[n % 2], each) for n, each in enumerate(words)]
    assert len(times) == 4


def test_a_paragraph_of_nobody_ends_with_its_time():
    assert [last for _, last in read(written("{words} {h:02}:{m:02}:{s:02}"))[1]] == [1000 * each for each in SECONDS]


NO_TIMES = {
    "results": "Kari vant. 00:34:12\nOla ble nummer to. 00:35:01\nEva brøt. 00:36:40\n",
    "lists of results": "1. Kari Holm 00:34:12\n2. Ola Vik 00:35:01\n3. Eva Dahl 00:36:40\n",
    "winners": "Kari (1h 02m 03s)\nfikk gull.\nOla (1h 03m 04s)\nfikk sølv.\n",
    "watches": "Kari: vakt 08:30\nOla: vakt 12:00\nKari: vakt 16:00\nOla: vakt 20:00\n",
    "buses": "Fra Oslo 08:30:00\nFra Hamar 09:45:00\nFra Otta 12:10:00\n",
    "recipe": "Visp egg (5m 00s)\nStek kaken (30m 00s)\nLa den hvile (40m 00s)\n",
    "prices": "Te 0.45\nFra India.\nMelk 12.50\nTine lager den.\nBrød 24.55\nBakeren lager det.\n",
    "chapters": "0.10 Innledning\nTekst.\n1.20 Utvalg\nTekst.\n1.30 Etikk\nTekst.\n",
    "hours that somebody says": "Kari: Jeg står opp kl. 06:30\nOla: Jeg drar ca. 07:00\nKari: Jeg kommer kl. 07:15\n",
    "days": "12.10 Turen: vi gikk.\n13.10 Turen: vi kom.\n14.10 Turen: vi sov.\n",
    "training": "5 min 30 sek oppvarming\n12 min 10 sek løping\n20 min 00 sek uttøyning\n",
    "durations": "Løpet tok [1h 02m 03s], og så [1h 04m 05s] igjen.\nDet var alt.\n",
}


@pytest.mark.parametrize("name", NO_TIMES)
def test_other_figures_are_no_times_and_stay(name):
    document = read_named("a.txt", NO_TIMES[name].encode())
    assert (document.text, document.times) == (NO_TIMES[name], ())
