"""Questions to the views, each on a small study whose answer one can count by hand."""

import pytest

from core.analysis.codebook_tree import codebook_tree
from core.analysis.diff import difference
from core.analysis.fourcolumn import four_columns
from core.analysis.namesakes import codes_at
from core.analysis.presentation import Presentation
from core.analysis.query import by_ids, in_names, run_query
from core.analysis.search import search
from core.analysis.trail_filter import TrailFilter, matching_events
from core.analysis.withdrawal_preview import WithdrawalPreview, preview_for_source
from core.commands import codebook, codings, memos
from core.commands.sources import assign_source
from core.errors import Refused
from core.exporting.formats import exported
from core.exporting.fourcolumns import written
from core.text.alphabet import alphabetical
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice
from tests.refusals import refuses

SAID = "Eg var redd. Så møtte eg dei andre. Då forstod eg at eg ikkje var åleine.\n\nNytt avsnitt om båten."


@pytest.fixture
def study():
    project = alice(World(31))
    codes = {name: a_code(project, name) for name in ("Frykt", "Møte", "Åleine")}
    codes["Under"] = a_code(project, "Under", codes["Frykt"])
    source = a_source(project, SAID)
    made = {
        "frykt": a_coding(project, source, codes["Frykt"], 0, 12),
        "under": a_coding(project, source, codes["Under"], 7, 20),
        "møte": a_coding(project, source, codes["Møte"], 13, 35, "første gong"),
        "åleine": a_coding(project, source, codes["Åleine"], 36, 73),
    }
    return project, source, codes, made


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Frykt", {"frykt", "under"}),
        ("Frykt and Møte", {"under"}),
        ("Frykt not Møte", {"frykt"}),
        ("Frykt and not Møte", {"frykt"}),
        ("Møte or Åleine", {"møte", "åleine"}),
        ("Åleine near Møte", {"åleine"}),
        ("(Frykt or Åleine) and Møte", {"under"}),
        ("frykt AND (Møte or Åleine)", {"under"}),
        ('"Under" and "Frykt"', {"under"}),
        ("Frykt og ikke Møte", {"frykt"}),
        ("(Møte eller Åleine) og Frykt", {"møte"}),
        ("Åleine nær Møte", {"åleine"}),
        ("Åleine nær/2 Møte", {"åleine"}),
        ("Åleine nær/1 Møte", set()),
    ],
)
def test_queries(study, expression, expected):
    project, _, codes, made = study
    found = run_query(Presentation(project), expression, named(codes))
    assert {each.id for each in found} == {made[name] for name in expected}


def named(codes):
    """How a name becomes codes: in capitals or not."""
    names = {name.casefold(): code for name, code in codes.items()}

    def of(name):
        if name.casefold() not in names:
            raise Refused("unknown-thing", kind="code-or-set", name=name, near="", suggested=0)
        return [names[name.casefold()]]

    return of


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("å vente lenge", '"å vente lenge"'),
        ("Å vente lenge og frykt", '"å vente lenge" and Frykt'),
        ("kaffe og lys", '"kaffe og lys"'),
        ("frykt or kaffe og lys", 'Frykt or "kaffe og lys"'),
        ("(kaffe og lys nær å vente lenge) ikke frykt", '("kaffe og lys" near "å vente lenge") not Frykt'),
        ("ikke bli avbrutt", '"ikke bli avbrutt"'),
        ("frykt og ikke bli avbrutt", 'Frykt and "ikke bli avbrutt"'),
        ("frykt og ikke møte", "Frykt and not Møte"),
        ("frykt and not kaffe og lys", 'Frykt and not "kaffe og lys"'),
        ("frykt og møte", "Frykt and Møte"),
    ],
)
def test_names_of_several_words_need_no_quotation_marks(study, expression, meant):
    project, _, codes, _ = study
    more = {name: a_code(project, name) for name in ("å vente lenge", "kaffe og lys", "ikke bli avbrutt")}
    more["frykt og møte"] = a_code(project, "frykt og møte")  # each part is a code: it needs the marks
    of = named({**codes, **more})
    presentation = Presentation(project)
    assert by_ids(presentation, expression, of) == by_ids(presentation, meant, of)


