"""A coder’s withdrawal hides the words at once everywhere; an owner confirms it, which destroys them, or declines."""

import pytest

from app.cli.names import Names
from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import codings, members, memos, participants, sources
from core.commands.context import Decision
from core.commands.sources import Incoming
from core.errors import Refused
from core.events.participants import ParticipantWithdrawn, WithdrawalConfirmed, WithdrawalDeclined
from core.events.registry import text_key_of
from core.ids import Id, KeyId, ThingId
from core.log import event_writer
from core.sealing.crypto import KeyKind
from core.views.withdrawals import PARTICIPANT, SOURCE, hidden_keys, waiting
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses
from tests.signing import sign


@pytest.fixture
def team():
    """Alice, who owns the project, and Bo and Cy, who code; one participant with a text and a coding on it."""
    world = World(71)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    a_coding(ada, source, a_code(ada))
    exchange(ada, bo, cy)
    return world, ada, bo, cy, person, source


def decline(device, thing, kind=PARTICIPANT):
    return device.do(participants.decline_withdrawal, kind, ThingId(thing))[0]


def test_a_coders_withdrawal_hides_the_words_everywhere_and_keeps_the_keys(team):
    world, ada, bo, cy, person, source = team
    keys = {ada.state.participants.rows[person].key, ada.state.sources.rows[source].key}
    before = ada.word_changes
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy, fresh_copy(cy, world)):
        with refuses("words-hidden"):
            each.text(source)
        assert each.words(each.state.participants.rows[person].pseudonym) is None
        assert each.state.participants.rows[person].status == each.state.sources.rows[source].status == "hidden"
        assert hidden_keys(each.state) == keys
        assert not each.state.shredded.rows
        assert keys <= set(each.custody.keychain.keys), "kept, and handed on"
    assert ada.word_changes > before, "whoever keeps words drops them"
    assert len({each.state.digest() for each in (ada, bo, cy)}) == 1


def test_a_coder_who_names_keys_that_nobody_has_hides_no_more_by_asking_again(team):
    _, ada, bo, _, person, _ = team
    memo = bo.do(memos.write_memo, "analytic", "Noe annet.")[0]
    typed = text_key_of(memo.event, memo.why)
    for n in range(3):
        unused = (KeyId(Id(bytes([KeyKind.TEXT, n]) * 8)), KeyId(Id(bytes([KeyKind.TEXT, n, 0, 1]) * 4)))
        sign(bo, ParticipantWithdrawn(person, tuple(sorted({*unused, *([typed] if n == 0 else [])}))))
    exchange(ada, bo)
    (asked,) = ada.state.withdrawals.rows[person].asks
    assert asked.texts == (typed,)
    decline(ada, person)
    assert not hidden_keys(ada.state)


def test_nothing_is_done_with_hidden_words(team):
    _, ada, bo, _cy, person, source = team
    coding, code = next(iter(ada.state.codings.rows)), next(iter(ada.state.codes.rows))
    bo.do(participants.withdraw_participant, person)
    for refused in (
        lambda: bo.do(codings.code_segment, source, 0, 5, [code]),
        lambda: bo.do(memos.write_memo, "analytic", "x", "coding", coding),
        lambda: bo.do(memos.write_memo, "analytic", "x", "source", source),
        lambda: bo.do(participants.describe_participant, person, "alder", "40"),
        lambda: bo.do(participants.withdraw_participant, person),
    ):
        with refuses("words-hidden"):
            refused()


def test_an_owner_confirms_and_the_keys_are_destroyed(team):
    _, ada, bo, cy, person, source = team
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    made = ada.do(participants.withdraw_participant, person)[0]
    assert isinstance(made.event, WithdrawalConfirmed)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert each.state.participants.rows[person].status == each.state.sources.rows[source].status == "withdrawn"
        assert each.state.shredded.rows.keys() >= set(made.event.keys)
        assert not set(made.event.keys) & set(each.custody.keychain.keys)
        assert not waiting(each.state)
        assert not hidden_keys(each.state)


def test_the_owner_who_decides_and_nobody_else_reads_the_name(team):
    _, ada, bo, cy, person, _ = team
    name = ada.words(ada.state.participants.rows[person].pseudonym)
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert each.words(each.state.participants.rows[person].pseudonym) is None
    shown = [
        Names(Presentation(each, each.state, Catalogue("en"))).presentation.name_to_decide_on(PARTICIPANT, person)
        for each in (ada, bo, cy)
    ]
    assert shown[0] == name
    assert name not in shown[1:]
    assert Names(Presentation(ada, ada.state, Catalogue("en"))).participant(name) == person
    ada.do(participants.withdraw_participant, person)
    assert ada.name_to_decide_on(ada.state.participants.rows[person].pseudonym) is None


