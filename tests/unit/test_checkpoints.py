"""Checkpoints: in formats that others read, bound to the log, signed by several, stamped by a real authority."""

import base64
import hashlib

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands.checkpoints import stamp_checkpoint
from core.errors import BadFile, Refused
from core.evidence import checkpoints
from core.evidence.audit_bundle import make_bundle
from core.evidence.bundle_check import open_bundle
from core.evidence.signed_note import (
    Checkpoint,
    checkpoint_text,
    is_by,
    read_checkpoint,
    read_note,
    tree_root,
    verifier_key,
)
from core.evidence.timestamps import ask_for, read_stamp
from core.report.options import Options
from core.report.page import page
from core.report.review import review
from core.sealing.crypto import note_signature_holds
from sync.timestamp_client import ask
from tests.authority import Authority
from tests.builders import World, a_code, alice, exchange, invited
from tests.forgeries import verifier
from tests.refusals import refuses

# The example in the documentation of Go's package golang.org/x/mod/sumdb/note, the format's first home.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# Leaves and roots of the test data of Certificate Transparency (RFC 6962).
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.fixture
def study():
    world = World(77)
    a = alice(world)
    b = invited(world, a)
    supervisor = invited(world, a, "Eva", role="reviewer")
    a_code(a, "redsel")
    exchange(a, b, supervisor)
    a_code(b, "mot")
    exchange(a, b, supervisor)
    return world, a, b, supervisor


def test_the_formats_are_those_of_others():
    note = read_note(GO_NOTE)
    public = base64.b64decode(GO_KEY.split("+", 2)[2])[1:]
    [signature] = note.signatures
    assert is_by(signature, "PeterNeumann", public)
    assert note_signature_holds(public, signature.signature, note.text)
    assert not note_signature_holds(public, signature.signature, note.text + "!")
    assert verifier_key("PeterNeumann", public) == GO_KEY
    for count, root in ROOTS.items():
        assert tree_root([bytes.fromhex(leaf) for leaf in LEAVES[:count]]).hex() == root
    assert tree_root([]) == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("count", [*range(1, 20), 64, 100])
def test_the_tree_is_that_of_the_rfc_by_its_own_definition(count):
    def root(leaves):
        if len(leaves) == 1:
            return hashlib.sha256(b"\0" + leaves[0]).digest()
        split = 1 << ((len(leaves) - 1).bit_length() - 1)
        return hashlib.sha256(b"\1" + root(leaves[:split]) + root(leaves[split:])).digest()

    leaves = [bytes([n]) * 32 for n in range(count)]
    assert tree_root(leaves) == root(leaves)


def test_a_checkpoint_is_made_kept_and_held_against_a_later_log(study):
    _, a, b, supervisor = study
    made = checkpoints.make_checkpoint_now(a).event
    counted = len(a.timeline.order) - 1
    assert read_checkpoint(made.text).size == counted
    exchange(a, b, supervisor)
    for each in (b, supervisor):
        checkpoints.cosign(each, made.checkpoint)
    with refuses("checkpoint-already-signed"):
        checkpoints.cosign(b, made.checkpoint)
    a_code(a, "håp")
    exchange(a, b, supervisor)
    kept = checkpoints.note_of(a.state.checkpoints.rows[made.checkpoint], a.log.devices())
    row, status = checkpoints.recognised(supervisor, read_note(kept))
    assert row.id == made.checkpoint
    assert status.is_held
    assert set(status.signers) == {a.device, b.device, supervisor.device}
    checked = [line for line in kept.splitlines() if line.startswith("—")]
    assert len(checked) == 3
    keys = checkpoints.keys_of(row, a.log.devices())
    for key, signature in zip(keys, read_note(kept).signatures, strict=True):
        name, _, rest = key.split("+", 2)
        assert is_by(signature, name, base64.b64decode(rest)[1:])


