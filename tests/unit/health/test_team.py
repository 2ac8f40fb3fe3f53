"""Findings about members, devices, participants, consent, votes and clocks."""

from datetime import UTC, datetime, timedelta

import pytest

from core.commands import members, participants, retention
from core.limits import VOTES_WAIT_MS
from core.log.clocks import DAY_MS
from core.sealing import crypto
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.unit.health.told import found, now_of, with_owners


def test_removed_here(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    cy.accept(everything(ada))
    (one,) = found("removed-here", cy)
    assert "Alice" in one.what
    assert found("removed-here", bo) == []


def test_device_not_confirmed(team):
    world, ada, bo, _ = team
    phone = invited(world, ada, device_of=bo.member)
    exchange(ada, bo, phone)
    (one,) = found("device-not-confirmed", bo)
    assert "Alice" in one.what
    bo.do(members.confirm_device, phone.device)
    assert found("device-not-confirmed", bo) == []


def test_withdrawal_waits(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    exchange(ada, bo)
    bo.do(participants.withdraw_participant, who)
    exchange(ada, bo)
    (one,) = found("withdrawal-waits", ada)
    assert one.where == "Hemmelig person", "an owner has to know whom they decide about"
    assert "Bo" in one.what
    assert ' "Hemmelig person"' in one.command
    assert "Hemmelig" not in found("withdrawal-waits", bo)[0].what


def test_no_consent(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    a_source(ada, participant=who)
    exchange(ada, bo)
    (one,) = found("no-consent", ada)
    assert one.where == "Hemmelig person"
    assert ' "Hemmelig person"' in one.command
    ada.do(participants.note_consent, who, "2026-01-01")
    assert found("no-consent", ada) == []


def test_recorded_unasked(team):
    _, ada, _, _ = team
    who = a_participant(ada, "Hemmelig person")
    ada.do(participants.note_consent, who, "2026-01-01")
    ada.attach("participant", who, "opptak.wav", "audio/wav", [bytes(10)])
    assert [one.where for one in found("recorded-unasked", ada)] == ["Hemmelig person"]
    ada.do(participants.note_consent, who, "2026-01-02", "", None, participants.Consented(recording="yes"))
    assert found("recorded-unasked", ada) == []


def test_several_without_consent_are_one_finding(team):
    """It was told once for each."""
    _, ada, _, _ = team
    for number in range(7):
        a_source(ada, participant=a_participant(ada, f"Hemmelig {number}"))
    (one,) = found("no-consent", ada)
    assert one.what.startswith("7 deltakere er intervjuet")
    assert one.what.endswith(" og 2 til."), "five are named"
    assert one.what.count("Hemmelig") == 5
    assert one.command == "kodespor participants consent DELTAKER ÅÅÅÅ-MM-DD"


def test_who_may_not_record_a_consent_is_told_whom_to_ask(team):
    world, ada, bo, _ = team
    reader = invited(world, ada, "Rea", role="reviewer")
    who = a_participant(ada, "Hemmelig person")
    ada.do(participants.set_status, who, "interviewed")
    ada.do(participants.note_consent, who, "2026-01-01", "", None, participants.Consented(interview="no"))
    ada.attach("participant", who, "opptak.wav", "audio/wav", [bytes(10)])
    exchange(ada, bo, reader)
    for code in ("no-consent", "recorded-unasked"):
        (may,), (may_not,) = found(code, bo), found(code, reader)
        assert "participants consent" in may.command
        assert may_not.command == ""
        assert "Be en koder eller en eier" in may_not.advice


def test_kept_too_long(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    ada.do(retention.set_retention, who, "2020-01-01", "destroy")
    exchange(ada, bo)
    (one,) = found("kept-too-long", ada)
    assert (one.where, one.details["until"]) == ("Hemmelig person", "2020-01-01")
    assert "Spør en eier" in found("kept-too-long", bo)[0].advice


def test_kept_until_soon(team):
    _, ada, _, _ = team
    day = datetime.fromtimestamp(now_of(ada) / 1000, UTC).date() + timedelta(days=30)
    ada.do(retention.set_retention, None, day.isoformat(), "archive")
    (one,) = found("kept-until-soon", ada)
    assert one.details["days"] == 30
    assert found("kept-too-long", ada) == []


def test_vote_open(team):
    _, ada, bo, cy = team
    bo.do(members.vote_for_owner, cy.member)
    exchange(ada, bo, cy)
    (one,) = found("vote-open", ada)
    assert (one.where, one.details["votes"]) == ("Cy", 1)
    assert "Cy" in one.what


def test_vote_waits(team):
    world, ada, bo, cy = team
    for each in (bo, cy):
        each.do(members.vote_for_owner, cy.member)
        exchange(ada, bo, cy)
    (one,) = found("vote-waits", bo)
    assert (one.where, one.details["votes"]) == ("Cy", 2)
    assert found("vote-open", bo) == []
    world.now += VOTES_WAIT_MS + DAY_MS
    bo.do(members.vote_for_owner, cy.member)
    assert found("vote-waits", bo) == []


def test_one_owner(team):
    _, ada, bo, cy = team
    assert [one.where for one in found("one-owner", bo)] == ["Alice"]
    with_owners(ada, bo, cy)
    assert found("one-owner", bo) == []


def test_no_owner(team):
    _, ada, _bo, _ = team
    rows = ada.state.members.rows
    rows[ada.member] = rows[ada.member]._replace(role="coder")
    (one,) = found("no-owner", ada)
    assert "Bo" in one.advice


def test_sheet_outdated(team):
    world, ada, bo, _ = team
    who = a_participant(ada)
    ada.do(members.add_device, ada.member, crypto.new_device(world.entropy).keys, "paper")
    assert found("sheet-outdated", ada) == []
    ada.do(participants.withdraw_participant, who)
    (one,) = found("sheet-outdated", ada)
    assert one.where == "Alice"
    exchange(ada, bo)
    assert len(found("sheet-outdated", bo)) == 1


def test_clock_behind(team):
    world, ada, bo, _ = team
    world.now += 3 * DAY_MS
    a_code(ada, "i morgen")
    exchange(ada, bo)
    world.now -= 3 * DAY_MS
    (one,) = found("clock-behind", bo)
    assert "Alice" in one.what
    world.now += 3 * DAY_MS
    assert found("clock-behind", bo) == []


def test_clock_wrong():
    world = World(72)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo", skew_ms=40 * DAY_MS), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    a_code(bo, "fra framtida")
    exchange(ada, bo, cy)
    for each in (ada, cy):
        a_code(each, "etterpå")
    exchange(ada, bo, cy)
    (one,) = found("clock-wrong", ada)
    assert one.where.startswith("Bo (")
    assert 39 <= one.details["days"] <= 40


@pytest.mark.parametrize("skew", [-3650, -20_000])
def test_a_clock_before_this_program_is_wrong_by_as_much_whether_others_say_so_or_not(skew):
    world = World(73)
    ada = alice(world)
    bo = invited(world, ada, "Bo", skew_ms=skew * DAY_MS)
    exchange(ada, bo)
    a_code(bo, "fra fortida")
    (alone,) = found("clock-wrong", bo)
    exchange(ada, bo)
    a_code(ada, "etterpå")
    exchange(ada, bo)
    (told,), (tells,) = found("clock-wrong", ada), found("clock-wrong", bo)
    assert alone.details == told.details == tells.details
    assert told.details["days"] >= min(-skew, 365 * 50) - 1
