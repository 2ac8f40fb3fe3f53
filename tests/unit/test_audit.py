"""Audit bundles: whole, unaltered, showing just what was chosen; checked by core and by the independent verifier."""

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import codebook, participants
from core.errors import BadFile
from core.events.codings import CodingCreated
from core.events.sources import SourceImported
from core.evidence.audit_bundle import MAGIC, make_bundle
from core.evidence.bundle_check import open_bundle
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import sealed_text_keys
from tests.builders import (
    TEXT,
    World,
    a_code,
    a_coding,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    invited,
    twin_of,
)
from tests.forgeries import forgeries, pieces_of, verifier
from tests.simulation.actions import random_action

CHECKS = (("core", open_bundle, BadFile), ("the verifier", verifier.check, verifier.NotABundle))


@pytest.fixture
def study():
    world = World(17)
    a = alice(world)
    b = invited(world, a)
    person = a_participant(a)
    source = a_source(a, participant=person)
    codes = [a_code(a, "redsel"), a_code(a, "mot")]
    exchange(a, b)
    a_coding(a, source, codes[0], 0, 11, "hun sier det selv")
    a_coding(b, source, codes[1], 20, 40, TEXT[20:60])
    b.do(codebook.move_code, codes[1], codes[0], "hører sammen")
    exchange(a, b)
    return world, a, b, person, source, codes


def bundle(project, chosen):
    return make_bundle(project, chosen, 1_760_000_000_000)


def is_the_teams(text):
    """Whether no participant's key seals a text."""
    return isinstance(text, str) or all(key[0] == KeyKind.TEXT for key in sealed_text_keys(text))


def codebook_of(project, with_words=True):
    return [
        {
            "code": row.id.hex(),
            "name": project.words(row.name) if with_words or is_the_teams(row.name) else None,
            "parent": row.parent.hex() if row.parent else None,
            "status": row.status,
            "into": [each.hex() for each in row.into],
        }
        for row in project.state.codes.values()
    ]


def test_everything_is_shown_and_both_checks_agree(study):
    _, a, _, _, source, _ = study
    content = bundle(a, disclosure_selection.everything(Presentation(a)))
    found, other = open_bundle(content), verifier.check(content)
    assert found.problems == other.problems == []
    assert found.events == other.events == len(a.timeline.order) == len(found.shown) == other.disclosed
    assert found.digest == other.events_digest == a.events_digest()
    assert other.codebook == codebook_of(a)
    imported = next(written.event for _, written in found.shown if isinstance(written.event, SourceImported))
    assert found.text(imported.text) == a.text(source)
    assert set(found.words.values()) == set(other.words.values())


def test_decisions_without_words(study):
    _, a, _, _, _, _ = study
    content = bundle(a, disclosure_selection.decisions(Presentation(a)))
    found, other = open_bundle(content), verifier.check(content)
    assert found.problems == other.problems == []
    assert found.words == other.words
    assert set(found.words.values()) == {"redsel", "mot", "hører sammen"}, "what the team typed, and nobody said"
    assert len(found.shown) == len(a.timeline.order)
    assert [each["name"] for each in other.codebook] == [each["name"] for each in codebook_of(a)]
    assert TEXT[:20].encode() not in content
    assert not any(key in content for key in a.custody.keychain.keys.values()), "a key that opens more than one event"


def test_one_category_with_its_quotes(study):
    _, a, _, _, source, codes = study
    other_code = a_code(a, "noe annet")
    a_coding(a, source, other_code, 50, 60, "hører ikke til")
    content = bundle(a, disclosure_selection.of_code(Presentation(a), codes[0]))
    found = open_bundle(content)
    assert found.problems == verifier.check(content).problems == []
    assert sorted(claim.quote for claim in found.claims) == sorted([TEXT[0:11], TEXT[20:40]])
    shown = [written.event for _, written in found.shown]
    assert {event.code for event in shown if isinstance(event, CodingCreated)} == set(codes)
    assert not any(isinstance(event, SourceImported) for event in shown)
    assert "hun sier det selv" in found.words.values()
    assert "hører ikke til" not in found.words.values()
    assert TEXT[50:60].encode() not in content
    assert verifier.check(content).why_not == "not all events are disclosed"


