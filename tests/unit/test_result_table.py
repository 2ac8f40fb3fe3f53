"""The result table: chosen quotes that last as long as what they stand on, own wordings, and counts by informant."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.analysis.result_table import result_table
from core.commands import chosen_quotes, codebook, codings, memos, participants, rounds, sources
from core.commands.layers import replace_words
from core.commands.project import undo
from core.commands.sources import Incoming
from core.events.codebook import CodeQuoteSet
from core.events.sources import SourceImported
from core.exporting.formats import exported
from core.exporting.result_tables import as_table
from core.exporting.wide_tables import ENDINGS, written
from core.report.options import Options
from core.report.plain import to_markdown
from core.report.review import review
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses
from tests.signing import sign


class Study:
    """A main category with two codes; Kari and Ola each said something."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self.a = alice(self.world)
        self.kari, self.ola = a_participant(self.a, "Kari"), a_participant(self.a, "Ola")
        self.texts = [a_source(self.a, f"{who} var redd. Ho er ikkje åleine lenger.\n", person)
                      for who, person in (("Kari", self.kari), ("Ola", self.ola))]  # fmt: skip
        self.main = a_code(self.a, "Egenkraft")
        self.fear, self.alone = a_code(self.a, "Redsel", self.main), a_code(self.a, "Fellesskap", self.main)
        self.one = a_coding(self.a, self.texts[0], self.fear, 0, 14)
        self.other = a_coding(self.a, self.texts[1], self.fear, 0, 13)

    def row(self, code, layer="spoken"):
        found = result_table(Presentation(self.a, None, Catalogue("en"), layer))
        return next(each for each in found if each.code == code)

    def choose(self, code, coding):
        return self.a.do(chosen_quotes.choose_quote, code, coding)[-1]

    def quotes(self, code):
        return [each.words for each in self.row(code).quotes], [each.reason for each in self.row(code).gone]

    def reviewed(self) -> str:
        say = Catalogue("en")
        return to_markdown(review(self.a, Options("spoken", trail="without"), say)).decode()


def test_the_table_has_the_codebooks_order_and_counts_every_code_by_informant():
    study = Study(1)
    study.a.do(codebook.place_code, study.fear, "before", study.alone)
    a_coding(study.a, study.texts[0], study.fear, 15, 30)
    study.a.do(codebook.define_code, study.main, "content", "De vil endre livene sine.")
    found = result_table(Presentation(study.a))
    assert [(each.name, each.depth, each.codings, each.informants) for each in found] == [
        ("Egenkraft", 0, 3, 2), ("Redsel", 1, 3, 2), ("Fellesskap", 1, 0, 0)]  # fmt: skip
    assert study.row(study.main).content == "De vil endre livene sine."
    study.a.do(participants.set_status, study.ola, "declined")
    assert study.row(study.fear).informants == 1


def test_a_quote_is_chosen_for_its_code_or_one_above_it_and_undone():
    study = Study(2)
    made = study.choose(study.main, study.one)
    assert study.quotes(study.main) == (["Kari var redd."], [])
    assert study.row(study.main).quotes[0][2:] == ("Kari", "Intervju", "Redsel", "Alice", False)
    with refuses("quote-of-another-code"):
        study.choose(study.alone, study.one)
    with refuses("quote-already-chosen"):
        study.choose(study.main, study.one)
    study.a.do(undo, made.id)
    assert study.quotes(study.main) == ([], [])
    study.choose(study.main, study.other)
    study.a.do(chosen_quotes.let_go_of_quote, study.main, study.other)
    assert study.quotes(study.main) == ([], [])
    with refuses("quote-not-chosen"):
        study.a.do(chosen_quotes.let_go_of_quote, study.main, study.other)
    assert fresh_copy(study.a, study.world).state.digest() == study.a.state.digest()


