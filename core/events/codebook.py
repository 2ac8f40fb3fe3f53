"""How the codes and categories came about: the decisions that method critique asks for."""

from typing import NamedTuple

from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, SourceId
from core.sealing.sealed_text import Text


@event("code.created", Policy(CODERS, ANY_MEMBER))
class CodeCreated(NamedTuple):
    """A code was created. In vivo codes carry a participant's words, and are sealed under that interview's key."""

    code: CodeId
    name: Text
    parent: CodeId | None
    definition: Text
    colour: str
    in_vivo: SourceId | None


@event("code.renamed", Policy(CODERS, ANY_MEMBER))
class CodeRenamed(NamedTuple):
    """A code got another name. Two renames that had not seen each other are both kept."""

    code: CodeId
    name: Text


@event("code.defined", Policy(CODERS, ANY_MEMBER))
class CodeDefined(NamedTuple):
    """A part of a code's description was written: definition, use, not_use or example."""

    code: CodeId
    part: str
    text: Text


@event("code.coloured", Policy(CODERS, ANY_MEMBER))
class CodeColoured(NamedTuple):
    """A code got another colour, as #rrggbb."""

    code: CodeId
    colour: str


@event("code.moved", Policy(CODERS, ANY_MEMBER))
class CodeMoved(NamedTuple):
    """A code was put under another one, or at the top."""

    code: CodeId
    parent: CodeId | None


@event("code.merged", Policy(CODERS, ANY_MEMBER))
class CodeMerged(NamedTuple):
    """A code went into another: its codings show there, and remember where they came from."""

    code: CodeId
    into: CodeId


@event("code.split", Policy(CODERS, ANY_MEMBER))
class CodeSplit(NamedTuple):
    """A code was found to be several, made just before: its codings wait to be sorted into them."""

    code: CodeId
    into: tuple[CodeId, ...]


@event("code.deleted", Policy(CODERS, ANY_MEMBER))
class CodeDeleted(NamedTuple):
    """A code was deleted. It stays in the history, and its codings with it."""

    code: CodeId
