"""The maker of a bundle deceives nobody: what is left out, doubled or misstated is found by all three verifiers."""

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import rounds
from core.events.attributed import CoderAttributed, CodingAttributed
from core.events.codebook import CodeCreated
from core.events.history import EventUndone
from core.events.members import MemberAdmitted
from core.events.registry import EventDraft, encode_event
from core.evidence.bundle_check import open_bundle
from core.evidence.stated_quotes import StatedQuote
from core.ids import AttributedId, CodeId, CodingId, Id, MemberId
from core.log.transfer_bundle import TransferBundle
from core.sealing import crypto, envelope, public_keys
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.deceptions import DECEPTIONS
from tests.forgeries import INSIDE, OUTSIDE, Pieces, made_of, pieces_of, verifier
from tests.signing import sign
from tests.verdicts import GOOD, in_page, verdicts


def new_id(kind, world):
    return kind(Id(world.entropy(16)))


SCOPES = ("everything", "decisions", "of_code")


@pytest.mark.parametrize("scope", SCOPES)
def test_no_deception_is_missed_by_any_verifier(scope):
    """Forty-four kinds; with full and with partial disclosure; three equal verdicts."""
    pieces = pieces_of(11, scope)
    made = [(way.__name__, way(pieces)) for way in (*DECEPTIONS, *OUTSIDE, *INSIDE)]
    bundles = [(name, content) for name, content in made if content is not None and content != pieces.content]
    found = verdicts([pieces.content, *(content for _, content in bundles)])
    assert set(found[0]) == {GOOD}
    for (name, _), said in zip(bundles, found[1:], strict=True):
        assert len(set(said)) == 1, (name, said)
        assert GOOD not in said, (name, said)


def test_what_is_left_out_is_named():
    pieces = pieces_of(11, "of_code")
    content = next(way for way in DECEPTIONS if way.__name__ == "a_feed_left_out")(pieces)
    assert content is not None
    assert any("had seen event" in problem for _, problem in verifier.check(content).problems)


def test_a_puppet_of_a_reviewer_makes_no_bundle_and_no_code():
    """A device that somebody let in who may not is a stranger, to the verifiers as to the program."""
    world = World(5)
    a = alice(world)
    reviewer = invited(world, a, "Eva", role="reviewer")
    exchange(a, reviewer)
    secrets, code = (
        crypto.new_device(world.entropy),
        CodeCreated(new_id(CodeId, world), "forfalsket", None, "", "", None),
    )
    member = new_id(MemberId, world)
    sign(reviewer, MemberAdmitted(member, "Prof. Falsk", "coder", secrets.public.device, *secrets.keys))
    exchange(a, reviewer)
    key = a.custody.keychain.held(a.custody.current_epoch().key)
    place = envelope.Place(a.id, secrets.public.device, 1, envelope.NO_EVENT)
    plaintext = encode_event(EventDraft(code, None, world.now, 0, a.log.heads()[:1]))
    sealed = envelope.parse(envelope.seal(place, plaintext, key, crypto.Signer(secrets), world.entropy))
    a.accept(TransferBundle(a.id, (secrets.public,), (sealed,), ()))
    honest = made_of(a, disclosure_selection.decisions(Presentation(a)))
    pieces = Pieces(world, honest, a, honest)
    theirs = pieces.signed(pieces.frames[0], pieces.events(), crypto.Signer(secrets), secrets.public.device)
    assert set(verdicts([honest])[0]) == {GOOD}
    found, other = open_bundle(honest), verifier.check(honest)
    assert not found.state.codes.rows
    assert other.codebook == []
    assert [note.id for note in found.notes] == ["integrity-note-stranger"]
    assert [kind for kind, _ in other.notes] == ["stranger"]
    assert [page["notes"] for page in in_page([honest])] in ([], [other.notes])
    assert GOOD not in verdicts([theirs])[0]


