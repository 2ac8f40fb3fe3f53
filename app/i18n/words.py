"""The app's words: written in English where they are used, and in norwegian.json in Norwegian (bokmål)."""

import json
from functools import cache
from pathlib import Path

from app.i18n.refusals import in_norwegian

LANGUAGES = ("nb", "en")


class Words:
    """Gives a text in the chosen language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "nb"

    def __call__(self, english: str) -> str:
        """The text; English where the other language lacks it, which a test does not let happen."""
        return (norwegian() if self.language == "nb" else ENGLISH).get(english, english)

    def refusal(self, sentence: str) -> str:
        """What core or sync refused, in the chosen language."""
        return in_norwegian(sentence) if self.language == "nb" else sentence


@cache
def norwegian() -> dict[str, str]:
    """The English texts with their Norwegian ones."""
    words: dict[str, str] = json.loads((Path(__file__).parent / "norwegian.json").read_text(encoding="utf-8"))
    return words


ENGLISH: dict[str, str] = {
    "code.coloured": "gave a code a colour",
    "code.created": "made a code",
    "code.defined": "described a code",
    "code.deleted": "deleted a code",
    "code.merged": "merged codes",
    "code.moved": "moved a code",
    "code.renamed": "renamed a code",
    "code.split": "split a code",
    "coding.judged": "judged a coding",
    "coding.recoded": "recoded",
    "coding.removed": "took a coding back",
    "coding.resized": "moved the boundaries of a coding",
    "device.added": "added a device",
    "epoch.started": "took a new key into use",
    "event.adopted": "adopted an event",
    "event.undone": "undid",
    "member.admitted": "let a member in",
    "member.named": "said their name",
    "member.removed": "removed a member",
    "memo.deleted": "put a memo aside",
    "memo.revised": "revised a memo",
    "memo.written": "wrote a memo",
    "milestone.marked": "marked a milestone",
    "participant.added": "added a participant",
    "participant.described": "described a participant",
    "participant.status_set": "set the status of a participant",
    "participant.withdrawn": "let a participant withdraw",
    "phase.started": "began a new phase",
    "project.described": "described the study",
    "project.founded": "founded the project",
    "segment.coded": "coded a passage",
    "source.assigned": "said whose words a text holds",
    "source.imported": "imported a text",
    "source.renamed": "renamed a text",
    "text.replaced": "put other words into a layer of a text",
    "source.voiced": "took in a participant's turns under a key of their own",
    "attribute.typed": "said what an attribute may be",
    "coding.noted": "weighed or commented a coding",
    "coding.turned": "said whether a passage speaks for its code",
    "consent.noted": "noted a consent",
    "difference.settled": "settled a difference",
    "file.attached": "attached a file",
    "file.detached": "took a file away",
    "memo.linked": "linked a memo",
    "memo.placed": "put a memo into the margin",
    "round.opened": "opened a blind round",
    "round.finished": "was done with a blind round",
    "round.ended": "ended a blind round",
    "memo.unlinked": "took a memo's link away",
    "passage.linked": "linked two passages",
    "passage.unlinked": "parted two passages",
    "anchor.made": "made a checkpoint of the log",
    "anchor.signed": "signed a checkpoint of the log",
    "anchor.stamped": "had a checkpoint of the log time-stamped",
    "project.received": "brought in a project of another tool",
    "query.dropped": "gave a query up",
    "query.saved": "kept a query",
    "reference.added": "added a reference",
    "reference.removed": "took a reference off the list",
    "relation.drawn": "drew a relation between codes",
    "relation.dropped": "gave a relation up",
    "set.dissolved": "gave a set up",
    "set.gathered": "gathered a set",
    "source.timed": "said when a text is spoken",
    "part_of": "is part of",
    "source.withdrawn": "took a text back",
    "not_use": "when not to use",
    "use": "when to use",
    "concurrent_rename": "named at the same time",
    "concurrent_move": "moved at the same time",
    "deleted_in_use": "deleted while in use",
    "merged_twice": "merged twice",
    "cycle": "would have made a ring",
    "device.parted": "made a copy of a device one of its own",
    "device.removed": "took out a device",
}
"""Only what is looked up by a name that people do not read, such as the type of an event."""
