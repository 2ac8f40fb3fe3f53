"""Who speaks: as declared or named, with one turn or many; counted by the speaker of the passage; corrected later."""

import unicodedata
from pathlib import Path
from random import Random

import pytest

from core.analysis.crosstabs import by_column
from core.analysis.filters import narrowed
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation_by_participant
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import memos, participants, sources, speakers
from core.commands.codings import code_segment
from core.commands.context import Decision
from core.commands.project import undo
from core.commands.sources import Incoming
from core.events.sources import SourceSpeakersSet
from core.log import event_writer
from core.sealing.sealed_text import open_text
from core.text.speaker_labels import interviewers, matched
from core.text.speaker_turns import speakers as speakers_of
from core.text.speaker_turns import turns
from core.text.who_speaks import Role, who_speaks
from core.views.speakers import speaking_at
from tests.builders import World, a_code, alice, exchange, fresh_copy, invited
from tests.refusals import refuses

CASES = Path(__file__).parent / "cases" / "transcripts"
ONE_TURN_EACH = """I: Fortell om gruppen.

P06: Det var trygt.

P07: Hemmelig sak om naboen Kari.

P08: Jeg var redd.

P06: Ja, enig.

I: Og så?

P06: Ferdig.
"""


def imported(project, text, people, given=None, name="Gruppe"):
    return project.do(sources.bring_in, [Incoming(name, text, "t", "group")], people, None, given)[-1].event.source


def person(project, name):
    rows = project.state.participants.values()
    return next(row.id for row in rows if project.words(row.pseudonym) == name)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Men: det var sånn\nNote: se her\nMen: så\nNote: og her\n", []),
        ("og så sa hun: ja\nog så sa hun: nei\n", []),
        ("**P1:** Hei.\n\n**Intervjuer**: Ja?\n", ["P1", "Intervjuer"]),
        ("P1 (00:12): Hei.\nI [00:13]: Ja?\n", ["P1", "I"]),
        ("[00:01:02] P1: Hei.\n00:03 I: Ja?\n", ["P1", "I"]),
        ("Kari (intervjuer): Ja?\nAnne [P01]: Nei.\n", ["Kari (intervjuer)", "Anne [P01]"]),
        ("Intervjuer: Kari Holm\nDeltaker: P01\n\nI: Hva?\nP: Ja.\n", ["I", "P"]),
        ("Intervjuer: Hva tenker du?\n\nJeg tenker mitt.\n", ["Intervjuer"]),
    ],
)
def test_what_is_a_label(text, who):
    assert speakers_of(text) == who


@pytest.mark.parametrize("name", ["Hans", "Even", "Jo", "Will", "Don", "Hans Olsen", "Will Smith", "De Vries"])
def test_names_that_are_small_words_too_speak(name):
    assert speakers_of(f"I: Hva?\n{name}: Ja.\nI: Og?\n{name}: Nei.\n") == ["I", name]
    assert speakers_of("I: Hva?\nhans: ja\nI: Og?\nhans: nei\nDe tre: ja\nDe tre: nei\n") == ["I"]


@pytest.mark.parametrize("unseen", ["\u3164", "\u115f", "\uffa0"])
def test_letters_that_nobody_sees_name_nobody(unseen):
    assert speakers_of(f"{unseen}: hei\n{unseen}: hå\nI: Hva?\nI: Og?\n") == ["I"]


def test_ordinary_words_speak_where_they_are_declared():
    text = "Men: det var sånn\nIda: ja\n"
    assert [turn.label for turn in who_speaks(text, {"Men": 1, "Ida": 2})] == ["Men", "Ida"]


def test_interviewers_are_known_by_their_labels():
    assert interviewers(["I", "P06"]) == {"I"}
    assert interviewers(["Q", "A"]) == {"Q"}
    assert interviewers(["Intervjuer 2", "I", "P1"]) == {"Intervjuer 2"}
    assert interviewers(["I1", "I2", "I3", "M"]) == set(), "three are informants"
    assert interviewers(["Kari (forsker)", "Kari"]) == {"Kari (forsker)"}
    assert interviewers(["I"]) == set()


