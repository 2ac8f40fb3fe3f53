"""Interviews with several: each speaks under a key of their own, and can withdraw without the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.presentation import WITHDRAWN, Presentation
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import codebook, codings, layers, memos, participants, project, sources
from core.commands.context import Decision
from core.commands.sources import Incoming
from core.events.sources import SourceSpeakerSealed
from core.text.redaction import BLANK, blanked, filled, taken_out, with_sign
from core.text.speaker_turns import speakers, turns
from tests.builders import World, a_code, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses

TALK = """Leder: Hvordan har dere hatt det?
Ina: Jeg var alene hele den vinteren. 😀
Og våren etter også.
Jo: Det kjenner jeg igjen fra min tid.
Ina: Så kom dere andre.
M: Jeg sier helst ingenting om den tiden.
M: Det var alt.
Jo: Takk.
Leder: Takk til dere.
"""


@pytest.fixture
def group():
    world = World(5)
    a = alice(world)
    people = [a.do(participants.add_participant, name)[0].event.participant for name in ("Ina", "Jo", "Marte")]
    made = a.do(sources.bring_in, [Incoming("Gruppe", TALK, "test", "group")], people, None, {"M": people[2]})
    return world, a, people, made[-1].event.source


def test_the_text_is_whole_while_nobody_has_withdrawn(group):
    world, a, _, source = group
    assert a.text(source) == TALK
    assert fresh_copy(a, world).text(source) == TALK
    assert Presentation(a).speaker(source, TALK.index("våren")) == "Ina"
    assert Presentation(a).speaker(source, TALK.index("dere")) == "Leder"


def test_one_withdraws_and_the_others_stay(group):
    world, a, people, source = group
    b = invited(world, a, role="owner")
    code = a_code(a)
    start = TALK.index("alene")
    own = a.do(codings.code_segment, source, start, start + 5, [code], "hun sier alene hele den vinteren")[0]
    other = a.do(codings.code_segment, source, TALK.index("kjenner"), TALK.index("igjen"), [code])[0]
    vivo = a.do(codebook.create_in_vivo, source, start, start + 10)[0].event.code
    memo = a.do(memos.write_in_margin, "analytic", "Hva lå i dette?", source, (start, start + 5))[0].event.memo
    loose = a.do(memos.write_memo, "analytic", "Hun sa: jeg var alene hele den vinteren.")[0].event.memo
    about = a.do(memos.write_memo, "analytic", "Om koden.", "coding", own.event.coding)[0].event.memo
    a.do(layers.replace_words, source, "anonymised", ((start, start + 5),), "forlatt")
    a.do(codebook.create_code, "alene hele den vinteren")
    exchange(a, b)
    found = preview_for_participant(Presentation(b), people[0])
    assert found[:2] == ((), ("Gruppe",))
    assert sorted(found.code_names) == ["alene hele", "alene hele den vinteren"], "all that lose their names below"
    b.do(participants.withdraw_participant, people[0])
    exchange(a, b)
    for each in (a, b, fresh_copy(a, world)):
        text, presentation = each.text(source), Presentation(each)
        state = presentation.state
        assert len(text) == len(TALK)
        assert "vinteren" not in text
        assert "våren" not in text
        assert "Ina" not in text
        assert "Det kjenner jeg igjen" in text
        assert "ingenting om den tiden" in text
        assert "Takk." in text
        assert presentation.quote(state.codings.rows[own.event.coding]) == WITHDRAWN
        assert presentation.quote(state.codings.rows[other.event.coding]) == "kjenner jeg "
        assert presentation.why(state.codings.rows[own.event.coding].why) == WITHDRAWN
        assert presentation.code(vivo) == WITHDRAWN
        assert {presentation.words(state.memos.rows[one].text) for one in (memo, loose, about)} == {WITHDRAWN}
        assert presentation.words(next(iter(state.layer_edits.rows.values())).words) == WITHDRAWN
        assert state.sources.rows[source].status == "live"
        [voice] = [row for row in state.speaker_turns.rows.values() if row.participant == people[0]]
        assert voice.key in state.shredded.rows
        assert voice.key not in each.custody.keychain.keys
        assert voice.key not in {key for key, _, _ in each.log.granted()}
    with refuses("words-withdrawn"):
        a.do(codings.code_segment, source, start, start + 5, [code])
    late = invited(world, a, "Late")
    assert "vinteren" not in late.text(source)
    assert "Det kjenner jeg igjen" in late.text(source)


def test_the_key_that_comes_late_brings_the_words(group):
    world, a, _, source = group
    b = invited(world, a)
    voice = next(iter(a.state.speaker_turns.rows))
    late = b.custody.keychain.keys.pop(voice)
    assert BLANK in b.text(source)
    b.custody.keychain.keys[voice] = late
    assert b.text(source) == TALK


def test_nobody_can_speak_in_a_text_that_is_there(group):
    world, a, people, source = group
    b = invited(world, a)
    forged = SourceSpeakerSealed(source, people[1], people[1], ((0, 6),), "Andre:", a.state.speakers.rows[source].seal)
    recorded = b.do(lambda context: [Decision(forged)])[0]
    assert b.state.conflicts.rows[recorded.id].kind == "already_there"
    assert b.text(source) == TALK


def test_a_withdrawal_that_was_not_known_takes_the_turns(group):
    world, a, people, _ = group
    b = invited(world, a, role="owner")
    b.do(participants.withdraw_participant, people[1])
    text = "Jo: Om meg selv og mitt.\nIna: Ja, slik var det.\nJo: Nettopp slik.\nIna: Ja.\n"
    made = a.do(sources.bring_in, [Incoming("To", text, "t", "group")], people[:2])
    exchange(a, b)
    for each in (a, b):
        shown = each.text(made[-1].event.source)
        assert "meg selv" not in shown
        assert "slik var det" in shown


def test_taking_the_import_back_takes_the_turns_along(group):
    _, a, _, source = group
    voiced = next(each for each in a.trail() if isinstance(each.event, SourceSpeakerSealed))
    a.do(project.undo, voiced.id)
    assert a.state.sources.rows[source].status == "removed"


@given(st.lists(st.tuples(st.sampled_from(["Ina", "Jo", "Per"]), st.text("abc 😀é\n", max_size=12)), max_size=12))
def test_what_is_taken_out_fits_in_again(said):
    text = "".join(f"{name}: {words}\n" for name, words in said)
    places = {
        name: tuple((turn.start, turn.end) for turn in turns(text) if turn.speaker == name) for name in speakers(text)
    }
    every = tuple(sorted(place for each in places.values() for place in each))
    blank = blanked(text, every)
    assert len(blank) == len(text)
    assert blank.count("\n") == text.count("\n")
    speaker_turns = [(each, taken_out(text, each)) for each in places.values()]
    assert filled(blank, speaker_turns) == text
    for name, each in places.items():
        kept = filled(blank, [voice for voice in speaker_turns if voice[0] != each])
        assert f"{name}:" not in kept


def test_the_points_of_a_list_are_no_words_that_were_withdrawn():
    a = alice(World(41))
    text = "Kari: Jeg tenkte på:\n• trygghet\n• ro\nOla: Ja.\nKari: Nei.\nOla: Jo.\n"
    source = a_source(a, text)
    assert Presentation(a).passage(source, 0, 40) == text[:40]
    assert with_sign("a •••••\n•• b •", "[withdrawn]") == "a [withdrawn] b •"
    assert [with_sign(each, "[withdrawn]") for each in ("•", " • ", "••", "• a")] == ["[withdrawn]"] * 3 + ["• a"]
