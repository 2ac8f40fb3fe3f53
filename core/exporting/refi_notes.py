"""The notes of a REFI-QDA project: each dated and signed; memos in files of their own, where tools look for them."""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from core.analysis.presentation import Presentation
from core.exporting.refi_xml import Guids, iso_time
from core.ids import Id
from core.text.xml import legal
from core.views.records import Memo

TITLE_CODE_POINTS = 60


class Notes:
    """Collects notes (`elements`), and the texts that go with them (`files`, bytes by name); `titles` of those, by what
    they are of."""

    def __init__(self, presentation: Presentation, guid: Guids) -> None:
        self._presentation, self._guid = presentation, guid
        self.elements: list[Element] = []
        self.files: dict[str, bytes] = {}
        self.titles: dict[Id, str] = {}
        self._titles: Counter[str] = Counter()

    def words(self, memo: Memo) -> str:
        """What a memo says, with its reference."""
        reference = self._presentation.words(memo.reference)
        return self._presentation.words(memo.text) + (f"\n({reference})" if reference else "")

    def memo(self, memo: Memo) -> str:
        """Writes a memo, and gives its GUID. One beside a passage holds its words; any other has a file."""
        words = self.words(memo)
        first = words.splitlines()[0][:TITLE_CODE_POINTS] if words.strip() else ""
        return self.text(memo.id, f"{memo.kind}: {first}", words, memo.by, memo.at, in_file=memo.passage is None)

    def text(self, own: Id, title: str, words: str, by: Id, at: int, *, in_file: bool = False) -> str:
        """Writes a note of `at` (ms since 1970), and gives its GUID. Those in files have names that no other has, since
        tools know them by name."""
        guid, name = self._guid(own), legal(title)
        if in_file:
            self._titles[name] += 1
            name += f" ({self._titles[name]})" if self._titles[name] > 1 else ""
            self.titles[own] = name
        signed = {"creatingUser": self._guid(self._presentation.one_coder(by)), "creationDateTime": iso_time(at)}
        note = Element("Note", {"guid": guid, "name": name, **signed})
        if in_file:
            note.set("plainTextPath", f"internal://{guid}.txt")
            self.files[f"{guid}.txt"] = words.encode()  # every character: it is no XML
        else:
            SubElement(note, "PlainTextContent").text = legal(words)
        self.elements.append(note)
        return guid