def test_labels_are_matched_however_they_are_written():
    accent = unicodedata.normalize("NFD", "Åse")
    names = {"P01": 1, "P2": 2, "P03": 3, accent: 4}
    assert matched(["P1", "P02", "Anne [P3]", "åse"], names) == {"P1": 1, "P02": 2, "Anne [P3]": 3, "åse": 4}
    assert matched(["P1", "P01"], {"P1": 1, "P01": 2}) == {"P1": 1, "P01": 2}


def test_one_question_and_one_long_answer():
    world = World(1)
    a = alice(world)
    text = "Intervjuer: Fortell slik du vil.\n\nP1: Min historie er lang.\n"
    source = imported(a, text, ["Nadia"])
    question, answer = (text.index(word) for word in ("slik", "historie"))
    assert speaking_at(a.state, source, question, question + 4) == ()
    assert speaking_at(a.state, source, answer, answer + 4) == (person(a, "Nadia"),)
    assert speaking_at(a.state, source, 0, len(text)) == (person(a, "Nadia"),)
    assert [turn.role for turn in Presentation(a).turns(source)] == [Role.INTERVIEWER, None]
    assert {word.word for word in frequencies(Presentation(a))} == {"historie", "lang"}
    a.do(participants.withdraw_participant, person(a, "Nadia"))
    assert a.state.sources.rows[source].status == "withdrawn"


def test_what_follows_an_interviewer_without_a_label_is_an_answer():
    a = alice(World(1))
    text = "Intervjuer: Hva tenker du?\n\nJeg tenker mitt.\n\nIntervjuer: Og så?\n\nIkke mer.\n"
    source = imported(a, text, ["P1"])
    for word, found in (("Hva", 0), ("tenker mitt", 1), ("Og", 0), ("Ikke", 1)):
        place = text.index(word)
        assert len(speaking_at(a.state, source, place, place + 3)) == found


def test_what_others_say_stays_with_others():
    world = World(2)
    a = alice(world)
    source = imported(a, ONE_TURN_EACH, ["P06"])
    a.do(participants.withdraw_participant, person(a, "P06"))
    for each in (a, fresh_copy(a, world)):
        shown = each.text(source)
        assert not any(words in shown for words in ("trygt", "enig", "Ferdig"))
        assert all(words in shown for words in ("Hemmelig", "redd", "Fortell", "Og så"))


def test_a_participant_declared_twice_is_one():
    a = alice(World(1))
    imported(a, ONE_TURN_EACH, ["P06", "p06", "P07"])
    assert len(a.state.participants.rows) == 2


def test_of_several_texts_each_has_those_who_speak_in_it():
    a = alice(World(1))
    texts = ["I: Hva?\nP1: Ja.\n", "I: Hva?\nP2: Nei.\n"]
    made = a.do(sources.bring_in, [Incoming(f"t{n}", text, "t") for n, text in enumerate(texts)], ["P1", "P2"])
    people = [a.state.sources.rows[each.event.source].participants for each in made[-2:]]
    assert people == [(person(a, "P1"),), (person(a, "P2"),)]
    own = [Incoming("x", "I: Hva?\nA: Jo.\nB: Nei.\n", "t", speakers=(("A", "P3"), ("B", Role.INTERVIEWER)))]
    source = a.do(sources.bring_in, own)[-1].event.source
    assert [turn.speaker for turn in Presentation(a).turns(source)] == ["I", "P3", "B"]


