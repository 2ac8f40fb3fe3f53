"""The first event of a project, and the grants by which its first device keeps the keys."""

from core.errors import Refused
from core.events.project import ProjectCreated
from core.events.registry import EventDraft, encode_event
from core.ids import Entropy, Id, MemberId, new_id, project_id
from core.keys.box_keys import keep_box
from core.keys.keychain import Keychain
from core.log.event_writer import Clock, possible_moment
from core.sealing import crypto, envelope
from core.sealing.crypto import KeyKind
from core.sealing.envelope import Place
from core.storage.log import Log


def found_project(
    log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, title: str, name: str
) -> None:
    """Makes a new project in an empty log. Raises Refused where the log holds one already."""
    if log.note("project") is not None:
        raise Refused("project-exists-here")
    moment = possible_moment(clock)
    keys, device = secrets.keys, secrets.public.device
    salt = Id(entropy(16))
    sealing, wrapping = (crypto.new_key(kind, device, entropy) for kind in (KeyKind.SEALING, KeyKind.WRAPPING))
    event = ProjectCreated(salt, title, MemberId(new_id(device, entropy)), name, *keys, sealing.id, wrapping.id)
    place = Place(project_id(device, salt), device, 1, envelope.NO_EVENT)
    plaintext = encode_event(EventDraft(event, None, moment.at, moment.offset, ()))
    raw = envelope.seal(place, plaintext, sealing, crypto.Signer(secrets), entropy)
    granter = Keychain(place.project, secrets).granter
    with log.transaction():
        log.set_note("project", place.project)
        keep_box(log, secrets, entropy)
        log.add_device(secrets.public)
        log.append([envelope.parse(raw)])
        log.add_grant(granter.to_box(wrapping, keys.box))
        log.add_grant(granter.under(sealing, wrapping))
