"""How the codes and categories came about: the decisions that method critique asks for."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, IMPORTABLE, LOOSE, Breach, Items, Matches, Name, NeededNote, Note, Number, OneOf
from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, CodingId, Id, SourceId, TargetId

SIDES = ("before", "after")
PARTS = ("definition", "use", "not_use", "example", "content")
"""What a code's description consists of; `content` is what the researcher says of it as a finding, for the result
table."""
CHOICES = ("chosen", "not_chosen")
COLOUR = Matches("(#[0-9a-f]{6})?", "#rrggbb or nothing")
MAP = 1000
"""Thousandths: places on the code map are told by them, so that they fit every size."""
SPLIT_MAX = 100
"""So many codes one is split into at most."""


@event("code.created", Policy(CODERS, ANY_MEMBER))
class CodeCreated(NamedTuple):
    """A code was created. In vivo codes carry a participant's words, and are sealed under that interview's key."""

    code: Annotated[CodeId, IMPORTABLE]
    name: Name
    parent: Annotated[CodeId | None, LOOSE]
    definition: Note
    colour: Annotated[str, COLOUR]
    in_vivo: Annotated[SourceId | None, LOOSE]


@event("code.renamed", Policy(CODERS, ANY_MEMBER))
class CodeRenamed(NamedTuple):
    """A code got another name. Two renames that had not seen each other are both kept."""

    code: CodeId
    name: Name


@event("code.defined", Policy(CODERS, ANY_MEMBER))
class CodeDefined(NamedTuple):
    """A part of a code's description was written: definition, use, not_use or example."""

    code: CodeId
    part: Annotated[str, OneOf(PARTS)]
    text: Note


@event("code.coloured", Policy(CODERS, ANY_MEMBER))
class CodeColoured(NamedTuple):
    """A code got another colour, as #rrggbb."""

    code: CodeId
    colour: Annotated[str, COLOUR]


@event("code.moved", Policy(CODERS, ANY_MEMBER))
class CodeMoved(NamedTuple):
    """A code was put under another one, or at the top."""

    code: CodeId
    parent: CodeId | None


def _beside(event: "CodePlaced") -> Breach:
    return BAD_VALUE if event.code == event.beside else ""


@event("code.placed", Policy(CODERS, ANY_MEMBER, not_in_trail=("siblings",)), whole=_beside)
class CodePlaced(NamedTuple):
    """A code was placed right before or after another one under the same code. `siblings`: the codes there that
    nobody had placed, in the order in which the author saw them, so that they keep it."""

    code: CodeId
    side: Annotated[str, OneOf(SIDES)]
    beside: CodeId
    siblings: Annotated[tuple[Id, ...], Items()]


@event("code.arranged", Policy(CODERS, ANY_MEMBER))
class CodeArranged(NamedTuple):
    """A code was put somewhere on the code map: so many thousandths of its width across and of its height down."""

    code: CodeId
    across: Annotated[int, Number(0, MAP)]
    down: Annotated[int, Number(0, MAP)]


@event("code.quote_set", Policy(CODERS, ANY_MEMBER, is_hidden_in_rounds=True))
class CodeQuoteSet(NamedTuple):
    """The segment of a coding was chosen as a quote for a code or category, in the result table and the review; or no
    longer. A choice that its author had not seen stays."""

    code: CodeId
    coding: CodingId
    choice: Annotated[str, OneOf(CHOICES)]


@event("code.merged", Policy(CODERS, ANY_MEMBER))
class CodeMerged(NamedTuple):
    """A code went into another: its codings show there, and remember where they came from."""

    code: CodeId
    into: CodeId


def _split(event: "CodeSplit") -> Breach:
    return BAD_VALUE if event.code in event.into else ""


@event("code.split", Policy(CODERS, ANY_MEMBER), whole=_split)
class CodeSplit(NamedTuple):
    """A code was found to be several, made just before: its codings wait to be sorted into them."""

    code: CodeId
    into: Annotated[tuple[CodeId, ...], Items(SPLIT_MAX, least=2)]


@event("code.deleted", Policy(CODERS, ANY_MEMBER))
class CodeDeleted(NamedTuple):
    """A code was deleted. It stays in the history, and its codings with it."""

    code: CodeId


@event("code.reason_given", Policy(CODERS, ANY_MEMBER))
class CodeReasonGiven(NamedTuple):
    """Whoever decided something about a code said later why, or said it better. `decision` is the event that they
    decided it with."""

    code: CodeId
    decision: TargetId
    reason: NeededNote
