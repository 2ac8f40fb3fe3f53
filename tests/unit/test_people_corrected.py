"""A participant who was misspelt gets another name; two who are one person are merged, and all counts as theirs."""

from itertools import pairwise, permutations
from types import SimpleNamespace

import pytest

from app.cli.speakers import speakers_in
from app.i18n.catalogue import Catalogue
from core.analysis.audit_trail import entries
from core.analysis.crosstabs import by_column
from core.analysis.figures import figures
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation_by_participant
from core.commands import memos, participants, people_corrected, sources
from core.commands.codings import code_segment
from core.commands.context import Decision
from core.commands.project import undo
from core.commands.references import link_memo, unlink_memo
from core.commands.retention import set_retention
from core.commands.sources import Incoming
from core.errors import Refused
from core.events.participants import ParticipantMerged, ParticipantRenamed
from core.exporting.refi import to_qdpx
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from core.sealing.codec import SealedText
from core.views import participants as view
from core.views.merged_people import merged_into
from core.views.participants import active_participants
from tests.builders import World, a_code, a_participant, alice, exchange, fresh_copy, invited
from tests.refusals import refuses
from tests.signing import changed_program, sign

GROUP = """I: Hva skjedde?

Kari: Jeg fikk ny kraft i livet mitt.

Krai: Og så sov jeg hele natta igjen.

Ola: Det var bare bråk.
"""


def imported(project, people):
    incoming = [Incoming("Gruppe", GROUP, "t", "group")]
    return project.do(sources.bring_in, incoming, people)[-1].event.source


def person(project, name):
    rows = project.state.participants.values()
    return next(row.id for row in rows if project.words(row.pseudonym) == name)


def study():
    """A group in which Kari stands twice, the second time misspelt; each of the three says something coded."""
    ada = alice(World(5))
    source = imported(ada, ["Kari", "Krai", "Ola"])
    code = a_code(ada, "Kraft")
    for words in ("ny kraft", "sov jeg", "bare bråk"):
        at = GROUP.index(words)
        ada.do(code_segment, source, at, at + len(words), [code])
    return ada, source, person(ada, "Kari"), person(ada, "Krai")


def said(project):
    return [each.did for each in entries(project, translator=Catalogue("en"))]


def test_a_new_name_shows_everywhere_and_the_history_keeps_the_old_one():
    ada, _, _, krai = study()
    ada.do(people_corrected.rename_participant, krai, "Karianne", "skrivefeil")
    presentation = Presentation(ada)
    assert presentation.participant(krai) == "Karianne"
    assert "Karianne" in by_column(presentation, "participants").columns
    told = said(ada)
    assert told[-1] == "renamed the participant Krai → Karianne"
    assert "added the participant Krai (now Karianne)" in told
    ada.do(undo, ada.timeline.order[-1].id)
    assert Presentation(ada).participant(krai) == "Krai"


def test_two_who_are_one_count_as_one_in_every_table():
    ada, source, kari, krai = study()
    before = ada.state.digest()
    ada.do(participants.describe_participant, krai, "alder", "40–49")
    ada.do(participants.set_status, krai, "interviewed")
    ada.do(participants.note_consent, krai, "2026-01-02")
    memo = ada.do(memos.write_memo, "analytic", "Hun igjen.", "participant", krai)[0].event.memo
    described = ada.state.digest()
    ada.do(people_corrected.merge_participants, krai, kari)
    presentation = Presentation(ada)
    row = ada.state.participants.rows[kari]
    assert by_column(presentation, "participants").columns == ("Kari", "Ola")
    assert len(saturation_by_participant(presentation)) == 2
    assert ada.state.sources.rows[source].participants == (kari, person(ada, "Ola"))
    assert row.status == "interviewed"
    assert [(name, ada.words(value)) for name, value in row.attributes] == [("alder", "40–49")]
    assert [each.participant for each in ada.state.consents.values()] == [kari]
    assert ada.state.memos.rows[memo].on == kari
    assert figures(presentation).taking_part == 2
    assert said(ada)[-1] == "merged the participant Krai into Kari: they are one person"
    assert "added the participant Krai (now in Kari)" in said(ada)
    ada.do(undo, ada.timeline.order[-1].id)
    assert ada.state.digest() == described != before


