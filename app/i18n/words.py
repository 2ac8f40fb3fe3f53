"""The app's words: written in English where they are used, and in norwegian.json in Norwegian (bokmål)."""

import json
from functools import cache
from pathlib import Path

from app.i18n.catalogue import Catalogue
from app.i18n.refusals import in_norwegian
from core.errors import KodesporError
from core.messages import Message

LANGUAGES = ("nb", "en")


class Words(Catalogue):
    """The catalogue, and beside it the texts that have no id yet."""

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The text; English where the other language lacks it, which a test does not let happen."""
        if message in self:
            return super().__call__(message, **parameters)
        return (norwegian() if self.language == "nb" else ENGLISH).get(message, message)

    def say(self, message: Message | KodesporError) -> str:
        """The sentence of a message or an error; of an error without a code, as it was written or translated."""
        if isinstance(message, KodesporError) and " " in message.code:
            return self.refusal(message)
        return super().say(message)

    def refusal(self, problem: KodesporError | OSError | str) -> str:
        """What core or sync refused, in the chosen language."""
        if isinstance(problem, KodesporError) and " " not in problem.code:
            return self.say(problem)
        sentence = str(problem)
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
    "event.accepted_late": "adopted an event",
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
    "project.created": "founded the project",
    "coding.created": "coded a passage",
    "source.assigned": "said whose words a text holds",
    "source.imported": "imported a text",
    "source.renamed": "renamed a text",
    "text.replaced": "put other words into a layer of a text",
    "source.speaker_sealed": "took in a participant's turns under a key of their own",
    "attribute.type_set": "said what an attribute may be",
    "coding.annotated": "weighed or commented a coding",
    "coding.stance_set": "said whether a passage speaks for its code",
    "consent.noted": "noted a consent",
    "consensus.recorded": "settled a difference",
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
    "checkpoint.made": "made a checkpoint of the log",
    "checkpoint.signed": "signed a checkpoint of the log",
    "checkpoint.stamped": "had a checkpoint of the log time-stamped",
    "project.imported": "brought in a project of another tool",
    "query.deleted": "gave a query up",
    "query.saved": "kept a query",
    "reference.added": "added a reference",
    "reference.removed": "took a reference off the list",
    "relation.created": "drew a relation between codes",
    "relation.removed": "gave a relation up",
    "set.removed": "gave a set up",
    "set.saved": "gathered a set",
    "source.timecodes_set": "said when a text is spoken",
    "part_of": "is part of",
    "source.withdrawn": "took a text back",
    "not_use": "when not to use",
    "use": "when to use",
    "concurrent_rename": "named at the same time",
    "concurrent_move": "moved at the same time",
    "deleted_in_use": "deleted while in use",
    "merged_twice": "merged twice",
    "cycle": "would have made a ring",
    "device.clone_split": "made a copy of a device one of its own",
    "device.removed": "took out a device",
}
"""Only what is looked up by a name that people do not read, such as the type of an event."""
