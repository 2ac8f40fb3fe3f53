"""Judgements, consensus, saved queries and layers come back from a .qdpx as the file says, and hold what they hide."""

import pytest

from core.analysis.presentation import Presentation
from core.commands import codings, consensus, layers, participants, queries, rounds, sources
from core.commands.own_note import OwnConsensus, OwnEdit, OwnJudgement, OwnQuery
from core.commands.project import undo
from core.commands.sources import Incoming
from core.events.attributed import ConsensusAttributed, JudgementAttributed
from core.exporting.refi import to_qdpx
from core.ids import Id
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from core.sealing.sealed_text import sealed_text_keys
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.signing import sign
from tests.unit.test_own_note_comes_back import own_note

pytest.importorskip("defusedxml")
TEXT = "Kari var redd. Det var kaffe der.\n"
GROUP = "Ina: Eg heiter Solveig eigentleg.\nJo: Og eg er Torkel.\n"


def pair(seed=3):
    """Two coders who judged each other's codings and agreed."""
    world = World(seed)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    source, fear, joy = a_source(ada, TEXT), a_code(ada, "Frykt"), a_code(ada, "Glede")
    exchange(ada, bo)
    first, second = a_coding(ada, source, fear, 9, 13), a_coding(bo, source, joy, 9, 13)
    exchange(ada, bo)
    bo.do(codings.judge_coding, first, "propose", joy, "Hun ler av det.")
    ada.do(codings.judge_coding, second, "disagree", None, "Stemmen skjelver.")
    exchange(ada, bo)
    ada.do(consensus.record_consensus, (first, second), (fear,), 9, 13, "Vi hørte opptaket igjen.")
    exchange(ada, bo)
    return ada, bo


def qdpx(project, layer="spoken"):
    return to_qdpx(Presentation(project, layer=layer))


def read(content):
    return read_qdpx("studie.qdpx", content)


def judged(project):
    shown = Presentation(project)
    return sorted((shown.member(row.by), row.stance, shown.why(row.why), row.at) for row in shown.judgements())


def test_judgements_and_consensus_are_the_files_word_and_nobody_is_signed_for():
    ada, _ = pair()
    home = alice(World(4))
    bring_in(home, read(qdpx(ada)))
    shown, [row] = Presentation(home), [*home.state.consensus.values()]
    assert [each[1:] for each in judged(home)] == [each[1:] for each in judged(ada)], "also when it was"
    assert {row.by for row in shown.judgements()} <= {*home.state.attributed_coders.rows}
    assert row.by in home.state.attributed_coders.rows
    assert (shown.words(row.why), row.at) == ("Vi hørte opptaket igjen.", next(iter(ada.state.consensus.values())).at)
    count = len(home.timeline.order)
    bring_in(home, read(qdpx(ada)))
    bring_in(home, read(qdpx(home)))
    bring_in(ada, read(qdpx(home)))
    assert len(home.timeline.order) == count
    assert len(ada.state.judgements.rows) == 2
    assert len(ada.state.consensus.rows) == 1


def test_a_newer_state_brings_what_is_new_alone_also_to_another_member():
    ada, bo = pair()
    world = World(5)
    one = alice(world, "En annen")
    two = invited(world, one, "To")
    exchange(one, two)
    bring_in(one, read(qdpx(ada)))
    exchange(one, two)
    bo.do(codings.judge_coding, next(row.id for row in ada.state.codings.values() if row.by == ada.member), "agree")
    bo.do(queries.save_query, "Redde", next(iter(bo.state.codes.rows)).hex())
    content = qdpx(bo)
    bring_in(two, read(content))
    assert [type(each.event) for each in two.trail() if each.device == two.device].count(JudgementAttributed) == 1
    assert len(two.state.consensus.rows) == 1
    assert [Presentation(two).words(row.name) for row in two.state.queries.values()] == ["Redde"]
    exchange(one, two)
    bring_in(one, read(content))
    assert (len(one.state.judgements.rows), len(one.state.queries.rows)) == (3, 1)
    count = len(two.timeline.order)
    bring_in(two, read(qdpx(two)))  # in which who is in the records of both is one
    assert len(two.timeline.order) == count


def test_what_was_removed_here_does_not_come_back():
    ada, _ = pair()
    source = next(iter(ada.state.sources.rows))
    ada.do(queries.save_query, "Redde", next(iter(ada.state.codes.rows)).hex())
    ada.do(layers.replace_words, source, "anonymised", ((0, 4),), "Hun")
    content, home = qdpx(ada), alice(World(6))
    bring_in(home, read(content))
    home.do(queries.delete_query, next(iter(home.state.queries.rows)))
    bring_in(home, read(content))
    assert [row.status for row in home.state.queries.values()] == ["deleted"]
    assert len(home.state.layer_edits.rows) == 1
    replaced = ada.timeline.order[-1]
    ada.do(undo, replaced.id)
    bring_in(ada, read(content))
    assert [row.status for row in ada.state.layer_edits.values()] == ["removed"]


def test_a_query_that_names_what_did_not_come_is_passed_over_and_another_of_its_name_stays():
    ada, _ = pair()
    code = next(iter(ada.state.codes.rows))
    ada.do(queries.save_query, "Redde", code.hex())
    foreign = read(qdpx(ada))
    lost = OwnQuery(Id(b"q" * 16), "Borte", "ab" * 16, (), (("ab" * 16, Id(b"x" * 16)),))
    foreign = foreign._replace(own=foreign.own._replace(queries=(*foreign.own.queries, lost)))
    home = alice(World(7))
    home.do(queries.save_query, "Redde", a_code(home, "Eigen").hex())
    bring_in(home, foreign)
    assert sorted(Presentation(home).words(row.name) for row in home.state.queries.values()) == ["Redde", "Redde (2)"]