def test_what_still_names_the_other_is_of_the_same_person(tmp_path):
    world = World(6)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    exchange(ada, bo)
    ada.do(people_corrected.merge_participants, krai, kari)
    bo.do(participants.describe_participant, krai, "alder", "50")
    bo.do(participants.set_status, krai, "declined")
    source = imported(bo, [krai, "Ola"])
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest() == fresh_copy(ada, world).state.digest()
    assert kari in ada.state.sources.rows[source].participants
    assert ada.state.participants.rows[kari].status == "declined"
    assert krai not in [row.id for row in active_participants(ada.state)]


@pytest.mark.parametrize(("of_kari", "of_krai"), [("2027-01-31", "2035-01-31"), ("2035-01-31", "2027-01-31")])
def test_of_two_days_until_which_words_are_kept_the_sooner_counts(of_kari, of_krai):
    ada, _, kari, krai = study()
    ada.do(set_retention, kari, of_kari, "destroy")
    ada.do(set_retention, krai, of_krai, "destroy")
    ada.do(people_corrected.merge_participants, krai, kari)
    assert ada.state.retention.rows[kari].day == "2027-01-31"


@pytest.mark.parametrize("later", ["2035-01-31", "2026-12-31"])
def test_a_day_that_is_set_without_knowing_of_the_merge_never_makes_it_later(later):
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    ada.do(set_retention, kari, "2027-01-31", "destroy")
    exchange(ada, bo)
    ada.do(people_corrected.merge_participants, krai, kari)
    bo.do(set_retention, krai, later)  # has not heard of it
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest()
    assert ada.state.retention.rows[kari].day == min(later, "2027-01-31")
    assert {row.kind for row in ada.state.conflicts.values()} == {
        "sooner_day" if later > "2027-01-31" else "concurrent_day"
    }
    bo.do(set_retention, kari, "2035-01-31")  # and now has
    exchange(ada, bo)
    assert ada.state.retention.rows[kari].day == "2035-01-31"


LEAST = ("destroy", "decide", "archive")


@pytest.mark.parametrize("first", LEAST)
@pytest.mark.parametrize("second", LEAST)
@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "one person"])
def test_of_two_ends_for_one_day_by_people_who_knew_nothing_of_each_other_what_keeps_less_counts(
    first, second, is_merged
):
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    if is_merged:
        ada.do(set_retention, kari, "2027-01-31", first)
        exchange(ada, bo)
        ada.do(people_corrected.merge_participants, krai, kari)
    else:
        exchange(ada, bo)
        ada.do(set_retention, kari, "2027-01-31", first)
    by_bo = bo.do(set_retention, krai if is_merged else kari, "2027-01-31", second)[0]  # has not heard of it
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest() == fresh_copy(ada, World(1)).state.digest()
    row = ada.state.retention.rows[kari]
    assert (row.day, row.then) == ("2027-01-31", min(first, second, key=LEAST.index))
    said = {event: row.kind for event, row in ada.state.conflicts.rows.items()}
    kinds = {-1: "sooner_end", 1: "concurrent_day"}
    order = LEAST.index(first) - LEAST.index(second)
    assert said == ({} if order == 0 else {by_bo.id: kinds[1 if order > 0 else -1]})


@pytest.mark.parametrize("whose", ["study", "Kari"])
@pytest.mark.parametrize("order", list(permutations(("2027", "2028", "2035"))), ids=" ".join)
@pytest.mark.parametrize("is_late", [True, False], ids=["after it", "before it"])
def test_whoever_knew_of_one_date_only_makes_it_no_later_than_another_says(whose, order, is_late):
    world = World(9)
    ada = alice(world)
    bo, cy = (invited(world, ada, name, role="owner") for name in ("Bo", "Cy"))
    kari = a_participant(ada, "Kari")
    exchange(ada, bo, cy)
    person = kari if whose == "Kari" else None
    of_ada, of_bo, of_cy = (f"{year}-01-31" for year in order)
    ada.do(set_retention, person, of_ada)
    if not is_late:
        bo.do(set_retention, person, of_bo)
    exchange(ada, cy)
    cy.do(set_retention, person, of_cy)  # knows of Ada's date, not of Bo's
    if is_late:
        bo.do(set_retention, person, of_bo)
    exchange(ada, bo, cy)
    (row,) = ada.state.retention.values()
    assert row.day <= min(of_bo, of_cy)
    assert ada.state.digest() == cy.state.digest() == fresh_copy(bo, World(1)).state.digest()
    cy.do(set_retention, person, "2040-01-31")  # and now knows of all
    exchange(ada, bo, cy)
    assert [(each.day, each.against) for each in bo.state.retention.values()] == [("2040-01-31", ())]


