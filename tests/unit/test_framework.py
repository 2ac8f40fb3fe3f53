"""The framework matrix and the tables of IPA: cells that go with a withdrawal, and themes of cases and of the group."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.framework import framework_matrix
from core.analysis.ipa import case_table, group_table
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, participants, rounds
from core.commands.framework import clear_cell, write_cell
from core.commands.project import undo
from core.exporting.framework import as_tables
from core.exporting.ipa import all_as_tables
from core.exporting.wide_tables import ENDINGS, written
from core.report.options import Options
from core.report.plain import to_markdown
from core.report.review import review
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, invited
from tests.refusals import refuses


class Study:
    """Two cases; two group themes, each with a theme and its statements."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self.a = alice(self.world)
        self.kari, self.ola = a_participant(self.a, "Kari"), a_participant(self.a, "Ola")
        self.texts = [a_source(self.a, f"{who} var redd.\nHo er ikkje åleine lenger.\n", person)
                      for who, person in (("Kari", self.kari), ("Ola", self.ola))]  # fmt: skip
        self.group = a_code(self.a, "Egenkraft")
        self.theme = a_code(self.a, "Mestring", self.group)
        self.fear = a_code(self.a, "Redsel ved døra", self.theme)
        self.other = a_code(self.a, "Lokalsamfunn")
        self.free = a_code(self.a, "Gratis", self.other)
        self.one = a_coding(self.a, self.texts[0], self.fear, 0, 14)
        self.two = a_coding(self.a, self.texts[1], self.fear, 0, 13)

    def write(self, text="Kari var redd i døra, men gjekk inn.", rests_on=(), case=None, code=None):
        where = ("participant", case or self.kari)
        return self.a.do(write_cell, where, code or self.group, text, rests_on)

    def matrix(self, by="participant", codes=()):
        return framework_matrix(Presentation(self.a, None, Catalogue("en")), by, codes)

    def cell(self, case=0, column=0):
        return self.matrix().cases[case].cells[column]

    def said(self, ending=".md") -> str:
        presentation = Presentation(self.a, None, Catalogue("en"))
        return written(ending, as_tables(presentation, framework_matrix(presentation), ending)).decode()


def test_the_matrix_has_every_case_by_every_main_category_also_where_nothing_stands():
    study = Study(1)
    found = study.matrix()
    assert [name for _, name in found.columns] == ["Egenkraft", "Lokalsamfunn"]
    assert [case.name for case in found.cases] == ["Kari", "Ola"]
    assert [[len(cell.segments) for cell in case.cells] for case in found.cases] == [[1, 0], [1, 0]]
    assert "| — |" in study.said()
    assert [name for _, name in study.matrix(codes=[study.fear]).columns] == ["Redsel ved døra"]
    assert [case.name for case in study.matrix("source").cases] == ["Intervju", "Intervju"]


def test_a_cell_is_written_anew_and_emptied_and_undone_as_one():
    study = Study(2)
    before = study.a.state.digest()
    made = study.write(rests_on=[study.one])
    assert study.cell().texts[0].text.startswith("Kari var redd i døra")
    assert study.cell().texts[0].rests_on == (study.one,)
    assert study.cell().segments[0].is_pointed_to
    with refuses("cell-unchanged"):
        study.write(rests_on=[study.one])
    study.write("Anna.")
    assert [each.text for each in study.cell().texts] == ["Anna."]
    assert not study.cell().segments[0].is_pointed_to
    study.a.do(clear_cell, ("participant", study.kari), study.group)
    assert study.cell().texts == ()
    with refuses("no-such-cell"):
        study.a.do(clear_cell, ("participant", study.kari), study.group)
    fresh = Study(2)
    made = fresh.write(rests_on=[fresh.one])
    fresh.a.do(undo, made[0].id)
    assert fresh.cell().texts == ()
    assert before != fresh.a.state.digest(), "the history keeps both"


def test_a_cell_points_only_to_segments_of_its_case_and_category():
    study = Study(3)
    for coding, code in ((study.two, study.group), (study.one, study.other)):
        with refuses("segment-of-another-cell"):
            study.write(rests_on=[coding], code=code)
    study.a.do(codings.uncode, study.one)
    with refuses("no-such-coding"):
        study.write(rests_on=[study.one])
    with refuses("cell-empty"):
        study.write(" ")
    with refuses("memo-subject-gone"):
        study.write(case=study.group)


def test_a_withdrawal_takes_the_cells_of_the_case_along():
    study = Study(4)
    study.write("Uttrykk som berre står her.")
    study.write("Ola sitt.", case=study.ola)
    row = next(row for row in study.a.state.memos.values() if row.on == study.kari)
    study.a.do(participants.withdraw_participant, study.kari)
    found = study.matrix()
    assert [case.name for case in found.cases] == ["Ola"]
    assert study.a.words(row.text) is None
    assert "berre står her" not in study.said()
    assert (found.without_column, found.without_case) == (0, 1)
    assert "belongs to a case that is here no longer" in study.said()
    with refuses("memo-subject-withdrawn"):
        study.write("Igjen.")


