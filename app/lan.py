"""The local network for one opened project: who may talk is read from the log at every connection."""

from core.certificates import anchor, make_credential
from core.ids import Entropy
from core.project import Project
from sync.transports.lan import Club


def club_of(project: Project, entropy: Entropy) -> Club:
    """This device's credential, and the team as it is whenever it is asked for."""
    credential = make_credential(project.secrets, entropy)
    return Club(credential, lambda: [anchor(each) for each in project.team()], project.rendezvous)