@pytest.mark.parametrize("whose", ["study", "Kari"])
def test_a_date_that_is_set_knowing_of_the_other_holds_whatever_it_is(whose):
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    kari = a_participant(ada, "Kari")
    exchange(ada, bo)
    person = kari if whose == "Kari" else None
    ada.do(set_retention, person, "2027-01-31", "destroy")
    exchange(ada, bo)
    bo.do(set_retention, person, "2035-01-31", "archive")
    exchange(ada, bo)
    ada.do(set_retention, person, "")
    bo.do(set_retention, person, "2040-01-31")  # while the date was taken away
    exchange(ada, bo)
    assert [row.day for row in bo.state.retention.values()] == ["2040-01-31"]
    assert ada.state.digest() == bo.state.digest()
    assert not ada.state.conflicts.rows


@pytest.mark.parametrize(("of_kari", "of_krai"), [("destroy", "archive"), ("archive", "destroy")])
def test_of_two_ends_for_one_day_the_merged_keeps_less(of_kari, of_krai):
    ada, _, kari, krai = study()
    ada.do(set_retention, kari, "2027-01-31", of_kari)
    ada.do(set_retention, krai, "2027-01-31", of_krai)
    ada.do(people_corrected.merge_participants, krai, kari)
    assert ada.state.retention.rows[kari].then == "destroy"


def test_a_memo_no_longer_points_at_who_was_merged_where_somebody_takes_that_link_away():
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    exchange(ada, bo)
    memo = bo.do(memos.write_memo, "analytic", "Om henne.", "participant", kari)[0].event.memo
    bo.do(link_memo, memo, "participant", krai)
    exchange(ada, bo)
    ada.do(people_corrected.merge_participants, krai, kari)
    assert ada.state.memos.rows[memo].links == (("participant", kari),)
    bo.do(unlink_memo, memo, krai)
    exchange(ada, bo)
    assert ada.state.memos.rows[memo].links == bo.state.memos.rows[memo].links == ()


def test_a_withdrawal_takes_the_words_of_both_and_every_name_with_it():
    ada, source, kari, krai = study()
    ada.do(people_corrected.rename_participant, krai, "Ranveig")
    typed = ada.do(memos.write_memo, "analytic", "Krai var trøtt.", "source", source)[0].event.memo
    ada.do(people_corrected.merge_participants, krai, kari)
    ada.do(participants.withdraw_participant, kari)
    text = ada.text(source)
    assert "sov jeg" not in text
    assert "ny kraft" not in text
    assert "bare bråk" in text
    rows = ada.state.participants.rows
    assert all(ada.words(name) is None for name in (rows[krai].pseudonym, *rows[krai].earlier, rows[kari].pseudonym))
    assert ada.words(ada.state.memos.rows[typed].text) is None
    assert not any(name in line for line in said(ada) for name in ("Krai", "Kari", "Ranveig"))


@pytest.mark.parametrize("is_merged_first", [True, False])
def test_a_withdrawal_that_has_not_heard_that_two_are_one(is_merged_first):
    """Where it comes after, nothing of either is left; where it comes before, they stay two, and the trail says so."""
    world = World(8)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    source = imported(ada, ["Kari", "Krai", "Ola"])
    exchange(ada, bo)
    kari, krai = person(ada, "Kari"), person(ada, "Krai")
    steps = [
        lambda: ada.do(people_corrected.merge_participants, krai, kari),
        lambda: bo.do(participants.withdraw_participant, krai),
    ]
    for step in steps if is_merged_first else reversed(steps):
        step()
        world.now += 60_000
    exchange(ada, bo)
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest()
    for project in (ada, bo):
        text = project.text(source)
        assert "sov jeg" not in text
        assert ("ny kraft" in text) is not is_merged_first
    assert bool(ada.state.people_merged.rows) is is_merged_first
    assert ("withdrawn" in [row.kind for row in ada.state.conflicts.values()]) is not is_merged_first


def test_what_does_not_fit_is_refused_or_said():
    ada, _, kari, krai = study()
    with refuses("participant-name-taken", name="Kari"):
        ada.do(people_corrected.rename_participant, krai, "kari")
    with refuses("participant-same-name", name="Krai"):
        ada.do(people_corrected.rename_participant, krai, "Krai")
    with refuses("participant-into-itself"):
        ada.do(people_corrected.merge_participants, krai, krai)
    ada.do(people_corrected.merge_participants, krai, kari)
    with refuses("no-such-participant"):
        ada.do(people_corrected.merge_participants, kari, krai)
    merged = ada.state.people_merged.rows.copy()
    ada.do(lambda _: [Decision(ParticipantMerged(kari, krai))])
    assert ada.state.people_merged.rows == merged
    ada.do(lambda _: [Decision(ParticipantRenamed(kari, "i klartekst"))])
    assert isinstance(ada.state.participants.rows[kari].pseudonym, SealedText)
    assert sorted(row.kind for row in ada.state.conflicts.values()) == ["same_person", "words_in_clear"]


