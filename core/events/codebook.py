"""How the codes and categories came about: the decisions that method critique asks for."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("code.created")
class CodeCreated(NamedTuple):
    """A code was made. In vivo codes carry an informant's words, and are sealed under that interview's key."""

    code: Id
    name: Text
    parent: Id | None
    definition: Text
    colour: str
    in_vivo: Id | None


@event("code.renamed")
class CodeRenamed(NamedTuple):
    """A code got another name. Two renames that had not seen each other are both kept."""

    code: Id
    name: Text


@event("code.defined")
class CodeDefined(NamedTuple):
    """A part of a code's description was written: definition, use, not_use or example."""

    code: Id
    part: str
    text: Text


@event("code.coloured")
class CodeColoured(NamedTuple):
    """A code got another colour, as #rrggbb."""

    code: Id
    colour: str


@event("code.moved")
class CodeMoved(NamedTuple):
    """A code was put under another one, or at the top."""

    code: Id
    parent: Id | None


@event("code.merged")
class CodeMerged(NamedTuple):
    """A code went into another: its codings show there, and remember where they came from."""

    code: Id
    into: Id


@event("code.split")
class CodeSplit(NamedTuple):
    """A code was found to be several, made just before: its codings wait to be sorted into them."""

    code: Id
    into: tuple[Id, ...]


@event("code.deleted")
class CodeDeleted(NamedTuple):
    """A code was given up. It stays in the history, and its codings with it."""

    code: Id
