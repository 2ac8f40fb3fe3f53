"""What a reader did not take for anybody's words: counted, so that it can be said and kept beside the text."""

from collections import Counter
from collections.abc import Iterable

from core.messages import Message

KINDS = (
    "bad_byte", "column", "comment", "control", "deleted", "front_matter", "header", "hidden", "object", "placeholder",
    "remark", "sheet", "struck", "unread_sheet",
)  # fmt: skip
"""Each has a sentence, `importing-left-KIND`, with a count: of words where there are words, else of things. Words that
are struck through stay, since only people know whether they were deleted; how many is said with the rest."""


class LeftOut:
    """Counts what is left out while a document is read."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def words(self, kind: str, text: str) -> None:
        """So many words of a kind as stand in a text."""
        self.count(kind, len(text.split()))

    def count(self, kind: str, number: int = 1) -> None:
        """So many things of a kind."""
        assert kind in KINDS, kind
        if number:
            self._found[kind] += number

    def again(self, messages: Iterable[Message]) -> None:
        """What another reader has counted: of a chapter, of a document within this one."""
        for each in messages:
            number = each.parameters["count"]
            assert isinstance(number, int)
            self.count(each.id.removeprefix("importing-left-").replace("-", "_"), number)

    def messages(self) -> tuple[Message, ...]:
        """One sentence for each kind."""
        return tuple(
            Message(f"importing-left-{kind.replace('_', '-')}", {"count": n}) for kind, n in sorted(self._found.items())
        )
