"""Transcripts with times: subtitles in, when a passage is spoken, and which passage is spoken then."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands import sources
from core.commands.sources import Incoming
from core.errors import BadFile
from core.importing.document import read_named
from core.text.times import Time, ms_of, passage_at, spoken_at, stamped, written
from tests.builders import World, alice

VTT = """WEBVTT

NOTE oppdikta

00:01.000 --> 00:04.500
<v Intervjuer>Korleis har det vore?

00:04.500 --> 00:09.000
<v Kari>Eg var redd
i byrjinga. 😀

00:00:09.000 --> 00:00:12.000
<v Kari><i>Så</i> gjekk det over.
"""
SRT = "1\r\n00:00:01,000 --> 00:00:04,500\r\nEin linje.\r\n\r\n2\r\n00:00:04,500 --> 00:00:05,000\r\nTo.\r\n"
REAL = Path(__file__).parents[1] / "vectors"


def test_webvtt_becomes_a_transcript_with_speakers_and_times():
    document = read_named("a.vtt", VTT.encode())
    assert document.text == (
        "Intervjuer: Korleis har det vore?\nKari: Eg var redd i byrjinga. 😀\nKari: Så gjekk det over.\n"
    )
    for time, word, first in zip(
        document.times, ("Intervjuer", "Kari: Eg", "Kari: Så"), (1000, 4500, 9000), strict=True
    ):
        assert document.text[time.place :].startswith(word)
        assert time.first == first


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_subrip_in_any_encoding(encoding):
    document = read_named("a.srt", SRT.replace("Ein", "Éin å").encode(encoding))
    assert document.text == "Éin å linje.\nTo.\n"
    assert document.times == (Time(0, 1000, 4500), Time(13, 4500, 5000))


SBV = """0:00:01.000,0:00:04.500
Intervjuer: Korleis
har det vore?

0:00:04.500,0:01:09.000
Kari: Klokka 1:30,2:45 var eg redd.
"""


@pytest.mark.parametrize("name", ["a.sbv", "a.txt"])
@pytest.mark.parametrize("content", [SBV, "\ufeff\n" + SBV.replace("\n", "\r\n")])
def test_captions_with_commas_between_their_times(name, content):
    document = read_named(name, content.encode())
    assert document.text == "Intervjuer: Korleis har det vore?\nKari: Klokka 1:30,2:45 var eg redd.\n"
    assert [each[1:3] for each in document.times] == [(1000, 4500), (4500, 69_000)]


@pytest.mark.parametrize(
    ("name", "content", "codes", "where"),
    [
        ("a.vtt", VTT.replace("00:09.000\n<v", "00:0x.000\n<v"), "subtitle-time", {"line": 8}),
        ("a.vtt", VTT.replace("00:01.000 --> 00:04.500", "00:05.000 --> 00:04.500"), "subtitle-order", {}),
        ("a.vtt", "WEBVTT\n\n", "subtitles-empty", {}),
        ("a.vtt", "hello", "not-subtitles", {}),
        ("a.srt", "hello", "not-subtitles subtitles-empty", {}),
        ("a.srt", SRT.replace("00:00:04,500 --> 00:00:05,000", "4 --> 5"), "subtitle-time", {}),
    ],
)
def test_broken_times_are_said_and_nothing_is_taken(name, content, codes, where):
    with pytest.raises(BadFile) as caught:
        read_named(name, content.encode())
    problem = caught.value.parameters["problem"]
    assert problem.code in codes.split()
    assert where.items() <= problem.parameters.items()


def test_times_at_the_beginnings_of_lines():
    text = "[00:00:05] Kari: Ja.\n[00:01:05.5] Ola: Nei.\n(2:00:00) Kari: Jo.\n"
    assert [(time.first, time.last) for time in stamped(text)] == [
        (5000, 65_500), (65_500, 7_200_000), (7_200_000, 7_260_000),
    ]  # fmt: skip
    assert stamped("[00:01:00] a\n[00:00:30] b\n") == ()
    assert stamped("Klokka 12:30 kom ho.\nIngenting meir.\n") == ()


def test_the_times_come_with_the_text():
    document = read_named("a.vtt", VTT.encode())
    project = alice(World(3))
    made = project.do(sources.import_source, Incoming("a", document.text, "t", times=document.times))
    source = made[0].event.source
    assert project.state.times.rows[source].times == document.times
    assert passage_at(document.times, 4600, 4700, len(document.text)) == (34, 66)
    assert passage_at(document.times, 50_000, 60_000, len(document.text)) is None


@pytest.mark.parametrize(
    ("words", "ms"),
    [
        ("75", 75_000),
        ("1:15", 75_000),
        ("0:01:15.5", 75_500),
        ("1:00:00,25", 3_600_250),
        ("x", None),
        ("1:2:3:4", None),
    ],
)
def test_times_as_people_write_them(words, ms):
    assert ms_of(words) == ms
    if ms is not None:
        assert ms_of(written(ms)) == ms // 1000 * 1000


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 9000)), min_size=1, max_size=20), st.data())
def test_there_and_back(steps, data):
    times, place, at = [], 0, 0
    for chars, ms in steps:
        times.append(Time(place, at, at + ms))
        place, at = place + chars, at + ms
    chars = place
    where = data.draw(st.integers(0, chars - 1))
    when = spoken_at(times, where)
    line = max(n for n, time in enumerate(times) if time.place <= where)
    assert times[line].first <= when <= times[line].last
    if times[line].first < times[line].last:
        found = passage_at(times, times[line].first, times[line].last, chars)
        end = times[line + 1].place if line + 1 < len(times) else chars
        assert found == (times[line].place, end)
