"""A layout of transcripts that somebody describes: what comes in, and what is said of a description without sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile, Refused
from core.importing.described_layout import compiled
from core.importing.document import read_named


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{time} <{speaker}> {words}", "0:03 <Kari Moe> Det var fint.\nSikkert.\n0:09   <Ola> Ja.\n"),
        ("{tid} <{taler}> {ord}", "0:03 <Kari Moe> Det var fint.\nSikkert.\n0:09 <Ola>  Ja.\n"),
        ("{tid} <{navn}> {ord}", "0:03 <Kari Moe> Det var fint.\nSikkert.\n0:09 <Ola>  Ja.\n"),
        ("== {speaker} / {time} ==", "== Kari Moe / 0:03 ==\nDet var fint.\n\nSikkert.\n== Ola / 0:09 ==\nJa.\n"),
        (
            "{any}| {time} | {speaker} | {words}",
            "1 | 0:03 | Kari Moe | Det var fint.\nSikkert.\n2 | 0:09 | Ola | Ja.\n",
        ),
        ("{speaker}>> {words}", "Kari Moe>> Det var fint.\nSikkert.\nOla>> Ja.\n"),
    ],
)
def test_turns_come_in_as_described(pattern, text):
    document = read_named("a.txt", text.encode(), None, pattern)
    assert document.text == "Kari Moe: Det var fint.\nSikkert.\nOla: Ja.\n"
    assert [each.first for each in document.times] == ([3000, 9000] if "{t" in pattern else [])


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{words}", "layout-without-speaker"),
        ("{speaker} {alder}", "layout-place-unknown"),
        ("{speaker} {taler}", "layout-place-twice"),
        ("{navn}: {taler}", "layout-place-twice"),
        ("{time}{speaker}", "layout-side-by-side"),
        ("{time} <{speaker} {words}", "layout-bracket-open"),
        ("{speaker}" + "x" * 300, "layout-too-long"),
    ],
)
def test_a_description_without_sense_gets_a_sentence(pattern, code):
    with pytest.raises(Refused) as caught:
        compiled(pattern)
    assert caught.value.code == code


def test_where_no_line_fits_nothing_comes_in():
    with pytest.raises(BadFile) as caught:
        read_named("a.txt", b"Kari: Ja.\n", None, "<{speaker}> {words}")
    assert caught.value.parameters["problem"].code == "layout-fits-nothing"


@given(st.text(st.sampled_from("{}speakrtimwod <>[](.*+?|\\^$: \n\t"), max_size=40), st.text(max_size=60))
def test_no_description_breaks_the_import(pattern, text):
    for each in (pattern, f"<{{speaker}}>{pattern}"):
        try:
            document = read_named("a.txt", f"<Kari>{text}\n".encode(errors="ignore"), None, each)
        except (Refused, BadFile):
            continue
        assert document.text