def test_a_correction_moves_the_words_and_their_fate():
    world = World(4)
    a = alice(world)
    b = invited(world, a)
    source = imported(a, ONE_TURN_EACH, ["P06", "P07", "P08"])
    code, place = a_code(a), ONE_TURN_EACH.index("redd")
    a.do(code_segment, source, place, place + 4, [code], "sagt lavt")
    kept = a.do(memos.write_memo, "analytic", "om P07s tur", "source", source)[0].event.memo
    exchange(a, b)
    with refuses("speakers-not-owner"):
        b.do(speakers.set_speakers, source, {"P08": person(b, "P06")})
    old = dict(a.custody.keychain.keys)
    sealed = [a.event(a.state.speakers.rows[source].event).event.text]
    sealed += [a.event(row.event).event.words for row in a.state.speaker_turns.rows.values()]
    a.do(speakers.set_speakers, source, {}, {4: person(a, "P06")}, "feil merket")
    exchange(a, b)
    for each in (a, b, fresh_copy(a, world)):
        assert each.text(source) == ONE_TURN_EACH
        assert speaking_at(each.state, source, place, place + 4) == (person(a, "P06"),)
        assert Presentation(each).speaker(source, place) == "P06"
    a.do(participants.withdraw_participant, person(a, "P06"))
    exchange(a, b)
    for each in (a, b, fresh_copy(a, world)):
        shown = each.text(source)
        assert not any(words in shown for words in ("trygt", "redd", "enig", "Ferdig"))
        assert "Hemmelig sak" in shown
        assert Presentation(each).why(next(iter(each.state.codings.rows.values())).why) == "term-withdrawn"
        assert Presentation(each).words(each.state.memos.rows[kept].text) == "om P07s tur"
        keys = each.custody.keychain.keys
        granted = {key for key, _, _ in each.log.granted()}
        assert all(open_text(box, keys, each.id) is None for box in sealed), "the old seals open nothing"
        assert a.state.speakers.rows[source].replaced[0] not in granted | set(keys)
    assert all(open_text(box, old, a.id) for box in sealed), "with the keys of before they would"


def test_somebody_wrongly_named_withdraws_and_the_others_words_stay():
    world = World(5)
    a = alice(world)
    source = imported(a, ONE_TURN_EACH, ["P06", "P07"], {"P08": person_named(a, "Marte")})
    a.do(speakers.set_speakers, source, {"P08": "Nadia"})
    a.do(participants.withdraw_participant, person(a, "Marte"))
    assert a.text(source) == ONE_TURN_EACH
    a.do(participants.withdraw_participant, person(a, "Nadia"))
    assert a.text(source) == ONE_TURN_EACH.replace("P08: Jeg var redd.", "•" * 18)
    a.do(speakers.set_speakers, source, {"P07": Role.INTERVIEWER})
    assert a.text(source) == ONE_TURN_EACH.replace("P08: Jeg var redd.", "•" * 18)
    assert a.state.sources.rows[source].status == "live"


def person_named(project, name):
    return project.do(participants.add_participant, name)[0].event.participant


def test_a_whole_text_becomes_one_of_several():
    world = World(6)
    a = alice(world)
    source = imported(a, "A: Ja visst.\nB: Nei da.\nA: Jo.\nB: Nei.\n", [])
    a.do(speakers.set_speakers, source, {"A": "P1", "B": "P2"})
    a.do(participants.withdraw_participant, person(a, "P1"))
    assert "visst" not in a.text(source)
    assert "Nei da" in fresh_copy(a, world).text(source)


def test_a_withdrawal_side_by_side_with_a_correction():
    world = World(7)
    a = alice(world)
    b = invited(world, a, role="owner")
    source = imported(a, ONE_TURN_EACH, ["P06", "P07", "P08"])
    exchange(a, b)
    a.do(speakers.set_speakers, source, {}, {3: person(a, "P06")})
    b.do(participants.withdraw_participant, person(a, "P06"))
    exchange(a, b)
    for each in (a, b, fresh_copy(a, world)):
        assert "Hemmelig" not in each.text(source)
        assert "redd" in each.text(source)