def test_what_does_not_hold_is_not_signed_and_not_recognised(study):
    world, a, b, _ = study
    made = checkpoints.make_checkpoint_now(a).event
    row = a.state.checkpoints.rows[made.checkpoint]
    kept = checkpoints.note_of(row, a.log.devices())
    with pytest.raises(BadFile, match="checkpoint-of-another-project"):
        checkpoints.recognised(alice(World(1)), read_note(kept))
    forged = checkpoint_text(Checkpoint(f"kodespor/{a.id.hex()}", 3, bytes(32)))
    with pytest.raises(BadFile, match="checkpoint-unknown"):
        checkpoints.recognised(a, read_note(kept.replace(row.text, forged)))
    _, status = checkpoints.recognised(a, read_note(kept[:-12] + "AAAAAAAAAA=\n"))
    assert status.signers == ()
    links, devices = checkpoints.links_of(a), a.log.devices()
    for event in list(links):
        less = {name: link for name, link in links.items() if name != event}
        held = checkpoints.checkpoint_status(a.id, row, less, devices).is_held
        assert held is (event == a.timeline.order[-1].id), "all but the event that notes the checkpoint itself"
    false = b.do(_false_checkpoint(b))[0].event.checkpoint
    exchange(a, b)
    with pytest.raises(Refused, match="checkpoint-not-held"):
        checkpoints.cosign(a, false)
    assert world.random is not None


def test_a_checkpoint_that_speaks_of_another_project_is_not_held(study):
    """A member with a changed program notes this log's own heads and root under another project's name."""
    from core.commands.checkpoints import make_checkpoint

    _, a, b, _ = study
    honest = read_checkpoint(checkpoints.make_checkpoint_now(a).event.text)
    exchange(a, b)
    heads = a.state.checkpoints.rows[next(iter(a.state.checkpoints.rows))].heads
    text = checkpoint_text(honest._replace(origin=f"kodespor/{bytes(16).hex()}"))
    sign = b.custody.keychain.signer.sign_note
    foreign = b.do(lambda context: make_checkpoint(context, heads, text, sign(text)))[0].event.checkpoint
    exchange(a, b)
    row = a.state.checkpoints.rows[foreign]
    assert not checkpoints.checkpoint_status(a.id, row, checkpoints.links_of(a), a.log.devices()).is_held
    with pytest.raises(Refused, match="checkpoint-not-held"):
        checkpoints.cosign(a, foreign)
    with pytest.raises(BadFile, match="checkpoint-of-another-project"):
        checkpoints.recognised(a, read_note(checkpoints.note_of(row, a.log.devices())))


def _false_checkpoint(project):
    from core.commands.checkpoints import make_checkpoint

    heads = tuple((head.device, head.seq, head.id) for head in project.log.heads())
    text = checkpoint_text(Checkpoint(f"kodespor/{project.id.hex()}", 4, bytes(32)))
    return lambda context: make_checkpoint(context, heads, text, project.custody.keychain.signer.sign_note(text))


def test_what_a_member_notes_as_a_checkpoint_breaks_nothing(study):
    from core.commands.checkpoints import make_checkpoint, stamp_checkpoint

    _, a, b, _ = study
    heads = ((b.device, 7, a.timeline.order[0].id), (b.device, 1, bytes(32)))
    for text in ("", "hello", "a\n\n— b\n", "kodespor\n1\n" + "A" * 43 + "=\n"):
        made = b.do(lambda context, text=text: make_checkpoint(context, heads, text, b"no signature".ljust(64)))[
            0
        ].event.checkpoint
        b.do(stamp_checkpoint, made, "http://localhost", b"no stamp")
    exchange(a, b)
    links, devices = checkpoints.links_of(a), a.log.devices()
    for row in a.state.checkpoints.values():
        assert not checkpoints.checkpoint_status(a.id, row, links, devices).is_held
        assert checkpoints.checkpoint_status(a.id, row, links, devices).signers == ()
        assert checkpoints.size_of(row) in (0, 1)
        checkpoints.note_of(row, devices)
        with pytest.raises(Refused):
            checkpoints.cosign(a, row.id)
    assert "The log and its checkpoints" in page(review(a, Options(), Catalogue("en"))).decode()


