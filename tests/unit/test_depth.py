"""Coding in depth: weights, negative cases, all hits at once, relations, sets, queries that are kept."""

import pytest

from core.analysis.filters import narrowed, saved_filters
from core.analysis.presentation import Presentation
from core.analysis.query import by_ids, in_names, run_query
from core.commands import codebook, codings, memos, participants, project, queries, references, relations, sources
from core.commands.sources import Incoming
from core.errors import Refused
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses

TALK = "Ina: Eg var redd.\nJo: Ikkje eg, eg var trygg heile tida.\nIna: Og så vart eg trygg.\nJo: Ja.\n"


@pytest.fixture
def pair():
    world = World(11)
    a = alice(world)
    return world, a, invited(world, a)


def test_weight_comment_and_negative_case(pair):
    world, a, b = pair
    source, code = a_source(a), a_code(a)
    coding = a_coding(a, source, code)
    a.do(codings.annotate_coding, coding, 70, "veldig tydeleg")
    a.do(codings.set_coding_stance, coding, "against", "ho seier det motsette")
    exchange(a, b)
    row = b.state.codings.rows[coding]
    assert (row.weight, b.words(row.comment), row.stance) == (70, "veldig tydeleg", "against")
    assert narrowed(Presentation(b), [row], (("stance", "for"),)) == []
    with refuses("coding-not-own"):
        b.do(codings.annotate_coding, coding, 5)
    with refuses("weight-outside", max=100):
        a.do(codings.annotate_coding, coding, 101)
    with refuses("stance-unchanged"):
        a.do(codings.set_coding_stance, coding, "against")
    assert fresh_copy(a, world).state.digest() == a.state.digest() == b.state.digest()


def test_all_hits_in_one_step_and_none_twice(pair):
    _, a, _ = pair
    source, code = a_source(a), a_code(a)
    places = [(source, 0, 3), (source, 10, 20)]
    made = a.do(codings.code_places, places, [code], "treff")
    assert [each.event.start for each in made] == [0, 10]
    assert len(a.do(codings.code_places, [*places, (source, 30, 31)], [code])) == 1
    with refuses("already-coded"):
        a.do(codings.code_places, places, [code])
    with refuses("range-outside", start=5, end=10_000):
        a.do(codings.code_places, [(source, 40, 41), (source, 5, 10_000)], [code])
    assert len(Presentation(a).live_codings()) == 3


def test_another_code_and_other_boundaries_are_one_step_or_none(pair):
    _, a, b = pair
    source, code, other = a_source(a), a_code(a), a_code(a, "annen")
    coding = a_coding(a, source, code)
    before = len(a.timeline.order)
    with refuses("range-outside", start=0, end=10_000):
        a.do(codings.recode, coding, other, "feil sted", (0, 10_000))
    with refuses("no-such-code"):
        a.do(codings.recode, coding, type(code)(bytes(16)), None, (2, 5))
    with refuses("recode-without-change"):
        a.do(codings.recode, coding)
    assert len(a.timeline.order) == before, "nothing is half recorded"
    assert [type(each.event).__name__ for each in a.do(codings.recode, coding, other, "ny lesning", (2, 5))] == [
        "CodingRecoded",
        "CodingResized",
    ]
    exchange(a, b)
    row = b.state.codings.rows[coding]
    assert (row.code, row.start, row.end) == (other, 2, 5)
    a.do(codings.recode, coding, None, None, (3, 6))
    assert (a.state.codings.rows[coding].code, a.state.codings.rows[coding].start) == (other, 3)


def test_a_participant_is_added_with_a_status(pair):
    _, a, _ = pair
    made = a.do(participants.add_participant, "Ina", "declined")
    assert a.state.participants.rows[made[0].event.participant].status == "declined"
    before = len(a.timeline.order)
    with refuses("participant-status-unknown"):
        a.do(participants.add_participant, "Jo", "withdrawn")
    assert len(a.timeline.order) == before
    assert len(a.do(participants.add_participant, "Jo", "invited")) == 1


def test_a_query_may_be_narrowed_to_negative_cases(pair):
    _, a, _ = pair
    made = a.do(queries.save_query, "mot", "x", (("stance", "against"),))
    assert saved_filters(Presentation(a), a.state.queries.rows[made[0].event.query]) == (("stance", "against"),)
    with refuses("filter-unknown"):
        a.do(queries.save_query, "stemning", "x", (("mood", "good"),))