def test_a_quote_goes_with_its_coding_its_words_or_its_code_and_that_is_said():
    study = Study(3)
    study.choose(study.fear, study.one)
    study.choose(study.main, study.other)
    removed = study.a.do(codings.uncode, study.one)[-1]
    assert study.quotes(study.fear) == ([], ["removed"])
    study.a.do(undo, removed.id)
    turned = study.a.do(codings.set_coding_stance, study.one, "against")[-1]
    assert study.quotes(study.fear) == ([], ["against"])
    study.a.do(undo, turned.id)
    study.a.do(codings.recode, study.one, study.alone)
    assert study.quotes(study.fear) == ([], ["elsewhere"])
    notes = as_table(Presentation(study.a, None, Catalogue("en"))).notes
    assert len(notes) == 1
    assert "withdrawn" not in notes[0]
    study.a.do(participants.withdraw_participant, study.ola)
    assert study.quotes(study.main) == ([], ["withdrawn"])
    notes = as_table(Presentation(study.a, None, Catalogue("en"))).notes
    assert len(notes) == 1
    assert "each once" in notes[0]
    assert "1 coding stands on words that were withdrawn" in notes[0]
    said = "\n".join(map(str, as_table(Presentation(study.a, None, Catalogue("en"))).rows))
    assert "its words were withdrawn" in said
    assert "Ola var" not in said
    assert "its words were withdrawn" in study.reviewed()
    with refuses("quote-withdrawn"):
        study.choose(study.fear, study.other)


def test_in_a_group_only_the_quotes_of_whoever_withdraws_are_gone():
    study = Study(11)
    text = "Ina: Eg gjekk heim.\nOla: Eg vart verande.\n"
    group = [Incoming("Gruppe", text, "test", "group")]
    made = study.a.do(sources.bring_in, group, ["Ina", study.ola], None, {"Ola": study.ola})
    source = next(each.event.source for each in made if isinstance(each.event, SourceImported))
    ina = next(row.id for row in study.a.state.participants.values() if study.a.words(row.pseudonym) == "Ina")
    for words in ("Eg gjekk heim.", "Eg vart verande."):
        start = text.index(words)
        study.choose(study.fear, a_coding(study.a, source, study.fear, start, start + len(words)))
    study.a.do(participants.withdraw_participant, ina)
    assert study.quotes(study.fear) == (["Eg vart verande."], ["withdrawn"])


def test_the_anonymised_wording_is_shown_where_it_is_asked_for():
    study = Study(4)
    study.choose(study.fear, study.one)
    study.a.do(replace_words, study.texts[0], "anonymised", ((0, 4),), "[Namn]")
    assert study.row(study.fear, "anonymised").quotes[0].words == "[Namn] var redd."


def test_what_two_choose_at_once_both_stands_and_letting_go_takes_only_what_was_seen():
    study = Study(5)
    bob = invited(study.world, study.a)
    exchange(study.a, bob)
    first = study.choose(study.fear, study.one)
    bob.do(chosen_quotes.choose_quote, study.fear, study.one)
    exchange(study.a, bob)
    assert study.quotes(study.fear)[0] == ["Kari var redd."]
    study.a.do(undo, first.id)
    assert [each.chosen_by for each in study.row(study.fear).quotes] == ["Bob"]
    exchange(study.a, bob)
    study.choose(study.fear, study.other)
    bob.do(chosen_quotes.let_go_of_quote, study.fear, study.one)
    event = bob.do(lambda context: chosen_quotes.choose_quote(context, study.fear, study.one))[-1]
    study.a.do(chosen_quotes.let_go_of_quote, study.fear, study.one)
    exchange(study.a, bob)
    assert study.quotes(study.fear)[0] == ["Ola var redd.", "Kari var redd."]
    assert study.a.state.digest() == bob.state.digest()
    assert event.id not in study.a.state.conflicts.rows
    assert {row.kind for row in study.a.state.conflicts.rows.values()} == {"concurrent_quote"}