def test_two_who_write_the_same_cell_are_both_shown_with_their_names():
    study = Study(5)
    bob = invited(study.world, study.a)
    exchange(study.a, bob)
    study.write("Alice les det slik.")
    bob.do(write_cell, ("participant", study.kari), study.group, "Bob les det slik.")
    exchange(study.a, bob)
    assert sorted(each.by for each in study.cell().texts) == ["Alice", "Bob"]
    assert "Alice les det slik. — Alice" in study.said()
    assert study.a.state.digest() == bob.state.digest()


def test_a_blind_round_hides_the_cells_of_its_other_coders_until_it_is_over():
    study = Study(12)
    bob = invited(study.world, study.a)
    exchange(study.a, bob)
    coders = [row.id for row in study.a.state.members.values()]
    made = study.a.do(rounds.open_round, "Runde", [study.texts[0]], coders)[0].event.round
    exchange(study.a, bob)
    bob.do(write_cell, ("participant", study.kari), study.group, "Bob sitt.")
    wrote = bob.do(write_cell, ("participant", study.ola), study.group, "Bob om Ola.")[0]
    exchange(study.a, bob)
    shown = Presentation(study.a)
    assert [[text.text for text in case.cells[0].texts] for case in study.matrix().cases] == [[], ["Bob om Ola."]]
    hidden = [each for each in study.a.timeline.order if shown.is_blind_to(study.a.event(each.id))]
    assert hidden
    assert wrote.id not in {each.id for each in hidden}
    study.a.do(rounds.end_round, made, "ferdig")
    assert len(study.cell().texts) == 1


def test_cells_follow_merges_and_those_without_a_category_are_counted():
    study = Study(6)
    study.write()
    study.a.do(codebook.merge_codes, study.group, study.other)
    assert sum(len(each.texts) for each in study.matrix().cases[0].cells) == 1
    study.a.do(codebook.delete_code, study.other)
    assert study.matrix().without_column == 1
    assert "1 written cell" in study.said()


def test_a_cell_is_no_memo_on_its_category_in_the_review():
    study = Study(7)
    study.write("Rutetekst.")
    made = to_markdown(review(study.a, Options("spoken", trail="without"), Catalogue("en"))).decode()
    assert "Rutetekst." not in made


def test_a_case_has_its_statements_under_their_themes_with_line_and_notes():
    study = Study(8)
    study.a.do(memos.write_memo, "analytic", "Ordet døra går igjen.", "coding", study.one)
    a_coding(study.a, study.texts[0], study.theme, 15, 30)
    loose = a_code(study.a, "Uro")
    a_coding(study.a, study.texts[0], loose, 15, 30)
    found = case_table(Presentation(study.a), study.kari)
    assert [(each.group, each.theme, each.statement, each.line) for each in found] == [
        ("Egenkraft", "Mestring", "", 2),
        ("Egenkraft", "Mestring", "Redsel ved døra", 1),
        ("", "", "Uro", 2),
    ]
    assert found[1].notes == ("Ordet døra går igjen.",)


def test_the_group_has_each_theme_with_its_cases_and_a_quote_of_each():
    study = Study(9)
    found = group_table(Presentation(study.a))
    assert [(each.group, each.theme, each.cases) for each in found] == [("Egenkraft", "Mestring", ("Kari", "Ola"))]
    assert found[0].quotes == (("Kari", "Kari var redd."), ("Ola", "Ola var redd."))
    assert found[0].not_quotable == ()
    for who, answer in ((study.kari, "yes"), (study.ola, "no")):
        study.a.do(participants.note_consent, who, "2026-01-02", "", None, participants.Consented("yes", answer))
    assert group_table(Presentation(study.a))[0].not_quotable == ("Ola",)
    shown = all_as_tables(Presentation(study.a, None, Catalogue("en")))
    assert "“Ola var redd.” (Ola) (No consent to be quoted.)" in shown[0].rows[0][4].split("\n")
    assert shown[2].rows[0][2].endswith("(No consent to be quoted.)")


@pytest.mark.parametrize("ending", ENDINGS)
def test_both_are_written_in_each_form(ending):
    if ending == ".xlsx":
        pytest.importorskip("openpyxl")
    study = Study(10)
    for n in range(7):
        study.a.do(write_cell, ("participant", study.ola), a_code(study.a, f"Kategori {n}"), "Rute.")
    presentation = Presentation(study.a, None, Catalogue("nb"))
    parts = as_tables(presentation, framework_matrix(presentation), ending)
    assert len(parts) == (2 if ending in (".docx", ".html") else 1)
    assert written(ending, parts)
    made = written(ending, all_as_tables(presentation))
    if ending in (".csv", ".html", ".md"):
        text = made.decode("utf-8-sig")
        assert "Personlig erfaringstema" in text
        assert "Erfaringsnært utsagn" in text


def test_a_study_without_anything_has_empty_tables():
    pytest.importorskip("openpyxl")
    presentation = Presentation(alice(World(11)), None, Catalogue("en"))
    for ending in ENDINGS:
        assert written(ending, as_tables(presentation, framework_matrix(presentation), ending))
        assert written(ending, all_as_tables(presentation))