def test_relations_are_everybodys(pair):
    _, a, b = pair
    one, other = a_code(a, "uro"), a_code(a, "søvn")
    relation = a.do(relations.create_relation, one, "causes", other, "dei seier det begge")[0]
    exchange(a, b)
    row = b.state.relations.rows[relation.event.relation]
    assert (b.words(row.kind), b.words(row.why), row.status) == ("causes", "dei seier det begge", "live")
    for bad in ((one, "causes", other), (one, "causes", one), (one, " ", other)):
        with pytest.raises(Refused):
            a.do(relations.create_relation, *bad)
    b.do(relations.remove_relation, relation.event.relation)
    b.do(project.undo, list(b.trail())[-1].id)
    assert b.state.relations.rows[relation.event.relation].status == "live"
    b.do(project.undo, relation.id)
    assert relation.event.relation not in b.state.relations.rows


def test_sets_stand_for_their_codes_in_queries(pair):
    _, a, _ = pair
    source = a_source(a)
    one, two, three = a_code(a, "en"), a_code(a, "to"), a_code(a, "tre")
    kept = [a_coding(a, source, one), a_coding(a, source, two, 20, 30)]
    a_coding(a, source, three, 40, 50)
    made = a.do(relations.save_set, "utvalg", (one, two), (source,))[0].event.set
    presentation = Presentation(a)
    assert [each.id for each in run_query(presentation, "utvalg", lambda _: a.state.code_sets.rows[made].codes)] == kept
    with refuses("set-exists", name="utvalg"):
        a.do(relations.save_set, "utvalg", (one,))
    a.do(relations.save_set, "utvalg", (three,), (), made)
    assert a.state.code_sets.rows[made].codes == (three,)
    a.do(relations.remove_set, made)
    with refuses("no-such-set"):
        a.do(relations.remove_set, made)


def group(a):
    people = [a.do(participants.add_participant, name)[0].event.participant for name in ("Ina", "Jo")]
    a.do(participants.describe_participant, people[0], "alder", "ung")
    made = a.do(sources.bring_in, [Incoming("gruppe", TALK, "t", "group")], people)
    return people, made[-1].event.source


def test_within_near_and_turns(pair):
    _, a, _ = pair
    _, source = group(a)
    names = {"A": a_code(a, "A"), "B": a_code(a, "B")}
    one = a_coding(a, source, names["A"], TALK.index("redd"), TALK.index("redd") + 4)
    wide = a_coding(a, source, names["B"], 0, TALK.index("\n"))
    far = a_coding(a, source, names["B"], TALK.index("Ja."), TALK.index("Ja.") + 3)

    def ids(query):
        return [each.id for each in run_query(Presentation(a), query, lambda name: [names[name]])]

    assert ids("A within B") == [one]
    assert ids("B within A") == []
    assert ids("B overlaps A") == [wide]
    assert ids("B near/500 A") == [wide, far]
    assert ids("B near/10 A") == [wide]
    assert ids("B near/2turns A") == [wide]
    assert ids("B near/3turns A") == [wide, far]
    names["C"] = a_code(a, "C")
    a_coding(a, source, names["C"], TALK.index("Ja."), TALK.index("Ja.") + 3)
    assert ids("A near/2turns C") == []
    assert ids("A near/3turns C") == [one]
    for nonsense in ("A near/ B", "A near/xturns B", "within A", "A within", "A near/5 near/5 B"):
        with pytest.raises((Refused, KeyError)):
            ids(nonsense)


def test_who_speaks_is_whose_words_they_are(pair):
    _, a, _ = pair
    (ina, jo), source = group(a)
    code = a_code(a)
    of_jo = a_coding(a, source, code, TALK.index("heile"), TALK.index("heile") + 6)
    of_both = a_coding(a, source, code, TALK.index("redd"), TALK.index("trygg"))
    presentation = Presentation(a)

    def kept(kind, value):
        return {each.id for each in narrowed(presentation, presentation.live_codings(), ((kind, value),))}

    assert kept("participant", jo.hex()) == {of_jo, of_both}
    assert kept("participant", ina.hex()) == {of_both}
    assert kept("attribute", "alder=ung") == {of_both}
    assert kept("speaker", "jo") == {of_jo, of_both}, "a passage of several counts for each"
    assert kept("since", "2000-01-01") == {of_jo, of_both}
    with refuses("time-malformed", time="i går"):
        kept("since", "i går")
    with refuses("filter-unknown"):
        kept("mood", "good")