def test_a_bundle_made_in_a_blind_round_shows_nothing_that_the_round_hides_and_says_so():
    world = World(6)
    a = alice(world)
    b = invited(world, a)
    source = a_source(a)
    code = a_code(a, "redsel")
    exchange(a, b)
    a.do(rounds.open_round, "Runde 1", [source], [a.member, b.member])
    exchange(a, b)
    a_coding(a, source, code, 3, 20, "BLINDGRUNN")
    exchange(a, b)
    for scope in SCOPES:
        about = [code] if scope == "of_code" else []
        content = made_of(b, getattr(disclosure_selection, scope)(Presentation(b), *about))
        found, other = open_bundle(content), verifier.check(content)
        assert found.problems == other.problems == []
        assert found.scope.is_blind
        assert "blind" in other.shows
        assert not any("BLINDGRUNN" in str(written.why) for _, written in found.shown)
        assert b"BLINDGRUNN" not in content
        assert not any("BLIND" in words for words in found.words.values())
        assert not any(type(written.event).__name__ == "CodingCreated" for _, written in found.shown)


def test_blindness_hides_only_what_coders_of_an_open_round_did():
    """Three bundles by Bo in a round with Ada, all honest but the second, which also seals what Cy did; and one that
    says the same after the round."""
    world = World(8)
    a = alice(world)
    b, c = invited(world, a), invited(world, a, "Cy")
    source = a_source(a)
    exchange(a, b, c)
    a.do(rounds.open_round, "Runde 1", [source], [a.member, b.member])
    [round_id] = a.state.rounds.rows
    a_code(c, "angst")
    a_coding(a, source, a_code(a, "redsel"), 3, 20)
    exchange(a, b, c)
    [hidden] = [each.id for each in c.timeline.order if type(c.event(each.id).event).__name__ == "CodingCreated"]
    sign(c, EventUndone(hidden))
    exchange(a, b, c)
    honest = disclosure_selection.decisions(Presentation(b))
    sealing = honest._replace(shows=lambda each: honest.shows(each) and each.device != c.device)
    contents = [made_of(b, honest), made_of(b, sealing)]
    for who in (a, b):
        who.do(rounds.finish_round, round_id)
    exchange(a, b, c)
    late = disclosure_selection.decisions(Presentation(b))
    contents += [made_of(b, late), made_of(b, late._replace(scope=honest.scope))]
    shown = [written for sealed, written in open_bundle(contents[0]).shown if sealed.device == c.device]
    assert EventUndone(hidden) in [each.event for each in shown], "what others do to it is shown"
    good, bad, after, still = verdicts(contents)
    assert set(good) == set(after) == {GOOD}
    assert GOOD not in bad
    assert GOOD not in still


def test_the_script_knows_weak_keys_as_the_program_does():
    """A device that was let in with a key that anybody could sign with was not let in."""
    world = World(7)
    small = [each.to_bytes(32, "little") for each in public_keys.SMALL_ORDER_Y | public_keys.SMALL_ORDER_U]
    other_spellings = [(public_keys.P + n).to_bytes(32, "little") for n in range(19)]
    good = crypto.new_device(world.entropy)
    keys = [*small, *other_spellings, *(world.entropy(32) for _ in range(50)), good.public.sign, b"", b"short"]
    assert [verifier.is_signing_key(each) for each in keys] == [public_keys.is_signing_key(each) for each in keys]
    boxes = [*keys, good.keys.box, good.keys.box[:500] + b"\xff\xff\xff" + good.keys.box[503:]]
    assert [verifier.is_box_key(each) for each in boxes] == [public_keys.is_box(each) for each in boxes]


def test_a_quote_of_a_coding_that_a_file_brought_is_checked_by_all_three():
    """Such a coding has more fields than one that a member made."""
    world = World(9)
    a = alice(world)
    source, code = a_source(a), a_code(a, "redsel")
    coder, coding = new_id(AttributedId, world), new_id(CodingId, world)
    sign(a, CoderAttributed(coder, "Ada som filen sier", "studie.qdpx"))
    sign(a, CodingAttributed(coding, source, 3, 20, code, coder, 0, 0, "", "for"))
    chosen = disclosure_selection.everything(Presentation(a))
    right, wrong = StatedQuote(coding, a.text(source)[3:20]), StatedQuote(coding, "Jeg elsket sjefen min")
    good, bad = (made_of(a, chosen._replace(claims=[each])) for each in (right, wrong))
    found = verdicts([good, bad])
    assert set(found[0]) == {GOOD}
    assert GOOD not in found[1]
    assert [claim[2] for claim in verifier.check(good).claims] == ["proved"]