@pytest.mark.parametrize(
    ("names", "expression", "meant"),
    [
        (["kaffe", "kaffe og lys"], "kaffe og lys", '"kaffe og lys"'),
        (["lys", "kaffe og lys"], "kaffe og lys", '"kaffe og lys"'),
        (["kaffe", "te", "kaffe og lys"], "te og kaffe og lys", 'te and "kaffe og lys"'),
        (["kaffe", "te", "kaffe og lys"], "kaffe og lys og te", '"kaffe og lys" and te'),
        (["a", "te", "lys eller ikke"], "a og ikke lys eller ikke og te", 'a and not "lys eller ikke" and te'),
        (["for", "for and", "and against"], "for and against", '"for and against"'),
        (["for", "against", "for and against"], "for and against", "for and against"),
        (["ikke"], "ikke og ikke ikke", '"ikke" and not "ikke"'),
        (["near or far", "near"], "near or far", '"near or far"'),
        (["kaffe", "kaffe og lys"], "kaffe og lys og (kaffe)", '"kaffe og lys" and (kaffe)'),
        (["kaffe", "kaffe og lys"], 'kaffe og lys og ikke "kaffe"', '"kaffe og lys" and not "kaffe"'),
        (["mamma´s og pappa"], "mamma´s og pappa", '"mamma´s og pappa"'),
        (["A/B", "og/eller"], "og/eller og A/B", '"og/eller" and "A/B"'),
    ],
)  # fmt: skip
def test_words_such_as_and_are_part_of_a_name_where_the_parts_are_none(study, names, expression, meant):
    project = study[0]
    codes = {name: a_code(project, name) for name in [*names, "for and against"]}
    presentation, of = Presentation(project), named(codes)
    assert by_ids(presentation, expression, of) == by_ids(presentation, meant, of)


def test_a_category_is_asked_for_by_its_path_with_words_such_as_and(study):
    project, source, codes, _ = study
    work = a_code(project, "Arbeid og fritid")
    inner = a_code(project, "kaffe og lys", work)
    a_code(project, "kaffe og lys")
    coding = a_coding(project, source, inner)
    presentation = Presentation(project)
    query = in_names(presentation, f"{inner.hex()} or {codes['Under'].hex()}").replace('"', "")
    assert query == "Arbeid og fritid/kaffe og lys or Under"
    asked = []

    def of(name):
        asked.append(name)
        return codes_at(presentation, name) or named(codes)(name)

    assert coding in {each.id for each in run_query(presentation, query, of)}


def test_what_is_unknown_in_a_long_pasted_text_is_looked_up_once(study):
    project, _, codes, _ = study
    asked, presentation = [], Presentation(project)

    def of(name):
        asked.append(name)
        return named(codes)(name)

    pasted = "det var Frykt og ikke noe mer enn uro eller håp " * 300
    with pytest.raises(Refused):
        run_query(presentation, pasted, of)
    assert asked == ["det var Frykt"]
    with refuses("query-too-long"):
        run_query(presentation, "a" * 20_001, of)
    with refuses("query-too-deep"):
        run_query(presentation, "(" * 51 + "Frykt" + ")" * 51, of)
    assert run_query(presentation, "(" * 50 + "Frykt" + ")" * 50, of)


def test_a_name_that_is_no_codes_is_said_whole(study):
    project, _, codes, _ = study
    with pytest.raises(Refused) as refused:
        run_query(Presentation(project), "møte and å vente", named(codes))
    assert refused.value.parameters["name"] == "å vente"


def test_norwegian_turns_and_codes_that_are_called_like_an_operator(study):
    project, source, _, _ = study
    code = a_code(project, "Nær")
    coding = a_coding(project, source, code)
    presentation = Presentation(project)
    kept = by_ids(presentation, '"Nær" nær/2replikker "Nær"', lambda name: [code])
    assert kept == f"{code.hex()} near/2turns {code.hex()}"
    assert in_names(presentation, kept) == '"Nær" near/2turns "Nær"'
    assert [each.id for each in run_query(presentation, '"Nær"', lambda name: [code])] == [coding]