def test_a_saved_query_outlives_a_renaming(pair):
    _, a, b = pair
    source, code = a_source(a), a_code(a, "dele erfaringer")
    coding = a_coding(a, source, code)
    kept = by_ids(Presentation(a), '"dele erfaringer" or "dele erfaringer"', lambda _: [code])
    assert by_ids(Presentation(a), '"dele erfaringer" eller "dele erfaringer"', lambda _: [code]) == kept, (
        "one language is kept"
    )
    query = a.do(queries.save_query, "deling", kept, (("coder", a.member.hex()),))[0].event.query
    a.do(codebook.rename_code, code, "å dele")
    exchange(a, b)
    row, presentation = b.state.queries.rows[query], Presentation(b)
    assert in_names(presentation, presentation.words(row.expression)) == '"å dele" or "å dele"'
    found = run_query(presentation, presentation.words(row.expression), lambda name: [type(code)(bytes.fromhex(name))])
    assert [each.id for each in narrowed(presentation, found, saved_filters(presentation, row))] == [coding]
    assert b.do(queries.save_query, "deling", kept)[0].event.query == query
    b.do(queries.delete_query, query)
    with refuses("no-such-query"):
        b.do(queries.delete_query, query)


def test_memos_point_to_more_than_one_thing(pair):
    _, a, b = pair
    code = a_code(a)
    memo = a.do(memos.write_memo, "theoretical", "jf. Charmaz")[0].event.memo
    reference = a.do(references.add_references, ['{"title":"x"}', '{"title":"x"}'])[0].event.reference
    a.do(references.link_memo, memo, "reference", reference)
    a.do(references.link_memo, memo, "code", code)
    exchange(a, b)
    assert b.state.memos.rows[memo].links == (("reference", reference), ("code", code))
    a.do(references.unlink_memo, memo, code)
    assert a.state.memos.rows[memo].links == (("reference", reference),)
    for bad in (("reference", reference), ("code", reference), ("memo", memo)):
        with pytest.raises(Refused):
            a.do(references.link_memo, memo, *bad)
    with refuses("references-already-listed"):
        a.do(references.add_references, ['{"title":"x"}'])
    a.do(references.remove_reference, reference)
    with refuses("no-such-reference"):
        a.do(references.remove_reference, reference)


def test_attributes_have_types_and_consents_days(pair):
    _, a, _ = pair
    person = a.do(participants.add_participant, "Ina")[0].event.participant
    a.do(participants.describe_participant, person, "alder", "40")
    with refuses("attribute-value-misfits", value="40", attribute="alder"):
        a.do(participants.set_attribute_type, "alder", "date")
    a.do(participants.set_attribute_type, "alder", "number")
    a.do(participants.set_attribute_type, "gruppe", "choice", ("A", "B"))
    a.do(participants.set_attribute_type, "født", "date")
    for name, value, kind in (
        ("alder", "førti", "number"),
        ("gruppe", "C", "choice"),
        ("født", "31.02.1980", "date"),
        ("født", "1980-02-31", "date"),
    ):
        with refuses(f"value-not-{kind}", attribute=name, value=value):
            a.do(participants.describe_participant, person, name, value)
    with refuses("value-not-choice", attribute="gruppe", value="D", choices=("A", "B")):
        a.do(participants.take_people, [("Ny", {"gruppe": "D"})])
    a.do(participants.take_people, [("Ny", {"gruppe": "B", "alder": "39,5"})])
    for bad in (("x", "mood", ()), ("x", "choice", ()), ("x", "text", ("A",))):
        with pytest.raises(Refused):
            a.do(participants.set_attribute_type, *bad)
    a.do(participants.note_consent, person, "2026-03-01", "intervju og sitat")
    [consent] = a.state.consents.rows.values()
    assert (consent.day, a.words(consent.scope)) == ("2026-03-01", "intervju og sitat")
    assert a.state.participants.rows[person].status == "consented"
    with refuses("day-malformed", day="1. mars"):
        a.do(participants.note_consent, person, "1. mars")
    a.do(participants.withdraw_participant, person)
    assert a.words(consent.scope) is None


def test_the_same_code_is_not_put_twice_on_one_place(pair):
    _, a, b = pair
    source, code, other = a_source(a), a_code(a), a_code(a, "annen")
    first = a_coding(a, source, code)
    row = a.state.codings.rows[first]
    place = (source, row.start, row.end)
    with refuses("already-coded"):
        a.do(codings.code_once, *place, [code])
    (made,) = a.do(codings.code_once, *place, [code, other, other])
    assert made.event.code == other
    with refuses("coding-twice"):
        a.do(codings.recode, made.event.coding, code)
    beside = a.do(codings.code_segment, source, row.start, row.end + 1, [code])[0].event.coding
    with refuses("coding-twice"):
        a.do(codings.resize, beside, row.start, row.end)
    a.do(codings.uncode, first)
    a.do(codings.resize, beside, row.start, row.end)
    exchange(a, b)
    b.do(codings.code_once, *place, [code])
    assert len(Presentation(b).codings_in(source)) == 3, "another coder’s is a coding of its own"
