"""What an event's class declares about it beside its fields: who may make and undo it, what it reaches, who sees it.

The rest of the program reads these declarations and keeps no lists of events of its own: authorisation
(core/views/authorisation.py), validity (core/log/validity.py), the audit trail and its filters (core/analysis), audit
bundles (core/evidence/audit_bundle.py) and docs/events.md.
"""

from enum import Enum
from typing import NamedTuple


class MadeBy(Enum):
    """Who may make an event. The value is the sentence in docs/events.md."""

    CODERS = "owners and coders"
    EVERYONE = "every member, reviewers too"
    DEVICES = "every device, also one that waits to be confirmed"
    OWNERS = "owners"
    OWNERS_OR_THEMSELVES = "owners; every member about themselves and their own devices"


class UndoneBy(Enum):
    """Who may undo an event. The value is the sentence in docs/events.md."""

    NOBODY = "nobody"
    AUTHOR = "its author"
    ANY_MEMBER = "any owner or coder"
    ANY_OWNER = "any owner"
    AUTHOR_OR_OWNERS = "its author, or any owner"


class Retroactive(Enum):
    """Whether an event changes which other events count, earlier ones too. The value stands in docs/events.md."""

    NO = "no"
    ADMISSION = "yes: it lets a device in"
    POWERS = "yes: it says what a member or a device may do"
    CONTROL = "yes: it voids other events, or lets them count"


class InBundles(Enum):
    """What an audit bundle shows of an event. The value is the sentence in docs/events.md."""

    ALWAYS = "always shown"
    AS_CHOSEN = "shown where it is chosen"
    WITH_WHOLE_TEXTS = "shown where it is chosen, but never with a single code, since it holds a whole text"


class Policy(NamedTuple):
    """What an event's class declares.

    `attaches` names the field of a thing that this event attaches to all other things that it names: a coding to its
    source and code, a memo to what it is about. Whoever asks for the history of one of those gets that thing's, too.
    `segment` names the fields that say where in its source that thing stands: first and last code point, or an array of
    such pairs.
    `not_in_trail`: fields that are too long for a line of the audit trail, and can be read in their own place.
    `is_hidden_in_rounds`: a round of blind coding hides the event from the other coders of its source.
    """

    made_by: MadeBy
    undone_by: UndoneBy
    retroactive: Retroactive = Retroactive.NO
    in_bundles: InBundles = InBundles.AS_CHOSEN
    attaches: str = ""
    segment: tuple[str, ...] = ()
    not_in_trail: tuple[str, ...] = ()
    is_hidden_in_rounds: bool = False


UNDECLARED = Policy(MadeBy.CODERS, UndoneBy.NOBODY)
"""Of events that this program does not know, and of classes that declare nothing (tests/tidy/test_events.py)."""

CODERS, EVERYONE, DEVICES, OWNERS, OWNERS_OR_THEMSELVES = MadeBy
NOBODY, AUTHOR, ANY_MEMBER, ANY_OWNER, AUTHOR_OR_OWNERS = UndoneBy