def test_only_an_owner_says_that_two_are_one():
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    exchange(ada, bo)
    with refuses("participants-merged-by-owners"):
        bo.do(people_corrected.merge_participants, krai, kari)
    with changed_program():
        bo.do(lambda _: [Decision(ParticipantMerged(krai, kari))])
    exchange(ada, bo)
    assert not ada.state.people_merged.rows
    assert "not_owner" in [row.kind for row in ada.state.conflicts.values()]


def test_whoever_withdrew_has_a_row_of_their_own_with_a_word_for_it_and_no_words():
    """There was an empty row among the speakers, and the blanks of withdrawn turns counted as words."""
    ada, source, _, _ = study()
    for name in ("Kari", "Krai"):
        ada.do(participants.withdraw_participant, person(ada, name))
    presentation = Presentation(ada)
    rows = speakers_in(SimpleNamespace(presentation=presentation), source)  # type: ignore[arg-type]
    assert [(row["participant"], row["words"]) for row in rows if row["role"] == "participant"] == [
        (presentation.withdrawn, 0), (presentation.withdrawn, 0), ("Ola", 4),
    ]  # fmt: skip
    assert len(by_column(Presentation(ada), "participants").columns) == 3


def test_every_text_of_an_import_for_one_participant_is_theirs():
    """Also one in which no turn begins with their name: it was not theirs, and stayed when they withdrew."""
    ada = alice(World(3))
    texts = [Incoming("a", "I: Ja?\nKari: Nei.\nI: Så?\nKari: Jo.\n", "t"), Incoming("b", "Hun sa nei. Og jo.\n", "t")]
    ada.do(sources.bring_in, texts, ["Kari"])
    assert [row.participants for row in ada.state.sources.values()] == [(person(ada, "Kari"),)] * 2
    ada.do(sources.bring_in, [each._replace(name=f"{each.name}2") for each in texts], (), None, {"Kari": "Kari"})
    assert sorted(len(row.participants) for row in ada.state.sources.values()) == [0, 1, 1, 1]


def test_a_file_from_before_the_merge_brings_nobody_back():
    pytest.importorskip("defusedxml")
    ada, _, kari, krai = study()
    content = to_qdpx(Presentation(ada))
    ada.do(people_corrected.merge_participants, krai, kari)
    count = len(ada.state.participants.rows)
    bring_in(ada, read_qdpx("a.qdpx", content))
    assert len(ada.state.participants.rows) == count
    assert by_column(Presentation(ada), "participants").columns == ("Kari", "Ola")


def test_a_participant_has_so_many_names_and_an_owner_may_give_more(monkeypatch):
    monkeypatch.setattr(view, "LINKS_MAX", 3)
    world = World(52)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    kari = a_participant(ada, "Kari")
    exchange(ada, bo)
    for n in range(3):
        bo.do(people_corrected.rename_participant, kari, f"Kari {n}")
    with pytest.raises(Refused) as refused:
        bo.do(people_corrected.rename_participant, kari, "Kari 3")
    for language, said in (("en", "only an owner"), ("nb", "bare en eier")):
        assert said in Catalogue(language).say(refused.value)
    sign(bo, ParticipantRenamed(kari, "Karl"))
    exchange(ada, bo)
    assert ada.words(ada.state.participants.rows[kari].pseudonym) == "Kari 2"
    assert [row.kind for row in ada.state.conflicts.values()] == ["too_many"]
    for n in range(3):
        ada.do(people_corrected.rename_participant, kari, f"K {n}")
    with refuses("participant-names-too-many"):
        ada.do(people_corrected.rename_participant, kari, "K 4")


def test_a_chain_of_merged_participants_is_gone_through_once(monkeypatch):
    ada = alice(World(53))
    people = [a_participant(ada, f"P{n}") for n in range(40)]
    for one, other in pairwise(people):
        ada.do(people_corrected.merge_participants, one, other)
    monkeypatch.setattr(type(ada.state), "one_person", None)
    assert {row.id for row in merged_into(ada.state, people[-1])} == set(people[:-1])
    assert [row.id for row in merged_into(ada.state, people[3])] == sorted(people[:3])
