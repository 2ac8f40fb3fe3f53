"""What names a text in a file that gives it no id: what it is called there."""

from core.ids import Id
from core.importing.foreign_sqlite import key
from core.sealing.crypto import digest


class TextIds:
    """Ids of the texts of one file. A text whose words change keeps its id; of several with one name and other words
    the first goes by its name, and the others by their words too."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def of(self, name: str, raw: str) -> Id:
        """The id of a text with these words, as they lie there."""
        if self._words.setdefault(name, raw) == raw:
            return Id(key("text", name))
        return Id(key("text", f"{name} {digest(raw.encode()).hex()[:32]}"))
