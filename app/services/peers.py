"""The network for one opened project: who may talk, and which mailboxes are its own, is read from the log each time."""

from typing import TYPE_CHECKING

from core.ids import Entropy
from core.project import Project
from sync.relay.access_token import AccessToken, access_token

if TYPE_CHECKING:
    from sync.transports.lan import TeamCredentials


def team_credentials(project: Project, entropy: Entropy) -> "TeamCredentials":
    """This device's credential, and the team as it is whenever it is asked for."""
    # Imported here: Python in a browser has neither X.509 nor a local network.
    from core.keys.certificates import anchor, make_credential
    from sync.transports.lan import TeamCredentials

    credential = make_credential(project.secrets, entropy)
    return TeamCredentials(
        credential, lambda: [anchor(each) for each in project.custody.team()], project.custody.meeting_secrets
    )


def access_tokens_of(project: Project) -> list[AccessToken]:
    """The access tokens to the project's mailboxes at a relay: the one that all use, and one for where that is full."""
    return [access_token(secret) for secret in project.custody.mailbox_secrets()]