def test_checkpoints_stand_in_every_bundle_and_in_the_review(study):
    _, a, b, _ = study
    made = checkpoints.make_checkpoint_now(a).event
    exchange(a, b)
    checkpoints.cosign(b, made.checkpoint)
    exchange(a, b)
    chosen = disclosure_selection.of_period(Presentation(a), 0, 1)
    content = make_bundle(a, chosen, 1)
    found = open_bundle(content)
    assert found.problems == verifier.check(content).problems == []
    assert [written.event for _, written in found.shown if written.event == made] == [made]
    shown = page(review(a, Options(), Catalogue("en"))).decode()
    assert made.text.split("\n")[2] in shown
    assert "The log and its checkpoints" in shown
    assert "Alice and Bob" in shown or "Bob and Alice" in shown


@pytest.fixture
def authority(tmp_path):
    pytest.importorskip("rfc3161_client")
    made = Authority(tmp_path / "authority")
    yield made
    made.stop()


def test_a_real_authority_stamps_a_checkpoint(study, authority, tmp_path):
    _, a, b, _ = study
    made = checkpoints.make_checkpoint_now(a).event
    question = ask_for(made.text)
    assert made.text.encode() not in question.content
    answer = ask(authority.address, question.content)
    found = read_stamp(answer, made.text, [authority.root], question.nonce)
    assert found.is_proved
    assert "Test authority" in found.by
    a.do(stamp_checkpoint, made.checkpoint, authority.address, answer)
    exchange(a, b)
    assert b.state.checkpoints.rows[made.checkpoint].stamps == ((authority.address, answer),)
    shown = page(review(b, Options(), Catalogue("en"))).decode()
    assert "CN=Test authority" in shown
    with pytest.raises(BadFile, match="timestamp-of-something-else"):
        read_stamp(answer, made.text + "more", [authority.root])
    with pytest.raises(BadFile, match="timestamp-answers-another-question"):
        read_stamp(answer, made.text, [], question.nonce + 1)
    other = Authority(tmp_path / "other")
    other.stop()
    with pytest.raises(BadFile, match="timestamp-not-valid"):
        read_stamp(answer, made.text, [other.root])
    assert not read_stamp(answer, made.text).is_proved


def test_damaged_stamps_and_bad_servers_get_a_sentence(study, authority):
    world, a, _, _ = study
    text = checkpoints.make_checkpoint_now(a).event.text
    answer = ask(authority.address, ask_for(text).content)
    for _ in range(300):
        at = world.random.randrange(len(answer))
        altered = answer[:at] + bytes([answer[at] ^ (1 << world.random.randrange(8))]) + answer[at + 1 :]
        try:
            read_stamp(altered, text, [authority.root])
        except BadFile:
            continue
    refused = bytes.fromhex("30053003020102")  # a status alone
    version = bytes.fromhex("a003020102")  # of a certificate in it
    assert version in answer
    odd = answer.replace(version, version[:-1] + b"\x7e")
    for nonsense in (b"", b"hello", answer[:40], refused, odd):
        with pytest.raises(BadFile):
            read_stamp(nonsense, text)
    with pytest.raises(Refused, match="timestamp-server-address"):
        ask("file:///etc/passwd", b"")
    with pytest.raises(Refused, match="timestamp-server-silent"):
        ask("http://127.0.0.1:9/", b"")
    authority.damage = lambda _: bytes(100_000)
    with pytest.raises(Refused, match="timestamp-answer-too-long"):
        ask(authority.address, ask_for(text).content)


@pytest.mark.parametrize(
    "content", ["", "x", "a\nb\nc\n", "a\n\n", "a\n\n— b\n", "a\n\n— b !!!\n", "\n\nno dash AAAAAAAA\n"]
)
def test_what_is_no_note_is_refused(content):
    with pytest.raises(BadFile):
        read_note(content)


@pytest.mark.parametrize(
    "text", ["", "a\n1\n", "a\nx\nAAAA\n", "a\n-1\nAAAA\n", "a\n01\n" + "A" * 43 + "=\n", "\n1\nAAAA\n"]
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(BadFile):
        read_checkpoint(text)