def test_merged_codes_bring_their_quotes_along():
    study = Study(6)
    study.choose(study.fear, study.one)
    a_coding(study.a, study.texts[1], study.alone, 0, 13)
    study.a.do(codebook.merge_codes, study.fear, study.alone)
    assert study.quotes(study.alone) == (["Kari var redd."], [])
    study.a.do(chosen_quotes.let_go_of_quote, study.alone, study.one)
    assert study.quotes(study.alone) == ([], [])
    lines = exported(Presentation(study.a), "csv").decode("utf-8-sig").splitlines()
    assert sum("Ola var redd" in line for line in lines) == 1, "one coder's two codings on one place are one by a merge"


def test_letting_go_of_what_nobody_chose_and_too_many_have_no_effect_and_are_said():
    study = Study(7)
    made = sign(study.a, CodeQuoteSet(study.fear, study.one, "not_chosen"))
    assert study.a.state.conflicts.rows[made[-1].id].kind == "quote_not_chosen"
    made = [sign(study.a, CodeQuoteSet(study.fear, study.one, "chosen"))[-1] for _ in range(101)]
    assert study.a.state.conflicts.rows[made[-1].id].kind == "too_many"
    assert study.quotes(study.fear) == (["Kari var redd."], [])


def test_the_review_quotes_what_was_chosen_in_place_of_what_the_program_picks():
    study = Study(8)
    picked, other = (study.one, study.other) if "Kari var redd" in study.reviewed() else (study.other, study.one)
    study.choose(study.main, other)
    study.a.do(codebook.define_code, study.main, "content", "Redselen slepper taket.")
    study.a.do(codebook.define_code, study.fear, "content", "Døra var det verste.")
    text = study.reviewed()
    assert "Redsel: Døra var det verste." in text
    words = {study.one: "Kari var redd", study.other: "Ola var redd"}
    chapter = text[text.index("What the participants say") :]
    assert words[other] in chapter
    assert words[picked] not in chapter
    assert "Redselen slepper taket." in text


def test_a_blind_round_hides_a_choice_of_what_others_coded():
    study = Study(9)
    bob = invited(study.world, study.a)
    exchange(study.a, bob)
    members = [row.id for row in study.a.state.members.values()]
    study.a.do(rounds.open_round, "Runde", [study.texts[0]], members)
    exchange(study.a, bob)
    theirs = bob.do(codings.code_segment, study.texts[0], 15, 30, [study.fear])[0].event.coding
    bob.do(chosen_quotes.choose_quote, study.fear, theirs)
    exchange(study.a, bob)
    assert study.quotes(study.fear) == ([], [])
    with refuses("no-such-coding"):
        study.choose(study.main, theirs)


def test_what_somebody_outside_of_a_blind_round_says_of_a_hidden_coding_is_hidden_too():
    study = Study(12)
    bob, carl = invited(study.world, study.a), invited(study.world, study.a, "Carl")
    exchange(study.a, bob, carl)
    study.a.do(rounds.open_round, "Runde", [study.texts[0]], [bob.member, carl.member])
    exchange(study.a, bob, carl)
    theirs = carl.do(codings.code_segment, study.texts[0], 15, 30, [study.fear])[0].event.coding
    exchange(study.a, bob, carl)
    said = [
        study.choose(study.fear, theirs),
        study.a.do(codings.judge_coding, theirs, "agree")[0],
        study.a.do(memos.write_memo, "analytic", "Godt sett.", "coding", theirs)[0],
    ]
    exchange(study.a, bob, carl)
    shown = Presentation(bob)
    assert all(shown.is_blind_to(bob.event(each.id)) for each in said)
    assert (shown.judgements(), shown.live_memos()) == ([], [])
    assert not any(Presentation(study.a).is_blind_to(each) for each in said)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_table_is_written_in_each_form(ending):
    if ending == ".xlsx":
        pytest.importorskip("openpyxl")
    study = Study(10)
    study.choose(study.fear, study.one)
    table = as_table(Presentation(study.a, None, Catalogue("nb")))
    made = written(ending, [table])
    if ending in (".csv", ".html", ".md"):
        assert "Kari var redd" in made.decode()
    else:
        assert made.startswith(b"PK")
    assert written(ending, [table, table])


def test_another_ending_is_refused():
    with refuses("wide-table-format"):
        written(".pdf", [])