def test_an_owners_own_withdrawal_needs_nobody(team):
    _, ada, bo, cy, person, source = team
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    with refuses("source-withdrawn"):
        cy.text(source)


def test_an_owner_declines_and_the_words_come_back(team):
    _, ada, bo, cy, person, source = team
    text = ada.text(source)
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    decline(ada, person)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert each.text(source) == text
        assert each.state.participants.rows[person].status == "invited"
        assert not hidden_keys(each.state)
    with refuses("withdrawal-not-waiting"):
        decline(ada, person)


def test_a_withdrawal_that_the_one_who_declined_had_not_seen_still_hides(team):
    _, ada, bo, cy, person, source = team
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    cy.do(participants.withdraw_participant, person)
    decline(ada, person)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert [one.by for one in waiting(each.state)[0].asks] == [cy.member]
        with refuses("words-hidden"):
            each.text(source)


def test_coders_take_back_their_own_and_no_other(team, monkeypatch):
    _, ada, bo, cy, person, source = team
    bo.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    with refuses("only-owners"):
        decline(cy, person)
    monkeypatch.setattr(event_writer, "is_allowed", lambda *_: True)
    forced = cy.do(lambda _: [Decision(WithdrawalDeclined(PARTICIPANT, ThingId(person)))])[0]
    confirmed = cy.do(lambda _: [Decision(WithdrawalConfirmed(PARTICIPANT, ThingId(person), ()))])[0]
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert each.state.conflicts.rows[forced.id].kind == "not_asked"
        assert each.state.conflicts.rows[confirmed.id].kind == "not_owner"
        assert each.state.sources.rows[source].status == "hidden"
        assert not each.state.shredded.rows
    decline(bo, person)
    exchange(ada, bo, cy)
    assert cy.text(source)


def test_words_that_come_later_of_somebody_hidden_are_hidden_too(team):
    _, ada, bo, cy, person, _source = team
    bo.do(participants.withdraw_participant, person)
    late = a_source(cy, "Noe hun sa senere.", person)
    exchange(ada, bo, cy)
    assert {each.state.sources.rows[late].status for each in (ada, bo, cy)} == {"hidden"}
    with refuses("words-hidden"):
        ada.text(late)
    decline(ada, person)
    exchange(ada, bo, cy)
    assert bo.text(late)


def test_a_text_of_nobody_is_hidden_confirmed_and_declined_alike(team):
    _, ada, bo, cy, _, _ = team
    first, second = a_source(ada, "Feltnotat en."), a_source(ada, "Feltnotat to.")
    exchange(ada, bo, cy)
    for source in (first, second):
        bo.do(sources.withdraw_source, source)
    exchange(ada, bo, cy)
    for source in (first, second):
        with refuses("words-hidden"):
            cy.text(source)
    ada.do(sources.withdraw_source, first)
    decline(ada, second, SOURCE)
    exchange(ada, bo, cy)
    with refuses("source-withdrawn"):
        cy.text(first)
    assert cy.text(second)


def test_of_a_group_only_the_words_of_who_withdrew_are_hidden(team):
    _, ada, bo, cy, _, _ = team
    text = "Ina: Dette sier Ina.\nJo: Dette sier Jo.\n" * 3
    made = ada.do(sources.bring_in, [Incoming("Gruppe", text, "test", "group")], ["Ina", "Jo"])
    source = made[-1].event.source
    ina = next(each.event.participant for each in made if hasattr(each.event, "pseudonym"))
    exchange(ada, bo, cy)
    bo.do(participants.withdraw_participant, ina)
    exchange(ada, bo, cy)
    assert cy.state.sources.rows[source].status == "live"
    assert "Dette sier Jo" in cy.text(source)
    assert "Dette sier Ina" not in cy.text(source)
    decline(ada, ina)
    exchange(ada, bo, cy)
    assert cy.text(source) == text


def test_a_reviewer_withdraws_nobody(team):
    world, ada, bo, cy, person, _source = team
    rita = invited(world, ada, "Rita", role="reviewer")
    with pytest.raises(Refused, match="reviewer-only-reads"):
        rita.do(participants.withdraw_participant, person)
    ada.do(members.set_role, bo.member, "reviewer")
    exchange(ada, bo, cy, rita)
    with pytest.raises(Refused, match="reviewer-only-reads"):
        bo.do(participants.withdraw_participant, person)
