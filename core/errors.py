"""What can go wrong, split by whose fault it is; every message is a sentence for the person who reads it."""


class KodesporError(Exception):
    """Something went wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").strip())


class Refused(KodesporError):
    """This cannot be done as asked."""


class UnknownName(Refused):
    """Nothing here has that name or id."""


class AmbiguousName(Refused):
    """More than one thing has that name; use the id."""


class BadFile(Refused):
    """This file cannot be read."""


class WrongPassphrase(Refused):
    """The passphrase does not open this project."""


class NotAProject(Refused):
    """There is no Kodespor project here; make one with "kodespor init"."""


class NewerVersion(Refused):
    """This was made by a newer version of Kodespor; upgrade to open it."""


class StorageFailed(Refused):
    """The disk refused; nothing was changed."""


class Rejected(KodesporError):
    """Data from another device was rejected: it is damaged or forged."""


class NotCanonical(Rejected):
    """These bytes are not a well-formed message."""


class BadSeal(Rejected):
    """This does not open: it was altered, or sealed with another key."""