@pytest.mark.parametrize(
    "name", ['sa "nei"', 'hun sa "nei', '"', '""', '"nei" og ja', "Tid (venting)", "nær/2replikker"]
)
def test_a_code_in_vivo_is_asked_for_whatever_stands_in_its_name(study, name):
    project, source, _, _ = study
    code = a_code(project, name)
    coding = a_coding(project, source, code)
    presentation, of = Presentation(project), named({name: code})
    shown = in_names(presentation, code.hex())
    assert [each.id for each in run_query(presentation, shown, of)] == [coding]
    assert by_ids(presentation, f"{shown} eller ({shown})", of) == f"{code.hex()} or ( {code.hex()} )"


@pytest.mark.parametrize("word", ["ikke", "AND", "nær/2replikker"])
def test_a_word_in_a_wrong_place_is_said_as_it_was_typed(study, word):
    project, _, codes, _ = study
    with pytest.raises(Refused, match="query-unexpected") as refused:
        run_query(Presentation(project), f"Frykt og ({word} Møte)", named(codes))
    assert refused.value.parameters["word"] == word


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("", "query-empty"),
        ("(", "query-ends-early"),
        ("(Frykt", "bracket-open"),
        ("Frykt and", "query-ends-early"),
        ("and", "query-unexpected"),
        ("Frykt )", "query-incomplete"),
        ('"Frykt', "quotation-open"),
        ("Frykt Møte", "query-incomplete"),
    ],
)
def test_a_query_without_sense_is_refused(study, expression, code):
    project, _, codes, _ = study
    with refuses(code):
        run_query(Presentation(project), expression, named(codes))


def test_four_columns_put_memos_where_they_belong(study):
    project, source, codes, made = study
    a_coding(project, source, codes["Åleine"], 13, 35)
    project.do(memos.write_memo, "theoretical", "Yalom", "coding", made["møte"], "1985, s. 7")
    project.do(memos.write_memo, "reflexive", "eg òg", "coding", made["møte"])
    table = four_columns(Presentation(project), source)
    assert [(row.start, row.end) for row in table] == [(0, 12), (7, 20), (13, 35), (36, 73)]
    row = table[2]
    assert set(row.codes) == {"Møte", "Åleine"}
    assert row.quote == SAID[13:35]
    assert row.theory == ("Yalom (1985, s. 7)",)
    assert row.reflections == ("eg òg",)
    assert b"Yalom" in written(Presentation(project), ".md", "t", table)
    assert b"Yalom" in written(Presentation(project), ".html", "T", table)


def test_the_difference_of_two_moments_names_each_kind_of_change(study):
    project, _, codes, made = study
    before = len(project.timeline.order)
    a_code(project, "Ny")
    project.do(codebook.rename_code, codes["Møte"], "Samling", "ordet deira")
    project.do(codebook.move_code, codes["Under"], None, "sjølvstendig")
    project.do(codebook.merge_codes, codes["Åleine"], codes["Frykt"], "same sak")
    project.do(codebook.define_code, codes["Frykt"], "use", "når dei seier det")
    project.do(codings.uncode, made["frykt"], "feil")
    found = difference(Presentation(project, project.as_of(before)), Presentation(project))
    assert [each["name"] for each in found["added"]] == ["Ny"]
    assert [(each["from"], each["to"]) for each in found["renamed"]] == [("Møte", "Samling")]
    assert [(each["from"], each["to"]) for each in found["moved"]] == [("Frykt", "")]
    assert [(each["name"], each["into"]) for each in found["merged"]] == [("Åleine", "Frykt")]
    assert [each["to"] for each in found["redefined"]] == [{"use": "når dei seier det"}]
    assert found["codings_removed"] == [made["frykt"].hex()]
    assert found["removed"] == found["split"] == found["codings_added"] == []
    same = difference(Presentation(project), Presentation(project))
    assert not any(same.values())


def test_search_keeps_å_apart_from_a_and_finds_phrases(study):
    project, source, _, _ = study
    presentation = Presentation(project)
    (hit,) = search(presentation, "båten")
    assert (hit.source, SAID[hit.start : hit.end]) == (source, "båten")
    assert search(presentation, "baten") == []
    assert len(search(presentation, '"ikkje var åleine"')) == 1
    assert search(presentation, '"åleine var ikkje"') == []
    with pytest.raises(Refused):
        search(presentation, "!!")