def test_an_open_blind_round_lets_nothing_of_what_it_hides_into_the_note():
    ada, bo = pair()
    source = next(iter(ada.state.sources.rows))
    ada.do(rounds.open_round, "Runde 1", [source], [ada.member, bo.member])
    exchange(ada, bo)
    third = a_coding(bo, source, next(iter(bo.state.codes.rows)), 15, 18, "Skjult.")
    bo.do(codings.judge_coding, third, "agree", None, "Skjult ja.")
    bo.do(consensus.record_consensus, (third,), (), 15, 18, "Skjult konsensus.")
    exchange(ada, bo)
    sent = own_note(qdpx(ada))
    assert len(ada.state.consensus.rows) == 2, "there is something to hide"
    assert "Skjult" not in str(sent)
    assert "judgements" not in sent, "both that there are concern or come from who is hidden"
    assert "consensus" not in sent


def a_group():
    project = alice(World(8))
    project.do(sources.bring_in, [Incoming("Gruppe", GROUP, "test", "group")], ["Ina", "Jo"])
    source = next(iter(project.state.sources.rows))
    ina, jo = GROUP.index("Solveig"), GROUP.index("Torkel")
    project.do(layers.replace_words, source, "anonymised", ((ina, ina + 7),), "Namnet hennar")
    project.do(layers.replace_words, source, "anonymised", ((jo, jo + 6),), "Namnet hans")
    return project


def withdraw(project, name):
    shown = Presentation(project)
    person = next(row.id for row in project.state.participants.values() if shown.words(row.pseudonym) == name)
    project.do(participants.withdraw_participant, person)


def test_the_words_of_who_withdrew_are_not_in_the_note_and_a_withdrawal_after_the_way_home_reaches_them():
    project = a_group()
    before = qdpx(project)
    withdraw(project, "Ina")
    assert [each["words"] for each in own_note(qdpx(project))["layers"]] == ["Namnet hans"]
    home = alice(World(9))
    bring_in(home, read(before))
    rows = [*home.state.layer_edits.values()]
    assert sorted(home.words(row.words) for row in rows) == ["Namnet hans", "Namnet hennar"]
    withdraw(home, "Ina")
    assert sorted(map(str, (home.words(row.words) for row in rows))) == ["Namnet hans", "None"]


def test_words_of_a_layer_that_repeat_what_another_says_go_with_that_one():
    project, said = alice(World(8)), "Eg heiter Solveig og bur på Voss.\n"
    project.do(sources.bring_in, [Incoming("Ein", said, "test", "interview")], ["Ina"])
    project.do(sources.bring_in, [Incoming("To", "Ho sa namnet sitt.\n", "test", "interview")], ["Jo"])
    texts = sorted(project.state.sources.values(), key=lambda row: row.chars)
    project.do(layers.replace_words, texts[0].id, "corrected", ((0, 2),), "«Solveig og bur på Voss»")
    home = alice(World(9))
    bring_in(home, read(qdpx(project)))
    (row,) = home.state.layer_edits.values()
    assert home.words(row.words) == "«Solveig og bur på Voss»"
    assert {each.key for each in home.state.sources.values()} <= {*sealed_text_keys(row.words)}
    withdraw(home, "Ina")
    assert home.words(row.words) is None


def test_in_another_layer_the_note_does_not_say_what_the_layer_hides():
    sent = own_note(qdpx(a_group(), "anonymised"))
    assert "layers" not in sent
    assert "Solveig" not in str(sent)


def test_a_note_that_says_nonsense_brings_in_the_rest():
    ada, _ = pair()
    foreign = read(qdpx(ada))
    gone, [text], [coding, _] = Id(b"?" * 16), [each.id for each in foreign.sources], [e.id for e in foreign.codings]
    coder = foreign.coders[0].id
    own = foreign.own._replace(
        judgements=(OwnJudgement(gone, coder, "agree"), OwnJudgement(coding, gone, "agree")),
        consensus=(OwnConsensus(gone, gone, 0, 1, (coding,), coder, "Nei"),),
        layers=(
            OwnEdit(gone, text, "corrected", ((0, 3), (2, 5)), "x"),
            OwnEdit(Id(b"1" * 16), text, "corrected", ((0, 9999),), "y"),
            OwnEdit(Id(b"2" * 16), text, "corrected", ((0, 4),), "Hun"),
            OwnEdit(Id(b"3" * 16), text, "corrected", ((1, 2),), "z"),
        ),
    )  # fmt: skip
    home = alice(World(10))
    bring_in(home, foreign._replace(own=own))
    assert [home.words(row.words) for row in home.state.layer_edits.values()] == ["Hun"]
    assert not home.state.judgements.rows
    assert not home.state.consensus.rows
    assert len(home.state.codings.rows) == 2


def test_nobody_adds_to_what_the_file_of_another_says():
    ada, bo = pair()
    bring_in(ada, read(qdpx(pair(11)[0])))
    exchange(ada, bo)
    coder = next(iter(ada.state.attributed_coders.rows))
    coding = next(row.id for row in ada.state.codings.values() if row.by == coder)
    agreed_on = next(row.id for row in ada.state.consensus.values() if row.by in ada.state.attributed_coders.rows)
    sign(bo, JudgementAttributed(coding, "agree", None, coder, 0))
    sign(bo, ConsensusAttributed(agreed_on, coder, 5))
    exchange(ada, bo)
    assert len(ada.state.judgements.rows) == 4
    assert [each.kind for each in ada.state.conflicts.rows.values()].count("not_own") >= 2
    assert ada.state.consensus.rows[agreed_on].at != 5
