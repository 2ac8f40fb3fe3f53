"""Whose envelopes may enter a log: nobody's but those of devices that are known, or whose first event can be opened."""

import pytest

from core.errors import Rejected
from core.events.codebook import CodeCreated
from core.events.registry import EventDraft, encode_event
from core.ids import CodeId, Id, new_id
from core.log.transfer_bundle import TransferBundle
from core.sealing import crypto, envelope
from core.sealing.envelope import NO_EVENT, Place
from tests.builders import World, a_code, alice, everything, invited


@pytest.fixture
def team():
    world = World(61)
    ada = alice(world)
    bo = invited(world, ada)
    a_code(bo)
    ada.accept(everything(bo))
    return world, ada, bo


def sealed(world: World, place: Place, key: crypto.HeldKey, signer: crypto.DeviceSecrets) -> envelope.Sealed:
    event = CodeCreated(CodeId(new_id(place.device, world.entropy)), "Innsmuglet", None, "", "#3b7a57", None)
    plaintext = encode_event(EventDraft(event, None, 1_760_000_000_000, 0, ()))
    return envelope.parse(envelope.seal(place, plaintext, key, crypto.Signer(signer), world.entropy))


def own_key(world: World, secrets: crypto.DeviceSecrets) -> crypto.HeldKey:
    return crypto.new_key(crypto.KeyKind.SEALING, secrets.public.device, world.entropy)


def test_a_stranger_with_a_true_signature_and_a_key_of_its_own_is_held_back(team):
    world, ada, _ = team
    mallory = crypto.new_device(world.entropy)
    noise = [sealed(world, Place(ada.id, mallory.public.device, 1, NO_EVENT), own_key(world, mallory), mallory)]
    for n in range(2, 5):
        place = Place(ada.id, mallory.public.device, n, noise[-1].id)
        noise.append(sealed(world, place, own_key(world, mallory), mallory))
    before, rows = ada.events_digest(), ada.log.last_row()
    result = ada.accept(TransferBundle(ada.id, (mallory.public,), tuple(noise), ()))
    assert (result.new, result.rows) == (0, frozenset())
    assert result.held == len(noise)
    assert (ada.events_digest(), ada.log.last_row()) == (before, rows)
    assert mallory.public.device not in ada.log.devices()


def test_a_stranger_whose_public_keys_nobody_sent_is_rejected(team):
    world, ada, _ = team
    mallory = crypto.new_device(world.entropy)
    key = ada.custody.keychain.held(ada.custody.current_epoch().key)
    one = sealed(world, Place(ada.id, mallory.public.device, 1, NO_EVENT), key, mallory)
    with pytest.raises(Rejected, match="envelope-signature-wrong"):
        ada.accept(TransferBundle(ada.id, (), (one,), ()))


def test_nobody_goes_on_with_anothers_feed(team):
    """Not with a signature of one's own, and not with public keys that are not that device's."""
    world, ada, bo = team
    mallory = crypto.new_device(world.entropy)
    key = ada.custody.keychain.held(ada.custody.current_epoch().key)
    head = next(head for head in ada.log.heads() if head.device == bo.device)
    one = sealed(world, Place(ada.id, bo.device, head.seq + 1, head.id), key, mallory)
    before = ada.events_digest()
    for publics in ((), (mallory.public,), (crypto.DevicePublic(mallory.public.sign, bo.secrets.public.box_digest),)):
        with pytest.raises(Rejected, match="envelope-signature-wrong"):
            ada.accept(TransferBundle(ada.id, publics, (one,), ()))
    assert ada.events_digest() == before


def test_an_event_whose_forerunner_is_missing_is_held_until_that_has_come(team):
    _, ada, bo = team
    before, rows = ada.events_digest(), ada.log.last_row()
    for name in ("en", "to", "tre"):
        a_code(bo, name)
    whole = everything(bo)
    missing, *later = [each for each in whole.envelopes if each.device == bo.device][-3:]
    some = tuple(each for each in whole.envelopes if each.id != missing.id)
    result = ada.accept(whole._replace(envelopes=some))
    assert (result.new, result.held) == (0, len(later))
    assert (ada.events_digest(), ada.log.last_row()) == (before, rows)
    assert ada.accept(whole).new == 3
    assert ada.events_digest() == bo.events_digest()


def test_only_the_last_of_a_chain_is_signed_truly_and_the_chain_holds(team):
    """An altered event in the middle breaks the link of the one after it, so it cannot hide behind a true signature."""
    _, ada, bo = team
    for n in range(3):
        a_code(bo, f"kode {n}")
    own = [envelope.parse(raw) for _, raw in bo.log.envelopes() if envelope.parse(raw).device == bo.device][-3:]
    raw = bytearray(own[1].raw)
    raw[-100] ^= 1
    altered = [own[0], envelope.parse(bytes(raw)), own[2]]
    before = ada.events_digest()
    with pytest.raises(Rejected, match="envelope-signature-wrong"):
        ada.accept(TransferBundle(ada.id, (), tuple(altered), ()))
    assert ada.events_digest() == before
    assert ada.accept(TransferBundle(Id(ada.id), (), tuple(own), ())).new == 3