def test_the_tree_counts_and_sorts_as_norwegian_does(study):
    project, _, _, _ = study
    tree = codebook_tree(Presentation(project))
    assert [branch.name for branch in tree] == ["Frykt", "Møte", "Åleine"]
    assert (tree[0].codings, tree[0].codings_within) == (1, 2)
    assert sorted(["å", "z", "ø", "æ", "a", "Ä", "«b»"], key=alphabetical) == ["a", "«b»", "z", "æ", "Ä", "ø", "å"]


def test_exports_hold_every_quote_and_run_nothing(study):
    project, source, codes, _ = study
    project.do(codebook.rename_code, codes["Møte"], "=1+1<script>alert(1)</script>")
    a_coding(project, source, codes["Møte"], 75, 97)
    presentation = Presentation(project)
    for form in ("html", "md", "csv"):
        content = exported(presentation, form).decode("utf-8-sig")
        assert "Nytt avsnitt om båten" in content.replace("\\", "")
        assert "<script>" not in content or form == "csv"
    assert "'=1+1" in exported(presentation, "csv").decode("utf-8-sig")


def test_what_goes_along_with_a_withdrawal_is_said_beforehand(study):
    project, source, _, _ = study
    before = preview_for_source(Presentation(project), source)
    assert before == WithdrawalPreview(ways=before.ways)
    project.do(codebook.create_in_vivo, source, 0, 11)
    a_code(project, "forstod eg at eg ikkje")
    people = [a_participant(project, name) for name in ("Liv", "Jonas")]
    project.do(assign_source, source, tuple(people))
    found = preview_for_source(Presentation(project), source)
    assert found.shared_texts == ("Intervju",)
    assert set(found.code_names) == {"Eg var redd", "forstod eg at eg ikkje"}


def test_what_concerns_a_coder_a_source_or_a_code(study):
    project, source, codes, made = study
    project.do(codebook.merge_codes, codes["Under"], codes["Møte"], "same")
    trail = list(project.trail())
    kinds = lambda focus: [type(trail[n - 1].event).__name__ for n in matching_events(project, focus)]  # noqa: E731
    assert matching_events(project, TrailFilter()) == list(range(1, len(trail) + 1))
    assert matching_events(project, TrailFilter(by=project.member)) == matching_events(project, TrailFilter())
    assert kinds(TrailFilter(source=source)) == ["SourceImported", *["CodingCreated"] * 4]
    # What was merged into a code brings along its own past.
    assert kinds(TrailFilter(code=codes["Møte"])) == [
        "CodeCreated",
        "CodeCreated",
        "CodingCreated",
        "CodingCreated",
        "CodeMerged",
    ]
    both = matching_events(project, TrailFilter(source=source, code=codes["Åleine"]))
    assert [trail[n - 1].event.coding for n in both] == [made["åleine"]]
    assert matching_events(project, TrailFilter(by=source)) == []


@pytest.mark.parametrize(
    ("gap", "operator", "is_found"),
    [(0, "and", False), (0, "near/0", False), (0, "near/1", True), (10, "near/10", False), (10, "near/11", True),
     (199, "near", True), (200, "near", False)],
)  # fmt: skip
def test_nearness_counts_from_the_last_code_point_of_one_to_the_first_of_the_other(gap, operator, is_found):
    """`near/1` is the neighbouring code point: between two segments so near stands nothing."""
    project = alice(World(33))
    codes = {name: a_code(project, name) for name in "AB"}
    source = a_source(project, "x" * 600)
    made = {"A": a_coding(project, source, codes["A"], 100, 110)}
    made["B"] = a_coding(project, source, codes["B"], 110 + gap, 120 + gap)
    for one, other in ("AB", "BA"):
        found = run_query(Presentation(project), f"{one} {operator} {other}", lambda name: [codes[name]])
        assert [each.id for each in found] == ([made[one]] if is_found else []), (one, operator, other)


def test_a_malformed_expression_is_shown_as_it_is():
    project = alice(World(91))
    assert in_names(Presentation(project), 'redd AND "mot') == 'redd AND "mot'
