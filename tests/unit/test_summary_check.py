"""What a summary leaves out of its original, by the words that both have."""

import pytest

from core.analysis.presentation import Presentation
from core.analysis.summary_check import check_summary
from core.commands import layers, sources
from core.commands.sources import Incoming
from tests.builders import World, a_participant, alice
from tests.refusals import refuses

SPOKEN = (
    "I: Hvordan begynte det med kaninene?\n"
    "Kari: Jeg var redd for møtene. Skammen var tung.\n"
    "Kari: Hjemme hadde vi en gammel båt som lakk.\n"
    "Kari: 我很害怕。\n"
)


def of(spoken, told):
    project = alice(World(7))
    person = a_participant(project, "Kari")
    original = project.do(sources.import_source, Incoming("kari", spoken, "t"), (person,))[0].event.source
    incoming = Incoming("kort", told, "t", "condensed")
    summary = project.do(sources.import_source, incoming, (), original)[0].event.source
    return project, original, summary


def test_what_is_left_out_is_found_and_interviewers_are_not_asked_for():
    project, original, summary = of(SPOKEN, "Redd på møter, og skam. Alt ble tungt. 害怕。")
    found = check_summary(Presentation(project), summary)
    assert (found.original, found.summary) == (original, summary)
    assert [each.words for each in found.segments] == [
        "Jeg var redd for møtene. Skammen var tung.", "Hjemme hadde vi en gammel båt som lakk.", "我很害怕。",
    ]  # fmt: skip
    assert [each.is_covered() for each in found.segments] == [True, False, True]
    assert found.segments[0].near_words == "Redd på møter, og skam."
    assert found.segments[1].near is None
    text = project.text(original)
    assert all(text[each.start : each.end] == each.words for each in found.segments)


def test_the_same_words_cover_all_and_a_link_covers_what_has_none():
    words = "Kari: Først var det stille. Så kom de andre.\n"
    project, _, summary = of(words, words)
    assert [each.share for each in check_summary(Presentation(project), summary).segments] == [1.0]
    project, _, summary = of(words, "Helt ulikt.")
    (alone,) = check_summary(Presentation(project), summary).segments
    assert (alone.share, alone.is_covered()) == (0.0, False)
    project.do(layers.link_passages, summary, (0, 11), (6, 20))
    (linked,) = check_summary(Presentation(project), summary).segments
    assert linked.is_covered()


@pytest.mark.parametrize("told", ["...", "a", "\n\n.\n", "😀", "x" * 5000, "redd " * 3000])
def test_odd_summaries_make_no_trouble(told):
    project, original, summary = of(SPOKEN, told)
    assert len(check_summary(Presentation(project), summary).segments) == 3
    with refuses("not-a-summary"):
        check_summary(Presentation(project), original)