@pytest.mark.parametrize("is_own", [False, True], ids=["a colleague's", "their own"])
def test_no_coder_puts_other_words_into_a_text(is_own, monkeypatch):
    """Not even into one that they brought in themselves: others have coded it, and a withdrawal would follow."""
    world = World(8)
    a = alice(world)
    b = invited(world, a)
    source = imported(b if is_own else a, ONE_TURN_EACH, ["P06", "P07"])
    exchange(a, b)

    def forged(context):
        key = context.new_key()
        row = context.state.sources.rows[source]
        event = SourceSpeakersSet(source, (), (), "Andre ord", key.id)
        return [Decision(event, None, (row.key,), (key,), False, (key.id,))]

    monkeypatch.setattr(event_writer, "is_allowed", lambda *_: True)
    recorded = b.do(forged)[0]
    exchange(a, b)
    for each in (a, b):
        assert each.state.conflicts.rows[recorded.id].kind == "not_owner"
        assert each.text(source) == ONE_TURN_EACH


def test_refusals():
    a = alice(World(9))
    source = imported(a, ONE_TURN_EACH, ["P06", "P07"])
    with refuses("no-such-speaker"):
        a.do(speakers.set_speakers, source, {"P99": "P06"})
    with refuses("no-such-turn"):
        a.do(speakers.set_speakers, source, {}, {8: "P06"})
    with refuses("speakers-unchanged"):
        a.do(speakers.set_speakers, source, {"P06": "P06"})


@pytest.mark.parametrize("seed", range(4))
def test_all_figures_count_by_the_speaker_of_the_passage(seed):
    """Random turns and codings; what the program counts is what a plain loop over the turns counts."""
    random, a = Random(seed), alice(World(seed))
    names = ["P1", "P2", "P3", "P4"][: random.randrange(1, 5)]
    codes = [a_code(a, f"K{n}") for n in range(3)]
    found, firsts, truth = {}, {}, []
    for n in range(3):
        who = [random.choice([*names, "I", "Gjest"]) for _ in range(random.randrange(3, 9))]
        lines = [f"{each}: ord{k} og mer av det." for k, each in enumerate(who)]
        text = "Intervju\n" + "\n".join(lines) + "\nI: Takk.\nGjest: Takk.\n"
        people = sorted({*who} & {*names}) or names[:1]
        source = imported(a, text, people, None, f"t{n}")
        for _ in range(5):
            first = random.randrange(len(lines))
            last = min(len(lines) - 1, first + random.randrange(3))
            start, end = text.index(f"ord{first}"), text.index(f"ord{last}") + 6
            code = random.choice(codes)
            made = a.do(code_segment, source, start, end, [code])
            if made:
                there = {each for each in who[first : last + 1] if each in people}
                fallback = set(people) if not {*who} & {*names} and set(who[first : last + 1]) != {"I"} else there
                truth.append((made[0].event.coding, code, fallback))
    for _, code, there in truth:
        for each in there:
            found[code, each] = found.get((code, each), 0) + 1
            firsts.setdefault(each, set()).add(code)
    presentation = Presentation(a)
    table = by_column(presentation, "participants")
    counted = {(row, column): cell for row, cells in zip(table.rows, table.cells, strict=True)
               for column, cell in zip(table.columns, cells, strict=True) if cell}  # fmt: skip
    assert counted == {(presentation.code(code), each): count for (code, each), count in found.items()}
    steps = {presentation.participant(each.source): each.codes for each in saturation_by_participant(presentation)}
    assert steps == {each: len(those) for each, those in firsts.items()}
    for each in names:
        if any(a.words(row.pseudonym) == each for row in a.state.participants.values()):
            only = narrowed(presentation, presentation.live_codings(), (("participant", person(a, each).hex()),))
            assert {coding.id for coding in only} == {coding for coding, _, there in truth if each in there}


def test_whoever_is_assigned_afterwards_has_their_turns():
    world = World(10)
    a = alice(world)
    source = imported(a, ONE_TURN_EACH, [])
    people = tuple(person_named(a, name) for name in ("P06", "P7"))
    a.do(sources.assign_source, source, people)
    place = ONE_TURN_EACH.index("naboen")
    assert speaking_at(a.state, source, place, place + 3) == (people[1],)
    a.do(participants.withdraw_participant, people[1])
    assert a.text(source) == ONE_TURN_EACH.replace("P07: Hemmelig sak om naboen Kari.", "•" * 33)


