"""What can go wrong, split by whose fault it is. Errors carry codes, the catalogue the sentences.

`Refused` is about what the user asked for, `Rejected` about bytes from another device. The sentence of the code
`name-empty` is the message `error-name-empty` of the catalogue, in every language.
"""

from core.messages import Message


class KodesporError(Exception):
    """Something went wrong. `code` names the sentence in the catalogue, `parameters` fill its places."""

    default = "failed"

    def __init__(self, code: str = "", /, **parameters: object) -> None:
        super().__init__(code or self.default)
        self.code = code or self.default
        self.parameters = parameters

    def __str__(self) -> str:
        """The code and its parameters, for logs and tracebacks; people read the catalogue's sentence."""
        return str(self.message).removeprefix("error-")

    @property
    def message(self) -> Message:
        """The sentence for people, still without a language."""
        return Message(f"error-{self.code}", self.parameters)


class Refused(KodesporError):
    """This cannot be done as asked."""

    default = "refused"


class UnknownName(Refused):
    """Nothing here has that name or id."""

    default = "unknown-name"


class AmbiguousName(Refused):
    """More than one thing has that name."""

    default = "ambiguous-name"


class BadFile(Refused):
    """A file cannot be read."""

    default = "bad-file"


class MissingLibrary(Refused):
    """A part of the program that is not installed here is needed. `library` names what to install."""

    default = "missing-library"


class WrongPassphrase(Refused):
    """The passphrase does not open this project."""

    default = "wrong-passphrase"


class NotAProject(Refused):
    """There is no Kodespor project here."""

    default = "not-a-project"


class NewerVersion(Refused):
    """This was made by a newer version of Kodespor."""

    default = "newer-version"


class StorageFailed(Refused):
    """The disk could not be written to; nothing was changed."""

    default = "storage-failed"


class Rejected(KodesporError):
    """Data from another device was rejected: it is damaged or forged."""

    default = "rejected"


class NotCanonical(Rejected):
    """These bytes are not a well-formed message."""

    default = "not-canonical"


class BadSeal(Rejected):
    """This does not open: it was altered, or sealed with another key."""

    default = "bad-seal"