def test_a_period(study):
    _world, a, _, _, _, _ = study
    middle = a.timeline.recorded(a.timeline.order[len(a.timeline.order) // 2]).at
    found = open_bundle(bundle(a, disclosure_selection.of_period(Presentation(a), middle, 1 << 41)))
    assert found.problems == []
    assert 0 < len(found.shown) < len(a.timeline.order)
    late = [written for _, written in found.shown if written.at >= middle]
    assert len(late) == sum(recorded.at >= middle for recorded in a.trail())


def test_what_was_withdrawn_is_not_in_it(study):
    _, a, _b, person, _source, _ = study
    a.do(participants.withdraw_participant, person)
    content = bundle(a, disclosure_selection.everything(Presentation(a)))
    found = open_bundle(content)
    assert found.problems == verifier.check(content).problems == []
    assert not any(TEXT[:11] in words for words in found.words.values())
    imported = next(written.event for _, written in found.shown if isinstance(written.event, SourceImported))
    assert found.text(imported.text) is None


@pytest.mark.parametrize("seed", range(25))
def test_every_forgery_is_found_by_both(seed):
    """1,050 of fourteen kinds: by who has only the file, and by a member who signs the forgery."""
    pieces = pieces_of(seed)
    for _, check, _ in CHECKS:
        assert check(pieces.content).problems == []
    for kind, forged in forgeries(pieces, 42):
        for name, check, wrong in CHECKS:
            try:
                assert check(forged).problems, (name, kind)
            except wrong:
                continue


def test_what_is_no_bundle_is_refused(study):
    content = bundle(study[1], disclosure_selection.everything(Presentation(study[1])))
    for nonsense in (b"", MAGIC, content[:-5], b"PK" + content):
        for _, check, wrong in CHECKS:
            with pytest.raises(wrong):
                check(nonsense)


@pytest.mark.parametrize("seed", range(125))
def test_core_and_the_verifier_agree_on_random_projects(seed):
    """A thousand bundles: no false alarm, and the same codebook."""
    world = World(seed)
    a = alice(world)
    b = invited(world, a, skew_ms=world.random.randrange(-(10**9), 10**9))
    reviewer = invited(world, a, "Eva", role="reviewer")
    exchange(a, b, reviewer)
    for n in range(90):
        random_action(world, world.random.choice((a, b, a, b, reviewer)))
        if n % 30 == 29:
            exchange(a, b, reviewer)
    exchange(a, b, reviewer)
    for project in (a, b):
        presentation = Presentation(project)
        code = world.random.choice([*presentation.state.codes.rows, world.entropy(16)])
        period = disclosure_selection.of_period(presentation, 0, world.now - 100_000)
        chosen = (disclosure_selection.everything(presentation), disclosure_selection.decisions(presentation), period)
        chosen += (
            (disclosure_selection.of_code(presentation, code),) if code in presentation.state.codes.rows else (period,)
        )
        for each in chosen:
            content = bundle(project, each)
            found, other = open_bundle(content), verifier.check(content)
            assert found.problems == other.problems == []
            assert found.digest == other.events_digest
            assert found.digest == project.events_digest() or project.timeline.waiting  # of who was removed
            assert len(found.shown) == other.disclosed
            if other.codebook is None:
                assert "removed" in other.why_not or "disclosed" in other.why_not, other.why_not
            else:
                assert other.codebook == codebook_of(project, each.with_words)


def test_most_random_projects_get_a_codebook():
    """Or the comparison above would say nothing."""
    worked_out = 0
    for seed in range(12):
        world = World(seed)
        a = alice(world)
        for _ in range(90):
            random_action(world, a)
        worked_out += verifier.check(bundle(a, disclosure_selection.decisions(Presentation(a)))).codebook is not None
    assert worked_out > 6


def test_the_bundle_of_a_device_of_which_two_copies_went_on_is_whole(study):
    world, a, b, *_ = study
    twin = twin_of(b, world)
    for n in range(3):  # whichever copy's events have the smaller ids
        a_code(b, f"her {n}")
        a_code(twin, f"der {n}")
    exchange(a, b)
    a.accept(everything(twin))
    content = bundle(a, disclosure_selection.everything(Presentation(a)))
    for _, check, _ in CHECKS:
        assert check(content).problems == []