def test_a_withdrawal_says_what_was_typed_on_turns_that_were_given_to_somebody():
    a = alice(World(11))
    source = imported(a, "A: Ja visst.\nB: Nei da.\nA: Jo.\nB: Nei.\n", [])
    a.do(code_segment, source, 3, 5, [a_code(a)], "sagt lavt")
    a.do(speakers.set_speakers, source, {"A": "P1", "B": "P2"})
    said = {name: preview_for_participant(Presentation(a), person(a, name)).typed for name in ("P1", "P2")}
    assert ([each.text for each in said["P1"]], said["P2"]) == (["sagt lavt"], ())
    a.do(participants.withdraw_participant, person(a, "P1"))
    assert Presentation(a).why(next(iter(a.state.codings.rows.values())).why) == "term-withdrawn"


def test_no_speaker_is_shown_for_an_answer_without_a_label():
    a = alice(World(12))
    text = "Intervjuer: Hva tenker du?\n\nJeg tenker mitt.\n"
    source = imported(a, text, ["P1"])
    presentation = Presentation(a)
    assert presentation.speaker(source, text.index("Hva")) == "Intervjuer"
    assert presentation.speaker(source, text.index("mitt")) == ""


def test_a_correction_is_taken_back_by_another_correction_alone():
    a = alice(World(13))
    source = imported(a, ONE_TURN_EACH, ["P06", "P07"])
    made = a.do(speakers.set_speakers, source, {"P07": "Ny"})
    for each in made:
        with refuses("speakers-set-again"):
            a.do(undo, each.id)
    a.do(speakers.set_speakers, source, {"P07": "P07"})
    assert [turn.speaker for turn in Presentation(a).turns(source)][2] == "P07"


def test_a_time_before_a_label_is_no_part_of_the_name():
    a = alice(World(31))
    text = "[00:00:05] Intervjuer: Hva?\n[00:00:12] Liv: Fint.\n[00:01:02] Intervjuer: Takk.\n**[0:02:00] Liv:** Ja.\n"
    source = imported(a, text, ["Liv"])
    assert [turn.label for turn in Presentation(a).turns(source)] == ["Intervjuer", "Liv", "Intervjuer", "Liv"]
    a.do(speakers.set_speakers, source, {"Liv": "Pia"})
    assert [turn.speaker for turn in Presentation(a).turns(source)] == ["Intervjuer", "Pia", "Intervjuer", "Pia"]


@pytest.mark.parametrize("words", ["Andre ord", ONE_TURN_EACH.replace("redd", "glad"), ""])
def test_a_correction_brings_no_other_words(words):
    """Not even an owner's: everybody reads the words that the text came in with."""
    world = World(32)
    a = alice(world)
    b = invited(world, a)
    source = imported(a, ONE_TURN_EACH, ["P06", "P07"])

    def forged(context):
        key = context.new_key()
        row = context.state.sources.rows[source]
        event = SourceSpeakersSet(source, (), (), words, key.id)
        return [Decision(event, None, (row.key,), (key,), False, (key.id,))]

    a.do(forged)
    exchange(a, b)
    assert a.text(source) == b.text(source) == ONE_TURN_EACH
    a.do(speakers.set_speakers, source, {"P07": "Pia"})
    exchange(a, b)
    assert a.text(source) == b.text(source) == ONE_TURN_EACH


def test_a_name_that_comes_once_speaks_where_nearly_every_line_has_one():
    text = "Kari: Hei.\nOla: Ja.\nKari: Så fint.\nÅse Dahl: Nei.\nKari: Jo.\n"
    assert [each.speaker for each in turns(text)] == ["Kari", "Ola", "Kari", "Åse Dahl", "Kari"]
    assert {each.speaker for each in turns(text.replace("Ola", "Legen sa"))} == {"Kari", "Åse Dahl"}
    prose = "Poenget: det var for sent.\n" + "Vi gikk hjem igjen.\n" * 3
    assert {each.speaker for each in turns(text + prose)} == {"Kari"}
    assert turns("Kari: Hei.\nOla: Ja.\n") == []
