"""What a welcome brings is put into an empty log, before the project is opened on it."""

from core.errors import Refused
from core.ids import Entropy
from core.keys.box_keys import keep_box
from core.keys.grants import parse_grant
from core.log.transfer_bundle import TransferBundle
from core.sealing.crypto import DeviceSecrets
from core.storage.log import Log


def take_welcome(log: Log, secrets: DeviceSecrets, entropy: Entropy, bundle: TransferBundle) -> None:
    """Keeps which project it is, its devices and the keys to it. Raises Refused where the log holds a project."""
    if log.note("project") is not None:
        raise Refused("project-exists-here")
    with log.transaction():
        log.set_note("project", bundle.project)
        keep_box(log, secrets, entropy)
        for public in (*bundle.devices, secrets.public):
            log.add_device(public)
        for raw in bundle.grants:
            log.add_grant(parse_grant(raw))
